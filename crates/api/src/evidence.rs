//! Evidence: what is kept of versions, what differs between two, pictures of it, and the ways over the network.

use std::collections::BTreeMap;

use domain::evidence::check::{CheckResult, Counts};
use domain::evidence::compliance::ControlCounts;
use domain::evidence::estimate::{Coverage, Total};
use domain::ids::{BlueprintId, VersionId};
use domain::{Digest, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::operation::{Effect, needs, operation};

operation!(
    /// Lists what is kept of each version: what was found, what it cost, and whether that still holds.
    List: "evidence.list", Get "/api/blueprints/{id}/evidence", needs("blueprint:read"), Effect::Read,
    ListRequest => ListResponse
);
operation!(
    /// Says what differs between two versions, or between one and now, in cost, findings and compliance.
    Compare: "evidence.compare", Post "/api/blueprints/{id}/evidence/compare", needs("blueprint:read"), Effect::Read,
    CompareRequest => Compared
);
operation!(
    /// Draws a chart of a blueprint's evidence as SVG, with the table behind it.
    Draw: "evidence.draw", Get "/api/blueprints/{id}/evidence/chart", needs("blueprint:read"), Effect::Read,
    DrawRequest => Chart
);

/// Of which blueprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ListRequest {
    /// Which.
    pub id: BlueprintId,
}

/// What is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ListResponse {
    /// By version, latest first.
    pub versions: Vec<Kept>,
}

/// What is kept of a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Kept {
    /// Which version.
    pub version: VersionId,
    /// Its content.
    pub content: Digest,
    /// When it was examined.
    pub at: Timestamp,
    /// By which policies.
    pub policies: Digest,
    /// By which price books and discounts.
    pub books: Digest,
    /// With which usage assumed.
    pub usage: Digest,
    /// What was found.
    pub counts: Counts,
    /// What it cost.
    pub totals: Vec<Total>,
    /// How much of it that is of.
    pub coverage: Coverage,
    /// How it stood against each framework.
    pub compliance: BTreeMap<String, ControlCounts>,
    /// What has changed since: `policies`, `books`, `usage`; empty while it holds.
    pub outdated: Vec<String>,
}

/// What to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CompareRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// The older one; what the blueprint and its folder held last when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<VersionId>,
    /// The newer one; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<VersionId>,
}

/// What differs. Both are examined by the policies, prices and usage of now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Compared {
    /// The older content.
    pub older: Digest,
    /// The newer content.
    pub newer: Digest,
    /// What the month costs more (or less, negative), one a currency.
    pub cost: Vec<Total>,
    /// What the older one cost.
    pub totals_before: Vec<Total>,
    /// What the newer one costs.
    pub totals_after: Vec<Total>,
    /// How much of the older one its cost is of.
    pub coverage_before: Coverage,
    /// How much of the newer one its cost is of.
    pub coverage_after: Coverage,
    /// Broken in the newer one alone, worst first.
    pub new: Vec<CheckResult>,
    /// Broken in the older one alone, worst first.
    pub gone: Vec<CheckResult>,
    /// What was found in the older one.
    pub counts_before: Counts,
    /// What is found in the newer one.
    pub counts_after: Counts,
    /// How they stand against each framework that differs or is evaluated at all.
    pub compliance: Vec<ComplianceDifference>,
}

/// How two stand against a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ComplianceDifference {
    /// Which framework.
    pub framework: String,
    /// Its title.
    pub title: String,
    /// The older one.
    pub before: ControlCounts,
    /// The newer one.
    pub after: ControlCounts,
}

/// What to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DrawRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// Of which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    /// What of it.
    pub chart: ChartKind,
    /// Against which framework, for compliance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework: Option<String>,
    /// Light or dark.
    pub dark: bool,
    /// How wide, in pixels.
    pub width: u32,
}

/// What a chart shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Cost by service.
    Cost,
    /// Findings by severity and topic.
    Findings,
    /// Controls by what came of them, by group.
    Compliance,
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Chart {
    /// The picture, as SVG.
    pub svg: String,
    /// What it says, in a sentence or two, for who does not see it.
    pub text: String,
    /// The heads of the table behind it.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}
