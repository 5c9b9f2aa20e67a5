//! What a bitmap of what stands still must have drawn anew when the view has moved.
//!
//! The bitmap is larger than the view on every side. While one pans within that margin nothing is drawn at all; when the view leaves
//! it, the bitmap's content is moved and a strip as wide as the margin is drawn. A narrow strip would touch as many cards.

use super::geometry::{Point, Rect};

/// Where a view stands in a bitmap, and which part of the bitmap is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Coverage {
    /// Where the scene's origin stands in the bitmap, in whole pixels.
    pub origin: Point,
    /// What is drawn; nothing yet where it is `None`.
    pub drawn: Option<Rect>,
}

/// What to do with a bitmap.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// By how much its content is moved first.
    pub shift: Option<(f64, f64)>,
    /// What is then drawn, each pixel once.
    pub parts: Vec<Rect>,
    /// What is covered afterwards.
    pub coverage: Coverage,
}

/// Sizes of a view and of the bitmap around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// The view's width.
    pub width: f64,
    /// The view's height.
    pub height: f64,
    /// How much wider the bitmap is on each side.
    pub margin: f64,
}

impl Frame {
    /// What must happen so that the view whose scene's origin stands at `origin` can be shown from the bitmap.
    pub fn plan(&self, before: Option<Coverage>, origin: Point) -> Plan {
        let bitmap = Rect::sized(0.0, 0.0, self.width + 2.0 * self.margin, self.height + 2.0 * self.margin);
        let Some(mut coverage) = before else { return self.anew(origin) };
        let mut view = self.view(&coverage, origin);
        let mut shift = None;
        if !bitmap.encloses(&view) {
            let back = |from: f64, to: f64, end: f64| if from < 0.0 || to > end { self.margin - from } else { 0.0 };
            let (dx, dy) = (back(view.x0, view.x1, bitmap.x1), back(view.y0, view.y1, bitmap.y1));
            let kept = coverage.drawn.and_then(|drawn| common(&drawn.moved(dx, dy), &bitmap));
            if kept.is_none() {
                return self.anew(origin);
            }
            coverage = Coverage { origin: coverage.origin.moved(dx, dy), drawn: kept };
            view = view.moved(dx, dy);
            shift = Some((dx, dy));
        }
        let Some(drawn) = coverage.drawn else { return self.anew(origin) };
        // Towards where the view went, all that the bitmap has room for.
        let wanted = Rect {
            x0: if view.x0 < drawn.x0 { bitmap.x0 } else { drawn.x0 },
            y0: if view.y0 < drawn.y0 { bitmap.y0 } else { drawn.y0 },
            x1: if view.x1 > drawn.x1 { bitmap.x1 } else { drawn.x1 },
            y1: if view.y1 > drawn.y1 { bitmap.y1 } else { drawn.y1 },
        };
        Plan { shift, parts: around(&wanted, &drawn), coverage: Coverage { drawn: Some(wanted), ..coverage } }
    }

    /// The view in the bitmap.
    pub fn view(&self, coverage: &Coverage, origin: Point) -> Rect {
        Rect::sized(coverage.origin.x - origin.x, coverage.origin.y - origin.y, self.width, self.height)
    }

    /// Only what is seen: while one zooms, the margin would be drawn for nothing.
    fn anew(&self, origin: Point) -> Plan {
        let view = Rect::sized(self.margin, self.margin, self.width, self.height);
        let coverage = Coverage { origin: origin.moved(self.margin, self.margin), drawn: Some(view) };
        Plan { shift: None, parts: vec![view], coverage }
    }
}

/// What of `outer` is not in `inner`, which lies in it; at most four parts.
fn around(outer: &Rect, inner: &Rect) -> Vec<Rect> {
    let parts = [
        Rect { y1: inner.y0, ..*outer },
        Rect { y0: inner.y1, ..*outer },
        Rect { x1: inner.x0, y0: inner.y0, y1: inner.y1, ..*outer },
        Rect { x0: inner.x1, y0: inner.y0, y1: inner.y1, ..*outer },
    ];
    parts.into_iter().filter(|part| part.width() > 0.0 && part.height() > 0.0).collect()
}

/// What two rectangles share.
fn common(one: &Rect, other: &Rect) -> Option<Rect> {
    let shared =
        Rect { x0: one.x0.max(other.x0), y0: one.y0.max(other.y0), x1: one.x1.min(other.x1), y1: one.y1.min(other.y1) };
    (shared.width() > 0.0 && shared.height() > 0.0).then_some(shared)
}
