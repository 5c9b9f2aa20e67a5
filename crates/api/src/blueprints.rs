//! Blueprints: what there is, new ones, their names.

use domain::compare::Comparison;
use domain::graph::{Carried, FileReport};
use domain::ids::BlueprintId;
use domain::{Digest, FileEntry, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::operation::{Effect, Nothing, OFFLINE, needs, operation};

operation!(
    /// Lists the blueprints one may read, latest change first.
    List: "blueprint.list", Get "/api/blueprints", needs("blueprint:read"), Effect::Read,
    ListRequest => ListResponse
);
operation!(
    /// Looks at a set of files without keeping anything: which roots there are, what was understood.
    Inspect: "blueprint.inspect", Post "/api/blueprints/inspect", needs("blueprint:create"), Effect::Read,
    InspectRequest => Inspection
);
operation!(
    /// Creates a blueprint: empty, from the sample estate, or from a set of files.
    Create: "blueprint.create", Post "/api/sa/blueprints", needs("blueprint:create"), OFFLINE,
    CreateRequest => Blueprint
);
operation!(
    /// Reads what stands on the cover of a blueprint.
    Get: "blueprint.get", Get "/api/blueprints/{id}", needs("blueprint:read"), Effect::Read,
    OneBlueprint => Blueprint
);
operation!(
    /// Gives a blueprint another name.
    Rename: "blueprint.rename", Put "/api/blueprints/{id}/name", needs("blueprint:update"), OFFLINE,
    RenameRequest => Blueprint
);
operation!(
    /// Removes a blueprint with its versions. The folder it came from is not touched.
    Remove: "blueprint.remove", Delete "/api/blueprints/{id}", needs("blueprint:delete"), OFFLINE,
    OneBlueprint => Nothing
);
operation!(
    /// Gives the files as they are with every edit; of a version, or of now.
    Export: "blueprint.export", Get "/api/blueprints/{id}/export", needs("blueprint:read"), Effect::Read,
    ExportRequest => Exported
);
operation!(
    /// Draws the picture as SVG or PNG.
    Picture: "blueprint.picture", Get "/api/blueprints/{id}/picture", needs("blueprint:read"), Effect::Read,
    PictureRequest => PictureResponse
);

/// Which blueprints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ListRequest {
    /// Only those whose name contains this, whatever the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
}

/// The blueprints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ListResponse {
    /// Latest change first.
    pub blueprints: Vec<Blueprint>,
}

/// The cover of a blueprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Blueprint {
    /// Its id.
    pub id: BlueprintId,
    /// Its name.
    pub name: String,
    /// Whether it is the sample estate: shown with a mark, never taken for real.
    pub sample: bool,
    /// The directory it is looked at from; modules that it does not call are not drawn.
    pub root: String,
    /// Counts up with every edit; an edit names the one it was made on.
    pub revision: u64,
    /// The content as it is now.
    pub digest: Digest,
    /// The message of the latest version, if there is one.
    pub latest_version: Option<String>,
    /// Whether there are edits since the latest version.
    pub edited: bool,
    /// Whether files came in from outside that nobody has looked at yet.
    pub incoming: bool,
    /// How many resources and data sources.
    pub components: u32,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// One blueprint by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OneBlueprint {
    /// Which.
    pub id: BlueprintId,
}

/// Files to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InspectRequest {
    /// The files of the folder.
    pub files: Vec<FileEntry>,
}

/// What a set of files holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Inspection {
    /// What the content is called.
    pub digest: Digest,
    /// Directories with configuration that nobody calls, best guess first.
    pub roots: Vec<Root>,
    /// How each file was read.
    pub files: Vec<FileReport>,
    /// What was not understood.
    pub carried: Vec<Carried>,
}

/// A root module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Root {
    /// Its directory, `.` for the top.
    pub directory: String,
    /// How many resources and data sources it comes to, with the modules it calls.
    pub components: u32,
    /// How many modules it calls, directly or not.
    pub modules: u32,
}

/// A new blueprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CreateRequest {
    /// Its id, made by the caller.
    pub id: BlueprintId,
    /// Its name.
    pub name: String,
    /// What it starts from.
    pub from: Origin,
}

/// What a blueprint starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "origin", rename_all = "snake_case")]
pub enum Origin {
    /// Nothing.
    Empty,
    /// The sample estate.
    Sample,
    /// The files of a folder.
    Files {
        /// The files.
        files: Vec<FileEntry>,
        /// Files that only lend values (ignored by git): read, never stored.
        #[serde(default)]
        values_only: Vec<FileEntry>,
        /// The root to look from; the best guess when left out.
        root: Option<String>,
    },
}

/// A new name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RenameRequest {
    /// Which.
    pub id: BlueprintId,
    /// The name.
    pub name: String,
}

/// What to export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExportRequest {
    /// Which blueprint.
    pub id: BlueprintId,
    /// Which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<domain::ids::VersionId>,
}

/// Exported files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Exported {
    /// What the content is called.
    pub digest: Digest,
    /// Every file that may be written.
    pub files: Vec<FileEntry>,
    /// What the content was called when it was last in step with its folder.
    pub base: Digest,
    /// Files that stood in the folder then and are gone now.
    pub removed: Vec<String>,
    /// What differs from the files last in step with the folder.
    pub changes: Comparison,
}

/// Which picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PictureRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// SVG or PNG.
    pub format: PictureFormat,
    /// Light or dark.
    pub dark: bool,
    /// The longest side in pixels, for a PNG; its natural size when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_side: Option<u32>,
}

/// A picture's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PictureFormat {
    /// Scalable, as text.
    Svg,
    /// Pixels.
    Png,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PictureResponse {
    /// `image/svg+xml` or `image/png`.
    pub content_type: String,
    /// The bytes, in base64.
    #[schema(value_type = String)]
    pub content: domain::files::Content,
}
