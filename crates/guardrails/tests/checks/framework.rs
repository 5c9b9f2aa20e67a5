//! Frameworks, and reports measured by them.

use std::collections::BTreeMap;

use domain::Digest;
use domain::evidence::check::{
    CheckReport, CheckResult, Counts, Enforcement, FoundBy, Rule, Severity, Status, Suppression,
};
use domain::evidence::compliance::ControlStatus;
use guardrails::{Bundle, Framework};
use proptest::prelude::*;

use crate::world::files;

const HEAD: &str =
    "id = \"own\"\ntitle = \"Own\"\nversion = \"1\"\npublisher = \"us\"\nsource = \"here\"\nscope = \"some\"\n";

fn framework(controls: &str) -> Framework {
    Framework::read("own.toml", format!("{HEAD}{controls}").as_bytes()).unwrap()
}

fn rule(id: &str) -> Rule {
    Rule {
        id: id.to_owned(),
        title: String::new(),
        description: String::new(),
        remediation: String::new(),
        severity: Severity::High,
        enforcement: Enforcement::Warn,
        topic: String::new(),
        types: Vec::new(),
        reads: Vec::new(),
        controls: Vec::new(),
        origin: FoundBy::BuiltIn,
    }
}

fn result(rule: &str, status: Status, suppressed: bool) -> CheckResult {
    CheckResult {
        rule: rule.to_owned(),
        severity: Severity::High,
        status,
        address: "a.b".to_owned(),
        component: None,
        attribute: None,
        file: None,
        line: None,
        message: String::new(),
        controls: Vec::new(),
        enforcement: Enforcement::Warn,
        origin: FoundBy::BuiltIn,
        path: Vec::new(),
        caution: None,
        fix: None,
        suppressed: suppressed.then(|| Suppression {
            reason: "r".to_owned(),
            until: None,
            file: "f".to_owned(),
            line: 1,
        }),
        fingerprint: Digest::of(b"x"),
    }
}

fn report(results: Vec<CheckResult>) -> CheckReport {
    let rules: BTreeMap<String, Rule> =
        ["r0", "r1", "r2", "r3"].into_iter().map(|id| (id.to_owned(), rule(id))).collect();
    CheckReport {
        content: Digest::of(b"content"),
        policies: Digest::of(b"policies"),
        day: "2026-01-01".to_owned(),
        counts: Counts::of(&results),
        results,
        rules,
        problems: Vec::new(),
    }
}

#[test]
fn a_control_is_what_its_rules_come_to() {
    let framework = framework(
        "[[control]]\nid = \"1\"\ntitle = \"t\"\nrules = [\"r*\"]\n[[control]]\nid = \"2\"\ntitle = \"t\"\nrules = [\"r0\"]\nmanual = \"look\"\n[[control]]\nid = \"3\"\ntitle = \"t\"\nmanual = \"ask\"\n",
    );
    use ControlStatus::{Fail, Manual, NotApplicable, NotEvaluated, Pass};
    for (results, expected) in [
        (vec![], [NotApplicable, Manual, Manual]),
        (vec![result("r0", Status::Pass, false)], [Pass, Pass, Manual]),
        (vec![result("r0", Status::Pass, false), result("r1", Status::Fail, false)], [Fail, Pass, Manual]),
        (
            vec![result("r0", Status::Pass, false), result("r1", Status::NotEvaluated, false)],
            [NotEvaluated, Pass, Manual],
        ),
        (vec![result("r0", Status::Fail, false), result("r1", Status::NotEvaluated, false)], [Fail, Fail, Manual]),
        (vec![result("r0", Status::Pass, false), result("r0", Status::Fail, true)], [Fail, Fail, Manual]),
        (vec![result("r0", Status::Fail, true)], [Fail, Fail, Manual]),
    ] {
        let said = framework.comply(&report(results.clone()));
        let statuses: Vec<ControlStatus> = said.controls.iter().map(|control| control.status).collect();
        assert_eq!(statuses, expected, "{results:?}");
        assert_eq!(said.controls[1].manual.as_deref(), Some("look"), "the note stays");
    }
}

#[test]
fn every_rule_that_a_framework_names_exists() {
    let rules: Vec<String> = Bundle::built_in().rules().into_iter().map(|rule| rule.id).collect();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/frameworks");
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut faults = Vec::new();
    for entry in
        entries.map(Result::unwrap).filter(|entry| entry.path().extension().is_some_and(|ending| ending == "toml"))
    {
        let name = entry.file_name().into_string().unwrap();
        let framework = Framework::read(&name, &std::fs::read(entry.path()).unwrap()).unwrap();
        for (control, pattern) in framework.named_rules() {
            let fits = |rule: &String| match pattern.split_once('*') {
                Some((before, after)) => rule.starts_with(before) && rule.ends_with(after.trim_start_matches('*')),
                None => rule == pattern,
            };
            if !rules.iter().any(fits) {
                faults.push(format!("{name}: control {control} names `{pattern}`, which no rule is"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn findings_name_the_controls_they_touch() {
    let framework = framework("[[control]]\nid = \"1\"\ntitle = \"t\"\nrules = [\"aws-rds-*\"]\n");
    let settings = guardrails::Settings {
        bundles: vec![Bundle::built_in()],
        frameworks: vec![std::sync::Arc::new(framework)],
        ..guardrails::Settings::default()
    };
    let project = iac::Project::read(
        &files(&[("a.tf", "resource \"aws_db_instance\" \"a\" {}\n")]),
        &domain::FileSet::new(),
        None,
    );
    let report = crate::world::check(&mut guardrails::Checker::with(settings), &project);
    let found = report.results.iter().find(|result| result.rule == "aws-rds-storage-encrypted").unwrap();
    assert_eq!(found.controls, ["own:1"]);
}

proptest! {
    #[test]
    fn sums_are_those_of_the_controls_and_the_score_counts_the_evaluated(
        results in prop::collection::vec((0..4usize, 0..3usize, any::<bool>()), 0..12),
        controls in prop::collection::vec((prop::collection::vec(0..4usize, 0..3), any::<bool>()), 1..8),
    ) {
        let results = results.into_iter().map(|(rule, status, suppressed)| {
            let status = [Status::Pass, Status::Fail, Status::NotEvaluated][status];
            result(["r0", "r1", "r2", "r3"][rule], status, suppressed && status == Status::Fail)
        }).collect();
        let mut text = String::new();
        for (number, (rules, manual)) in controls.iter().enumerate() {
            let rules: Vec<String> = rules.iter().map(|rule| format!("\"r{rule}\"")).collect();
            text.push_str(&format!("[[control]]\nid = \"{number}\"\ntitle = \"t\"\nrules = [{}]\n", rules.join(", ")));
            if *manual || rules.is_empty() {
                text.push_str("manual = \"look\"\n");
            }
        }
        let report = report(results);
        let said = framework(&text).comply(&report);
        let counts = said.counts;
        let of = |status: ControlStatus| said.controls.iter().filter(|control| control.status == status).count() as u32;
        prop_assert_eq!(counts.pass + counts.fail + counts.not_applicable + counts.manual + counts.not_evaluated, controls.len() as u32);
        prop_assert_eq!(counts.pass, of(ControlStatus::Pass));
        prop_assert_eq!(counts.not_evaluated, of(ControlStatus::NotEvaluated));
        let evaluated = counts.pass + counts.fail;
        prop_assert_eq!(said.score, (evaluated > 0).then(|| counts.pass * 100 / evaluated));
        prop_assert!(said.coverage.is_none_or(|coverage| coverage <= 100));
        for control in &said.controls {
            let broken = control.evidence.iter().any(|one| one.status == Status::Fail);
            prop_assert_eq!(control.status == ControlStatus::Fail, broken, "what is broken shows, and nothing else fails");
        }
    }
}
