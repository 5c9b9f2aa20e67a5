//! Compliance: the controls of a framework, measured by findings.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::{CheckResult, Severity};
use crate::Digest;

/// What came of a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ControlStatus {
    /// A rule that bears on it is broken.
    Fail,
    /// Every rule that bears on it and had something to look at is kept.
    Pass,
    /// Something that had to be known for it is not, and nothing is broken.
    NotEvaluated,
    /// Only people can say.
    Manual,
    /// Nothing in the blueprint is of the kind that it is about.
    NotApplicable,
}

/// A framework, without its controls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Framework {
    /// `pci-dss`
    pub id: String,
    /// `PCI DSS`
    pub title: String,
    /// `4.0`
    pub version: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is published.
    pub source: String,
    /// Whether it came with the product.
    pub built_in: bool,
    /// How many controls it has here.
    pub controls: u32,
    /// What of the whole framework is here, and what is not.
    pub scope: String,
}

/// One control, measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ControlResult {
    /// Its official id: `3.5.1`, `164.312(a)(2)(iv)`.
    pub id: String,
    /// What it is about, in our words.
    pub title: String,
    /// What it asks for, in our words.
    pub description: String,
    /// Where it stands in the framework: its group or chapter.
    pub group: String,
    /// What came of it.
    pub status: ControlStatus,
    /// The worst severity of what is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// The rules that bear on it.
    pub rules: Vec<String>,
    /// What people have to look at, where they have to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manual: Option<String>,
    /// The results it was measured by: each one that is broken or not evaluated, and each one that is kept.
    pub evidence: Vec<CheckResult>,
}

/// How many controls came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ControlCounts {
    /// Kept.
    pub pass: u32,
    /// Broken.
    pub fail: u32,
    /// Not about anything here.
    pub not_applicable: u32,
    /// For people to say.
    pub manual: u32,
    /// Not known.
    pub not_evaluated: u32,
}

impl ControlCounts {
    /// Controls that a verdict was reached on.
    #[must_use]
    pub const fn evaluated(&self) -> u32 {
        self.pass + self.fail
    }

    /// Controls that would take a verdict: all but those that are about nothing here.
    #[must_use]
    pub const fn applicable(&self) -> u32 {
        self.pass + self.fail + self.manual + self.not_evaluated
    }

    /// Of the evaluated controls, those that are kept, in whole per cent rounded down; none where nothing was evaluated.
    #[must_use]
    pub const fn score(&self) -> Option<u32> {
        if self.evaluated() == 0 { None } else { Some(self.pass * 100 / self.evaluated()) }
    }

    /// Of the applicable controls, those that were evaluated, in whole per cent rounded down. Always stands beside the score.
    #[must_use]
    pub const fn coverage(&self) -> Option<u32> {
        if self.applicable() == 0 { None } else { Some(self.evaluated() * 100 / self.applicable()) }
    }
}

/// A framework measured on one content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ComplianceReport {
    /// The content that was examined.
    pub content: Digest,
    /// The policies it was examined by.
    pub policies: Digest,
    /// The framework.
    pub framework: Framework,
    /// What the framework's file is called.
    pub framework_digest: Digest,
    /// Its controls, in its order.
    pub controls: Vec<ControlResult>,
    /// How many came to what.
    pub counts: ControlCounts,
    /// Kept among the evaluated, in whole per cent; none where nothing was evaluated.
    pub score: Option<u32>,
    /// Evaluated among the applicable, in whole per cent.
    pub coverage: Option<u32>,
}
