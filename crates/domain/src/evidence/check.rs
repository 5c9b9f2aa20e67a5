//! Findings: what policies say about each component.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Digest;
use crate::edit::Edit;
use crate::graph::ComponentKey;

/// How bad it is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Worth doing when one is there.
    Low,
    /// A weakness.
    #[default]
    Medium,
    /// A hole, once something else goes wrong.
    High,
    /// A hole.
    Critical,
}

/// What came of a rule on a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is broken.
    Fail,
    /// Something the rule reads is not known: neither broken nor kept.
    NotEvaluated,
    /// It is kept.
    Pass,
}

/// What a broken rule does to a person's work.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Enforcement {
    /// It is said.
    Advise,
    /// It is said loudly, and asked about before a review.
    #[default]
    Warn,
    /// Nothing goes on until it is mended or excepted.
    Block,
}

/// Whose word a result is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FoundBy {
    /// The bundle that comes with the product.
    BuiltIn,
    /// A bundle of somebody else's policies.
    Policy {
        /// The bundle's name.
        bundle: String,
    },
    /// Another program, whose results were brought in.
    Scanner {
        /// The program's name.
        tool: String,
    },
}

/// A rule, as it is read by people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Rule {
    /// `aws-rds-storage-encrypted`: unique in its bundle and stable.
    pub id: String,
    /// What should hold, in a short sentence.
    pub title: String,
    /// Why it matters.
    pub description: String,
    /// How to mend it.
    pub remediation: String,
    /// How bad it is when broken.
    pub severity: Severity,
    /// What is done about it.
    pub enforcement: Enforcement,
    /// What it is about: `encryption`, `public-exposure`, `identity`, `logging`, `backup`, `network`, `availability`,
    /// `tagging`, `cost`, `supply-chain`, `other`.
    pub topic: String,
    /// Types of resources it is about; empty where it does not say.
    pub types: Vec<String>,
    /// Attribute paths that it reads; empty where it does not say.
    pub reads: Vec<String>,
    /// Controls of frameworks that it bears on: `cis-aws:2.2.1`.
    pub controls: Vec<String>,
    /// Whose rule it is.
    pub origin: FoundBy,
}

/// One click that mends a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Fix {
    /// What it does: "Set `storage_encrypted` to true".
    pub title: String,
    /// The edits, all or none.
    pub edits: Vec<Edit>,
}

/// Why a finding is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Suppression {
    /// The reason given.
    pub reason: String,
    /// The last day it holds, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The file that says so.
    pub file: String,
    /// Its line there.
    pub line: u32,
}

/// One rule on one instance of a resource.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CheckResult {
    /// The rule's id.
    pub rule: String,
    /// How bad it is when broken.
    pub severity: Severity,
    /// What came of it.
    pub status: Status,
    /// The instance; empty for the blueprint as a whole.
    pub address: String,
    /// Its component.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub component: Option<ComponentKey>,
    /// The attribute path it is about, as in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    /// The file where that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its line there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What is wrong, in a sentence; of a rule that was not evaluated, why; of one that is kept, empty.
    pub message: String,
    /// Controls it bears on: `cis-aws:2.2.1`.
    pub controls: Vec<String>,
    /// What is done about it.
    pub enforcement: Enforcement,
    /// Whose word it is.
    pub origin: FoundBy,
    /// The way by which the resource is reached, address by address, where the rule is about that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<String>,
    /// What one should know of the result: that a policy which does not say what it reads ran on unknown values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<String>,
    /// What mends it by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// Why it is not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<Suppression>,
    /// The same for the same rule, address and attribute in every version.
    pub fingerprint: Digest,
}

/// Something that kept a policy from running, or a suppression that says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PolicyProblem {
    /// The file.
    pub file: String,
    /// The line, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What is the matter.
    pub message: String,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// How many results there are of each kind. Suppressed ones are counted apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Counts {
    /// Broken, and critical.
    pub critical: u32,
    /// Broken, and high.
    pub high: u32,
    /// Broken, and medium.
    pub medium: u32,
    /// Broken, and low.
    pub low: u32,
    /// Broken, and information.
    pub info: u32,
    /// Kept.
    pub passed: u32,
    /// Not evaluated.
    pub not_evaluated: u32,
    /// Broken and suppressed.
    pub suppressed: u32,
}

/// What was found in one content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CheckReport {
    /// The content that was examined.
    pub content: Digest,
    /// The policies it was examined by, enforcement and frameworks included.
    pub policies: Digest,
    /// The day suppressions were held against, `YYYY-MM-DD`.
    pub day: String,
    /// Every result, worst first, then by address, rule and attribute.
    pub results: Vec<CheckResult>,
    /// The rules that were run, by id, those included that found nothing to look at.
    pub rules: BTreeMap<String, Rule>,
    /// How many there are of each kind.
    pub counts: Counts,
    /// What kept policies from running.
    pub problems: Vec<PolicyProblem>,
}

impl CheckReport {
    /// What is broken and not suppressed.
    pub fn broken(&self) -> impl Iterator<Item = &CheckResult> {
        self.results.iter().filter(|result| result.status == Status::Fail && result.suppressed.is_none())
    }
}

impl Counts {
    /// Counts results.
    #[must_use]
    pub fn of<'r>(results: impl IntoIterator<Item = &'r CheckResult>) -> Self {
        let mut counts = Self::default();
        for result in results {
            let slot = match (result.status, result.suppressed.is_some(), result.severity) {
                (Status::Pass, ..) => &mut counts.passed,
                (Status::NotEvaluated, ..) => &mut counts.not_evaluated,
                (Status::Fail, true, _) => &mut counts.suppressed,
                (Status::Fail, false, Severity::Critical) => &mut counts.critical,
                (Status::Fail, false, Severity::High) => &mut counts.high,
                (Status::Fail, false, Severity::Medium) => &mut counts.medium,
                (Status::Fail, false, Severity::Low) => &mut counts.low,
                (Status::Fail, false, Severity::Info) => &mut counts.info,
            };
            *slot += 1;
        }
        counts
    }

    /// How many are broken and not suppressed.
    #[must_use]
    pub const fn failed(&self) -> u32 {
        self.critical + self.high + self.medium + self.low + self.info
    }
}
