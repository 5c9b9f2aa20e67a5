//! What is remembered of one blueprint between examinations.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use api::Problem;
use domain::Digest;
use domain::evidence::check::{CheckReport, Counts};
use domain::evidence::estimate::Estimate;
use guardrails::{Checker, Examined};
use iac::Project;
use pricing::Usage;

use super::library::Library;
use super::scans::Scans;
use crate::core::Cancel;
use crate::problem;

/// Reports kept in mind: those of now, and of the versions looked at last.
const REPORTS: usize = 6;

/// Remembers what was worked out of one blueprint.
#[derive(Default)]
pub struct Examiner {
    /// What follows the edits: it remembers verdicts, and works out anew only what an edit can affect.
    following: Mutex<Option<(Digest, Checker)>>,
    checks: Mutex<Vec<(CheckedBy, Arc<CheckReport>)>>,
    estimates: Mutex<Vec<(EstimatedBy, Arc<Estimate>)>>,
}

/// What a report of findings hangs on.
#[derive(Clone, PartialEq)]
struct CheckedBy {
    content: Digest,
    library: Digest,
    scans: Option<Digest>,
    day: String,
}

/// What an estimate hangs on.
#[derive(Clone, PartialEq)]
struct EstimatedBy {
    content: Digest,
    books: Digest,
    usage: Digest,
    day: String,
}

impl Examiner {
    /// What is found in a content. `follows` says whether it is what the blueprint is now.
    pub fn check(
        &self,
        library: &Arc<Library>,
        scans: &Scans,
        project: &Project,
        day: &str,
        follows: bool,
        cancel: &Cancel,
    ) -> Result<Arc<CheckReport>, Problem> {
        let by =
            CheckedBy { content: project.digest(), library: library.digest, scans: scans.digest, day: day.to_owned() };
        if let Some(known) = known(&self.checks, &by) {
            return Ok(known);
        }
        let mut report = if follows {
            let mut following = locked(&self.following);
            let checker = match &mut *following {
                Some((of, checker)) if *of == library.digest => checker,
                other => &mut other.insert((library.digest, library.checker())).1,
            };
            run(checker, project, day, cancel)
        } else {
            run(&mut library.checker(), project, day, cancel)
        }?;
        let (results, rules) = scans.results(project.graph());
        if !results.is_empty() {
            report.results.extend(results);
            report.results.sort_by(|one, other| {
                let order = |one: &domain::evidence::check::CheckResult| (one.status, std::cmp::Reverse(one.severity));
                order(one)
                    .cmp(&order(other))
                    .then_with(|| (&one.address, &one.rule).cmp(&(&other.address, &other.rule)))
            });
            for rule in rules {
                report.rules.entry(rule.id.clone()).or_insert(rule);
            }
            report.counts = Counts::of(&report.results);
        }
        Ok(keep(&self.checks, by, report))
    }

    /// What a content costs.
    pub fn estimate(&self, library: &Library, usage: &Usage, project: &Project, day: &str) -> Arc<Estimate> {
        let books = library.books.clone().on(day);
        let by = EstimatedBy {
            content: project.digest(),
            books: books.digest(),
            usage: usage.digest(),
            day: day.to_owned(),
        };
        if let Some(known) = known(&self.estimates, &by) {
            return known;
        }
        let estimate = pricing::estimate(project.planned(), &books, usage, project.digest());
        keep(&self.estimates, by, estimate)
    }
}

fn run(checker: &mut Checker, project: &Project, day: &str, cancel: &Cancel) -> Result<CheckReport, Problem> {
    let examined = Examined {
        content: project.digest(),
        planned: project.planned(),
        graph: project.graph(),
        files: project.files(),
        day,
    };
    checker.check(examined, &|| cancel.is_cancelled()).map_err(|_| problem::cancelled())
}

fn known<B: PartialEq, R>(kept: &Mutex<Vec<(B, Arc<R>)>>, by: &B) -> Option<Arc<R>> {
    locked(kept).iter().find(|(known, _)| known == by).map(|(_, report)| report.clone())
}

fn keep<B, R>(kept: &Mutex<Vec<(B, Arc<R>)>>, by: B, report: R) -> Arc<R> {
    let report = Arc::new(report);
    let mut kept = locked(kept);
    kept.push((by, report.clone()));
    if kept.len() > REPORTS {
        kept.remove(0);
    }
    report
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
