//! The paths of what stands in a node.

use std::fmt::Write as _;

use super::{Budget, DEEPEST, View};
use crate::attribute_path::{Quoted, Step};

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

/// How far a path leads.
pub(crate) enum Way<'d> {
    /// To this node, by way of these.
    There(View<'d>, Vec<View<'d>>),
    /// To this mapping (or to nothing yet), which lacks the rest of the path.
    Missing(View<'d>, Vec<View<'d>>, Vec<String>),
    /// To this path, where something stands in the way.
    Blocked(String, &'static str),
}

/// Follows a path from `view` over what is written there.
pub(crate) fn follow<'d>(view: View<'d>, steps: &[Step], is_whole: &dyn Fn(View<'d>) -> bool) -> Way<'d> {
    const SHARED: &str = "it is written once and used in several places";
    let mut at = view;
    let mut around = Vec::new();
    let mut walked = String::new();
    for (number, step) in steps.iter().enumerate() {
        if at.is_alias() {
            return Way::Blocked(walked, SHARED);
        }
        if number > 0 && is_whole(at) {
            return Way::Blocked(walked, "a function makes it");
        }
        let next = match step {
            Step::Name(name) | Step::Key(name) => {
                if !at.is_mapping() && !at.is_null() {
                    return Way::Blocked(walked, "it has no such parts");
                }
                push_name(&mut walked, name);
                let mut written = at.written_entries().filter(|entry| entry.key == name);
                let (first, second) = (written.next(), written.next());
                if second.is_some() {
                    return Way::Blocked(walked, "it is written twice");
                }
                if first.is_none() && at.get(name).is_some() {
                    return Way::Blocked(walked, SHARED);
                }
                first.map(|entry| entry.value)
            }
            Step::Index(index) => {
                let _ = write!(walked, "[{index}]");
                match at.items().and_then(|mut items| items.nth(*index)) {
                    Some(item) => Some(item),
                    None => return Way::Blocked(walked, "there is no such item"),
                }
            }
        };
        match next {
            Some(next) => {
                around.push(at);
                at = next;
            }
            None => {
                let names = steps.get(number..).unwrap_or_default().iter().map(|step| match step {
                    Step::Name(name) | Step::Key(name) => Some(name.clone()),
                    Step::Index(_) => None,
                });
                return match names.collect() {
                    Some(names) => Way::Missing(at, around, names),
                    None => Way::Blocked(walked, "there is no such item"),
                };
            }
        }
    }
    Way::There(at, around)
}
