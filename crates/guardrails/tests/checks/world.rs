//! Projects and bundles of a few lines.

use std::sync::Arc;

use domain::FileSet;
use domain::evidence::check::{CheckReport, CheckResult, Status};
use guardrails::{Bundle, Checker, Examined, Settings};
use iac::Project;

pub const DAY: &str = "2026-06-01";

pub fn files(files: &[(&str, &str)]) -> FileSet {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(*path, text.as_bytes()).unwrap();
    }
    set
}

pub fn project(texts: &[(&str, &str)]) -> Project {
    Project::read(&files(texts), &FileSet::new(), None)
}

pub fn settings(bundle: Bundle) -> Settings {
    Settings { bundles: vec![Arc::new(bundle)], ..Settings::default() }
}

pub fn built_in() -> Checker {
    Checker::with(Settings { bundles: vec![Bundle::built_in()], ..Settings::default() })
}

pub fn check(checker: &mut Checker, project: &Project) -> CheckReport {
    let examined = Examined {
        content: project.digest(),
        planned: project.planned(),
        graph: project.graph(),
        files: project.files(),
        day: DAY,
    };
    checker.check(examined, &|| false).unwrap()
}

/// Policies of others over a project; they have to be readable.
pub fn run(policies: &[(&str, &str)], project: &Project) -> CheckReport {
    let (bundle, problems) = Bundle::read("theirs", &files(policies));
    assert_eq!(problems, [], "the policies of this test can be read");
    check(&mut Checker::with(settings(bundle)), project)
}

pub fn failed(report: &CheckReport) -> Vec<&CheckResult> {
    report.results.iter().filter(|result| result.status == Status::Fail).collect()
}
