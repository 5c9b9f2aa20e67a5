//! Compliance: frameworks, and how blueprints stand against them.

use domain::evidence::check::PolicyProblem;
use domain::evidence::compliance::{ComplianceReport, ControlCounts, Framework};
use domain::files::FileEntry;
use domain::ids::{BlueprintId, VersionId};
use domain::{Digest, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::documents::Document;
use crate::operation::{Effect, Nothing, OFFLINE, needs, operation};

operation!(
    /// Lists the frameworks.
    Frameworks: "framework.list", Get "/api/frameworks", needs("compliance:read"), Effect::Read,
    Nothing => FrameworksResponse
);
operation!(
    /// Takes in a framework of one's own; one of the same id is replaced.
    Add: "framework.add", Post "/api/ea/frameworks", needs("policy:create"), OFFLINE,
    AddRequest => Framework
);
operation!(
    /// Takes a framework of one's own out.
    Remove: "framework.remove", Delete "/api/ea/frameworks/{framework}", needs("policy:delete"), OFFLINE,
    RemoveRequest => Nothing
);
operation!(
    /// Measures a blueprint against a framework, control by control; as it is now, or a version.
    Measure: "compliance.measure", Post "/api/ta/qa/compliance-check", needs("compliance:read"), Effect::Read,
    MeasureRequest => ComplianceReport
);
operation!(
    /// Writes how a blueprint stands against a framework as a document: PDF, CSV, or OSCAL assessment results.
    Report: "compliance.report", Get "/api/ea/compliance/reports", needs("compliance:read"), Effect::Read,
    ReportRequest => Document
);
operation!(
    /// Says how every blueprint stands against every framework.
    Dashboard: "compliance.dashboard", Get "/api/ea/compliance/dashboard", needs("compliance:read"), Effect::Read,
    DashboardRequest => DashboardResponse
);
operation!(
    /// Measures every blueprint against a framework and keeps what came of it, named by its digests.
    Audit: "compliance.audit", Post "/api/ea/compliance/audit", needs("compliance:audit"), OFFLINE,
    AuditRequest => AuditResponse
);

/// The frameworks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FrameworksResponse {
    /// Those that came with the product first.
    pub frameworks: Vec<Framework>,
    /// What of them could not be read.
    pub problems: Vec<PolicyProblem>,
}

/// A framework to take in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AddRequest {
    /// The TOML file.
    pub file: FileEntry,
}

/// A framework to take out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RemoveRequest {
    /// Its id.
    pub framework: String,
}

/// What to measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeasureRequest {
    /// Which blueprint.
    pub id: BlueprintId,
    /// Which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    /// Against which framework.
    pub framework: String,
}

/// What to report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportRequest {
    /// Which blueprint.
    pub id: BlueprintId,
    /// Which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    /// Against which framework.
    pub framework: String,
    /// As what.
    pub format: ReportFormat,
}

/// A format for compliance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// A document for people.
    Pdf,
    /// A table.
    Csv,
    /// OSCAL assessment results, as JSON.
    Oscal,
}

/// Which blueprints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DashboardRequest {
    /// One alone; all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<BlueprintId>,
    /// Which version of it; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
}

/// How they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DashboardResponse {
    /// One for each blueprint and framework, by blueprint.
    pub standings: Vec<Standing>,
}

/// How one blueprint stands against one framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Standing {
    /// Which blueprint.
    pub id: BlueprintId,
    /// Its name.
    pub name: String,
    /// Its content.
    pub content: Digest,
    /// Which framework.
    pub framework: String,
    /// The framework's title and version.
    pub title: String,
    /// How many controls came to what.
    pub counts: ControlCounts,
    /// Kept among the evaluated, in whole per cent.
    pub score: Option<u32>,
    /// Evaluated among the applicable, in whole per cent.
    pub coverage: Option<u32>,
}

/// What to audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditRequest {
    /// Against which framework.
    pub framework: String,
}

/// What came of an audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditResponse {
    /// The same for the same contents, policies and framework: whoever repeats it gets this again.
    pub run: Digest,
    /// When it was made.
    pub at: Timestamp,
    /// The policies it was made by.
    pub policies: Digest,
    /// How each blueprint stood.
    pub standings: Vec<Standing>,
}
