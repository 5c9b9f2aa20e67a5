//! Reachability: who can reach what over the network, by which way, and why each part of the way is open.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is known of a way. Ordered: of several ways the most open one counts, of the parts of a way the least open one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reachability {
    /// Something that is known closes it.
    #[default]
    Blocked,
    /// Whether it is open hangs on something that is not known.
    Unknown,
    /// It is open.
    Reachable,
}

/// Where a way begins.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WayFrom {
    /// Anybody on the internet.
    Internet,
    /// Certain addresses outside: an office, a partner.
    Outside {
        /// The addresses: `203.0.113.0/24`.
        cidr: String,
    },
    /// Everything that stands in a network, whatever it is.
    Network {
        /// The network's address.
        address: String,
    },
    /// Every pod of every other namespace.
    Namespaces,
    /// A component.
    Component {
        /// Its address.
        address: String,
        /// How many others have the same ways: the same filters at the same places. They are not listed.
        alike: u32,
    },
}

/// A part of a way: what lets traffic go on from one place to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hop {
    /// Where it comes from: an address, or `internet`.
    pub from: String,
    /// Where it goes.
    pub to: String,
    /// Why it is open, in a few words: "security group lets in 0.0.0.0/0".
    pub why: String,
    /// The resource that opens it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Its attribute: `ingress[0].cidr_blocks`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    /// What gets through here: `tcp/5432`, `udp/53`, `tcp/1024-65535`, `all`.
    pub ports: Vec<String>,
    /// Whether it is open.
    pub state: Reachability,
}

/// Whether something is reached from one origin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reached {
    /// Whether it is.
    pub state: Reachability,
    /// Addresses from the origin (`internet`) to the target; empty where it is blocked.
    pub path: Vec<String>,
    /// What gets through to the target.
    pub ports: Vec<String>,
    /// The way, part by part.
    pub hops: Vec<Hop>,
    /// What is not known, or what closes it. Nothing where it is reachable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A way from somewhere to a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Way {
    /// Where it begins.
    pub from: WayFrom,
    /// Where it ends: an address, or `internet`.
    pub target: String,
    /// Components it leads through that do not forward by themselves: somebody has to take them over first.
    pub through: Vec<String>,
    /// The way.
    pub reached: Reached,
}

/// Who can reach one component: what a segmentation view shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ways {
    /// The component.
    pub target: String,
    /// What it listens on, as far as it is known: `tcp/5432`.
    pub listens: Vec<String>,
    /// Ways to it, the most open first, the internet before others, direct ones before others.
    pub ways: Vec<Way>,
    /// Whether these are all ways; otherwise only so many were looked at.
    pub complete: bool,
}
