//! Small graphs to draw, and what must be true of every picture.

use std::collections::BTreeSet;

use domain::Category;
use domain::graph::{Component, ComponentKey, ComponentKind, Connection, ConnectionKind, Graph, Module, Place};
use domain::scene::{Arrangement, CARD_HEIGHT, CARD_WIDTH, Edge, Mark, Node, NodeShape, Scene};
use scene::{Draft, Options};

pub fn key(key: &str) -> ComponentKey {
    ComponentKey(key.to_owned())
}

/// A graph as it is written down in a test: components by key, what is inside what, what uses what.
#[derive(Default)]
pub struct Estate {
    pub graph: Graph,
}

impl Estate {
    pub fn new() -> Self {
        Self::default().module(".", &[])
    }

    pub fn module(mut self, directory: &str, callers: &[&str]) -> Self {
        self.graph.modules.push(Module {
            directory: directory.to_owned(),
            callers: callers.iter().map(|caller| key(caller)).collect(),
            root: callers.is_empty(),
            read_only: false,
        });
        self
    }

    /// `.:aws_vpc.main`, `.:data.aws_ami.base`, `.:var.region`, `.:module.network`.
    pub fn with(mut self, written: &str) -> Self {
        let own = key(written);
        let parts: Vec<&str> = own.address().split('.').collect();
        let (kind, type_name, name) = match parts.as_slice() {
            ["data", type_name, name] => (ComponentKind::Data, *type_name, *name),
            ["module", name] => (ComponentKind::Module, "./somewhere", *name),
            ["var", name] => (ComponentKind::Variable, "", *name),
            ["local", name] => (ComponentKind::Local, "", *name),
            ["output", name] => (ComponentKind::Output, "", *name),
            [type_name, name] => (ComponentKind::Resource, *type_name, *name),
            other => panic!("no such address: {other:?}"),
        };
        let place = Place { file: "main.tf".to_owned(), line: 1, column: 1, start: 0, end: 0 };
        self.graph.components.push(Component {
            kind,
            type_name: type_name.to_owned(),
            name: name.to_owned(),
            addresses: vec![own.address().to_owned()],
            key: own,
            place,
            attributes: Vec::new(),
            blocks: Vec::new(),
            container: None,
            change: None,
        });
        self
    }

    pub fn all(self, written: &[&str]) -> Self {
        written.iter().fold(self, |estate, written| estate.with(written))
    }

    pub fn inside(mut self, what: &str, container: &str) -> Self {
        self.component(what).container = Some(key(container));
        self
    }

    pub fn uses(self, from: &str, to: &str) -> Self {
        self.connected(from, to, ConnectionKind::Reference, "some_id")
    }

    pub fn connected(mut self, from: &str, to: &str, kind: ConnectionKind, attribute: &str) -> Self {
        let attribute = attribute.to_owned();
        self.graph.connections.push(Connection { from: key(from), to: key(to), kind, attribute });
        self
    }

    pub fn component(&mut self, written: &str) -> &mut Component {
        self.graph.components.iter_mut().find(|component| component.key.0 == written).unwrap()
    }

    pub fn draft(&self) -> Draft {
        scene::project(&self.graph, &Arrangement::default(), &Options::default())
    }

    pub fn scene(&self) -> Scene {
        arranged(&self.draft(), None)
    }
}

pub fn arranged(draft: &Draft, previous: Option<&Scene>) -> Scene {
    scene::arrange(draft, previous, &scene::unwatched).unwrap()
}

pub fn node<'a>(scene: &'a Scene, key: &str) -> &'a Node {
    scene.nodes.iter().find(|node| node.key.0 == key).unwrap_or_else(|| panic!("`{key}` is not drawn"))
}

pub fn edge<'a>(scene: &'a Scene, from: &str, to: &str) -> Option<&'a Edge> {
    let named = |index: u32| scene.nodes[index as usize].key.0.as_str();
    scene.edges.iter().find(|edge| named(edge.from) == from && named(edge.to) == to)
}

pub fn parent<'a>(scene: &'a Scene, key: &str) -> Option<&'a str> {
    node(scene, key).parent.map(|parent| scene.nodes[parent as usize].key.0.as_str())
}

/// A card (or, where something is in it, a box) of a draft made by hand.
pub fn drafted(name: &str, parent: Option<u32>, shape: NodeShape) -> Node {
    Node {
        key: key(&format!(".:aws_thing.{name}")),
        parent,
        shape,
        x: 0.0,
        y: 0.0,
        width: if shape == NodeShape::Card { CARD_WIDTH } else { 0.0 },
        height: if shape == NodeShape::Card { CARD_HEIGHT } else { 0.0 },
        title: name.to_owned(),
        caption: "Thing".to_owned(),
        category: Category::Compute,
        glyph: "generic".to_owned(),
        details: Vec::new(),
        instances: String::new(),
        unfinished: None,
        change: None,
        mark: Mark::None,
        note: None,
        placed: false,
    }
}

pub fn link(from: u32, to: u32) -> Edge {
    Edge { from, to, points: Vec::new(), label: String::new(), order_only: false, mark: Mark::None }
}

/// What is true of every arranged picture.
pub fn assert_sound(scene: &Scene) {
    for (index, node) in scene.nodes.iter().enumerate() {
        assert!(node.x.is_finite() && node.y.is_finite() && node.width > 0.0 && node.height > 0.0, "{node:?}");
        let (x, y, right, bottom) = match node.parent {
            Some(parent) => {
                assert!((parent as usize) < index, "parents come before their children");
                let parent = &scene.nodes[parent as usize];
                (parent.x, parent.y + scene::arrange::TITLE, parent.x + parent.width, parent.y + parent.height)
            }
            None => (0.0, 0.0, scene.width, scene.height),
        };
        let inside = node.x > x && node.y > y && node.x + node.width < right && node.y + node.height < bottom;
        assert!(inside, "`{}` reaches out of its box: {node:?}", node.key);
    }
    assert_no_overlap(scene);
    for edge in &scene.edges {
        assert_connected(scene, edge);
    }
}

fn assert_no_overlap(scene: &Scene) {
    let mut order: Vec<usize> = (0..scene.nodes.len()).collect();
    order.sort_by(|one, other| {
        let (one, other) = (&scene.nodes[*one], &scene.nodes[*other]);
        one.parent.cmp(&other.parent).then(one.x.total_cmp(&other.x))
    });
    for (position, index) in order.iter().enumerate() {
        let one = &scene.nodes[*index];
        let after = order[position + 1..].iter().map(|other| &scene.nodes[*other]);
        for other in after.take_while(|other| other.parent == one.parent && other.x < one.x + one.width) {
            let apart = other.y >= one.y + one.height || other.y + other.height <= one.y;
            assert!(apart, "`{}` and `{}` overlap: {one:?} {other:?}", one.key, other.key);
        }
    }
}

fn assert_connected(scene: &Scene, edge: &Edge) {
    let (from, to) = (&scene.nodes[edge.from as usize], &scene.nodes[edge.to as usize]);
    let name = format!("{} -> {}", from.key, to.key);
    assert!(edge.points.len() >= 4 && edge.points.len().is_multiple_of(2), "{name}: {:?}", edge.points);
    for stretch in edge.points.windows(4).step_by(2) {
        let straight = stretch[0] == stretch[2] || stretch[1] == stretch[3];
        assert!(straight, "{name} runs at an angle: {:?}", edge.points);
    }
    let ends = (&edge.points[..2], &edge.points[edge.points.len() - 2..]);
    for (node, point) in [(from, ends.0), (to, ends.1)] {
        assert!(
            on_border(node, point[0], point[1]),
            "{name} does not end at `{}`: {:?} {node:?}",
            node.key,
            edge.points
        );
    }
    let around: BTreeSet<usize> = [edge.from, edge.to].into_iter().flat_map(|end| ancestors(scene, end)).collect();
    for (index, node) in scene.nodes.iter().enumerate() {
        if around.contains(&index) || (node.shape != NodeShape::Card && ancestor_of_any(scene, index, &around)) {
            continue;
        }
        for stretch in edge.points.windows(4).step_by(2) {
            let (left, right) = (stretch[0].min(stretch[2]), stretch[0].max(stretch[2]));
            let (top, bottom) = (stretch[1].min(stretch[3]), stretch[1].max(stretch[3]));
            let clear = right <= node.x + 1.0
                || left >= node.x + node.width - 1.0
                || bottom <= node.y + 1.0
                || top >= node.y + node.height - 1.0;
            assert!(clear, "{name} runs through `{}`: {:?} {node:?}", node.key, edge.points);
        }
    }
}

/// A node and the boxes it is in.
fn ancestors(scene: &Scene, node: u32) -> Vec<usize> {
    let mut found = vec![node as usize];
    let mut at = scene.nodes[node as usize].parent;
    while let Some(parent) = at {
        found.push(parent as usize);
        at = scene.nodes[parent as usize].parent;
    }
    found
}

/// Whether something of a set is inside a node.
fn ancestor_of_any(scene: &Scene, node: usize, set: &BTreeSet<usize>) -> bool {
    set.iter().any(|other| ancestors(scene, *other as u32).contains(&node))
}

fn on_border(node: &Node, x: f32, y: f32) -> bool {
    let near = |one: f32, other: f32| (one - other).abs() <= 1.0;
    let across = x >= node.x - 1.0 && x <= node.x + node.width + 1.0;
    let along = y >= node.y - 1.0 && y <= node.y + node.height + 1.0;
    (along && (near(x, node.x) || near(x, node.x + node.width)))
        || (across && (near(y, node.y) || near(y, node.y + node.height)))
}
