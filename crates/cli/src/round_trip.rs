//! `dharma export --check`: that every byte comes back.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::anyhow;
use blueprint::Blueprint;
use domain::edit::Edit;
use domain::ids::SessionId;
use domain::{Digest, FileSet, Timestamp};
use folder::{FolderFiles, Skipped};
use iac::Project;
use serde::Serialize;

use crate::arguments::Export;
use crate::output::{self, Failure, Outcome, Verdict};
use crate::project;

/// So many files whose own expressions are refused are gone on without, before the check does without edits at all.
const PATIENCE: usize = 32;

#[derive(Serialize)]
struct Report {
    digest: Digest,
    /// How many files were compared.
    files: usize,
    /// Whether every byte came back.
    identical: bool,
    /// The first byte that did not, files in the order of their paths.
    first_difference: Option<Place>,
}

/// A byte of a file.
#[derive(Serialize)]
struct Place {
    path: String,
    /// From 0.
    byte: usize,
    /// From 1.
    line: usize,
}

/// Takes the project in as the desktop does, into a document of edits on a base; sets attributes of every file to
/// what they are, so that the files are patched; stores the document, opens it again, and compares what it exports.
pub(crate) fn check(arguments: &Export, found: &FolderFiles, project: &Project) -> Outcome {
    let unread = |skipped: &&Skipped| skipped.is_configuration() && !skipped.leads_nowhere();
    if let Some(skipped) = found.skipped.iter().find(unread) {
        let message = anyhow!("`{}` was not read: {}", skipped.path, skipped.reason);
        return Err(Failure::with_hint(message, "make it readable: what was not read cannot be compared"));
    }
    let again = exported(project)?;
    let first_difference = first_difference(&found.files, again.files());
    let identical = first_difference.is_none() && again.digest() == project.digest();
    let report = Report { digest: project.digest(), files: found.files.len(), identical, first_difference };
    if arguments.json {
        output::json(&report)?;
    } else if let Some(place) = &report.first_difference {
        output::lines([format!("differs: {}: byte {}, line {}", place.path, place.byte, place.line)])?;
    } else {
        output::lines([format!("identical: {} files, {}", report.files, report.digest)])?;
    }
    Ok(if identical { project::is_there(&arguments.folder, project) } else { Verdict::No })
}

fn exported(project: &Project) -> Result<Project, Failure> {
    // One replica, one sitting, and nobody to meet: no need for randomness.
    let (peer, sitting) = (1, SessionId::new(Timestamp::from_micros(0), [0; 10]));
    let mut edits = settings_to_the_same(project);
    let mut refused = BTreeMap::new();
    let mut blueprint = Blueprint::new(project.clone(), peer);
    while let Err(error) = blueprint.edit(sitting, &edits.iter().map(|(_, edit)| edit.clone()).collect::<Vec<_>>()) {
        let at = error.index().and_then(|index| edits.get(index));
        let Some((file, _)) = at.cloned() else { return Err(error.into()) };
        refused.insert(file, error.to_string());
        edits.retain(|(file, _)| refused.len() < PATIENCE && !refused.contains_key(file));
    }
    if let Some((file, error)) = refused.first_key_value() {
        let others = match refused.len() {
            1 => String::new(),
            count => format!(" (and {} more files)", count - 1),
        };
        output::note(&format!("compared without an edit on the way: {file}: {error}{others}"));
    }
    let stored = blueprint.snapshot()?;
    let opened = Blueprint::open(project.clone(), [stored.as_slice()], peer)?;
    Ok(opened.project().clone())
}

/// For each file that can be edited, its first, middle and last attribute set to the expression that it has.
fn settings_to_the_same(project: &Project) -> Vec<(String, Edit)> {
    let mut by_file: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
    for component in &project.graph().components {
        let mut times: HashMap<&str, usize> = HashMap::new();
        for attribute in &component.attributes {
            *times.entry(&attribute.path).or_default() += 1;
        }
        for attribute in &component.attributes {
            let file = attribute.place.file.as_str();
            let (start, end) = (attribute.place.start as usize, attribute.place.end as usize);
            let stands_there = project.files().get(file).and_then(|bytes| bytes.get(start..end));
            // An edit cannot say text that is not UTF-8, nor which it means of two attributes of one name.
            let can_be_said = stands_there == Some(attribute.expression.as_bytes())
                && start < end
                && times.get(attribute.path.as_str()) == Some(&1);
            if !can_be_said || FileSet::is_read_only(file) || file.ends_with(".json") {
                continue;
            }
            by_file.entry(file).or_default().push(Edit::Set {
                key: component.key.clone(),
                path: attribute.path.clone(),
                expression: attribute.expression.clone(),
            });
        }
    }
    let mut chosen = Vec::new();
    for (file, edits) in by_file {
        let last = edits.len().saturating_sub(1);
        let of_file = edits.into_iter().enumerate().filter(|(at, _)| [0, last / 2, last].contains(at));
        chosen.extend(of_file.map(|(_, edit)| (file.to_owned(), edit)));
    }
    chosen
}

fn first_difference(files: &FileSet, again: &FileSet) -> Option<Place> {
    let paths: BTreeSet<&str> = files.iter().chain(again.iter()).map(|(path, _)| path).collect();
    paths.into_iter().find_map(|path| {
        let (before, after) = (files.get(path), again.get(path));
        if before == after {
            return None;
        }
        let (before, after) = (before.map_or(&[][..], |bytes| bytes), after.map_or(&[][..], |bytes| bytes));
        let common: Vec<u8> =
            before.iter().zip(after).take_while(|(one, other)| one == other).map(|(byte, _)| *byte).collect();
        let line = 1 + common.iter().filter(|byte| **byte == b'\n').count();
        Some(Place { path: path.to_owned(), byte: common.len(), line })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(files: &[(&str, &str)]) -> FileSet {
        let mut set = FileSet::new();
        for (path, content) in files {
            set.insert(*path, content.as_bytes()).unwrap();
        }
        set
    }

    #[test]
    fn the_first_byte_that_differs_is_named_with_its_line() {
        let one = set(&[("a.tf", "x\ny\n"), ("b.tf", "same"), ("c.tf", "1\n2\n3\n")]);
        for (again, expected) in [
            (&[("a.tf", "x\ny\n"), ("b.tf", "same"), ("c.tf", "1\n2\n3\n")][..], None),
            (&[("a.tf", "x\ny\n"), ("b.tf", "same"), ("c.tf", "1\n2\n4\n")], Some(("c.tf", 4, 3))),
            (&[("a.tf", "x\ny"), ("b.tf", "same"), ("c.tf", "other")], Some(("a.tf", 3, 2))),
            (&[("a.tf", "x\ny\n\n"), ("b.tf", "same"), ("c.tf", "1\n2\n3\n")], Some(("a.tf", 4, 3))),
            (&[("a.tf", "x\ny\n"), ("c.tf", "1\n2\n3\n")], Some(("b.tf", 0, 1))),
            (&[("a.tf", "x\ny\n"), ("aa.tf", ""), ("b.tf", "same"), ("c.tf", "?")], Some(("aa.tf", 0, 1))),
        ] {
            let found = first_difference(&one, &set(again));
            let found = found.as_ref().map(|place| (place.path.as_str(), place.byte, place.line));
            assert_eq!(found, expected, "{again:?}");
        }
    }

    #[test]
    fn every_file_that_can_be_edited_is_edited() {
        let long: String =
            (0..50).map(|number| format!("variable \"v{number}\" {{\n  default = {number}\n}}\n")).collect();
        let mut files = set(&[("long.tf", &long), ("one.tf", "locals {\n  a = 1\n}\n"), ("notes.txt", "a = 1")]);
        files.insert("data.tf.json", *br#"{"locals": {"b": 2}}"#).unwrap();
        files.insert("foreign.tf", *b"locals {\n  c = \"na\xefve\"\n}\n").unwrap();
        files.insert("twice.tf", *b"output \"d\" {\n  value = 1\n  value = 2\n}\n").unwrap();
        let edits = settings_to_the_same(&Project::read(&files, &FileSet::new(), None));
        let count = |path: &str| edits.iter().filter(|(file, _)| file == path).count();
        assert_eq!((count("long.tf"), count("one.tf"), edits.len()), (3, 1, 4), "three of many, all of few");
    }
}
