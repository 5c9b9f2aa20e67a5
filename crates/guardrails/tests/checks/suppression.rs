//! Findings that somebody excepted.

use domain::evidence::check::CheckReport;

use crate::world::{built_in, check, failed, project};

const RULE: &str = "aws-rds-storage-encrypted";

fn of(text: &str, beside: Option<&str>) -> CheckReport {
    let mut texts = vec![("main.tf", text)];
    texts.extend(beside.map(|beside| (".dharma.toml", beside)));
    check(&mut built_in(), &project(&texts))
}

fn suppressed(report: &CheckReport) -> Vec<(String, Option<String>, String, u32)> {
    failed(report)
        .iter()
        .filter(|result| result.rule == RULE)
        .filter_map(|result| result.suppressed.clone())
        .map(|found| (found.reason, found.until, found.file, found.line))
        .collect()
}

fn said(report: &CheckReport) -> Vec<String> {
    report
        .problems
        .iter()
        .map(|problem| format!("{}:{} {}", problem.file, problem.line.unwrap_or(0), problem.message))
        .collect()
}

#[test]
fn a_comment_in_a_block_or_above_it_excepts_its_findings() {
    for text in [
        "# dharma:ignore aws-rds-storage-encrypted only test data until=2027-01-31\nresource \"aws_db_instance\" \"a\" {\n}\n",
        "// dharma:ignore aws-rds-*,other-* only test data until=2027-01-31\n# more\n\nresource \"aws_db_instance\" \"a\" {\n}\n",
    ] {
        let report = of(text, None);
        assert_eq!(
            suppressed(&report),
            [("only test data".to_owned(), Some("2027-01-31".to_owned()), "main.tf".to_owned(), 1)]
        );
    }
    let inside = of(
        "resource \"aws_db_instance\" \"a\" {\n  # dharma:ignore aws-rds-storage-encrypted only test data\n  engine = \"x\"\n}\n",
        None,
    );
    assert_eq!(suppressed(&inside), [("only test data".to_owned(), None, "main.tf".to_owned(), 2)]);
    let other = of(
        "# dharma:ignore aws-rds-storage-encrypted reason\nresource \"aws_vpc\" \"a\" {}\nresource \"aws_db_instance\" \"a\" {}\n",
        None,
    );
    assert_eq!(suppressed(&other), [], "it stands above another block");
}

#[test]
fn what_is_suppressed_is_counted_apart() {
    let plain = of("resource \"aws_db_instance\" \"a\" {}\n", None);
    let excepted =
        of("# dharma:ignore aws-rds-storage-encrypted test data\nresource \"aws_db_instance\" \"a\" {}\n", None);
    assert_eq!(excepted.counts.suppressed, 1);
    assert_eq!(excepted.counts.failed() + 1, plain.counts.failed());
}

#[test]
fn the_file_beside_a_project_excepts_by_rule_and_address() {
    let text = "resource \"aws_db_instance\" \"a\" {}\nresource \"aws_db_instance\" \"b\" {}\n";
    let report = of(
        text,
        Some(
            "[[ignore]]\nrule = \"aws-rds-*\"\naddress = \"aws_db_instance.a\"\nreason = \"moves away\"\nuntil = 2026-06-01\n",
        ),
    );
    assert_eq!(
        suppressed(&report),
        [("moves away".to_owned(), Some("2026-06-01".to_owned()), ".dharma.toml".to_owned(), 1)],
        "until is the last day that it holds"
    );
    assert_ne!(report.policies, of(text, None).policies, "the file is part of what was examined by");
}

#[test]
fn a_suppression_that_does_not_hold_is_named_and_not_applied() {
    for (comment, expected) in [
        ("aws-rds-storage-encrypted", "has no reason"),
        ("aws-rds-storage-encrypted until=2027-01-01", "has no reason"),
        ("aws-rds-storage-encrypted gone until=2026-05-31", "ended on 2026-05-31"),
        ("aws-rds-storage-encrypted gone until=soon", "`soon` is not a day"),
        ("aws-rds-storage_encrypted misspelled", "there is no rule `aws-rds-storage_encrypted`"),
    ] {
        let report = of(&format!("# dharma:ignore {comment}\nresource \"aws_db_instance\" \"a\" {{}}\n"), None);
        assert_eq!(suppressed(&report), [], "{comment}");
        assert!(
            said(&report).iter().any(|said| said.starts_with("main.tf:1 ") && said.contains(expected)),
            "{comment}: {:?}",
            said(&report)
        );
    }
    let nowhere = of("resource \"aws_vpc\" \"a\" {}\n# dharma:ignore aws-rds-storage-encrypted reason\n", None);
    assert!(said(&nowhere).iter().any(|said| said.contains("stands above no block")), "{:?}", said(&nowhere));
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_line() {
    let report = of("resource \"aws_db_instance\" \"a\" {}\n", Some("[[ignore]]\nrule = \"*\"\nreson = \"typo\"\n"));
    assert!(said(&report).iter().any(|said| said.starts_with(".dharma.toml:")), "{:?}", said(&report));
    assert_eq!(suppressed(&report), []);
}

#[test]
fn a_comment_in_a_manifest_excepts_its_object() {
    let manifest = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a # dharma:ignore kubernetes-* legacy\nspec:\n  containers:\n    - name: a\n      image: a\n      securityContext:\n        privileged: true\n";
    let report = check(&mut built_in(), &project(&[("pod.yaml", manifest)]));
    assert!(!failed(&report).is_empty(), "a privileged container is found");
    assert!(failed(&report).iter().all(|result| result.suppressed.is_some()));
}
