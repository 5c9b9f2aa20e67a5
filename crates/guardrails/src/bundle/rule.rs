//! One rule of ours: what it says of itself, and its text.

use domain::evidence::check::{Enforcement, FoundBy, Rule};

use super::metadata::{self, Metadata, Read};

/// A rule whose verdicts are per resource, and which says what it reads.
#[derive(Debug, Clone)]
pub(crate) struct NativeRule {
    /// As people read it; enforcement and controls are added by whoever checks.
    pub rule: Rule,
    pub file: String,
    pub source: String,
    /// `data.dharma.aws.rds.storage_encrypted`
    pub package: String,
    pub metadata: Metadata,
    pub reads: Vec<Read>,
}

impl NativeRule {
    /// Reads a rule; `Err` says what is the matter with it.
    pub fn read(file: &str, source: &str, origin: &FoundBy) -> Result<Self, String> {
        let package = package(source).ok_or("it names no package")?;
        let id = package.strip_prefix("dharma.").unwrap_or(package).replace(['.', '_'], "-");
        let yaml = metadata::block(source).ok_or("it has no `# METADATA` comment")?;
        let metadata = metadata::read(&yaml)?;
        if let Some(fault) = metadata::faults(&metadata).into_iter().next() {
            return Err(fault);
        }
        let reads = metadata.custom.reads.iter().map(|path| Read::new(path)).collect();
        let rule = Rule {
            id,
            title: one_line(&metadata.title),
            description: one_line(&metadata.description),
            remediation: one_line(&metadata.custom.remediation),
            severity: metadata.custom.severity.as_deref().and_then(metadata::severity).unwrap_or_default(),
            enforcement: Enforcement::default(),
            topic: metadata.custom.topic.clone(),
            types: metadata.custom.resources.clone(),
            reads: metadata.custom.reads.iter().map(|path| path.trim_end_matches('?').to_owned()).collect(),
            controls: Vec::new(),
            origin: origin.clone(),
        };
        Ok(Self {
            rule,
            file: file.to_owned(),
            source: source.to_owned(),
            package: format!("data.{package}"),
            metadata,
            reads,
        })
    }
}

/// The package that a text declares.
pub(crate) fn package(source: &str) -> Option<&str> {
    let line = source.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let name = line.strip_prefix("package")?.split('#').next()?.trim();
    (!name.is_empty()).then_some(name)
}

/// Whether a text under `dharma` is what rules share, not a rule itself.
pub(crate) fn package_is_library(source: &str) -> bool {
    metadata::block(source).is_none_or(|yaml| !yaml.contains("resources:"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
