//! The outline: the picture as a tree of rows, which is also how a screen reader walks the graph.

use std::collections::BTreeSet;

use domain::graph::ComponentKey;
use domain::scene::{Mark, Node, Scene};

use crate::canvas::copy as canvas_copy;

/// The tree of a scene, worked out once per scene.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// Children by node, then the roots as the last entry; in the order of the scene.
    children: Vec<Vec<u32>>,
    roots: Vec<u32>,
    uses: Vec<Vec<u32>>,
    used_by: Vec<Vec<u32>>,
    by_key: std::collections::BTreeMap<ComponentKey, u32>,
}

/// A row of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutlineRow {
    /// Index of the node in the scene.
    pub node: u32,
    /// Depth, from 1.
    pub level: u32,
    /// How many siblings there are, itself included.
    pub set_size: u32,
    /// Its place among them, from 1.
    pub position: u32,
    /// Whether what is inside is shown; `None` when there is nothing inside.
    pub expanded: Option<bool>,
}

impl Outline {
    /// The tree of `scene`.
    pub fn of(scene: &Scene) -> Self {
        let count = scene.nodes.len();
        let mut outline = Self {
            children: vec![Vec::new(); count],
            uses: vec![Vec::new(); count],
            used_by: vec![Vec::new(); count],
            ..Self::default()
        };
        for (index, node) in (0u32..).zip(&scene.nodes) {
            outline.by_key.insert(node.key.clone(), index);
            match node.parent.and_then(|parent| outline.children.get_mut(parent as usize)) {
                Some(siblings) => siblings.push(index),
                None => outline.roots.push(index),
            }
        }
        for edge in &scene.edges {
            if let Some(uses) = outline.uses.get_mut(edge.from as usize) {
                uses.push(edge.to);
            }
            if let Some(used_by) = outline.used_by.get_mut(edge.to as usize) {
                used_by.push(edge.from);
            }
        }
        outline
    }

    /// The index of a node.
    pub fn find(&self, key: &ComponentKey) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// What the node uses, and what uses it, each once, in order.
    pub fn neighbours(&self, node: u32) -> (Vec<u32>, Vec<u32>) {
        let once = |list: Option<&Vec<u32>>| {
            let mut seen = BTreeSet::new();
            list.map(|list| list.iter().copied().filter(|node| seen.insert(*node)).collect()).unwrap_or_default()
        };
        (once(self.uses.get(node as usize)), once(self.used_by.get(node as usize)))
    }

    /// The rows to show. With a filter: what answers it, and what it sits inside, everything open.
    pub fn rows(&self, scene: &Scene, collapsed: &BTreeSet<ComponentKey>, filter: &str) -> Vec<OutlineRow> {
        let filter = filter.trim().to_lowercase();
        let wanted = (!filter.is_empty()).then(|| self.wanted(scene, &filter));
        let shown =
            |node: u32| wanted.as_ref().is_none_or(|wanted| wanted.get(node as usize).copied().unwrap_or(false));

        let mut rows = Vec::new();
        // Depth first without recursion: nesting comes from files that somebody else wrote.
        let mut stack: Vec<OutlineRow> = Vec::new();
        let push_all = |stack: &mut Vec<OutlineRow>, siblings: &[u32], level: u32| {
            let siblings: Vec<u32> = siblings.iter().copied().filter(|node| shown(*node)).collect();
            let set_size = u32::try_from(siblings.len()).unwrap_or(u32::MAX);
            for (position, node) in (1u32..).zip(siblings).collect::<Vec<_>>().into_iter().rev() {
                stack.push(OutlineRow { node, level, set_size, position, expanded: None });
            }
        };
        push_all(&mut stack, &self.roots, 1);
        while let Some(mut row) = stack.pop() {
            let children = self.children.get(row.node as usize).map(Vec::as_slice).unwrap_or_default();
            let has_children = children.iter().any(|child| shown(*child));
            if has_children {
                let closed = wanted.is_none()
                    && scene.nodes.get(row.node as usize).is_some_and(|node| collapsed.contains(&node.key));
                row.expanded = Some(!closed);
                if !closed {
                    push_all(&mut stack, children, row.level + 1);
                }
            }
            rows.push(row);
        }
        rows
    }

    /// What a node is inside of, innermost first.
    pub fn ancestors<'a>(&self, scene: &'a Scene, node: u32) -> Vec<&'a Node> {
        let mut found = Vec::new();
        let mut at = scene.nodes.get(node as usize).and_then(|node| node.parent);
        while let Some(parent) = at.and_then(|parent| scene.nodes.get(parent as usize)) {
            found.push(parent);
            if found.len() > scene.nodes.len() {
                break;
            }
            at = parent.parent;
        }
        found
    }

    fn wanted(&self, scene: &Scene, filter: &str) -> Vec<bool> {
        let mut wanted = vec![false; scene.nodes.len()];
        // Parents come before their children, so that walking backwards meets every child before its parent.
        for (index, node) in scene.nodes.iter().enumerate().rev() {
            let inside = self.children.get(index).is_some_and(|children| {
                children.iter().any(|child| wanted.get(*child as usize).copied().unwrap_or(false))
            });
            let answers =
                || [&node.title, &node.caption, &node.key.0].iter().any(|text| text.to_lowercase().contains(filter));
            if let Some(wanted) = wanted.get_mut(index) {
                *wanted = inside || answers();
            }
        }
        wanted
    }
}

/// The row that a letter typed in the outline goes to: the next one after `current` whose title begins with `typed`.
pub fn type_ahead(scene: &Scene, rows: &[OutlineRow], current: usize, typed: &str) -> Option<usize> {
    let typed = typed.to_lowercase();
    // A single letter goes on to the next; a longer text may stay where it is.
    let first = if typed.chars().count() > 1 { current } else { current + 1 };
    (0..rows.len()).map(|step| (first + step) % rows.len().max(1)).find(|index| {
        let node = rows.get(*index).and_then(|row| scene.nodes.get(row.node as usize));
        node.is_some_and(|node| node.title.to_lowercase().starts_with(&typed))
    })
}

/// What a node is called where only text can be: its title and its type.
pub fn name_of(node: &Node) -> String {
    let mut name = node.title.clone();
    let instances = (!node.instances.is_empty()).then(|| canvas_copy::instances(&node.instances));
    let caption = (!node.caption.is_empty()).then(|| node.caption.clone());
    for part in [caption, instances, node.unfinished.clone()].into_iter().flatten() {
        name.push_str(", ");
        name.push_str(&part);
    }
    let mark = match node.mark {
        Mark::None => return name,
        Mark::Added => "added",
        Mark::Removed => "removed",
        Mark::Changed => "changed",
    };
    format!("{name}, {mark}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Category;
    use domain::scene::{Edge, NodeShape};

    fn node(key: &str, parent: Option<u32>) -> Node {
        Node {
            key: ComponentKey(format!(".:{key}")),
            parent,
            shape: NodeShape::Card,
            x: 0.0,
            y: 0.0,
            width: 0.0,
            height: 0.0,
            title: key.to_owned(),
            caption: String::new(),
            category: Category::Other,
            glyph: String::new(),
            details: Vec::new(),
            instances: String::new(),
            unfinished: None,
            change: None,
            mark: Mark::None,
            note: None,
            placed: false,
        }
    }

    /// vpc { subnet { web, api } }, bucket; web uses api twice.
    fn scene() -> Scene {
        let edge =
            |from, to| Edge { from, to, points: Vec::new(), label: String::new(), order_only: false, mark: Mark::None };
        Scene {
            width: 0.0,
            height: 0.0,
            nodes: vec![
                node("vpc", None),
                node("bucket", None),
                node("subnet", Some(0)),
                node("web", Some(2)),
                node("api", Some(2)),
            ],
            edges: vec![edge(3, 4), edge(3, 4)],
        }
    }

    fn shown(scene: &Scene, collapsed: &[&str], filter: &str) -> Vec<(String, u32, u32, u32)> {
        let collapsed = collapsed.iter().map(|key| ComponentKey(format!(".:{key}"))).collect();
        let rows = Outline::of(scene).rows(scene, &collapsed, filter);
        rows.iter()
            .map(|row| (scene.nodes[row.node as usize].title.clone(), row.level, row.position, row.set_size))
            .collect()
    }

    #[test]
    fn rows_stand_in_reading_order_with_their_level_and_place() {
        let row = |title: &str, level, position, size| (title.to_owned(), level, position, size);
        assert_eq!(
            shown(&scene(), &[], ""),
            [
                row("vpc", 1, 1, 2),
                row("subnet", 2, 1, 1),
                row("web", 3, 1, 2),
                row("api", 3, 2, 2),
                row("bucket", 1, 2, 2)
            ]
        );
        assert_eq!(
            shown(&scene(), &["vpc"], ""),
            [row("vpc", 1, 1, 2), row("bucket", 1, 2, 2)],
            "what is closed hides its inside"
        );
    }

    #[test]
    fn a_filter_keeps_what_answers_and_what_it_sits_inside() {
        let row = |title: &str, level| (title.to_owned(), level, 1, 1);
        assert_eq!(shown(&scene(), &["vpc"], "AP"), [row("vpc", 1), row("subnet", 2), row("api", 3)]);
    }

    #[test]
    fn neighbours_are_named_once() {
        let outline = Outline::of(&scene());
        assert_eq!(outline.neighbours(3), (vec![4], vec![]));
        assert_eq!(outline.neighbours(4), (vec![], vec![3]));
    }

    #[test]
    fn deep_nesting_does_not_overflow() {
        let mut scene = Scene::default();
        for index in 0u32..200_000 {
            scene.nodes.push(node("x", index.checked_sub(1)));
        }
        assert_eq!(Outline::of(&scene).rows(&scene, &BTreeSet::new(), "").len(), 200_000);
    }

    #[test]
    fn letters_go_round_the_rows() {
        let scene = scene();
        let rows = Outline::of(&scene).rows(&scene, &BTreeSet::new(), "");
        for (current, typed, found) in [
            (0, "w", Some(2)),
            (2, "w", Some(2)),
            (3, "b", Some(4)),
            (4, "v", Some(0)),
            (0, "q", None),
            (3, "ap", Some(3)),
        ] {
            assert_eq!(type_ahead(&scene, &rows, current, typed), found, "`{typed}` from row {current}");
        }
        assert_eq!(type_ahead(&scene, &[], 0, "a"), None);
    }
}
