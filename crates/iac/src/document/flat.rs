//! The paths of what stands in a node.

use std::fmt::Write as _;

use super::{Budget, DEEPEST, View};
use crate::attribute_path::Quoted;

/// What stands in `view` by path, in source order: scalars, lists of scalars, what is empty, and what `is_whole` says
/// is one value. Paths begin with `prefix`.
pub(crate) fn flatten<'d>(
    view: View<'d>,
    prefix: &str,
    is_whole: &dyn Fn(View<'d>) -> bool,
    budget: &mut Budget,
) -> Vec<(String, View<'d>)> {
    let mut found = Vec::new();
    let mut path = prefix.to_owned();
    add(view, &mut path, is_whole, budget, &mut found, 0);
    found
}

fn add<'d>(
    view: View<'d>,
    path: &mut String,
    is_whole: &dyn Fn(View<'d>) -> bool,
    budget: &mut Budget,
    found: &mut Vec<(String, View<'d>)>,
    depth: usize,
) {
    if depth > DEEPEST || !budget.spend() {
        return;
    }
    let length = path.len();
    let is_one = |item: View<'d>| item.style().is_some() || is_whole(item);
    if is_one(view) {
        found.push((path.clone(), view));
    } else if let Some(items) = view.items() {
        if items.clone().all(is_one) {
            found.push((path.clone(), view));
            return;
        }
        for (index, item) in items.enumerate() {
            let _ = write!(path, "[{index}]");
            add(item, path, is_whole, budget, found, depth + 1);
            path.truncate(length);
        }
    } else {
        let entries = view.entries();
        if entries.is_empty() {
            found.push((path.clone(), view));
        }
        for entry in entries {
            push_name(path, entry.key);
            add(entry.value, path, is_whole, budget, found, depth + 1);
            path.truncate(length);
        }
    }
}

/// Appends a name to a path.
pub(crate) fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    let _ = write!(path, "{}", Quoted(name));
}
