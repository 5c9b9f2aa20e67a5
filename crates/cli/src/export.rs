//! `dharma export`: a project back to files, with edits or without.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use anyhow::{Context as _, anyhow};
use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::{Digest, FileSet};
use folder::WriteError;
use iac::{Applied, Project};
use serde::Serialize;

use crate::arguments::Export;
use crate::output::{self, Failure, Outcome, Verdict};
use crate::{project, round_trip};

/// What was written.
#[derive(Serialize)]
struct Report {
    digest: Digest,
    /// Paths of files that were written or removed.
    written: Vec<String>,
    /// Components that the edits made.
    created: Vec<ComponentKey>,
    /// Components that the edits gave another key.
    renamed: Vec<Renamed>,
    /// How many places of the estate the edits change: a module may be called more than once.
    places: u32,
    /// What a person should know about the edits.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Renamed {
    from: ComponentKey,
    to: ComponentKey,
}

pub(crate) fn export(arguments: &Export) -> Outcome {
    let (found, project) = project::read(&arguments.folder, None)?;
    if arguments.out.is_none() {
        for skipped in found.skipped.iter().filter(|skipped| skipped.is_ignored()) {
            output::note(&format!("left out: {}: {}", skipped.path, skipped.reason));
        }
    }
    if arguments.check {
        return round_trip::check(arguments, &found, &project);
    }
    let applied = match &arguments.edits {
        Some(file) => apply(&project, &edits(file)?)?,
        None => apply(&project, &[])?,
    };
    let after = writable(applied.project.files());
    let written = match &arguments.out {
        Some(out) => {
            for skipped in found.skipped.iter().filter(|skipped| !found.links.contains_key(&skipped.path)) {
                output::note(&format!("left out: {}: {}", skipped.path, skipped.reason));
            }
            let written = copy(out, &after)?;
            make_executable(&arguments.folder, out, &written)?;
            make_links(out, &found.links)?;
            written
        }
        None => save(&arguments.folder, &writable(&found.files), &after)?,
    };
    let report = Report {
        digest: applied.project.digest(),
        written,
        created: applied.created,
        renamed: applied.renamed.into_iter().map(|(from, to)| Renamed { from, to }).collect(),
        places: project.places(applied.modules.iter().map(String::as_str)),
        notes: applied.notes,
    };
    if arguments.json {
        output::json(&report)?;
        return Ok(Verdict::Yes);
    }
    report.notes.iter().for_each(|note| output::note(note));
    if report.places > 1 {
        output::note(&format!("this changes {} places: a module is called more than once", report.places));
    }
    if report.written.is_empty() {
        let target = arguments.out.as_ref().unwrap_or(&arguments.folder);
        output::lines([format!("nothing to write: `{}` is as it should be", target.display())])?;
    } else {
        output::lines(report.written.iter().map(|path| format!("wrote {path}")))?;
    }
    Ok(Verdict::Yes)
}

/// Back into the project's own folder.
fn save(top: &Path, before: &FileSet, after: &FileSet) -> Result<Vec<String>, Failure> {
    folder::write(top, before, after).map_err(not_written)
}

/// Into another folder, over nothing that has another content.
fn copy(out: &Path, files: &FileSet) -> Result<Vec<String>, Failure> {
    folder::write(out, &FileSet::new(), files).map_err(|error| match error {
        WriteError::ChangedOutside(path) => {
            let message = anyhow!("`{}` holds another `{path}`", out.display());
            Failure::with_hint(message, "nothing was written; name an empty folder, or one to be made")
        }
        error => not_written(error),
    })
}

fn not_written(error: WriteError) -> Failure {
    let hint = error.hint();
    Failure::with_hint(error, hint)
}

/// What could be run in the project can be run in the copy.
#[cfg(unix)]
fn make_executable(folder: &Path, out: &Path, written: &[String]) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    for path in written {
        let Ok(metadata) = fs::metadata(folder.join(path)) else { continue };
        if metadata.permissions().mode() & 0o111 == 0 {
            continue;
        }
        let copy = out.join(path);
        let context = || format!("cannot make `{}` executable", copy.display());
        let mode = fs::metadata(&copy).with_context(context)?.permissions().mode();
        // For whoever can read it, as the system's own rule for new files has it.
        fs::set_permissions(&copy, fs::Permissions::from_mode(mode | (mode & 0o444) >> 2)).with_context(context)?;
    }
    Ok(())
}

/// Links to folders of the project lead to the same folders of the copy, for the modules that are called by them.
#[cfg(unix)]
fn make_links(out: &Path, links: &BTreeMap<String, String>) -> Result<(), Failure> {
    for (link, real) in links {
        let place = out.join(link);
        let context = || format!("cannot make the link `{}`", place.display());
        if !out.join(real).is_dir() || fs::symlink_metadata(&place).is_ok() {
            continue;
        }
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).with_context(context)?;
        }
        let up = "../".repeat(link.matches('/').count());
        std::os::unix::fs::symlink(format!("{up}{real}"), &place).with_context(context)?;
    }
    Ok(())
}

/// Other systems let nobody make links just so.
#[cfg(not(unix))]
fn make_links(_: &Path, links: &BTreeMap<String, String>) -> Result<(), Failure> {
    for (link, real) in links {
        output::note(&format!("left out: {link}: a link to `{real}`"));
    }
    Ok(())
}

/// There is nothing of the kind on other systems.
#[cfg(not(unix))]
fn make_executable(_: &Path, _: &Path, _: &[String]) -> Result<(), Failure> {
    Ok(())
}

fn apply(project: &Project, edits: &[Edit]) -> Result<Applied, Failure> {
    project.apply(edits).map_err(|error| {
        let hint = error.hint();
        let message = anyhow!("edit {} does not apply, so none was made: {error}", error.index + 1);
        match hint {
            Some(hint) => Failure::with_hint(message, hint),
            None => message.into(),
        }
    })
}

fn edits(file: &Path) -> Result<Vec<Edit>, Failure> {
    let mut text = String::new();
    if file == Path::new("-") {
        io::stdin().read_to_string(&mut text).context("cannot read standard input")?;
    } else {
        text = fs::read_to_string(file).map_err(|error| {
            let message = anyhow!(error).context(format!("cannot read `{}`", file.display()));
            Failure::with_hint(message, "give a file with a JSON list of edits, or `-` for standard input")
        })?;
    }
    // Editors of another system put a mark there.
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| {
        let message = anyhow!("`{}` is no list of edits: {error}", file.display());
        let example = r#"[{"edit":"set","key":".:aws_vpc.main","path":"cidr_block","expression":"\"10.1.0.0/16\""}]"#;
        Failure::with_hint(message, format!("for instance: {example}"))
    })
}

/// Without what is only read.
fn writable(files: &FileSet) -> FileSet {
    let mut writable = files.clone();
    for (path, _) in files.iter().filter(|(path, _)| FileSet::is_read_only(path)) {
        writable.remove(path);
    }
    writable
}
