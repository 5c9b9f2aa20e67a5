//! What "this sits inside that" is read from.

use serde::Serialize;

/// One place to read from what a component sits in; the first that leads somewhere counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Containment {
    /// The attribute: `subnet_id`, `vpc_config[0].subnet_ids`; `[*]` stands for each block of that name.
    pub path: &'static str,
    /// What its references mean.
    pub placement: Placement,
}

/// What a reference says about the place of the component that makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// The thing referred to is the box; where it is no box itself, the box that it sits in.
    Inside,
    /// The component belongs to the thing referred to and shares the box that thing sits in, never entering it.
    Beside,
    /// Several things are referred to: the innermost box around all of them; of one, that one.
    Among,
}

/// What kind of box a type is, when other things sit inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContainerKind {
    /// A virtual network.
    Network,
    /// A part of a network.
    Subnet,
    /// A group of resources, folders and organisational units included.
    Group,
    /// A cluster of machines.
    Cluster,
    /// A project, account or subscription.
    Project,
    /// A namespace of a cluster or of a messaging service.
    Namespace,
    /// What programs are hosted on: a plan, an application environment.
    Host,
}
