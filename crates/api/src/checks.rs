//! Checks: what policies find in a blueprint, and what other scanners said of it.

use domain::evidence::check::{CheckReport, Counts};
use domain::files::FileEntry;
use domain::ids::{BlueprintId, ScanId, VersionId};
use domain::{Digest, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::documents::Document;
use crate::operation::{Effect, Nothing, OFFLINE, needs, operation};

operation!(
    /// Checks a blueprint: its graph and every policy; as it is now, or a version.
    Run: "check.run", Post "/api/ta/blueprints/{id}/validate", needs("blueprint:read"), Effect::Read,
    RunRequest => Checked
);
operation!(
    /// Writes what was found as a file for other programs: SARIF, JUnit, JSON or CSV.
    Export: "check.export", Get "/api/blueprints/{id}/checks/export", needs("blueprint:read"), Effect::Read,
    ExportRequest => Document
);
operation!(
    /// Lists the results of other scanners that are kept with a blueprint.
    Scans: "scan.list", Get "/api/blueprints/{id}/scans", needs("blueprint:read"), Effect::Read,
    ScansRequest => ScansResponse
);
operation!(
    /// Keeps the results of another scanner (SARIF) with a blueprint; they are shown beside ours.
    Import: "scan.import", Post "/api/ta/qa/security-scan", needs("blueprint:update"), OFFLINE,
    ImportRequest => Scan
);
operation!(
    /// Takes the results of another scanner away.
    Remove: "scan.remove", Delete "/api/blueprints/{id}/scans/{scan}", needs("blueprint:update"), OFFLINE,
    RemoveRequest => Nothing
);

/// What to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RunRequest {
    /// Which blueprint.
    pub id: BlueprintId,
    /// Which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    /// Whether to list the results of rules that are kept, too; they are counted in any case.
    #[serde(default)]
    pub passes: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Checked {
    /// The revision of the blueprint, where it was checked as it is now.
    pub revision: u64,
    /// What was found.
    pub report: CheckReport,
    /// What was kept of the version when it was saved, where a version was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<KeptCheck>,
}

/// What is kept of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptCheck {
    /// When it was made.
    pub at: Timestamp,
    /// The policies it was made by.
    pub policies: Digest,
    /// How many there were of each kind.
    pub counts: Counts,
    /// Whether the policies are the same still.
    pub current: bool,
}

/// What to export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExportRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// Of which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    /// As what.
    pub format: CheckFormat,
}

/// A format for findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckFormat {
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit's XML.
    Junit,
    /// Our own JSON.
    Json,
    /// A table.
    Csv,
}

/// Whose scans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ScansRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
}

/// What is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ScansResponse {
    /// Latest first.
    pub scans: Vec<Scan>,
}

/// Results to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportRequest {
    /// With which blueprint.
    pub id: BlueprintId,
    /// The scan's id, made by the caller.
    pub scan: ScanId,
    /// The SARIF file.
    pub file: FileEntry,
}

/// Results to take away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RemoveRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// Which.
    pub scan: ScanId,
}

/// Results of another scanner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Scan {
    /// Its id.
    pub id: ScanId,
    /// The file's name.
    pub name: String,
    /// The programs that wrote it, with their versions.
    pub tools: Vec<String>,
    /// How many results it has.
    pub results: u32,
    /// The content of the blueprint when it was brought in: what it says holds for that.
    pub content: Digest,
    /// When it was brought in.
    pub at: Timestamp,
}
