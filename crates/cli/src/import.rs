//! `dharma import`: what is in a project.

use domain::graph::{Carried, ComponentKey, ComponentKind, ConnectionKind, FileReport, Graph, Place};
use domain::planned::{ChangeAction, PlannedChange};
use domain::{Digest, FileSet};
use folder::Skipped;
use serde::Serialize;

use crate::arguments::Import;
use crate::output::{self, Outcome};
use crate::project;

/// The whole report; its fields are promised to pipelines.
#[derive(Serialize)]
struct Report<'a> {
    digest: Digest,
    root: &'a str,
    roots: Vec<&'a str>,
    /// With those that could not be read.
    files: Vec<FileReport>,
    components: Vec<ComponentLine<'a>>,
    connections: Vec<ConnectionLine<'a>>,
    carried: &'a [Carried],
    skipped: &'a [Skipped],
}

#[derive(Serialize)]
struct ComponentLine<'a> {
    /// The first instance's address, or the one inside its module where no root calls that.
    address: &'a str,
    key: &'a ComponentKey,
    kind: ComponentKind,
    #[serde(rename = "type")]
    type_name: &'a str,
    file: &'a str,
    line: u32,
    addresses: &'a [String],
    container: Option<&'a ComponentKey>,
    /// Only where the blueprint is a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'a PlannedChange>,
}

#[derive(Serialize)]
struct ConnectionLine<'a> {
    from: &'a ComponentKey,
    to: &'a ComponentKey,
    kind: ConnectionKind,
    attribute: &'a str,
}

pub(crate) fn import(arguments: &Import) -> Outcome {
    let (found, project) = project::open_with_files(&arguments.path, arguments.root.as_deref())?;
    let graph = project.graph();
    let report = Report {
        digest: project.digest(),
        root: project.root(),
        roots: project.roots().iter().map(|root| root.directory.as_str()).collect(),
        files: files(graph, &found.skipped),
        components: components(graph),
        connections: connections(graph),
        carried: &graph.carried,
        skipped: &found.skipped,
    };
    if arguments.json {
        output::json(&report)?;
    } else {
        output::lines(summary(&report, &found.files))?;
    }
    let verdict = project::is_there(&arguments.path, &project);
    // The program ends here: taking a large project apart piece by piece would be work for nobody.
    drop(report);
    std::mem::forget((found, project));
    Ok(verdict)
}

/// How each file was read. Configuration that could not even be read from the disk is not understood either.
fn files(graph: &Graph, skipped: &[Skipped]) -> Vec<FileReport> {
    let unread = skipped.iter().filter(|skipped| skipped.is_configuration());
    let unread = unread.map(|skipped| FileReport {
        path: skipped.path.clone(),
        understood: false,
        reason: Some(skipped.reason.clone()),
    });
    let read = graph.files.iter().cloned().map(|file| match file.reason {
        None if !file.understood => FileReport { reason: Some("none of Terraform's files".to_owned()), ..file },
        _ => file,
    });
    let mut files: Vec<FileReport> = read.chain(unread).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn components(graph: &Graph) -> Vec<ComponentLine<'_>> {
    let lines = graph.components.iter().map(|component| ComponentLine {
        address: component.addresses.first().map_or_else(|| component.key.address(), String::as_str),
        key: &component.key,
        kind: component.kind,
        type_name: &component.type_name,
        file: &component.place.file,
        line: component.place.line,
        addresses: &component.addresses,
        container: component.container.as_ref(),
        change: component.change.as_ref(),
    });
    lines.collect()
}

fn connections(graph: &Graph) -> Vec<ConnectionLine<'_>> {
    let lines = graph.connections.iter().map(|connection| ConnectionLine {
        from: &connection.from,
        to: &connection.to,
        kind: connection.kind,
        attribute: &connection.attribute,
    });
    lines.collect()
}

/// What a person reads: counts first, then what they should know of.
fn summary(report: &Report<'_>, files: &FileSet) -> Vec<String> {
    let count = |kind| report.components.iter().filter(|component| component.kind == kind).count();
    let mut lines = vec![
        format!("{}, {}, {}", counted(files.len(), "file"), counted(files.bytes(), "byte"), report.digest),
        format!(
            "{}, {}, {}, {}",
            counted(count(ComponentKind::Resource), "resource"),
            counted(count(ComponentKind::Data), "data source"),
            counted(count(ComponentKind::Module), "module call"),
            counted(report.connections.len(), "connection")
        ),
    ];
    lines.extend(changes(&report.components));
    if report.roots.len() > 1 {
        lines.push(format!("roots: {} (looked from {}; choose with --root)", report.roots.join(", "), report.root));
    }
    for carried in report.carried {
        let place = &carried.place;
        let Place { file, line, column, .. } = place;
        lines.push(format!("not understood, kept as it is: {file}:{line}:{column}: {}", carried.message));
        lines.extend(carried.hint.iter().map(|hint| format!("  hint: {hint}")));
    }
    lines.extend(report.skipped.iter().map(|skipped| format!("left out: {}: {}", skipped.path, skipped.reason)));
    lines
}

/// What a plan does, by the number of instances.
fn changes(components: &[ComponentLine<'_>]) -> Option<String> {
    let count = |action| -> u32 {
        let of = |line: &ComponentLine<'_>| line.change?.instances.get(&action).copied();
        components.iter().filter_map(of).sum()
    };
    components.iter().any(|line| line.change.is_some()).then(|| {
        let words = [
            (ChangeAction::Create, "to create"),
            (ChangeAction::Update, "to update"),
            (ChangeAction::Replace, "to replace"),
            (ChangeAction::Delete, "to delete"),
            (ChangeAction::Forget, "to forget"),
            (ChangeAction::Read, "to read"),
            (ChangeAction::NoOp, "unchanged"),
        ];
        let counts = words.into_iter().map(|(action, word)| (count(action), word)).filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(count, word)| format!("{count} {word}")).collect();
        format!("the plan: {}", counts.join(", "))
    })
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
