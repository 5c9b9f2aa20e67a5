//! What other scanners said of a blueprint, shown beside ours.

use std::sync::Arc;

use api::Problem;
use api::checks::Scan;
use domain::Digest;
use domain::evidence::check::{CheckResult, Enforcement, FoundBy, Rule, Severity};
use domain::graph::Graph;
use domain::ids::{BlueprintId, ScanId};
use report::sarif;
use storage::{attachment, file_set};

use super::super::{Cancel, LOCAL_TENANT, State};
use crate::problem;

/// The scans kept with one blueprint.
#[derive(Debug, Default)]
pub struct Scans {
    /// Latest first.
    pub scans: Vec<(Scan, Vec<sarif::Run>)>,
    /// All of them as one digest.
    pub digest: Option<Digest>,
}

/// The scans that are kept with a blueprint.
pub async fn of(state: &State, cancel: &Cancel, id: BlueprintId) -> Result<Arc<Scans>, Problem> {
    let mut tx = state.database.read().await.map_err(problem::storage)?;
    let kept = attachment::list(&mut tx, LOCAL_TENANT, id, attachment::Kind::Scan).await.map_err(problem::storage)?;
    if kept.is_empty() {
        return Ok(Arc::default());
    }
    let mut files = Vec::with_capacity(kept.len());
    for kept in kept {
        let set = file_set::get(&mut tx, LOCAL_TENANT, kept.digest).await.map_err(problem::storage)?;
        files.push((kept, set.ok_or_else(|| problem::files_missing(kept.digest))?));
    }
    drop(tx);
    cancel
        .compute(move |_| {
            let digests: Vec<Digest> = files.iter().map(|(kept, _)| kept.digest).collect();
            let digest = Digest::of_parts(digests.iter().map(|digest| digest.as_bytes().as_slice()));
            let scans = files.iter().flat_map(|(kept, files)| {
                files.iter().filter_map(|(path, bytes)| {
                    let runs = sarif::read(bytes).ok()?;
                    Some((scan(ScanId(kept.id), path, &runs, kept.content, kept.added_at), runs))
                })
            });
            Ok(Arc::new(Scans { scans: scans.collect(), digest: Some(digest) }))
        })
        .await
}

/// A scan as it crosses the wire.
#[must_use]
pub fn scan(id: ScanId, name: &str, runs: &[sarif::Run], content: Digest, at: domain::Timestamp) -> Scan {
    let results = runs.iter().map(|run| run.results.len()).sum::<usize>();
    Scan {
        id,
        name: name.to_owned(),
        tools: runs.iter().map(|run| run.tool.clone()).collect(),
        results: u32::try_from(results).unwrap_or(u32::MAX),
        content,
        at,
    }
}

impl Scans {
    /// Their results with the components they are about, and their rules.
    pub fn results(&self, graph: &Graph) -> (Vec<CheckResult>, Vec<Rule>) {
        let (mut results, mut rules) = (Vec::new(), Vec::new());
        let places = Places::of(graph);
        for run in self.scans.iter().flat_map(|(_, runs)| runs) {
            for result in &run.results {
                let mut result = result.clone();
                places.find(graph, &mut result);
                rules.push(rule(&result, run));
                results.push(result);
            }
        }
        (results, rules)
    }
}

fn rule(result: &CheckResult, run: &sarif::Run) -> Rule {
    Rule {
        id: result.rule.clone(),
        title: run.rules.get(&result.rule).cloned().unwrap_or_else(|| result.rule.clone()),
        description: String::new(),
        remediation: String::new(),
        severity: Severity::default(),
        enforcement: Enforcement::Advise,
        topic: "other".to_owned(),
        types: Vec::new(),
        reads: Vec::new(),
        controls: Vec::new(),
        origin: FoundBy::Scanner { tool: run.tool.clone() },
    }
}

/// Components by the lines that they take.
struct Places {
    /// File, first byte order number, component's number; by file and line.
    starts: Vec<(String, u32, usize)>,
}

impl Places {
    fn of(graph: &Graph) -> Self {
        let each = graph.components.iter().enumerate();
        let mut starts: Vec<(String, u32, usize)> =
            each.map(|(number, one)| (one.place.file.clone(), one.place.line, number)).collect();
        starts.sort();
        Self { starts }
    }

    /// The component by address, or by the line on or before which its block begins. A file is named from the root of a
    /// repository there, which may lie above ours: the longest path that ends alike counts.
    fn find(&self, graph: &Graph, result: &mut CheckResult) {
        let by_address = graph.components.iter().find(|one| {
            one.addresses.contains(&result.address)
                || (!result.address.is_empty() && one.key.address() == result.address)
        });
        if let Some(component) = by_address {
            result.component = Some(component.key.clone());
            return;
        }
        let (Some(file), Some(line)) = (result.file.clone(), result.line) else { return };
        let ours = self.starts.iter().map(|(path, ..)| path.as_str()).filter(|path| ends_alike(path, &file));
        let Some(ours) = ours.max_by_key(|path| path.len()).map(str::to_owned) else { return };
        let after = self.starts.partition_point(|(path, start, _)| (path.as_str(), *start) <= (ours.as_str(), line));
        let Some((path, _, number)) = after.checked_sub(1).and_then(|at| self.starts.get(at)) else { return };
        if *path == ours
            && let Some(component) = graph.components.get(*number)
        {
            result.component = Some(component.key.clone());
            if result.address.is_empty() {
                result.address =
                    component.addresses.first().cloned().unwrap_or_else(|| component.key.address().to_owned());
            }
        }
        result.file = Some(ours);
    }
}

/// Whether one path is the end of the other.
fn ends_alike(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    long.strip_suffix(short.trim_start_matches('/')).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}
