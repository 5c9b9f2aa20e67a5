//! A second check says what a first one would, with less work.

use domain::evidence::check::CheckReport;
use iac::Project;
use proptest::prelude::*;

use crate::world::{built_in, check, files};

const BUCKET: &str = "resource \"aws_s3_bucket\" \"NAME\" {\n  bucket = \"NAME\"\n}\n";
const BLOCK: &str = "resource \"aws_s3_bucket_public_access_block\" \"NAME\" {\n  bucket = aws_s3_bucket.NAME.id\n  block_public_acls = VALUE\n}\n";
const DATABASE: &str = "resource \"aws_db_instance\" \"NAME\" {\n  storage_encrypted = VALUE\n}\n";

/// A part of a project: text by which its resources are what they are.
fn part() -> impl Strategy<Value = String> {
    (0..3usize, 0..3usize, 0..3usize).prop_map(|(kind, name, value)| {
        let text = [BUCKET, BLOCK, DATABASE][kind];
        text.replace("NAME", ["a", "b", "c"][name]).replace("VALUE", ["true", "false", "var.missing"][value])
    })
}

fn read(parts: &[String]) -> Project {
    let mut seen = std::collections::BTreeSet::new();
    let text: String =
        parts.iter().filter(|part| seen.insert(part.lines().next().unwrap().to_owned())).map(String::as_str).collect();
    Project::read(&files(&[("main.tf", &text)]), &domain::FileSet::new(), None)
}

fn fresh(project: &Project) -> CheckReport {
    check(&mut built_in(), project)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_remembered_never_shows(states in prop::collection::vec(prop::collection::vec(part(), 0..6), 1..5)) {
        let mut checker = built_in();
        for parts in &states {
            let project = read(parts);
            prop_assert_eq!(check(&mut checker, &project), fresh(&project));
        }
    }
}

#[test]
fn a_change_of_what_is_related_is_seen() {
    let mut checker = built_in();
    let without = read(&[BUCKET.replace("NAME", "a")]);
    let with = read(&[BUCKET.replace("NAME", "a"), BLOCK.replace("NAME", "a").replace("VALUE", "true")]);
    let first = check(&mut checker, &without);
    assert_ne!(first.counts, check(&mut checker, &with).counts, "the block bears on the bucket");
    assert_eq!(first, check(&mut checker, &without), "and back");
}

#[test]
fn a_check_is_given_up_when_somebody_says_so() {
    let project = read(&[BUCKET.replace("NAME", "a")]);
    let examined = guardrails::Examined {
        content: project.digest(),
        planned: project.planned(),
        graph: project.graph(),
        files: project.files(),
        day: crate::world::DAY,
    };
    assert_eq!(built_in().check(examined, &|| true).unwrap_err(), guardrails::Cancelled);
}
