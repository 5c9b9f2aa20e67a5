//! Versions: immutable, each with a message, an author, a parent and a digest.

use domain::compare::Comparison;
use domain::ids::{BlueprintId, VersionId};
use domain::{Digest, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::blueprints::{Blueprint, OneBlueprint};
use crate::editing::FileDifference;
use crate::operation::{Effect, OFFLINE, needs, operation};

operation!(
    /// Saves the files as they are with every edit.
    Save: "version.save", Post "/api/blueprints/{id}/versions", needs("blueprint:update"), OFFLINE,
    SaveRequest => Version
);
operation!(
    /// Lists the versions of a blueprint, latest first.
    List: "version.list", Get "/api/blueprints/{id}/versions", needs("blueprint:read"), Effect::Read,
    OneBlueprint => ListResponse
);
operation!(
    /// Says what differs between two versions, or between one and now.
    Compare: "version.compare", Post "/api/sa/blueprints/compare", needs("blueprint:read"), Effect::Read,
    CompareRequest => CompareResponse
);
operation!(
    /// Makes the content of a version the content of now; what was before is kept as a version.
    Restore: "version.restore", Post "/api/blueprints/{id}/restore", needs("blueprint:update"), OFFLINE,
    RestoreRequest => Blueprint
);

/// A version to save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SaveRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// The version's id, made by the caller.
    pub version: VersionId,
    /// Why, for people.
    pub message: String,
}

/// A version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Its number among the versions of its blueprint, from 1.
    pub number: u32,
    /// Why.
    pub message: String,
    /// Whose.
    pub author: String,
    /// The version before it.
    pub parent: Option<VersionId>,
    /// Its content.
    pub digest: Digest,
    /// When it was saved.
    pub created_at: Timestamp,
}

/// The versions of a blueprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ListResponse {
    /// Latest first.
    pub versions: Vec<Version>,
}

/// What to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CompareRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// The older one; the files that the blueprint started from, or was last in step with, when left out.
    pub older: Option<VersionId>,
    /// The newer one; now when left out.
    pub newer: Option<VersionId>,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CompareResponse {
    /// By component and field.
    pub comparison: Comparison,
    /// By file and line.
    pub files: Vec<FileDifference>,
}

/// A version to go back to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RestoreRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// Which version.
    pub version: VersionId,
    /// The id of the version under which the content of now is kept.
    pub kept_as: VersionId,
}
