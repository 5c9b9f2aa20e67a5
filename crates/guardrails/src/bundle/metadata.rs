//! What a rule says of itself: the YAML of its `# METADATA` comment.

use std::collections::BTreeSet;

use domain::evidence::check::Severity;
use serde::Deserialize;

use crate::path::{Step, steps};

/// An attribute that a verdict hangs on.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    pub steps: Vec<Step>,
    /// Whether only its being there matters, written `kms_key_id?`: a reference to a resource is there, whatever it comes to.
    pub presence: bool,
}

impl Read {
    pub fn new(path: &str) -> Self {
        let plain = path.trim_end_matches('?');
        Self { steps: steps(plain), presence: plain.len() < path.len() }
    }
}

/// The topics that a rule can be about.
pub(crate) const TOPICS: [&str; 11] = [
    "encryption",
    "public-exposure",
    "identity",
    "logging",
    "backup",
    "network",
    "availability",
    "tagging",
    "cost",
    "supply-chain",
    "other",
];

/// A `# METADATA` comment, as far as anybody reads it.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Metadata {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub custom: Custom,
}

/// Its part that is ours.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Custom {
    pub severity: Option<String>,
    #[serde(default)]
    pub topic: String,
    #[serde(default)]
    pub resources: Vec<String>,
    /// Kinds of Kubernetes objects; the others are none of the rule's business.
    #[serde(default)]
    pub kinds: Vec<String>,
    #[serde(default)]
    pub reads: Vec<String>,
    #[serde(default)]
    pub related: Vec<Related>,
    #[serde(default)]
    pub remediation: String,
    /// Whether the rule is told who reaches its resources over the network.
    #[serde(default)]
    pub reach: bool,
    /// Whether the verdict on one resource hangs on the other resources of the rule.
    #[serde(default)]
    pub together: bool,
}

/// Another type that a verdict hangs on.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Related {
    #[serde(rename = "type")]
    pub type_name: String,
    pub by: String,
    #[serde(default)]
    pub reads: Vec<String>,
    #[serde(skip)]
    pub by_steps: Vec<Step>,
    #[serde(skip)]
    pub reads_read: Vec<Read>,
}

impl Related {
    /// Whether the reference stands in the rule's own resource.
    pub fn forward(&self) -> bool {
        self.by.starts_with('^')
    }

    fn prepared(mut self) -> Self {
        self.by_steps = steps(self.by.trim_start_matches('^'));
        self.reads_read = self.reads.iter().map(|path| Read::new(path)).collect();
        self
    }
}

/// The YAML of the first `# METADATA` comment, and whether there is one.
pub(crate) fn block(source: &str) -> Option<String> {
    let mut lines = source.lines().skip_while(|line| line.trim_end() != "# METADATA");
    lines.next()?;
    let yaml: Vec<&str> =
        lines.map_while(|line| line.strip_prefix('#')).map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    Some(yaml.join("\n"))
}

/// Reads the YAML of a `# METADATA` comment.
pub(crate) fn read(yaml: &str) -> Result<Metadata, String> {
    let value = regorus::Value::from_yaml_str(yaml).map_err(|error| format!("its METADATA is not YAML: {error:#}"))?;
    let value = serde_json::to_value(&value).map_err(|error| error.to_string())?;
    let mut metadata: Metadata =
        serde_json::from_value(value).map_err(|error| format!("its METADATA cannot be read: {error}"))?;
    metadata.custom.related = metadata.custom.related.into_iter().map(Related::prepared).collect();
    Ok(metadata)
}

/// What is missing in the metadata of a rule of ours.
pub(crate) fn faults(metadata: &Metadata) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, text) in [
        ("title", &metadata.title),
        ("description", &metadata.description),
        ("custom.remediation", &metadata.custom.remediation),
    ] {
        if text.trim().is_empty() {
            faults.push(format!("its METADATA has no `{name}`"));
        }
    }
    if !TOPICS.contains(&metadata.custom.topic.as_str()) {
        faults.push(format!("`{}` is not a topic", metadata.custom.topic));
    }
    if metadata.custom.severity.as_deref().and_then(severity).is_none() {
        faults.push("its METADATA has no `custom.severity` out of critical, high, medium, low and info".to_owned());
    }
    let types: BTreeSet<&str> = metadata.custom.resources.iter().map(String::as_str).collect();
    if types.is_empty() || types.len() != metadata.custom.resources.len() {
        faults.push("its METADATA names no `custom.resources`, or one of them twice".to_owned());
    }
    faults
}

/// A severity by the words that people use for it.
pub(crate) fn severity(text: &str) -> Option<Severity> {
    Some(match text.to_ascii_lowercase().as_str() {
        "critical" => Severity::Critical,
        "high" | "error" => Severity::High,
        "medium" | "moderate" | "warning" => Severity::Medium,
        "low" | "note" => Severity::Low,
        "info" | "informational" | "information" => Severity::Info,
        _ => return None,
    })
}
