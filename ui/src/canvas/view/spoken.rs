//! What a node is called for those who cannot see it.

use domain::scene::{Mark, NodeShape};

use crate::canvas::copy;
use crate::canvas::picture::Picture;

/// The accessible name of a node: what it is, where it stands, what it touches, how it differs.
pub fn name(picture: &Picture, at: u32) -> String {
    let Some(node) = picture.node(at) else { return String::new() };
    let kind = match node.shape {
        NodeShape::Module if node.caption.is_empty() => copy::MODULE,
        NodeShape::Card | NodeShape::Container | NodeShape::Module => node.caption.as_str(),
        NodeShape::Group => copy::GROUP,
    };
    let inside = picture.parent(at).and_then(|parent| picture.node(parent)).map(|parent| copy::inside(&parent.title));
    let edges = || picture.edges_at(at).iter().filter_map(|edge| picture.edge(*edge));
    let some = |count: usize, say: fn(usize) -> String| (count > 0).then(|| say(count));
    let mark = match node.mark {
        Mark::None => None,
        Mark::Added => Some(copy::ADDED),
        Mark::Removed => Some(copy::REMOVED),
        Mark::Changed => Some(copy::CHANGED),
    };
    let parts = [
        Some(node.title.clone()),
        (!kind.is_empty()).then(|| kind.to_owned()),
        (!node.instances.is_empty()).then(|| copy::instances(&node.instances)),
        inside,
        some(picture.children(at).len(), copy::holds),
        some(edges().filter(|edge| edge.from == at).count(), copy::uses),
        some(edges().filter(|edge| edge.to == at).count(), copy::used_by),
        mark.map(str::to_owned),
        node.unfinished.clone(),
        node.note.is_some().then(|| copy::HAS_A_NOTE.to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::tests::{card, container, edge, picture};

    #[test]
    fn a_name_says_what_it_is_where_it_stands_and_what_it_touches() {
        let mut ledger = card("ledger", Some(0), 10.0, 10.0);
        ledger.instances = "×3".to_owned();
        ledger.mark = Mark::Changed;
        ledger.unfinished = Some("source unknown".to_owned());
        ledger.note = Some("ask the owner".to_owned());
        let nodes = vec![container("data", None, [0.0, 0.0, 900.0, 300.0]), ledger, card("key", Some(0), 400.0, 10.0)];
        let picture = picture(nodes, vec![edge(1, 2, &[]), edge(2, 1, &[])]);
        let cases = [
            (0, "data, RDS instance, holds 2"),
            (1, "ledger, RDS instance, 3 instances, in data, uses 1, used by 1, changed, source unknown, has a note"),
            (2, "key, RDS instance, in data, uses 1, used by 1"),
            (9, ""),
        ];
        for (at, expected) in cases {
            assert_eq!(name(&picture, at), expected);
        }
    }
}
