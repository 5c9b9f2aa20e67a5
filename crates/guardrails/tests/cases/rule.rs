//! One rule over its cases.

use std::collections::BTreeMap;

use domain::evidence::check::{CheckReport, CheckResult, FoundBy, Rule, Status};
use domain::graph::Graph;
use domain::planned::{Mode, Planned, PlannedResource};
use domain::{Digest, FileSet};
use guardrails::{Bundle, Checker, Examined};
use iac::Project;

use crate::case::Expected;

#[derive(Default)]
pub struct Outcome {
    pub cases: usize,
    pub faults: Vec<String>,
}

pub fn check(path: &str, files: &FileSet) -> Outcome {
    let mut outcome = Outcome::default();
    let mut one = FileSet::new();
    for (file, bytes) in files.iter().filter(|(file, _)| file.starts_with("lib/") || *file == path) {
        one.insert(file, bytes.clone()).unwrap();
    }
    let (bundle, problems) = Bundle::of_rules("cases", FoundBy::BuiltIn, &one);
    outcome.faults.extend(problems.into_iter().map(|problem| problem.message));
    let Some(rule) = bundle.rules().into_iter().next() else { return outcome };
    let expected_id = path.trim_start_matches("rules/").trim_end_matches(".rego").replace(['/', '_'], "-");
    if rule.id != expected_id {
        outcome.faults.push(format!("its package makes its id `{}`, its path `{expected_id}`", rule.id));
    }
    let source = std::str::from_utf8(files.get(path).unwrap()).unwrap();
    outcome.faults.extend(undeclared(source, &rule));
    let mut checker = Checker::new(vec![std::sync::Arc::new(bundle)]);
    let stem = path.trim_end_matches(".rego");
    let mut seen = BTreeMap::new();
    let mut found = false;
    for (ending, file) in [("tf", "main.tf"), ("yaml", "manifests.yaml")] {
        let Some(text) = files.get(&format!("{stem}.cases.{ending}")) else { continue };
        found = true;
        let mut configuration = FileSet::new();
        configuration.insert(file, text.clone()).unwrap();
        let project = Project::read(&configuration, &FileSet::new(), None);
        outcome.faults.extend(
            project
                .graph()
                .carried
                .iter()
                .map(|carried| format!("its cases, line {}: {}", carried.place.line, carried.message)),
        );
        let report = run(&mut checker, project.planned(), project.graph());
        judge(&rule, project.planned(), &report, &mut seen, &mut outcome);
        alone(&rule, source, project.planned(), project.graph(), &report, &mut checker, &mut outcome);
        fixed(&project, &report, &mut checker, &mut outcome);
        if ending == "tf" && !rule.reads.is_empty() && !seen.contains_key(&Expected::Unknown) {
            outcome.faults.push("it reads something, and no case is named `unknown`".to_owned());
        }
    }
    if !found {
        outcome.faults.push(format!("it has no cases: `{stem}.cases.tf` or `{stem}.cases.yaml`"));
        return outcome;
    }
    for expected in [Expected::Pass, Expected::Fail, Expected::NotApplicable] {
        if !seen.contains_key(&expected) {
            outcome.faults.push(format!("no case is named `{}`", expected.word()));
        }
    }
    outcome.cases = seen.values().sum();
    outcome
}

fn run(checker: &mut Checker, planned: &Planned, graph: &Graph) -> CheckReport {
    let examined =
        Examined { content: Digest::of(b"cases"), planned, graph, files: &FileSet::new(), day: "2026-01-01" };
    checker.check(examined, &|| false).unwrap()
}

fn is_subject(rule: &Rule, resource: &PlannedResource) -> bool {
    resource.mode == Mode::Managed && rule.types.contains(&resource.type_name)
}

fn judge(
    rule: &Rule,
    planned: &Planned,
    report: &CheckReport,
    seen: &mut BTreeMap<Expected, usize>,
    outcome: &mut Outcome,
) {
    outcome.faults.extend(report.problems.iter().map(|problem| problem.message.clone()));
    for resource in &planned.resources {
        let Some(expected) = Expected::of(&resource.name) else {
            if is_subject(rule, resource) {
                let address = &resource.address;
                outcome.faults.push(format!("`{address}` must be named pass…, fail…, na… or unknown…"));
            }
            continue;
        };
        let found: Vec<&CheckResult> =
            report.results.iter().filter(|result| result.address == resource.address).collect();
        if !is_subject(rule, resource) && (expected != Expected::NotApplicable || !found.is_empty()) {
            continue;
        }
        *seen.entry(expected).or_default() += 1;
        let statuses: Vec<Status> = found.iter().map(|result| result.status).collect();
        let right = match expected {
            Expected::Pass => statuses == [Status::Pass],
            Expected::Fail => !statuses.is_empty() && statuses.iter().all(|status| *status == Status::Fail),
            Expected::NotApplicable => statuses.is_empty(),
            Expected::Unknown => statuses == [Status::NotEvaluated],
        };
        if !right {
            let got: Vec<String> =
                found.iter().map(|result| format!("{:?}: {}", result.status, result.message)).collect();
            let got = if got.is_empty() { "no result".to_owned() } else { got.join(" | ") };
            let unknown: Vec<&String> = resource.unknown.keys().collect();
            outcome.faults.push(format!(
                "`{}` should be {}, got {got}\n         values {}\n         unknown {unknown:?}",
                resource.address,
                expected.word(),
                resource.values
            ));
        }
        for result in found.iter().filter(|result| result.status == Status::Fail) {
            let Some(attribute) = &result.attribute else { continue };
            // Of what was translated the result names the path in the source.
            if !resource.translated.is_empty() {
                continue;
            }
            let name = attribute.split(['.', '[']).next().unwrap();
            if !declared(rule).contains(&name) {
                outcome.faults.push(format!("it fails `{attribute}`, which is not among its `reads`"));
            }
        }
    }
}

fn declared(rule: &Rule) -> Vec<&str> {
    rule.reads.iter().filter_map(|path| path.split(['.', '[']).next()).collect()
}

/// Attributes that the text names and `reads` does not.
fn undeclared(source: &str, rule: &Rule) -> Vec<String> {
    let related = source.lines().filter(|line| line.starts_with('#')).collect::<String>();
    let mut faults = Vec::new();
    for line in source.lines().filter(|line| !line.trim_start().starts_with('#')) {
        for part in line.split(".values.").skip(1).chain(line.split(".values[\"").skip(1)) {
            let name = part.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
            if !name.is_empty() && !declared(rule).contains(&name) && !related.contains(name) {
                faults.push(format!("it looks at `{name}`, which is not among its `reads`"));
            }
        }
    }
    faults.dedup();
    faults
}

/// Each resource has to come to the same by itself, unless the rule says `together: true`.
fn alone(
    rule: &Rule,
    source: &str,
    planned: &Planned,
    graph: &Graph,
    whole: &CheckReport,
    checker: &mut Checker,
    outcome: &mut Outcome,
) {
    let related_to_itself = rule.types.iter().any(|name| source.contains(&format!("type: {name}")));
    if source.contains("together: true") || related_to_itself {
        return;
    }
    for subject in planned.resources.iter().filter(|resource| is_subject(rule, resource)) {
        let mut less = planned.clone();
        less.resources.retain(|resource| !is_subject(rule, resource) || resource.address == subject.address);
        let report = run(checker, &less, graph);
        let of = |report: &CheckReport| -> Vec<CheckResult> {
            report.results.iter().filter(|result| result.address == subject.address).cloned().collect()
        };
        if of(&report) != of(whole) {
            let address = &subject.address;
            outcome.faults.push(format!(
                "`{address}` comes to something else without the other cases; say `together: true` if that is meant"
            ));
        }
    }
}

/// A fix has to be possible, and what it mends must not fail any more.
fn fixed(project: &Project, report: &CheckReport, checker: &mut Checker, outcome: &mut Outcome) {
    for result in &report.results {
        let Some(fix) = &result.fix else { continue };
        match project.apply(&fix.edits) {
            Err(error) => outcome.faults.push(format!("the fix of `{}` is refused: {error}", result.address)),
            Ok(applied) => {
                let after = run(checker, applied.project.planned(), applied.project.graph());
                let still = after.results.iter().any(|other| {
                    other.address == result.address
                        && other.status == Status::Fail
                        && other.attribute == result.attribute
                });
                if still {
                    outcome.faults.push(format!("the fix of `{}` does not mend it: {}", result.address, fix.title));
                }
            }
        }
    }
}
