//! Working on a blueprint: its picture, its parts, its source, edits, undo.

use domain::edit::Edit;
use domain::graph::{Carried, Component, ComponentKey, Connection, FileReport};
use domain::ids::{BlueprintId, SessionId, VersionId};
use domain::scene::Scene;
use domain::{Category, Digest};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::operation::{Effect, OFFLINE, needs, operation};

operation!(
    /// Gives the picture of a blueprint: now, a version, or one version against another.
    ReadScene: "blueprint.scene", Get "/api/blueprints/{id}/scene", needs("blueprint:read"), Effect::Read,
    SceneRequest => SceneResponse
);
operation!(
    /// Gives everything about one component, for the inspector.
    ReadComponent: "blueprint.component", Get "/api/blueprints/{id}/component", needs("blueprint:read"), Effect::Read,
    ComponentRequest => ComponentDetail
);
operation!(
    /// Gives the text of one file with every edit.
    ReadSource: "blueprint.source", Get "/api/blueprints/{id}/source", needs("blueprint:read"), Effect::Read,
    SourceRequest => Source
);
operation!(
    /// Gives the text of components' blocks, for copying them.
    ReadBlocks: "blueprint.blocks", Post "/api/blueprints/{id}/blocks", needs("blueprint:read"), Effect::Read,
    BlocksRequest => Blocks
);
operation!(
    /// Makes edits, all or none of them; one step of undo.
    Apply: "blueprint.edit", Put "/api/ta/blueprints/{id}", needs("blueprint:update"), OFFLINE,
    EditRequest => EditOutcome
);
operation!(
    /// Says what edits would do, without making them.
    Preview: "blueprint.preview", Post "/api/blueprints/{id}/preview", needs("blueprint:read"), Effect::Read,
    EditRequest => Previewed
);
operation!(
    /// Takes back the latest step of this sitting.
    Undo: "blueprint.undo", Post "/api/blueprints/{id}/undo", needs("blueprint:update"), OFFLINE,
    StepRequest => EditOutcome
);
operation!(
    /// Makes the step again that was taken back last.
    Redo: "blueprint.redo", Post "/api/blueprints/{id}/redo", needs("blueprint:update"), OFFLINE,
    StepRequest => EditOutcome
);
operation!(
    /// Lays the picture out anew, forgetting where nodes were placed; one step of undo.
    Arrange: "blueprint.arrange", Post "/api/blueprints/{id}/arrange", needs("blueprint:update"), OFFLINE,
    StepRequest => EditOutcome
);

/// Which picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SceneRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// Of which version; of now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    /// Against which older version: what was removed is drawn too, and marks say what differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<VersionId>,
    /// Draw variables, locals, outputs and providers too.
    #[serde(default)]
    pub values: bool,
    /// Whose history to tell; none when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
}

/// A picture with what goes beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SceneResponse {
    /// The revision it shows.
    pub revision: u64,
    /// The content it shows.
    pub digest: Digest,
    /// The picture.
    pub scene: Scene,
    /// How each file was read.
    pub files: Vec<FileReport>,
    /// What was not understood, with its place.
    pub carried: Vec<Carried>,
    /// Whether this sitting has something to undo, and to redo.
    pub history: History,
}

/// What a sitting can take back and make again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct History {
    /// Steps that can be taken back.
    pub undo: u32,
    /// Steps that can be made again.
    pub redo: u32,
}

/// Which component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ComponentRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// Which.
    pub key: ComponentKey,
    /// In which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
}

/// Everything about one component.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ComponentDetail {
    /// The component.
    pub component: Component,
    /// Its readable type.
    pub type_title: String,
    /// What kind of thing it is.
    pub category: Category,
    /// The glyph's id.
    pub glyph: String,
    /// The text of its block.
    pub source: String,
    /// What it uses, and what uses it.
    pub connections: Vec<Connection>,
    /// How many places an edit of it changes: the calls of its module.
    pub places: u32,
    /// Whether it is only read: outside the project, or put there by Terraform.
    pub read_only: bool,
    /// A person's note.
    pub note: String,
    /// The attributes and blocks its type can have, where that is known.
    pub schema: Option<crate::catalogue::Schema>,
}

/// Which file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// Relative path.
    pub path: String,
    /// In which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Source {
    /// Relative path.
    pub path: String,
    /// Its text; bytes that are no UTF-8 are replaced for the eye, never in the file.
    pub text: String,
    /// Whether it is only read.
    pub read_only: bool,
}

/// Which components.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BlocksRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// Their keys.
    pub keys: Vec<ComponentKey>,
}

/// The text of blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Blocks {
    /// In native syntax, each ending in a line feed, in the order that was asked for.
    pub texts: Vec<String>,
}

/// Edits to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct EditRequest {
    /// On which blueprint.
    pub id: BlueprintId,
    /// In which sitting; undo belongs to it.
    pub session: SessionId,
    /// The content they were made on; refused when the content has moved on and an edit no longer applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
    /// All or none of them.
    pub edits: Vec<Edit>,
}

/// A step of a sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StepRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// Which sitting.
    pub session: SessionId,
}

/// What edits did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EditOutcome {
    /// The revision after them.
    pub revision: u64,
    /// The content after them.
    pub digest: Digest,
    /// How many places of the estate they change (a module may be called more than once).
    pub places: u32,
    /// Components that are new, by their keys; of the paste, in its order.
    pub created: Vec<ComponentKey>,
    /// Components that have another key now, before and after, in the order of the edits.
    #[serde(default)]
    pub renamed: Vec<(ComponentKey, ComponentKey)>,
    /// Files that differ now.
    pub files: Vec<String>,
    /// What a person should know: that a `moved` block keeps what is deployed, that something refers to what is gone.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What this sitting can take back and make again.
    pub history: History,
}

/// What edits would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Previewed {
    /// How many places of the estate they would change.
    pub places: u32,
    /// Where a new component would go.
    pub file: Option<String>,
    /// What a person should know before they make them, as of [`EditOutcome::notes`].
    #[serde(default)]
    pub notes: Vec<String>,
    /// What the files would be, only those that differ, as unified differences.
    pub differences: Vec<FileDifference>,
}

/// How a file differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FileDifference {
    /// Relative path.
    pub path: String,
    /// A unified difference with three lines around each change.
    pub unified: String,
}
