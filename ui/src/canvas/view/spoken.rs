//! What a node is called for those who cannot see it.

use domain::scene::{Mark, NodeShape};

use crate::canvas::picture::Picture;

/// The accessible name of a node: what it is, where it stands, what it touches, how it differs.
pub fn name(picture: &Picture, at: u32) -> String {
    let Some(node) = picture.node(at) else { return String::new() };
    let mut parts = vec![node.title.clone()];
    let kind = match node.shape {
        NodeShape::Card | NodeShape::Container => node.caption.as_str(),
        NodeShape::Module if node.caption.is_empty() => "module",
        NodeShape::Module => node.caption.as_str(),
        NodeShape::Group => "group",
    };
    if !kind.is_empty() {
        parts.push(kind.to_owned());
    }
    if !node.instances.is_empty() {
        parts.push(format!("{} instances", node.instances.trim_start_matches('×')));
    }
    if let Some(parent) = picture.parent(at).and_then(|parent| picture.node(parent)) {
        parts.push(format!("in {}", parent.title));
    }
    let inside = picture.children(at).len();
    if inside > 0 {
        parts.push(format!("holds {inside}"));
    }
    let edges = || picture.edges_at(at).iter().filter_map(|edge| picture.edge(*edge));
    let (uses, used) = (edges().filter(|edge| edge.from == at).count(), edges().filter(|edge| edge.to == at).count());
    if uses > 0 {
        parts.push(format!("uses {uses}"));
    }
    if used > 0 {
        parts.push(format!("used by {used}"));
    }
    match node.mark {
        Mark::None => {}
        Mark::Added => parts.push("added".to_owned()),
        Mark::Removed => parts.push("removed".to_owned()),
        Mark::Changed => parts.push("changed".to_owned()),
    }
    if let Some(why) = &node.unfinished {
        parts.push(why.clone());
    }
    if node.note.is_some() {
        parts.push("has a note".to_owned());
    }
    parts.join(", ")
}
