//! What is under the pointer.

use super::displaced::Displaced;
use super::geometry::{Point, Rect, distance_to_line};
use super::labels::Labels;
use super::picture::Picture;

/// A side of a card, where its handle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The left edge.
    Left,
    /// The right edge.
    Right,
    /// The top edge.
    Top,
    /// The bottom edge.
    Bottom,
}

impl Side {
    /// Every side.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Top, Self::Bottom];

    /// The middle of this side of `rect`.
    pub fn of(self, rect: &Rect) -> Point {
        let center = rect.center();
        match self {
            Self::Left => Point::new(rect.x0, center.y),
            Self::Right => Point::new(rect.x1, center.y),
            Self::Top => Point::new(center.x, rect.y0),
            Self::Bottom => Point::new(center.x, rect.y1),
        }
    }
}

/// What is under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hit {
    /// The empty canvas.
    #[default]
    Nothing,
    /// A card.
    Card(u32),
    /// The title tab of a box.
    Title(u32),
    /// The border of a box.
    Border(u32),
    /// The empty inside of a box.
    Inside(u32),
    /// An edge.
    Edge(u32),
    /// The handle of a node from which a connection is drawn.
    Handle(u32, Side),
}

impl Hit {
    /// The node it is, if it is one.
    pub const fn node(self) -> Option<u32> {
        match self {
            Self::Card(at) | Self::Title(at) | Self::Border(at) | Self::Inside(at) | Self::Handle(at, _) => Some(at),
            Self::Nothing | Self::Edge(_) => None,
        }
    }

    /// The node that is dragged from here: a card, or a box by its title or border.
    pub const fn grip(self) -> Option<u32> {
        match self {
            Self::Card(at) | Self::Title(at) | Self::Border(at) => Some(at),
            Self::Nothing | Self::Inside(_) | Self::Edge(_) | Self::Handle(..) => None,
        }
    }
}

/// How near a border, an edge or a handle counts, in pixels.
const NEAR: f64 = 5.0;
/// The size of a handle, in pixels.
pub const HANDLE: f64 = 5.0;
/// The zoom from which nodes have handles.
pub const HANDLES_FROM: f64 = 0.35;

/// Finds what is under the pointer; keeps its lists from one time to the next.
#[derive(Debug, Default)]
pub struct Finder {
    nodes: Vec<u32>,
    edges: Vec<u32>,
}

impl Finder {
    /// What is at `at` of the scene. `handles_of` is the node whose handles are shown.
    pub fn find(
        &mut self,
        picture: &Picture,
        displaced: &Displaced,
        labels: &Labels,
        handles_of: Option<u32>,
        at: Point,
        zoom: f64,
    ) -> Hit {
        let near = NEAR / zoom;
        if let Some(node) = handles_of
            && zoom >= HANDLES_FROM
        {
            let rect = displaced.rect(picture, node);
            for side in Side::ALL {
                if side.of(&rect).distance(at) <= (HANDLE + 2.0) / zoom {
                    return Hit::Handle(node, side);
                }
            }
        }
        let around = Rect::spanning(at, at).grown(near);
        picture.index().nodes_in(&around, &mut self.nodes);
        if !displaced.is_empty() {
            self.nodes.retain(|node| !displaced.has_node(*node));
            self.nodes.extend(displaced.nodes().filter(|node| displaced.rect(picture, *node).meets(&around)));
        }
        let (mut card, mut title, mut border, mut inside) = (None, None, None, None);
        for node in &self.nodes {
            let rect = displaced.rect(picture, *node);
            if picture.is_card(*node) {
                if rect.contains(at) {
                    card = Some(*node);
                }
                continue;
            }
            let (dx, dy) = displaced.offset(*node);
            if labels.place(*node).is_some_and(|tab| tab.moved(dx, dy).contains(at)) {
                title = Some(*node);
            } else if rect.contains(at) {
                let within = rect.grown(-near);
                if within.width() > near && within.height() > near && within.contains(at) {
                    inside = Some(*node);
                } else {
                    border = Some(*node);
                }
            } else if rect.distance(at) <= near / 2.0 {
                border = Some(*node);
            }
        }
        if let Some(node) = title {
            return Hit::Title(node);
        }
        if let Some(node) = card {
            return Hit::Card(node);
        }
        if let Some(edge) = self.edge(picture, displaced, at, near) {
            return Hit::Edge(edge);
        }
        // The border of an inner box wins over the inside of the box around it, not over a box inside.
        match (border, inside) {
            (Some(border), Some(inside)) if inside > border => Hit::Inside(inside),
            (Some(border), _) => Hit::Border(border),
            (None, Some(inside)) => Hit::Inside(inside),
            (None, None) => Hit::Nothing,
        }
    }

    /// The edge nearest to `at`, if one is near.
    fn edge(&mut self, picture: &Picture, displaced: &Displaced, at: Point, near: f64) -> Option<u32> {
        picture.edges_in(&Rect::spanning(at, at).grown(near), &mut self.edges);
        let mut best: Option<(f64, u32)> = None;
        let mut consider = |edge: u32, corners: &[Point]| {
            for pair in corners.windows(2) {
                if let [a, b] = pair {
                    let distance = distance_to_line(at, *a, *b);
                    if distance <= near && best.is_none_or(|(least, _)| distance < least) {
                        best = Some((distance, edge));
                    }
                }
            }
        };
        for edge in self.edges.iter().filter(|edge| !displaced.has_edge(**edge)) {
            consider(*edge, picture.corners(*edge));
        }
        for edge in displaced.edges() {
            consider(edge, &displaced.corners(picture, edge));
        }
        best.map(|(_, edge)| edge)
    }
}
