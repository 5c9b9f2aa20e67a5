//! A scene made ready: finite places, who is inside what, which edges meet where, and the spatial index.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use domain::graph::ComponentKey;
use domain::scene::{Edge, Node, NodeShape, Scene};

use super::geometry::{Point, Rect, drawable};
use super::index::Index;
use super::{naming, route};

/// A scene with everything that drawing and pointing need to know at once.
#[derive(Debug)]
pub struct Picture {
    scene: Arc<Scene>,
    rects: Vec<Rect>,
    children: Lists,
    tops: Vec<u32>,
    edges_at: Lists,
    corners: Vec<Point>,
    corner_starts: Vec<u32>,
    /// Made when a key is first asked for: showing a picture needs none.
    by_key: OnceCell<HashMap<ComponentKey, u32>>,
    /// Found out when names are first drawn alone.
    telling: OnceCell<Vec<bool>>,
    boxes: Vec<u32>,
    bounds: Option<Rect>,
    index: Index,
}

impl Default for Picture {
    fn default() -> Self {
        Self::new(Arc::default())
    }
}

impl Picture {
    /// Makes `scene` ready.
    pub fn new(scene: Arc<Scene>) -> Self {
        let rects: Vec<Rect> = scene.nodes.iter().map(place).collect();
        let count = rects.len();
        let parent_of =
            |at: usize| scene.nodes.get(at).and_then(|node| node.parent).filter(|parent| (*parent as usize) < at);
        let children = Lists::new(count, (0..count).filter_map(|at| Some((parent_of(at)?, number(at)))));
        let tops = (0..count).filter(|at| parent_of(*at).is_none()).map(number).collect();
        let known = |edge: &&(usize, &Edge)| (edge.1.from as usize) < count && (edge.1.to as usize) < count;
        let edges_at = Lists::new(
            count,
            scene.edges.iter().enumerate().filter(|edge| known(&edge)).flat_map(|(at, edge)| {
                let other = (edge.to != edge.from).then_some((edge.to, number(at)));
                [Some((edge.from, number(at))), other].into_iter().flatten()
            }),
        );
        let mut corners = Vec::with_capacity(scene.edges.len() * 4);
        let mut corner_starts = Vec::with_capacity(scene.edges.len() + 1);
        corner_starts.push(0);
        for edge in &scene.edges {
            line(edge, &rects, &mut corners);
            corner_starts.push(number(corners.len()));
        }
        let boxes = scene
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.shape != NodeShape::Card)
            .map(|(at, _)| number(at))
            .collect();
        let bounds = rects.iter().copied().reduce(|all, rect| all.union(&rect));
        let held: Vec<Rect> = corner_starts.array_windows().map(|[start, end]| hull(&corners, *start, *end)).collect();
        let index = Index::new(&rects, &held);
        let (by_key, telling) = (OnceCell::new(), OnceCell::new());
        Self { scene, rects, children, tops, edges_at, corners, corner_starts, by_key, telling, boxes, bounds, index }
    }

    /// The scene as it came.
    pub const fn scene(&self) -> &Arc<Scene> {
        &self.scene
    }

    /// The node at an index.
    pub fn node(&self, at: u32) -> Option<&Node> {
        self.scene.nodes.get(at as usize)
    }

    /// The edge at an index.
    pub fn edge(&self, at: u32) -> Option<&Edge> {
        self.scene.edges.get(at as usize)
    }

    /// How many nodes there are.
    pub fn len(&self) -> u32 {
        number(self.rects.len())
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.rects.is_empty()
    }

    /// Where a node stands.
    pub fn rect(&self, at: u32) -> Rect {
        self.rects.get(at as usize).copied().unwrap_or_default()
    }

    /// The box a node is in.
    pub fn parent(&self, at: u32) -> Option<u32> {
        self.node(at)?.parent.filter(|parent| *parent < at)
    }

    /// What stands directly in a box, in reading order.
    pub fn children(&self, at: u32) -> &[u32] {
        self.children.of(at)
    }

    /// What stands in no box, in reading order.
    pub fn tops(&self) -> &[u32] {
        &self.tops
    }

    /// The edges that meet at a node.
    pub fn edges_at(&self, at: u32) -> &[u32] {
        self.edges_at.of(at)
    }

    /// The corners of an edge, ends included.
    pub fn corners(&self, edge: u32) -> &[Point] {
        let start = self.corner_starts.get(edge as usize).copied().unwrap_or_default() as usize;
        let end = self.corner_starts.get(edge as usize + 1).copied().unwrap_or_default() as usize;
        self.corners.get(start..end).unwrap_or_default()
    }

    /// The node of a key.
    pub fn find(&self, key: &ComponentKey) -> Option<u32> {
        let nodes = || self.scene.nodes.iter().enumerate().map(|(at, node)| (node.key.clone(), number(at)));
        self.by_key.get_or_init(|| nodes().collect()).get(key).copied()
    }

    /// The name that a node's card shows.
    pub fn title(&self, at: u32) -> &str {
        self.node(at).map_or("", naming::title)
    }

    /// Whether the name on a node's card alone tells it apart.
    pub fn name_tells(&self, at: u32) -> bool {
        self.telling.get_or_init(|| naming::telling(&self.scene.nodes)).get(at as usize).copied().unwrap_or(true)
    }

    /// The key of a node.
    pub fn key(&self, at: u32) -> Option<&ComponentKey> {
        self.node(at).map(|node| &node.key)
    }

    /// Every box, outer ones first.
    pub fn boxes(&self) -> &[u32] {
        &self.boxes
    }

    /// Whether a node is a card.
    pub fn is_card(&self, at: u32) -> bool {
        self.node(at).is_some_and(|node| node.shape == NodeShape::Card)
    }

    /// What holds every node; `None` where there is none.
    pub const fn bounds(&self) -> Option<Rect> {
        self.bounds
    }

    /// Where things are.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Puts the edges of which a straight part meets `rect` into `found`, lowest index first.
    pub fn edges_in(&self, rect: &Rect, found: &mut Vec<u32>) {
        self.index.edges_around(rect, found);
        found.retain(|edge| self.corners(*edge).array_windows().any(|[a, b]| Rect::spanning(*a, *b).meets(rect)));
    }

    /// `roots` and everything inside them, each once.
    pub fn with_contents(&self, roots: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut seen = vec![false; self.rects.len()];
        let mut found: Vec<u32> = Vec::new();
        let mut waiting: Vec<u32> = roots.into_iter().collect();
        while let Some(at) = waiting.pop() {
            if let Some(seen) = seen.get_mut(at as usize)
                && !std::mem::replace(seen, true)
            {
                found.push(at);
                waiting.extend_from_slice(self.children(at));
            }
        }
        found.sort_unstable();
        found
    }
}

/// Lists of numbers by number, in one allocation.
#[derive(Debug, Default)]
struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn new(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (owner, _) in pairs.clone() {
            if let Some(size) = starts.get_mut(owner as usize + 1) {
                *size += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut items = vec![0; total as usize];
        for (owner, item) in pairs {
            if let Some(slot) = next.get_mut(owner as usize) {
                if let Some(place) = items.get_mut(*slot as usize) {
                    *place = item;
                }
                *slot += 1;
            }
        }
        Self { starts, items }
    }

    fn of(&self, owner: u32) -> &[u32] {
        let start = self.starts.get(owner as usize).copied().unwrap_or_default() as usize;
        let end = self.starts.get(owner as usize + 1).copied().unwrap_or_default() as usize;
        self.items.get(start..end).unwrap_or_default()
    }
}

fn place(node: &Node) -> Rect {
    Rect::sized(drawable(node.x), drawable(node.y), drawable(node.width), drawable(node.height))
}

/// The corners of an edge; where it has none, the way between its ends.
fn line(edge: &Edge, rects: &[Rect], corners: &mut Vec<Point>) {
    let drawn = edge.points.as_chunks::<2>().0;
    if drawn.len() >= 2 {
        corners.extend(drawn.iter().map(|[x, y]| Point::new(drawable(*x), drawable(*y))));
    } else if let (Some(from), Some(to)) = (rects.get(edge.from as usize), rects.get(edge.to as usize)) {
        corners.extend(route::between(from, to));
    }
}

/// What holds a way.
fn hull(corners: &[Point], start: u32, end: u32) -> Rect {
    let way = corners.get(start as usize..end as usize).unwrap_or_default();
    way.iter().map(|at| Rect::spanning(*at, *at)).reduce(|all, at| all.union(&at)).unwrap_or_default()
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
