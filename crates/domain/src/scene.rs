//! The picture of a graph: what the canvas draws. Computed in the core, drawn anywhere.
//!
//! Lengths are points at zoom 1, x to the right, y down, from the picture's top left corner.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::Category;
use crate::graph::ComponentKey;
use crate::ids::GroupId;
use crate::planned::ChangeAction;

/// What a node is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NodeShape {
    /// A card: one component.
    Card,
    /// A box with a title, for what sits inside a component.
    Container,
    /// A box with a title, for a module.
    Module,
    /// A box with a title, for a group that a person drew.
    Group,
}

/// How a node stands against another version.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The same, or nothing to compare with.
    #[default]
    None,
    /// Only in the newer one.
    Added,
    /// Only in the older one.
    Removed,
    /// In both, differently.
    Changed,
}

/// A card or a box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Node {
    /// The component, or `module:DIRECTORY`, or `group:ID`.
    pub key: ComponentKey,
    /// The index of the box it is in; parents come before their children.
    pub parent: Option<u32>,
    /// What it is drawn as.
    pub shape: NodeShape,
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Its name.
    pub title: String,
    /// Its readable type.
    pub caption: String,
    /// What kind of thing it is.
    pub category: Category,
    /// The glyph's id.
    pub glyph: String,
    /// Attributes that matter, as (name, value), for close-up.
    pub details: Vec<(String, String)>,
    /// How many instances it stands for: `×3`, `×?`, or empty for one.
    pub instances: String,
    /// Whether it is drawn unfinished (dashed): its source, type or values are not known. The word says why.
    pub unfinished: Option<String>,
    /// What a plan does to it, where the blueprint is a plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeAction>,
    /// How it stands against another version.
    pub mark: Mark,
    /// A person's note.
    pub note: Option<String>,
    /// Whether a person placed it.
    pub placed: bool,
}

/// An edge: the one at `from` uses the one at `to`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Edge {
    /// Index of the node that refers.
    pub from: u32,
    /// Index of the node referred to.
    pub to: u32,
    /// Corners of an orthogonal line, ends included: x0, y0, x1, y1, …
    pub points: Vec<f32>,
    /// The attributes in which the reference stands, joined.
    pub label: String,
    /// Whether it is an order alone (`depends_on`).
    pub order_only: bool,
    /// How it stands against another version.
    pub mark: Mark,
}

/// The whole picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Scene {
    /// Width of everything.
    pub width: f32,
    /// Height of everything.
    pub height: f32,
    /// Boxes and cards, parents first, in reading order.
    pub nodes: Vec<Node>,
    /// Edges.
    pub edges: Vec<Edge>,
}

/// Width of a card.
pub const CARD_WIDTH: f32 = 184.0;
/// Height of a card.
pub const CARD_HEIGHT: f32 = 56.0;

/// What a person decided about the picture; kept with the document, never in a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Arrangement {
    /// Top left corners, from the top left corner of the box a node is in.
    pub places: BTreeMap<ComponentKey, (f64, f64)>,
    /// Groups, by id.
    pub groups: BTreeMap<GroupId, Group>,
    /// Notes on components.
    pub notes: BTreeMap<ComponentKey, String>,
}

/// A box that a person drew around components.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What it is called.
    pub title: String,
    /// What is in it.
    pub members: BTreeSet<ComponentKey>,
}
