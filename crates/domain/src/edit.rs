//! The typed edits a person makes on a blueprint.

use serde::{Deserialize, Serialize};

use crate::graph::{ComponentKey, ComponentKind};
use crate::ids::GroupId;

/// One edit. Files are patched only where an edit means it; layout, groups and notes never touch a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// A new block.
    Add {
        /// The module's directory.
        directory: String,
        /// The file; where its neighbours are when left out.
        file: Option<String>,
        /// What kind of block.
        kind: ComponentKind,
        /// Resource or data source type, module source, or empty.
        type_name: String,
        /// Its name.
        name: String,
        /// The text between its braces.
        body: String,
    },
    /// Copied blocks, with new names where theirs are taken.
    Paste {
        /// The module's directory.
        directory: String,
        /// The file; where its neighbours are when left out.
        file: Option<String>,
        /// The text of whole blocks.
        source: String,
    },
    /// Takes a block out.
    Remove {
        /// Which.
        key: ComponentKey,
    },
    /// Gives a block another name and rewrites every reference to it.
    Rename {
        /// Which.
        key: ComponentKey,
        /// The new name.
        name: String,
    },
    /// Sets an attribute to an expression.
    Set {
        /// Of which component.
        key: ComponentKey,
        /// `engine`, `ingress[0].from_port`.
        path: String,
        /// The expression, as it will stand in the source.
        expression: String,
    },
    /// Takes an attribute out.
    Unset {
        /// Of which component.
        key: ComponentKey,
        /// `engine`, `ingress[0].from_port`.
        path: String,
    },
    /// Adds a nested block after the others of its type.
    AddBlock {
        /// Of which component.
        key: ComponentKey,
        /// The block's type with the path that leads to it: `ingress`, `rule[0].filter`.
        path: String,
        /// The text between its braces.
        body: String,
    },
    /// Takes a nested block out.
    RemoveBlock {
        /// Of which component.
        key: ComponentKey,
        /// `ingress[1]`.
        path: String,
    },
    /// Makes an attribute of one component refer to another.
    Connect {
        /// The component that will refer.
        from: ComponentKey,
        /// The one referred to.
        to: ComponentKey,
        /// The attribute; `depends_on` for an order alone. A list gets one more element.
        attribute: String,
    },
    /// Takes the reference out again.
    Disconnect {
        /// The component that refers.
        from: ComponentKey,
        /// The one referred to.
        to: ComponentKey,
        /// The attribute.
        attribute: String,
    },
    /// Moves a block to another file of its module.
    MoveToFile {
        /// Which.
        key: ComponentKey,
        /// The file, new or existing.
        file: String,
    },
    /// Places a node of the canvas; its centre does not matter, its top left corner does.
    Place {
        /// Which component or container.
        key: ComponentKey,
        /// Points from its container's left edge.
        x: f64,
        /// Points from its container's top edge.
        y: f64,
    },
    /// Forgets where a person placed nodes, so that the automatic layout decides again.
    Unplace {
        /// Which; empty for all.
        keys: Vec<ComponentKey>,
    },
    /// Draws a group around components.
    Group {
        /// The group's id, made by the caller.
        id: GroupId,
        /// What it is called.
        title: String,
        /// What is in it.
        members: Vec<ComponentKey>,
    },
    /// Takes a group away; what was in it stays.
    Ungroup {
        /// Which.
        id: GroupId,
    },
    /// Puts a note on a component; an empty text takes it away.
    Annotate {
        /// Which.
        key: ComponentKey,
        /// The note.
        text: String,
    },
}
