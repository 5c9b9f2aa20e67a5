//! Suppressions: findings that somebody excepted, with a reason, in the source or in a file beside it.
//!
//! - `comment`: `# dharma:ignore RULE reason`
//! - `file`: `.dharma.toml`

mod comment;
mod file;

use std::collections::BTreeMap;

use domain::Digest;
use domain::evidence::check::{CheckResult, PolicyProblem, Rule, Status, Suppression};
use domain::graph::ComponentKey;

use crate::checker::Examined;
use crate::glob;

/// The file beside a project.
pub(crate) const FILE: &str = ".dharma.toml";

/// One suppression, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ignore {
    /// A rule's id; `*` is any text.
    pub rule: String,
    pub target: Target,
    pub reason: String,
    pub until: Option<String>,
    pub file: String,
    pub line: u32,
}

/// What it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Component(ComponentKey),
    Address(String),
}

/// Marks findings that are excepted; says what is the matter with suppressions that are not applied. The digest is that
/// of the file beside the project.
pub(crate) fn apply(
    examined: Examined<'_>,
    rules: &BTreeMap<String, Rule>,
    results: &mut [CheckResult],
    problems: &mut Vec<PolicyProblem>,
) -> Option<Digest> {
    let mut ignores = comment::read(examined.files, examined.graph, problems);
    let beside = examined.files.get(FILE);
    if let Some(bytes) = beside {
        ignores.extend(file::read(bytes, problems));
    }
    ignores.retain(|ignore| stands(ignore, rules, examined.day, problems));
    let mut by_component: BTreeMap<&ComponentKey, Vec<&Ignore>> = BTreeMap::new();
    let mut by_address: Vec<(&str, &Ignore)> = Vec::new();
    for ignore in &ignores {
        match &ignore.target {
            Target::Component(key) => by_component.entry(key).or_default().push(ignore),
            Target::Address(pattern) => by_address.push((pattern, ignore)),
        }
    }
    for result in results.iter_mut().filter(|result| result.status == Status::Fail) {
        let own = result.component.as_ref().and_then(|key| by_component.get(key)).into_iter().flatten().copied();
        let named =
            by_address.iter().filter(|(pattern, _)| glob::matches(pattern, &result.address)).map(|(_, one)| *one);
        let found = own.chain(named).find(|ignore| glob::matches(&ignore.rule, &result.rule));
        result.suppressed = found.map(|ignore| Suppression {
            reason: ignore.reason.clone(),
            until: ignore.until.clone(),
            file: ignore.file.clone(),
            line: ignore.line,
        });
    }
    beside.map(|bytes| Digest::of(bytes))
}

/// Whether a suppression is applied; if not, why is said.
fn stands(ignore: &Ignore, rules: &BTreeMap<String, Rule>, day: &str, problems: &mut Vec<PolicyProblem>) -> bool {
    let mut say = |message: String, hint: &str| {
        problems.push(PolicyProblem {
            file: ignore.file.clone(),
            line: Some(ignore.line),
            message,
            hint: Some(hint.to_owned()),
        });
    };
    let known = rules.contains_key(&ignore.rule)
        || (ignore.rule.contains('*') && rules.keys().any(|rule| glob::matches(&ignore.rule, rule)));
    if ignore.reason.trim().is_empty() {
        say(
            format!("the suppression of `{}` has no reason, and is not applied", ignore.rule),
            "say why it is accepted",
        );
        return false;
    }
    if !known {
        say(
            format!("there is no rule `{}`, so nothing is suppressed by it", ignore.rule),
            "check the rule's id, or take the suppression out",
        );
        return false;
    }
    let Some(until) = &ignore.until else { return true };
    if !is_day(until) {
        say(format!("`{until}` is not a day, so the suppression is not applied"), "write it as 2027-01-31");
        return false;
    }
    if until.as_str() < day {
        say(
            format!("the suppression of `{}` ended on {until}, and is not applied", ignore.rule),
            "mend the finding, or decide anew and give another day",
        );
        return false;
    }
    true
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, length: usize| (part.len() == length).then(|| part.parse::<u32>().ok()).flatten();
    match parts.as_slice() {
        [year, month, day] => {
            number(year, 4).is_some()
                && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
                && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
        }
        _ => false,
    }
}
