//! Files that changed outside: offered, looked at, merged. Never overwritten, never overwriting.

use domain::compare::{Comparison, MergeReport, Side};
use domain::graph::ComponentKey;
use domain::ids::{BlueprintId, VersionId};
use domain::{Digest, FileEntry, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::blueprints::{Blueprint, OneBlueprint};
use crate::editing::FileDifference;
use crate::operation::{Effect, Nothing, OFFLINE, needs, operation};

operation!(
    /// Offers the files as they now are in the folder; kept aside until a person decides.
    Offer: "incoming.offer", Post "/api/blueprints/{id}/incoming", needs("blueprint:update"), OFFLINE,
    OfferRequest => Offered
);
operation!(
    /// Says what came in and what it means for the edits made here.
    Review: "incoming.review", Get "/api/blueprints/{id}/incoming", needs("blueprint:read"), Effect::Read,
    OneBlueprint => ReviewResponse
);
operation!(
    /// Takes what came in as the new base and carries the edits made here over it.
    Merge: "incoming.merge", Post "/api/blueprints/{id}/incoming/merge", needs("blueprint:update"), OFFLINE,
    MergeRequest => Blueprint
);
operation!(
    /// Records that the folder now holds this content: it was just saved there.
    InStep: "incoming.in_step", Post "/api/blueprints/{id}/in-step", needs("blueprint:update"), OFFLINE,
    InStepRequest => Nothing
);

/// The folder's files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OfferRequest {
    /// For which blueprint.
    pub id: BlueprintId,
    /// Every file of the folder as it is now.
    pub files: Vec<FileEntry>,
    /// Files that only lend values: read, never stored.
    #[serde(default)]
    pub values_only: Vec<FileEntry>,
}

/// What became of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Offered {
    /// Whether it differs from what the folder held when last in step, and waits for a person.
    pub waiting: bool,
    /// What the folder's content is called.
    pub digest: Digest,
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReviewResponse {
    /// When it came in; `None` when nothing waits.
    pub since: Option<Timestamp>,
    /// What differs from what the folder held when last in step.
    pub comparison: Option<Comparison>,
    /// By file and line.
    pub files: Vec<FileDifference>,
    /// What a merge would take, keep, and ask.
    pub report: MergeReport,
    /// What the folder's content is called; a merge names it.
    pub digest: Option<Digest>,
}

/// A merge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MergeRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// The content that was looked at; refused when other files have come in since.
    pub digest: Digest,
    /// The id of the version under which the content of now is kept first.
    pub kept_as: VersionId,
    /// A choice for each conflict; every conflict needs one.
    pub choices: Vec<Choice>,
}

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Choice {
    /// Which component.
    pub key: ComponentKey,
    /// Which field; empty for the component as a whole.
    pub path: String,
    /// Which side.
    pub side: Side,
}

/// Content that the folder holds now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InStepRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// The content that was written.
    pub digest: Digest,
}
