//! A component as a tree of nested blocks, with a digest of what is in each.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use domain::graph::Component;

use super::plain;

/// The blocks of a component; the first is the component itself, parents come before what is in them.
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

/// A block.
#[derive(Default)]
pub(crate) struct Node<'a> {
    /// Its path; empty for the component itself.
    pub(crate) path: &'a str,
    /// Its own attributes by name, in source order.
    pub(crate) attributes: Vec<(&'a str, &'a str)>,
    /// The blocks in it by the name of their list, in source order.
    pub(crate) lists: Vec<(&'a str, Vec<usize>)>,
    /// Equal for blocks that differ in formatting alone.
    pub(crate) content: u64,
}

impl<'a> Tree<'a> {
    pub(crate) fn of(component: &'a Component) -> Self {
        let mut nodes = vec![Node::default()];
        let mut by_path: HashMap<&str, usize> = HashMap::new();
        for path in &component.blocks {
            let Some((list, _)) = path.rsplit_once('[') else { continue };
            let (parent, list) = parent_of(&by_path, list);
            let number = nodes.len();
            by_path.insert(path, number);
            if let Some(parent) = nodes.get_mut(parent) {
                match parent.lists.iter_mut().find(|(name, _)| *name == list) {
                    Some((_, members)) => members.push(number),
                    None => parent.lists.push((list, vec![number])),
                }
            }
            nodes.push(Node { path, ..Node::default() });
        }
        for attribute in &component.attributes {
            let (parent, name) = parent_of(&by_path, &attribute.path);
            if let Some(parent) = nodes.get_mut(parent) {
                parent.attributes.push((name, &attribute.expression));
            }
        }
        let mut tree = Self { nodes };
        for number in (0..tree.nodes.len()).rev() {
            let content = tree.nodes.get(number).map_or(0, |node| tree.content(node));
            if let Some(node) = tree.nodes.get_mut(number) {
                node.content = content;
            }
        }
        tree
    }

    /// The component itself.
    pub(crate) fn root(&self) -> &Node<'a> {
        self.node(0)
    }

    pub(crate) fn node(&self, number: usize) -> &Node<'a> {
        static NOTHING: Node<'static> = Node { path: "", attributes: Vec::new(), lists: Vec::new(), content: 0 };
        self.nodes.get(number).unwrap_or(&NOTHING)
    }

    fn content(&self, node: &Node<'_>) -> u64 {
        let mut attributes: Vec<(&str, String)> =
            node.attributes.iter().map(|(name, expression)| (*name, plain(expression))).collect();
        attributes.sort_unstable();
        let mut lists: Vec<(&str, Vec<u64>)> = node
            .lists
            .iter()
            .map(|(name, members)| (*name, members.iter().map(|member| self.node(*member).content).collect()))
            .collect();
        lists.sort_unstable();
        let mut hasher = DefaultHasher::new();
        (attributes, lists).hash(&mut hasher);
        hasher.finish()
    }
}

impl<'a> Node<'a> {
    /// The blocks of a list.
    pub(crate) fn list(&self, name: &str) -> &[usize] {
        self.lists.iter().find(|(list, _)| *list == name).map_or(&[], |(_, members)| members)
    }

    /// The expression of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(attribute, _)| *attribute == name).map(|(_, expression)| *expression)
    }

    /// The path of what stands in it under this name.
    pub(crate) fn join(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}

/// The innermost block that a path leads into, and the rest of the path.
fn parent_of<'a>(by_path: &HashMap<&'a str, usize>, path: &'a str) -> (usize, &'a str) {
    let mut end = path.len();
    while let Some(at) = path.get(..end).and_then(|head| head.rfind("].")) {
        if let (Some(number), Some(rest)) = (path.get(..=at).and_then(|head| by_path.get(head)), path.get(at + 2..)) {
            return (*number, rest);
        }
        end = at;
    }
    (0, path)
}
