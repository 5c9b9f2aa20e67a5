//! What differs between two versions of one component, field by field.

use domain::compare::FieldDifference;
use domain::graph::Component;

use super::align::align;
use super::objects;
use super::plain;
use super::tree::{Node, Tree};

/// The fields that differ, in the order of the newer version. `renamed` says an expression of the older version with
/// the names of the newer one: a reference that follows a renamed component is no difference.
pub(crate) fn differences(
    older: &Component,
    newer: &Component,
    renamed: &dyn Fn(&str) -> String,
) -> Vec<FieldDifference> {
    let (older, newer) = (Tree::of(older), Tree::of(newer));
    let mut differences = Vec::new();
    nodes(&older, older.root(), &newer, newer.root(), renamed, &mut differences);
    differences
}

fn nodes(
    older: &Tree<'_>,
    before: &Node<'_>,
    newer: &Tree<'_>,
    after: &Node<'_>,
    renamed: &dyn Fn(&str) -> String,
    differences: &mut Vec<FieldDifference>,
) {
    for (name, expression) in &after.attributes {
        match before.attribute(name) {
            Some(before) if is_same(before, expression, renamed) => {}
            Some(before) => objects::differences(after.join(name), before, expression, renamed, differences),
            None => {
                let (path, after) = (after.join(name), Some((*expression).to_owned()));
                differences.push(FieldDifference { path, before: None, after });
            }
        }
    }
    for (name, expression) in before.attributes.iter().filter(|(name, _)| after.attribute(name).is_none()) {
        let (path, before) = (before.join(name), Some((*expression).to_owned()));
        differences.push(FieldDifference { path, before, after: None });
    }
    let only_before = before.lists.iter().filter(|(name, _)| after.list(name).is_empty());
    for (name, _) in after.lists.iter().chain(only_before) {
        let (befores, afters) = (before.list(name), after.list(name));
        let contents = |tree: &Tree<'_>, list: &[usize]| list.iter().map(|number| tree.node(*number).content).collect();
        let (old_contents, new_contents): (Vec<u64>, Vec<u64>) = (contents(older, befores), contents(newer, afters));
        for (before, after) in align(&old_contents, &new_contents) {
            let before = before.and_then(|at| befores.get(at)).map(|number| older.node(*number));
            let after = after.and_then(|at| afters.get(at)).map(|number| newer.node(*number));
            match (before, after) {
                (Some(before), Some(after)) => nodes(older, before, newer, after, renamed, differences),
                (Some(before), None) => one_side(older, before, &mut |path, expression| {
                    differences.push(FieldDifference { path, before: Some(expression), after: None });
                }),
                (None, Some(after)) => one_side(newer, after, &mut |path, expression| {
                    differences.push(FieldDifference { path, before: None, after: Some(expression) });
                }),
                (None, None) => {}
            }
        }
    }
}

/// Everything in a block that only one version has; an empty block is itself a difference.
fn one_side(tree: &Tree<'_>, node: &Node<'_>, differ: &mut dyn FnMut(String, String)) {
    if node.attributes.is_empty() && node.lists.is_empty() {
        differ(node.path.to_owned(), String::new());
    }
    for (name, expression) in &node.attributes {
        differ(node.join(name), (*expression).to_owned());
    }
    for number in node.lists.iter().flat_map(|(_, members)| members) {
        one_side(tree, tree.node(*number), differ);
    }
}

/// Whether two expressions say the same.
pub(super) fn is_same(older: &str, newer: &str, renamed: &dyn Fn(&str) -> String) -> bool {
    if older == newer {
        return true;
    }
    let older = renamed(older);
    older == newer || plain(&older) == plain(newer)
}
