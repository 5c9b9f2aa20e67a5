//! Moving nodes with the pointer: snapping to a grid and to what stands near, and where everything ends up.

use super::displaced::Displaced;
use super::geometry::{Point, Rect};
use super::picture::Picture;
use super::select;
use crate::canvas_contract::Moved;

/// Points between the lines of the grid.
pub const GRID: f64 = 8.0;
/// How near a line of another node attracts, in pixels.
const ATTRACTION: f64 = 6.0;
/// How many nodes nearby are lined up with.
const NEIGHBOURS: usize = 400;

/// A line that shows what a node being moved is in line with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guide {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
}

/// Nodes being moved.
#[derive(Debug)]
pub struct Drag {
    /// The nodes that a person took hold of, without those inside them.
    roots: Vec<u32>,
    /// All that moves, the roots with their contents, and how far each had been moved before.
    nodes: Vec<(u32, (f64, f64))>,
    /// What the roots cover before.
    bounds: Rect,
    lines: Lines,
    /// Lines to show.
    pub guides: Vec<Guide>,
    offset: (f64, f64),
}

/// The lines that attract, each with what it belongs to, in order.
#[derive(Debug, Default)]
struct Lines {
    upright: Vec<(f64, Rect)>,
    level: Vec<(f64, Rect)>,
}

impl Drag {
    /// Takes up the outermost of `selected` and all inside them. `sight` is where others to line up with are looked for.
    pub fn new(
        picture: &Picture,
        displaced: &mut Displaced,
        selected: impl IntoIterator<Item = u32>,
        sight: &Rect,
    ) -> Option<Self> {
        let roots = select::outermost(picture, selected);
        let bounds = roots.iter().map(|at| displaced.rect(picture, *at)).reduce(|all, rect| all.union(&rect))?;
        let nodes = picture.with_contents(roots.iter().copied());
        displaced.take(picture, &nodes);
        let nodes = nodes.into_iter().map(|at| (at, displaced.offset(at))).collect();
        let lines = Lines::near(picture, displaced, sight);
        Some(Self { roots, nodes, bounds, lines, guides: Vec::new(), offset: (0.0, 0.0) })
    }

    /// The nodes that a person took hold of.
    pub fn roots(&self) -> &[u32] {
        &self.roots
    }

    /// Moves everything by (`dx`, `dy`) points from where it was taken up.
    pub fn move_by(&mut self, displaced: &mut Displaced, dx: f64, dy: f64, snap: bool, zoom: f64) {
        self.guides.clear();
        let (mut dx, mut dy) = (dx, dy);
        if snap {
            let reach = ATTRACTION / zoom;
            let moved = self.bounds.moved(dx, dy);
            let across = attracted(&self.lines.upright, [moved.x0, moved.center().x, moved.x1], reach);
            let down = attracted(&self.lines.level, [moved.y0, moved.center().y, moved.y1], reach);
            dx += across.map_or_else(|| to_grid(moved.x0), |(shift, _, _)| shift);
            dy += down.map_or_else(|| to_grid(moved.y0), |(shift, _, _)| shift);
            let moved = self.bounds.moved(dx, dy);
            if let Some((_, x, other)) = across {
                let span = moved.union(&other);
                self.guides.push(Guide { from: Point::new(x, span.y0), to: Point::new(x, span.y1) });
            }
            if let Some((_, y, other)) = down {
                let span = moved.union(&other);
                self.guides.push(Guide { from: Point::new(span.x0, y), to: Point::new(span.x1, y) });
            }
        }
        self.offset = (dx, dy);
        displaced.set(self.nodes.iter().map(|(at, (x, y))| (*at, (x + dx, y + dy))));
    }

    /// Puts everything back to where it was taken up.
    pub fn cancel(&mut self, displaced: &mut Displaced) {
        self.move_by(displaced, 0.0, 0.0, false, 1.0);
    }

    /// Whether anything is elsewhere than it was.
    pub fn has_moved(&self) -> bool {
        self.offset != (0.0, 0.0)
    }

    /// Where the nodes are now that a person took hold of, each from the corner of the box it is in.
    pub fn outcome(&self, picture: &Picture, displaced: &Displaced) -> Vec<Moved> {
        self.roots
            .iter()
            .filter_map(|at| {
                let rect = displaced.rect(picture, *at);
                let corner = picture
                    .parent(*at)
                    .map(|parent| displaced.rect(picture, parent))
                    .map_or(Point::default(), |parent| Point::new(parent.x0, parent.y0));
                Some(Moved { key: picture.key(*at)?.clone(), x: rect.x0 - corner.x, y: rect.y0 - corner.y })
            })
            .collect()
    }
}

impl Lines {
    fn near(picture: &Picture, displaced: &Displaced, sight: &Rect) -> Self {
        let mut found = Vec::new();
        picture.index().nodes_in(sight, &mut found);
        let mut lines = Self::default();
        let others = found.iter().filter(|at| !displaced.has_node(**at) && picture.is_card(**at)).take(NEIGHBOURS);
        for rect in others.map(|at| picture.rect(*at)) {
            lines.upright.extend([rect.x0, rect.center().x, rect.x1].map(|x| (x, rect)));
            lines.level.extend([rect.y0, rect.center().y, rect.y1].map(|y| (y, rect)));
        }
        lines.upright.sort_by(|a, b| a.0.total_cmp(&b.0));
        lines.level.sort_by(|a, b| a.0.total_cmp(&b.0));
        lines
    }
}

/// How far to go until one of `edges` lies on the nearest line within `reach`; the line, and what it belongs to.
fn attracted(lines: &[(f64, Rect)], edges: [f64; 3], reach: f64) -> Option<(f64, f64, Rect)> {
    let mut best: Option<(f64, f64, Rect)> = None;
    for edge in edges {
        let after = lines.partition_point(|(line, _)| *line < edge);
        let around = [after.checked_sub(1), Some(after)];
        for (line, rect) in around.into_iter().flatten().filter_map(|at| lines.get(at)) {
            let shift = line - edge;
            if shift.abs() <= reach && best.is_none_or(|(least, _, _)| shift.abs() < least.abs()) {
                best = Some((shift, *line, *rect));
            }
        }
    }
    best
}

/// How far it is to the nearest line of the grid.
fn to_grid(value: f64) -> f64 {
    (value / GRID).round() * GRID - value
}
