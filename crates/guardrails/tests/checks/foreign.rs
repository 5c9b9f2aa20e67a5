//! Policies that people already have.

use domain::evidence::check::{Enforcement, FoundBy, Severity, Status};
use guardrails::{Bundle, Checker, Enforced, Settings};

use crate::world::{check, failed, files, project, run, settings};

const BUCKET: (&str, &str) = (
    "main.tf",
    "variable \"name\" {}\nresource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n  tags = { Owner = var.name }\n}\n",
);

#[test]
fn the_older_language_and_the_newer_run_side_by_side() {
    let policies = [
        (
            "old.rego",
            "package main\n\ndeny[msg] {\n  r := input.resource_changes[_]\n  r.type == \"aws_s3_bucket\"\n  msg = sprintf(\"%v: old\", [r.address])\n}\n",
        ),
        (
            "new.rego",
            "package newer\nimport rego.v1\n\nwarn_names contains {\"msg\": \"new\", \"address\": r.address} if {\n  some r in input.planned_values.root_module.resources\n}\n",
        ),
    ];
    let report = run(&policies, &project(&[BUCKET]));
    let found: Vec<_> = failed(&report)
        .iter()
        .map(|result| (result.rule.as_str(), result.address.as_str(), result.severity, result.enforcement, result.line))
        .collect();
    assert_eq!(
        found,
        [
            ("main.deny", "aws_s3_bucket.logs", Severity::High, Enforcement::Warn, Some(2)),
            ("newer.warn_names", "aws_s3_bucket.logs", Severity::Medium, Enforcement::Advise, Some(2)),
        ],
        "both name the component, one in its words and one in its object"
    );
    assert_eq!(failed(&report)[0].origin, FoundBy::Policy { bundle: "theirs".to_owned() });
    let caution = failed(&report)[0].caution.clone().unwrap();
    assert!(caution.contains("`tags.Owner` is not known") || caution.contains("`tags`"), "{caution}");
}

#[test]
fn data_lies_under_its_folders_and_tests_are_left_out() {
    let policies = [
        (
            "policy/a.rego",
            "package main\nimport data.limits\ndeny[msg] { input.resource_changes[_].name == data.names.refused[_]; msg := sprintf(\"%d\", [limits.most]) }",
        ),
        ("policy/a_test.rego", "package main\ntest_deny { this is not rego"),
        ("names/list.yaml", "refused:\n  - logs\n"),
        ("limits/data.json", "{\"most\": 3}"),
    ];
    let report = run(&policies, &project(&[BUCKET]));
    assert_eq!(failed(&report).iter().map(|result| result.message.as_str()).collect::<Vec<_>>(), ["3"]);
}

#[test]
fn a_policy_about_objects_of_kubernetes_gets_each_by_itself() {
    let manifests = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: one\nspec: {}\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: two\n";
    let project = project(&[("pods.yaml", manifests)]);
    let plain =
        run(&[("k.rego", "package main\ndeny[msg] { input.kind == \"Pod\"; msg := input.metadata.name }")], &project);
    let gatekeeper = run(
        &[(
            "g.rego",
            "package g\nviolation[{\"msg\": msg}] { input.review.object.kind == \"Pod\"; msg := input.review.object.metadata.name }",
        )],
        &project,
    );
    for report in [plain, gatekeeper] {
        let found = failed(&report);
        assert_eq!(found.len(), 1, "one of the two objects is a pod");
        assert_eq!(found[0].message, "one");
        assert_eq!(found[0].file.as_deref(), Some("pods.yaml"));
    }
}

#[test]
fn a_policy_about_templates_gets_each_as_it_is_written() {
    let template = "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Logs:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: logs\n";
    let report = run(
        &[(
            "c.rego",
            "package main\ndeny[msg] { input.Resources[name].Type == \"AWS::S3::Bucket\"; msg := sprintf(\"bucket %v\", [name]) }",
        )],
        &project(&[("stack.yaml", template)]),
    );
    assert_eq!(failed(&report).iter().map(|result| result.message.as_str()).collect::<Vec<_>>(), ["bucket Logs"]);
}

#[test]
fn what_cannot_be_read_is_named_with_its_line_and_the_rest_runs() {
    let (bundle, problems) = Bundle::read(
        "theirs",
        &files(&[
            ("broken.rego", "package broken\n\ndeny[msg] {\n  msg = = 1\n}\n"),
            ("good.rego", "package good\ndeny[\"x\"] { true }"),
        ]),
    );
    assert_eq!(
        problems.iter().map(|problem| (problem.file.as_str(), problem.line)).collect::<Vec<_>>(),
        [("broken.rego", Some(4))]
    );
    let report = check(&mut Checker::with(settings(bundle)), &project(&[BUCKET]));
    assert_eq!(failed(&report).len(), 1, "the other policy runs");
}

#[test]
fn one_bad_file_of_a_package_does_not_take_the_others_with_it() {
    let policies = [
        ("a.rego", "package main\ndeny[msg] { msg := nowhere.function(1) }"),
        ("b.rego", "package main\ndeny[\"b\"] { true }"),
        ("c.rego", "package main\ndeny[msg] { msg := helper(1) }\nhelper(x) = \"c\" { x == 1 }"),
    ];
    let report = run(&policies, &project(&[BUCKET]));
    let mut found: Vec<_> = failed(&report).iter().map(|result| result.message.clone()).collect();
    found.sort();
    assert_eq!(found, ["b", "c"]);
    assert_eq!(report.problems.iter().map(|problem| problem.file.as_str()).collect::<Vec<_>>(), ["a.rego"]);
}

#[test]
fn a_policy_that_finds_nothing_passes_and_says_what_it_could_not_see() {
    let report = run(
        &[("a.rego", "package main\ndeny[\"x\"] { input.resource_changes[_].type == \"nothing\" }")],
        &project(&[BUCKET]),
    );
    assert_eq!(report.results.len(), 1);
    assert_eq!(report.results[0].status, Status::Pass);
    assert!(report.results[0].caution.as_deref().unwrap().contains("1 resources have values that are not known"));
}

#[test]
fn what_is_done_about_a_rule_is_decided_by_the_last_pattern_that_fits() {
    let (bundle, _) = Bundle::read("theirs", &files(&[("a.rego", "package main\ndeny[\"x\"] { true }")]));
    let enforced = |rule: &str, enforcement| Enforced { rule: rule.to_owned(), enforcement };
    let before = settings(bundle);
    let after = Settings {
        enforcement: vec![enforced("*", Enforcement::Advise), enforced("main.*", Enforcement::Block)],
        ..before.clone()
    };
    let (mut plain, mut strict) = (Checker::with(before), Checker::with(after));
    let project = project(&[BUCKET]);
    assert_eq!(check(&mut strict, &project).results[0].enforcement, Enforcement::Block);
    assert_ne!(plain.policies(), strict.policies(), "what is enforced is part of what was examined by");
    assert_eq!(check(&mut plain, &project).results[0].fingerprint, check(&mut strict, &project).results[0].fingerprint);
}

#[test]
fn a_head_that_loops_over_nothing_is_no_error_and_flags_of_a_format_are_no_text() {
    let policies = [
        (
            "lib.rego",
            "package lib\ndefault pod = false\nvolumes[pod.spec.volumes[_]]\nnames[input.resource_changes[_].name]\n",
        ),
        (
            "a.rego",
            "package main\nimport data.lib\ndeny[msg] { count(lib.volumes) == 0; msg := sprintf(\"%-40s:: %v\", [\"x\", lib.names]) }",
        ),
    ];
    let report = run(&policies, &project(&[BUCKET]));
    assert_eq!(report.problems, []);
    assert_eq!(failed(&report).iter().map(|result| result.message.as_str()).collect::<Vec<_>>(), ["x:: {\"logs\"}"]);
}
