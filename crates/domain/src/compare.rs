//! What differs between two versions, and what a merge had to decide.

use serde::{Deserialize, Serialize};

use crate::Digest;
use crate::graph::ComponentKey;

/// How a component differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Only in the newer version.
    Added,
    /// Only in the older version.
    Removed,
    /// Its fields differ.
    Changed,
    /// The same block under another name: nothing but the name and references to it differ.
    Renamed,
    /// Only its place in the files differs.
    MovedOnly,
    /// Only white space, comments or the order of its lines differ.
    FormattingOnly,
    /// Only its comments differ.
    CommentsOnly,
}

/// How one field differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldDifference {
    /// Attribute path.
    pub path: String,
    /// The expression in the older version, if there.
    pub before: Option<String>,
    /// The expression in the newer version, if there.
    pub after: Option<String>,
}

/// How one component differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ComponentDifference {
    /// The component, by its newer key where it has both.
    pub key: ComponentKey,
    /// Its older key, where another.
    pub older_key: Option<ComponentKey>,
    /// How it differs.
    pub difference: Difference,
    /// Its file in the newer version, or in the older one where it was removed.
    pub file: String,
    /// Its line there.
    pub line: u32,
    /// Field by field; empty for added, removed, moved, formatting only and comments only.
    pub fields: Vec<FieldDifference>,
}

/// A comparison of two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Comparison {
    /// Content of the older version.
    pub older: Digest,
    /// Content of the newer version.
    pub newer: Digest,
    /// Every component that differs, in reading order of the newer version, removed ones in their old place.
    pub components: Vec<ComponentDifference>,
    /// Paths of files that differ in no component (comments between blocks, files that are not Terraform's).
    pub other_files: Vec<String>,
    /// Whether all that differs is formatting: white space, comments, the order of lines, the file a block is in.
    pub formatting_only: bool,
    /// Whether all that differs is comments.
    pub comments_only: bool,
}

impl Comparison {
    /// Whether all that differs is the file that blocks are in.
    #[must_use]
    pub fn moved_only(&self) -> bool {
        let moved = |component: &ComponentDifference| component.difference == Difference::MovedOnly;
        self.formatting_only
            && self.other_files.is_empty()
            && !self.components.is_empty()
            && self.components.iter().all(moved)
    }
}

/// A field that two sides changed differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Conflict {
    /// Which component.
    pub key: ComponentKey,
    /// Attribute path; empty when one side removed or renamed the whole component.
    pub path: String,
    /// Before both changes.
    pub ancestor: Option<String>,
    /// What is here.
    pub ours: Option<String>,
    /// What came in.
    pub theirs: Option<String>,
}

/// Which side a person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// What is here.
    Ours,
    /// What came in.
    Theirs,
}

/// What a merge took over by itself and what it could not decide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MergeReport {
    /// Fields that both sides changed differently.
    pub conflicts: Vec<Conflict>,
    /// Components changed only by what came in.
    pub taken: Vec<ComponentKey>,
    /// Components changed only here.
    pub kept: Vec<ComponentKey>,
}
