//! What differs between two versions.
//!
//! - [`pairs`]: which components are the same
//! - [`fields`]: what differs between two versions of one
//! - [`objects`]: what differs between two expressions, by the keys of written-out objects
//! - [`tree`]: a component as a tree of nested blocks; [`align`]: which blocks of two lists are the same
//! - [`plain`]: text without what does not matter in it; [`comments`]: whether comments alone differ

mod align;
mod comments;
mod fields;
mod objects;
mod pairs;
mod plain;
mod tree;

use std::collections::{BTreeSet, HashMap};

use domain::compare::{Comparison, ComponentDifference, Difference, FieldDifference};
use domain::graph::Component;
use iac::Project;

pub(crate) use align::align;
pub(crate) use pairs::{Pairs, pairs};
pub(crate) use plain::plain;
pub(crate) use tree::{Node, Tree};

use crate::meanings::rewrite;

/// Says what differs between two versions, by component and field.
///
/// A component whose references alone changed, because they follow one that was renamed, is not listed.
#[must_use]
pub fn compare(older: &Project, newer: &Project) -> Comparison {
    let versions = Versions::new(older, newer);
    let mut found = Found::default();
    let mut last = 0;
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (old, new) in &versions.pairs.both {
        places.insert(*old, *new);
        versions.both(*old, *new, &mut found);
    }
    for new in &versions.pairs.added {
        if let Some(component) = versions.newer.graph().components.get(*new) {
            found.add((*new, 0, 0), one_sided(component, Difference::Added));
        }
    }
    let mut removed = versions.pairs.removed.iter().peekable();
    for (old, component) in versions.older.graph().components.iter().enumerate() {
        if let Some(new) = places.get(&old) {
            last = new + 1;
        }
        if removed.next_if_eq(&&old).is_some() {
            // After what it stood behind.
            let place = if last == 0 { (0, -1, old) } else { (last - 1, 1, old) };
            found.add(place, one_sided(component, Difference::Removed));
        }
    }
    found.components.sort_by_key(|(place, _)| *place);
    let components: Vec<ComponentDifference> = found.components.into_iter().map(|(_, difference)| difference).collect();

    let differing = differing_files(older, newer);
    let in_comments =
        !differing.is_empty() && differing.iter().all(|path| comments::differ_in_file(older, newer, path));
    let other_files: Vec<String> = differing.into_iter().filter(|path| !found.files.contains(path.as_str())).collect();
    let cosmetic = |difference: &ComponentDifference| {
        matches!(difference.difference, Difference::FormattingOnly | Difference::CommentsOnly | Difference::MovedOnly)
    };
    let formatting_only = !(components.is_empty() && other_files.is_empty())
        && components.iter().all(cosmetic)
        && other_files.iter().all(|path| is_formatting(older, newer, path));
    let comments_only = formatting_only && in_comments;
    Comparison { older: older.digest(), newer: newer.digest(), components, other_files, formatting_only, comments_only }
}

#[derive(Default)]
struct Found<'a> {
    components: Vec<((usize, i8, usize), ComponentDifference)>,
    /// Files in which some component differs.
    files: BTreeSet<&'a str>,
}

impl<'a> Found<'a> {
    fn add(&mut self, place: (usize, i8, usize), difference: (ComponentDifference, &'a str)) {
        self.files.insert(difference.1);
        self.components.push((place, difference.0));
    }
}

fn one_sided(component: &Component, difference: Difference) -> (ComponentDifference, &str) {
    let difference = ComponentDifference {
        key: component.key.clone(),
        older_key: None,
        difference,
        file: component.place.file.clone(),
        line: component.place.line,
        fields: Vec::new(),
    };
    (difference, &component.place.file)
}

/// Two versions and which components of them are the same.
pub(crate) struct Versions<'a> {
    pub(crate) older: &'a Project,
    pub(crate) newer: &'a Project,
    pub(crate) pairs: Pairs,
    /// New addresses by directory and old address.
    renamed: HashMap<(&'a str, &'a str), &'a str>,
}

impl<'a> Versions<'a> {
    pub(crate) fn new(older: &'a Project, newer: &'a Project) -> Self {
        let pairs = pairs(older.graph(), newer.graph());
        let keys = pairs.both.iter().filter_map(|(old, new)| {
            Some((&older.graph().components.get(*old)?.key, &newer.graph().components.get(*new)?.key))
        });
        let renamed = keys
            .filter(|(old, new)| old != new && !new.address().contains('#'))
            .map(|(old, new)| ((old.directory(), old.address()), new.address()))
            .collect();
        Self { older, newer, pairs, renamed }
    }

    /// An expression of the older version with the names of the newer one.
    pub(crate) fn renamed(&self, directory: &str, expression: &str) -> String {
        if self.renamed.is_empty() {
            return expression.to_owned();
        }
        rewrite(expression, |address| self.renamed.get(&(directory, address)).map(|new| (*new).to_owned()))
    }

    fn both(&self, old: usize, new: usize, found: &mut Found<'a>) {
        let components = (self.older.graph().components.get(old), self.newer.graph().components.get(new));
        let (Some(before), Some(after)) = components else { return };
        let (old_text, new_text) = (text(self.older, before), text(self.newer, after));
        let same_text = old_text == new_text && stands_alone(before) && stands_alone(after);
        let same_file = before.place.file == after.place.file;
        let same_key = before.key == after.key || after.key.address().contains('#');
        if same_text && same_file && same_key {
            return;
        }
        let renamed = |expression: &str| self.renamed(before.key.directory(), expression);
        let mut fields = if same_text { Vec::new() } else { fields::differences(before, after, &renamed) };
        let is_content = |fields: &[FieldDifference]| !fields.is_empty();
        if !same_text && !is_content(&fields) && same_key {
            let (old_text, new_text) = (String::from_utf8_lossy(old_text), String::from_utf8_lossy(new_text));
            let follows = tokens(&renamed(&old_text)) == tokens(&new_text) && tokens(&old_text) != tokens(&new_text);
            if follows && same_file {
                found.files.insert(&after.place.file);
                return;
            }
            if tokens(&renamed(&old_text)) != tokens(&new_text) {
                // Something that is no field: a block's label, what could not be read.
                let (before, after) = (Some(old_text.into_owned()), Some(new_text.into_owned()));
                fields.push(FieldDifference { path: String::new(), before, after });
            }
        }
        let difference = match (is_content(&fields), same_key, same_file) {
            (true, _, _) => Difference::Changed,
            (false, false, _) => Difference::Renamed,
            (false, true, false) => Difference::MovedOnly,
            (false, true, true) if comments::differ_alone(old_text, new_text) => Difference::CommentsOnly,
            (false, true, true) => Difference::FormattingOnly,
        };
        let older_key = (before.key != after.key).then(|| before.key.clone());
        let (difference, file) = (ComponentDifference { older_key, fields, ..one_sided(after, difference).0 }, after);
        found.files.insert(&before.place.file);
        found.add((new, 0, 0), (difference, &file.place.file));
    }
}

/// The bytes of a component's block.
fn text<'a>(project: &'a Project, component: &Component) -> &'a [u8] {
    let bytes = project.files().get(&component.place.file).map_or(&[][..], |bytes| bytes);
    bytes.get(component.place.start as usize..component.place.end as usize).unwrap_or_default()
}

/// Whether no other file lays anything over a component.
fn stands_alone(component: &Component) -> bool {
    component.attributes.iter().all(|attribute| attribute.place.file == component.place.file)
}

/// The tokens of a text in no order: equal for texts that differ in formatting and the order of lines alone, provided
/// that their fields are equal.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = plain(text).split(['\u{1e}', '\u{1f}']).map(str::to_owned).collect();
    tokens.sort_unstable();
    tokens
}

/// The files that are in only one of two versions, or differ.
pub(crate) fn differing_files(older: &Project, newer: &Project) -> Vec<String> {
    let (older, newer) = (older.files(), newer.files());
    let is_same = |path: &str, bytes: &std::sync::Arc<[u8]>| {
        older.get(path).is_some_and(|other| std::sync::Arc::ptr_eq(other, bytes) || other == bytes)
    };
    let changed = newer.iter().filter(|(path, bytes)| !is_same(path, bytes)).map(|(path, _)| path.to_owned());
    let gone = older.iter().filter(|(path, _)| newer.get(path).is_none()).map(|(path, _)| path.to_owned());
    let mut files: Vec<String> = changed.chain(gone).collect();
    files.sort_unstable();
    files
}

/// Whether a file in which no component differs differs in formatting alone.
fn is_formatting(older: &Project, newer: &Project, path: &str) -> bool {
    let text = |project: &Project| {
        let bytes = project.files().get(path)?.to_vec();
        String::from_utf8(bytes).ok()
    };
    let (Some(older), Some(newer)) = (text(older), text(newer)) else { return false };
    // All that a configuration says is in its components; elsewhere the order may matter.
    if path.ends_with(".tf") || path.ends_with(".tofu") {
        return tokens(&older) == tokens(&newer);
    }
    let is_language = path.ends_with(".tfvars") || path.ends_with(".hcl");
    is_language && plain(&older) == plain(&newer)
}
