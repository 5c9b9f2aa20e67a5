//! What a rule comes to on a resource, once it is known what it could not see.

use super::estate::Entry;
use super::outcome::{Outcome, Raw};
use crate::bundle::Read;
use crate::path::{Step, overlap, steps};

/// What came of a rule on one resource.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    Pass,
    /// It has nothing to say.
    None,
    Fail(Vec<Raw>),
    NotEvaluated {
        attribute: Option<String>,
        reason: String,
    },
}

/// Something that a verdict hangs on and that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gap {
    /// Its path; none where it is not an attribute of the resource itself.
    pub attribute: Option<String>,
    pub reason: String,
}

/// What of a resource a rule reads and is not known.
pub(crate) fn gaps(entry: &Entry, reads: &[Read], own: bool) -> Vec<Gap> {
    let address = &entry.resource.address;
    let mut gaps = Vec::new();
    for (at, path, reason) in &entry.unknown {
        if reads.iter().any(|read| overlap(&read.steps, at) && !stands_for_itself(entry, read, at)) {
            gaps.push(if own {
                Gap { attribute: Some(path.clone()), reason: format!("`{path}` is not known: {reason}") }
            } else {
                Gap { attribute: None, reason: format!("`{path}` of `{address}` is not known: {reason}") }
            });
        }
    }
    for (at, path) in &entry.sensitive {
        if reads.iter().any(|read| !read.presence && overlap(&read.steps, at)) {
            gaps.push(if own {
                Gap { attribute: Some(path.clone()), reason: format!("`{path}` is sensitive, and is not looked at") }
            } else {
                Gap { attribute: None, reason: format!("`{path}` of `{address}` is sensitive, and is not looked at") }
            });
        }
    }
    if let Some(reason) = &entry.resource.unknown_instances {
        let whose = if own { String::new() } else { format!(" `{address}`") };
        gaps.push(Gap {
            attribute: None,
            reason: format!("how many instances{whose} there will be is not known: {reason}"),
        });
    }
    gaps
}

/// Whether it is known to be there, though not what it is: it refers to a resource, and only its being there matters.
pub(crate) fn stands_for_itself(entry: &Entry, read: &Read, at: &[Step]) -> bool {
    read.presence && entry.links.iter().any(|(link, _)| overlap(link, at))
}

/// The verdict on one resource. `filled` is what the rule says when each unknown value is there, where that was tried.
pub(crate) fn of(address: &str, gaps: &[Gap], outcome: &Outcome, filled: Option<&Outcome>) -> Verdict {
    let first_gap = || {
        gaps.first().map_or(Verdict::Pass, |gap| Verdict::NotEvaluated {
            attribute: gap.attribute.clone(),
            reason: gap.reason.clone(),
        })
    };
    let not_applicable = outcome.not_applicable.contains(address);
    // Whether the rule has something to say at all may hang on what is not known.
    if filled.is_some_and(|filled| filled.not_applicable.contains(address) != not_applicable) {
        return first_gap();
    }
    if not_applicable {
        return Verdict::None;
    }
    let Some(fails) = outcome.fails.get(address) else { return first_gap() };
    let known: Vec<Raw> = fails
        .iter()
        .filter(|raw| match &raw.attribute {
            Some(attribute) => is_known(gaps, attribute),
            None => gaps.is_empty(),
        })
        .cloned()
        .collect();
    if known.is_empty() { first_gap() } else { Verdict::Fail(known) }
}

fn is_known(gaps: &[Gap], attribute: &str) -> bool {
    let at = steps(attribute);
    !gaps.iter().filter_map(|gap| gap.attribute.as_deref()).any(|gap| overlap(&steps(gap), &at))
}
