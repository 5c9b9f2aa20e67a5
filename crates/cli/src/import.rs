//! `dharma import`: what is in a project.

use domain::graph::{Carried, ComponentKey, ComponentKind, ConnectionKind, FileReport, Graph, Place};
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
}

#[derive(Serialize)]
struct ConnectionLine<'a> {
    from: &'a ComponentKey,
    to: &'a ComponentKey,
    kind: ConnectionKind,
    attribute: &'a str,
}

pub(crate) fn import(arguments: &Import) -> Outcome {
    let (found, project) = project::read(&arguments.folder, arguments.root.as_deref())?;
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
    let verdict = project::is_there(&arguments.folder, &project);
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

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
