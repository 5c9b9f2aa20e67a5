//! Points and rectangles, in points of the scene or pixels of the screen; always finite.

/// How far from the origin anything is drawn. Farther away, single precision can no longer tell pixels apart.
const FARTHEST: f64 = 1.0e7;

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The place at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The distance to `other`.
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The place `dx`, `dy` further.
    pub const fn moved(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }
}

/// A rectangle with `x0 <= x1` and `y0 <= y1`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x0: f64,
    /// Top edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Bottom edge.
    pub y1: f64,
}

impl Rect {
    /// The rectangle of a size at a place.
    pub fn sized(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x0: x, y0: y, x1: x + width.max(0.0), y1: y + height.max(0.0) }
    }

    /// The smallest rectangle that holds both places.
    pub fn spanning(a: Point, b: Point) -> Self {
        Self { x0: a.x.min(b.x), y0: a.y.min(b.y), x1: a.x.max(b.x), y1: a.y.max(b.y) }
    }

    /// Width.
    pub fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// Height.
    pub fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    /// The middle.
    pub fn center(&self) -> Point {
        Point::new(f64::midpoint(self.x0, self.x1), f64::midpoint(self.y0, self.y1))
    }

    /// Whether `at` is in it, edges included.
    pub fn contains(&self, at: Point) -> bool {
        at.x >= self.x0 && at.x <= self.x1 && at.y >= self.y0 && at.y <= self.y1
    }

    /// Whether `other` lies wholly in it.
    pub fn encloses(&self, other: &Self) -> bool {
        other.x0 >= self.x0 && other.x1 <= self.x1 && other.y0 >= self.y0 && other.y1 <= self.y1
    }

    /// Whether the two share a place, edges included.
    pub fn meets(&self, other: &Self) -> bool {
        self.x0 <= other.x1 && self.x1 >= other.x0 && self.y0 <= other.y1 && self.y1 >= other.y0
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Larger by `by` on every side.
    pub fn grown(&self, by: f64) -> Self {
        Self { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }

    /// The rectangle `dx`, `dy` further.
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self { x0: self.x0 + dx, y0: self.y0 + dy, x1: self.x1 + dx, y1: self.y1 + dy }
    }

    /// How far `at` is from it; 0 inside.
    pub fn distance(&self, at: Point) -> f64 {
        let dx = (self.x0 - at.x).max(at.x - self.x1).max(0.0);
        let dy = (self.y0 - at.y).max(at.y - self.y1).max(0.0);
        dx.hypot(dy)
    }
}

/// A coordinate of the scene that can be drawn: not a number becomes 0, what is too far comes near.
pub fn drawable(value: f32) -> f64 {
    if value.is_nan() { 0.0 } else { f64::from(value).clamp(-FARTHEST, FARTHEST) }
}

/// A number that can be used: `value` where it is finite, `otherwise` where it is not.
pub fn finite(value: f64, otherwise: f64) -> f64 {
    if value.is_finite() { value } else { otherwise }
}

/// How far `at` is from the line between `a` and `b`.
pub fn distance_to_line(at: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let share = if length > 0.0 { (((at.x - a.x) * dx + (at.y - a.y) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    at.distance(Point::new(a.x + share * dx, a.y + share * dy))
}
