//! What somebody else's policies say, as results.

use domain::Digest;
use domain::evidence::check::{CheckResult, Enforcement, FoundBy, PolicyProblem, Rule, Severity, Status};

use super::{Cancelled, Examined, results};
use crate::bundle::Bundle;
use crate::foreign::{Foreign, Kind, Said};
use crate::run::estate::Estate;

/// A bundle of somebody else's policies that is being run, and its rules in the order of its entries.
pub(crate) struct ForeignState {
    pub running: Foreign,
    pub rules: Vec<Rule>,
}

/// The rules of a bundle: one for each `deny`, `warn` and `violation` of each package.
pub(crate) fn rules(bundle: &Bundle) -> Vec<Rule> {
    let policies = &bundle.foreign;
    let mut rules = Vec::with_capacity(policies.entries.len());
    for entry in &policies.entries {
        let id = format!("{}.{}", entry.package.join("."), entry.rule);
        let file = entry.files.first().and_then(|index| policies.files.get(*index));
        let metadata = file.and_then(|policy| crate::bundle::metadata_of(&policy.source)).unwrap_or_default();
        let usual = match entry.kind {
            Kind::Deny => (Severity::High, Enforcement::Warn),
            Kind::Warn => (Severity::Medium, Enforcement::Advise),
        };
        let title = if metadata.title.is_empty() { id.clone() } else { metadata.title };
        rules.push(Rule {
            title,
            description: metadata.description,
            remediation: metadata.custom.remediation,
            severity: metadata.custom.severity.as_deref().and_then(crate::bundle::severity).unwrap_or(usual.0),
            enforcement: usual.1,
            topic: if metadata.custom.topic.is_empty() { "other".to_owned() } else { metadata.custom.topic },
            types: Vec::new(),
            reads: Vec::new(),
            controls: Vec::new(),
            origin: FoundBy::Policy { bundle: bundle.name().to_owned() },
            id,
        });
    }
    rules
}

impl ForeignState {
    pub fn check(
        &mut self,
        examined: Examined<'_>,
        estate: &Estate<'_>,
        cancelled: &(dyn Fn() -> bool + Sync),
        results: &mut Vec<CheckResult>,
        problems: &mut Vec<PolicyProblem>,
    ) -> Result<(), Cancelled> {
        let unknown = estate.entries.iter().filter(|entry| !entry.unknown.is_empty()).count();
        for answer in self.running.run(examined.planned, estate, examined.files, cancelled)? {
            let Some(rule) = self.rules.get(answer.entry) else { continue };
            problems.extend(answer.problems.iter().cloned());
            if answer.said.is_empty() && answer.problems.is_empty() {
                let mut pass = results::result(rule, estate, None, Status::Pass, None, String::new());
                pass.caution = (unknown > 0).then(|| {
                    format!(
                        "the policy does not say what it reads, and {unknown} resources have values that are not known"
                    )
                });
                results.push(pass);
            }
            results.extend(answer.said.iter().map(|said| one(rule, estate, said)));
        }
        Ok(())
    }
}

fn one(rule: &Rule, estate: &Estate<'_>, said: &Said) -> CheckResult {
    let attribute = said.found.attribute.as_deref();
    let mut result = results::result(rule, estate, said.about, Status::Fail, attribute, said.found.message.clone());
    if let Some(severity) = said.found.severity {
        result.severity = severity;
    }
    // One rule says many things of one resource; its words tell them apart.
    result.fingerprint = Digest::of_parts([result.fingerprint.as_bytes().as_slice(), said.found.message.as_bytes()]);
    let entry = said.about.and_then(|index| estate.entries.get(index));
    result.caution = entry.and_then(|entry| entry.unknown.first().map(|(_, path, _)| (path, entry.unknown.len()))).map(
        |(path, count)| match count {
            1 => format!("the policy does not say what it reads, and `{path}` is not known"),
            _ => format!("the policy does not say what it reads, and `{path}` and {} more are not known", count - 1),
        },
    );
    result
}
