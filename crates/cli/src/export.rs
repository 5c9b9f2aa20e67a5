//! `dharma export`: a project back to files, with edits or without.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use anyhow::{Context as _, anyhow};
use domain::edit::Edit;
use domain::{Digest, FileSet};
use iac::Project;
use serde::Serialize;

use crate::arguments::Export;
use crate::output::{self, Failure, Outcome, Verdict};
use crate::project;

#[derive(Serialize)]
struct Report {
    digest: Digest,
    /// Whether every byte came back, for a check.
    #[serde(skip_serializing_if = "Option::is_none")]
    identical: Option<bool>,
    /// The first byte that did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_difference: Option<String>,
    written: Vec<String>,
}

pub(crate) fn export(arguments: &Export) -> Outcome {
    let (found, project) = project::read(&arguments.folder, None)?;
    if arguments.check {
        return check(arguments, &found.files, &project);
    }
    let edited = match &arguments.edits {
        Some(file) => edited(&project, file)?,
        None => project,
    };
    let after = writable(edited.files());
    let (target, before) = match &arguments.out {
        Some(out) => (out.as_path(), FileSet::new()),
        None => (arguments.folder.as_path(), writable(&found.files)),
    };
    let written = folder::write(target, &before, &after)
        .map_err(|error| Failure::with_hint(error, "nothing was overwritten; look at the file and run this again"))?;
    let report = Report { digest: edited.digest(), identical: None, first_difference: None, written };
    if arguments.json {
        output::json(&report)?;
    } else if report.written.is_empty() {
        output::lines([format!("nothing to write: {} is as it should be", target.display())])?;
    } else {
        output::lines(report.written.iter().map(|path| format!("wrote {path}")))?;
    }
    Ok(Verdict::Yes)
}

/// Sets every attribute to the expression that it has, through the same patches as an edit, and compares every byte.
fn check(arguments: &Export, files: &FileSet, project: &Project) -> Outcome {
    let components = project.graph().components.iter();
    let writable = components.filter(|component| !project.is_read_only(&component.key));
    let same = writable.flat_map(|component| {
        component.attributes.iter().map(|attribute| Edit::Set {
            key: component.key.clone(),
            path: attribute.path.clone(),
            expression: attribute.expression.clone(),
        })
    });
    let again = project.apply(&same.collect::<Vec<_>>())?.project;
    let first_difference = files.iter().find_map(|(path, bytes)| {
        let again = again.files().get(path).map(AsRef::as_ref).unwrap_or_default();
        first_difference(bytes, again).map(|at| format!("{path}: byte {at}"))
    });
    let identical = first_difference.is_none() && again.digest() == project.digest();
    let report = Report { digest: project.digest(), identical: Some(identical), first_difference, written: Vec::new() };
    if arguments.json {
        output::json(&report)?;
    } else if let Some(place) = &report.first_difference {
        output::lines([format!("differs: {place}")])?;
    } else {
        output::lines([format!("identical: {} files, {}", files.len(), report.digest)])?;
    }
    Ok(if identical { Verdict::Yes } else { Verdict::No })
}

/// The first byte at which two contents differ.
fn first_difference(left: &[u8], right: &[u8]) -> Option<usize> {
    if left == right {
        return None;
    }
    let common = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    Some(common)
}

fn edited(project: &Project, file: &Path) -> Result<Project, Failure> {
    let mut text = String::new();
    if file == Path::new("-") {
        io::stdin().read_to_string(&mut text).context("cannot read standard input")?;
    } else {
        text = fs::read_to_string(file).with_context(|| format!("cannot read `{}`", file.display()))?;
    }
    let edits: Vec<Edit> = serde_json::from_str(&text).map_err(|error| {
        let message = anyhow!("`{}` is no list of edits: {error}", file.display());
        Failure::with_hint(message, r#"for instance: [{"edit":"set","key":".:aws_vpc.main","path":"cidr_block","expression":"\"10.1.0.0/16\""}]"#)
    })?;
    Ok(project.apply(&edits)?.project)
}

/// Without what is only read.
fn writable(files: &FileSet) -> FileSet {
    let mut writable = files.clone();
    for (path, _) in files.iter().filter(|(path, _)| FileSet::is_read_only(path)) {
        writable.remove(path);
    }
    writable
}
