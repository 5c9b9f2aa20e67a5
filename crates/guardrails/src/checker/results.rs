//! Verdicts as results: with place, fix and fingerprint, and in order.

use std::cmp::Reverse;

use domain::Digest;
use domain::evidence::check::{CheckResult, Rule, Status};
use rayon::prelude::*;

use crate::run::estate::Estate;
use crate::run::outcome::Raw;
use crate::run::verdict::Verdict;
use crate::{fix, place};

/// Adds what a verdict says.
pub(crate) fn push(rule: &Rule, estate: &Estate<'_>, index: usize, verdict: &Verdict, results: &mut Vec<CheckResult>) {
    let at = Some(index);
    match verdict {
        Verdict::None => {}
        Verdict::Pass => results.push(result(rule, estate, at, Status::Pass, None, String::new())),
        Verdict::NotEvaluated { attribute, reason } => {
            results.push(result(rule, estate, at, Status::NotEvaluated, attribute.as_deref(), reason.clone()));
        }
        Verdict::Fail(raws) => {
            let mut raws: Vec<&Raw> = raws.iter().collect();
            raws.sort_by(|one, other| (&one.attribute, &one.message).cmp(&(&other.attribute, &other.message)));
            let mut last: Option<&Raw> = None;
            for raw in raws {
                // One attribute is one finding, however many reasons there are.
                if last.is_some_and(|last| last.attribute == raw.attribute)
                    && let Some(earlier) = results.last_mut()
                {
                    earlier.message = format!("{}; {}", earlier.message, raw.message);
                    continue;
                }
                results.push(failed(rule, estate, index, raw));
                last = Some(raw);
            }
        }
    }
}

fn failed(rule: &Rule, estate: &Estate<'_>, index: usize, raw: &Raw) -> CheckResult {
    let mut found = result(rule, estate, Some(index), Status::Fail, raw.attribute.as_deref(), raw.message.clone());
    found.path.clone_from(&raw.path);
    if let Some(entry) = estate.entries.get(index) {
        if !estate.is_read_only(&entry.resource.component) {
            found.fix = raw.fix.as_ref().and_then(|fix| fix::of(fix, &entry.resource));
        }
        let reason = entry.resource.unknown_instances.as_ref();
        found.caution = reason.map(|reason| format!("how many of it there will be is not known: {reason}"));
    }
    found
}

/// A result on a resource, or on the blueprint as a whole.
pub(crate) fn result(
    rule: &Rule,
    estate: &Estate<'_>,
    index: Option<usize>,
    status: Status,
    attribute: Option<&str>,
    message: String,
) -> CheckResult {
    let resource = index.and_then(|index| estate.entries.get(index)).map(|entry| &entry.resource);
    let address = resource.map_or("", |resource| resource.address.as_str());
    let component = resource.and_then(|resource| estate.component(&resource.component));
    let attribute = attribute
        .map(|attribute| {
            resource.map_or_else(|| attribute.to_owned(), |resource| place::in_source(resource, attribute))
        })
        .filter(|attribute| !attribute.is_empty());
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
pub(crate) fn sort(results: &mut [CheckResult]) {
    results.par_sort_by(|one, other| {
        let rank = |result: &CheckResult| (result.status, Reverse(result.severity));
        rank(one)
            .cmp(&rank(other))
            .then_with(|| one.address.cmp(&other.address))
            .then_with(|| one.rule.cmp(&other.rule))
            .then_with(|| one.attribute.cmp(&other.attribute))
            .then_with(|| one.message.cmp(&other.message))
    });
}
