//! One rule over the resources it is about.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::planned::PlannedResource;
use regorus::Value;

use super::engine::{Compiled, Subject, is_managed, resource_value};
use super::estate::{Entry, Estate};
use super::outcome::Outcome;
use super::reachable;
use super::relations::Relations;
use super::verdict::{self, Gap, Verdict};
use crate::bundle::{NativeRule, Read};
use crate::path::{overlap, put};

/// What stands for a value that is there and not known.
const THERE: &str = "(known after apply)";

/// A resource that a rule is about, with all that the verdict on it hangs on.
pub(crate) struct Case {
    /// Its index in the estate.
    pub index: usize,
    pub related: Vec<(String, usize)>,
    pub gaps: Vec<Gap>,
    /// Who reaches it over the network; null where the rule does not ask.
    pub reach: serde_json::Value,
}

/// The resources that a rule is about.
pub(crate) fn subjects<'e>(rule: &'e NativeRule, estate: &'e Estate<'_>) -> impl Iterator<Item = usize> + 'e {
    let kinds = &rule.metadata.custom.kinds;
    rule.rule.types.iter().flat_map(|type_name| estate.of_type(type_name)).copied().filter(move |index| {
        estate.entries.get(*index).is_some_and(|entry| {
            is_managed(&entry.resource)
                && (kinds.is_empty() || kind(&entry.resource).is_some_and(|kind| kinds.iter().any(|one| one == kind)))
        })
    })
}

fn kind(resource: &PlannedResource) -> Option<&str> {
    resource.values.get("manifest")?.get("kind")?.as_str()
}

/// What the verdict on a resource hangs on.
pub(crate) fn case(rule: &NativeRule, estate: &Estate<'_>, relations: &Relations, index: usize) -> Case {
    let mut case = Case { index, related: Vec::new(), gaps: Vec::new(), reach: serde_json::Value::Null };
    let Some(entry) = estate.entries.get(index) else { return case };
    case.gaps = verdict::gaps(entry, &rule.reads, true);
    for related in &rule.metadata.custom.related {
        let ties = relations.ties(estate, index, related);
        case.gaps.extend(ties.open.map(|reason| Gap { attribute: None, reason }));
        for other in ties.to {
            if let Some(other) = estate.entries.get(other) {
                case.gaps.extend(verdict::gaps(other, &related.reads_read, false));
            }
            case.related.push((related.type_name.clone(), other));
        }
    }
    let (reach, gap) = reachable::of(rule, estate, &entry.resource.address);
    case.reach = reach;
    case.gaps.extend(gap);
    case.related.sort();
    case.related.dedup();
    case
}

/// Runs a rule over cases; the verdicts come in the order of the cases.
pub(crate) fn judge(
    rule: &NativeRule,
    compiled: &mut Compiled,
    estate: &Estate<'_>,
    cases: &[Case],
) -> Result<Vec<Verdict>, String> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let outcome = compiled.run(&prepared(rule, estate, cases.iter(), false))?;
    let addresses = cases.iter().filter_map(|case| estate.entries.get(case.index)).map(|entry| &entry.resource.address);
    let known: std::collections::BTreeSet<&String> = addresses.collect();
    if let Some(stranger) = outcome.fails.keys().find(|address| !known.contains(address)) {
        return Err(format!("it fails `{stranger}`, which is none of the resources it is about"));
    }
    // What hangs on values that are not known shows when they are there.
    let doubtful: Vec<&Case> = cases
        .iter()
        .filter(|case| rule.metadata.custom.together || case.gaps.iter().any(|gap| gap.attribute.is_some()))
        .collect();
    let filled = if cases.iter().any(|case| case.gaps.iter().any(|gap| gap.attribute.is_some())) {
        Some(compiled.run(&prepared(rule, estate, doubtful.iter().copied(), true))?)
    } else {
        None
    };
    let verdict = |case: &Case| {
        estate.entries.get(case.index).map_or(Verdict::None, |entry| {
            let tried = case.gaps.iter().any(|gap| gap.attribute.is_some());
            let filled: Option<&Outcome> = filled.as_ref().filter(|_| tried);
            verdict::of(&entry.resource.address, &case.gaps, &outcome, filled)
        })
    };
    Ok(cases.iter().map(verdict).collect())
}

fn prepared<'c>(
    rule: &NativeRule,
    estate: &Estate<'_>,
    cases: impl Iterator<Item = &'c Case>,
    fill: bool,
) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for case in cases {
        let Some(entry) = estate.entries.get(case.index) else { continue };
        let mut related: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for (type_name, other) in &case.related {
            let Some(other) = estate.entries.get(*other) else { continue };
            let reads = rule.metadata.custom.related.iter().filter(|related| related.type_name == *type_name);
            let reads: Vec<&Read> = reads.flat_map(|related| &related.reads_read).collect();
            related.entry(type_name.clone()).or_default().push(seen(other, &reads, false));
        }
        let reads: Vec<&Read> = rule.reads.iter().collect();
        let value = seen(entry, &reads, fill);
        let reach = Value::from(case.reach.clone());
        subjects.push(Subject { resource: Arc::clone(&entry.resource), value, related, reach });
    }
    subjects
}

/// A resource as a rule sees it: what is there and only has to be there is filled in; with `fill`, all that it reads.
fn seen(entry: &Entry, reads: &[&Read], fill: bool) -> Value {
    let there: Vec<_> = entry
        .unknown
        .iter()
        .filter(|(at, ..)| {
            reads.iter().any(|read| overlap(&read.steps, at) && (fill || verdict::stands_for_itself(entry, read, at)))
        })
        .collect();
    if there.is_empty() {
        return entry.value();
    }
    let mut values = entry.resource.values.clone();
    for (at, ..) in there {
        put(&mut values, at, serde_json::Value::from(THERE));
    }
    resource_value(&entry.resource, &values)
}
