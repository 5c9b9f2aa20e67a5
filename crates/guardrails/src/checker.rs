//! A check: every rule over what a blueprint comes to.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Digest;
use domain::evidence::check::{CheckReport, CheckResult, Counts, PolicyProblem, Rule, Status};
use domain::graph::Graph;
use domain::planned::Planned;

use crate::bundle::{Bundle, NativeRule};
use crate::run::engine::{Compiled, library};
use crate::run::estate::Estate;
use crate::run::judge::{case, judge, subjects};
use crate::run::outcome::Raw;
use crate::run::relations::Relations;
use crate::run::verdict::Verdict;
use crate::{fix, place};

/// What is examined.
#[derive(Clone, Copy)]
pub struct Examined<'e> {
    /// What its content is called.
    pub content: Digest,
    /// What it comes to.
    pub planned: &'e Planned,
    /// Where everything stands.
    pub graph: &'e Graph,
    /// Today, `YYYY-MM-DD`: suppressions that ended before are not applied.
    pub day: &'e str,
}

/// A check that was given up because somebody said so.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the check was given up")]
pub struct Cancelled;

/// Runs policies, and remembers what came of them.
pub struct Checker {
    bundles: Vec<Arc<Bundle>>,
}

impl Checker {
    /// A checker of these bundles.
    #[must_use]
    pub fn new(bundles: Vec<Arc<Bundle>>) -> Self {
        Self { bundles }
    }

    /// Checks.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as `cancelled` says so.
    pub fn check(
        &mut self,
        examined: Examined<'_>,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<CheckReport, Cancelled> {
        let estate = Estate::new(examined.planned, examined.graph);
        let mut results = Vec::new();
        let mut rules = BTreeMap::new();
        let mut problems = Vec::new();
        for bundle in &self.bundles {
            let library = match library(bundle.library.iter().map(|(path, source)| (path.as_str(), source.as_str()))) {
                Ok(library) => library,
                Err((file, message)) => {
                    problems.push(PolicyProblem { file, line: None, message, hint: None });
                    continue;
                }
            };
            for rule in &bundle.rules {
                if cancelled() {
                    return Err(Cancelled);
                }
                rules.insert(rule.rule.id.clone(), rule.rule.clone());
                let mut relations = Relations::default();
                rule.metadata.custom.related.iter().for_each(|related| relations.prepare(&estate, related));
                let cases: Vec<_> =
                    subjects(rule, &estate).map(|index| case(rule, &estate, &relations, index)).collect();
                if cases.is_empty() {
                    continue;
                }
                let verdicts =
                    Compiled::new(rule, &library).and_then(|mut compiled| judge(rule, &mut compiled, &estate, &cases));
                match verdicts {
                    Ok(verdicts) => {
                        for (case, verdict) in cases.iter().zip(verdicts) {
                            push(rule, &estate, case.index, verdict, &mut results);
                        }
                    }
                    Err(message) => {
                        problems.push(PolicyProblem { file: rule.file.clone(), line: None, message, hint: None });
                    }
                }
            }
        }
        sort(&mut results);
        Ok(CheckReport {
            content: examined.content,
            policies: policies(&self.bundles),
            day: examined.day.to_owned(),
            counts: Counts::of(&results),
            results,
            rules,
            problems,
        })
    }
}

fn push(rule: &NativeRule, estate: &Estate<'_>, index: usize, verdict: Verdict, results: &mut Vec<CheckResult>) {
    match verdict {
        Verdict::None => {}
        Verdict::Pass => results.push(result(&rule.rule, estate, index, Status::Pass, None, String::new())),
        Verdict::NotEvaluated { attribute, reason } => {
            results.push(result(&rule.rule, estate, index, Status::NotEvaluated, attribute.as_deref(), reason));
        }
        Verdict::Fail(mut raws) => {
            raws.sort_by(|one, other| (&one.attribute, &one.message).cmp(&(&other.attribute, &other.message)));
            let mut last: Option<Raw> = None;
            for raw in raws {
                // One attribute is one finding, however many reasons there are.
                if last.as_ref().is_some_and(|last| last.attribute == raw.attribute)
                    && let Some(earlier) = results.last_mut()
                {
                    if !earlier.message.contains(&raw.message) {
                        earlier.message = format!("{}; {}", earlier.message, raw.message);
                    }
                    continue;
                }
                let mut found =
                    result(&rule.rule, estate, index, Status::Fail, raw.attribute.as_deref(), raw.message.clone());
                found.path.clone_from(&raw.path);
                if let Some(entry) = estate.entries.get(index)
                    && !estate.is_read_only(&entry.resource.component)
                {
                    found.fix = raw.fix.as_ref().and_then(|fix| fix::of(fix, &entry.resource));
                    found.caution = entry
                        .resource
                        .unknown_instances
                        .as_ref()
                        .map(|reason| format!("how many of it there will be is not known: {reason}"));
                }
                results.push(found);
                last = Some(raw);
            }
        }
    }
}

fn result(
    rule: &Rule,
    estate: &Estate<'_>,
    index: usize,
    status: Status,
    attribute: Option<&str>,
    message: String,
) -> CheckResult {
    let resource = estate.entries.get(index).map(|entry| &entry.resource);
    let address = resource.map_or("", |resource| resource.address.as_str());
    let component = resource.and_then(|resource| estate.component(&resource.component));
    let attribute = attribute.map(|attribute| {
        resource.map_or_else(|| attribute.to_owned(), |resource| place::in_source(resource, attribute))
    });
    let place = component.map(|component| place::of(component, attribute.as_deref()));
    let parts = [rule.id.as_bytes(), address.as_bytes(), attribute.as_deref().unwrap_or("").as_bytes()];
    CheckResult {
        rule: rule.id.clone(),
        severity: rule.severity,
        status,
        address: address.to_owned(),
        component: resource.map(|resource| resource.component.clone()),
        file: place.map(|place| place.file.clone()),
        line: place.map(|place| place.line),
        message,
        controls: rule.controls.clone(),
        enforcement: rule.enforcement,
        origin: rule.origin.clone(),
        path: Vec::new(),
        caution: None,
        fix: None,
        suppressed: None,
        fingerprint: Digest::of_parts(parts),
        attribute,
    }
}

/// Worst first, then by address, rule and attribute.
fn sort(results: &mut [CheckResult]) {
    results.sort_by(|one, other| {
        let rank = |result: &CheckResult| (result.status, Reverse(result.severity));
        rank(one)
            .cmp(&rank(other))
            .then_with(|| one.address.cmp(&other.address))
            .then_with(|| one.rule.cmp(&other.rule))
            .then_with(|| one.attribute.cmp(&other.attribute))
    });
}

fn policies(bundles: &[Arc<Bundle>]) -> Digest {
    let digests: Vec<Digest> = bundles.iter().map(|bundle| bundle.digest()).collect();
    Digest::of_parts(digests.iter().map(|digest| digest.as_bytes().as_slice()))
}
