//! The title tabs of boxes: which are shown at a zoom, and where. Words stay readable however far out, so tabs come to lie
//! on each other; the outer box has the right of way.

use std::collections::HashMap;

use super::geometry::Rect;
use super::picture::Picture;

/// Size of a title at zoom 1, in pixels.
const SIZE: f64 = 12.0;
/// The smallest readable size of a title.
const SMALLEST: f64 = 10.5;
/// The narrowest box that has a title.
const NARROWEST: f64 = 44.0;
/// Side of the squares by which tabs find the tabs near them.
const SQUARE: f64 = 128.0;

/// A title tab, in pixels from the left and top edges of the scene's origin at this zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tab {
    /// What it covers.
    pub rect: Rect,
    /// Size of its letters.
    pub size: f64,
    /// Whether it has a glyph.
    pub glyph: bool,
}

impl Tab {
    /// The widest that words are which are shown for a moment.
    pub const WIDEST: f64 = 420.0;

    /// The tab of a box that covers `rect` pixels, whose title is `width` wide at size 1.
    pub fn new(rect: &Rect, zoom: f64, width: f64) -> Option<Self> {
        let size = (SIZE * zoom).max(SMALLEST);
        let height = (size * 1.8).round();
        if rect.width() < NARROWEST || rect.height() < height + 4.0 {
            return None;
        }
        let glyph = rect.width() > NARROWEST * 1.8;
        let wanted = Self::left(size, glyph) + width * size + size * 0.7;
        let tab = Rect::sized(rect.x0, rect.y0, wanted.min(rect.width()).ceil(), height);
        Some(Self { rect: tab, size, glyph })
    }

    /// Where its words begin, from its left edge.
    pub fn left(size: f64, glyph: bool) -> f64 {
        if glyph { size * 2.1 } else { size * 0.7 }
    }

    /// How wide its words may be.
    pub fn room(&self) -> f64 {
        (self.rect.width() - Self::left(self.size, self.glyph) - self.size * 0.5).max(0.0)
    }
}

/// The tabs of one zoom.
#[derive(Debug, Default)]
pub struct Labels {
    zoom: f64,
    tabs: HashMap<u32, Tab>,
}

impl Labels {
    /// Decides which boxes have a tab at `zoom`; `width_of` says how wide a box's title is at size 1.
    pub fn new(picture: &Picture, zoom: f64, width_of: impl Fn(u32) -> f64) -> Self {
        let mut tabs = HashMap::new();
        let mut squares: HashMap<(i64, i64), Vec<Rect>> = HashMap::new();
        for at in picture.boxes() {
            let scene = picture.rect(*at);
            let rect = Rect { x0: scene.x0 * zoom, y0: scene.y0 * zoom, x1: scene.x1 * zoom, y1: scene.y1 * zoom };
            let Some(tab) = Tab::new(&rect, zoom, width_of(*at)) else { continue };
            let taken = touched(&tab.rect)
                .any(|square| squares.get(&square).is_some_and(|tabs| tabs.iter().any(|other| other.meets(&tab.rect))));
            if !taken {
                for square in touched(&tab.rect) {
                    squares.entry(square).or_default().push(tab.rect);
                }
                tabs.insert(*at, tab);
            }
        }
        Self { zoom, tabs }
    }

    /// The zoom these are for.
    pub const fn zoom(&self) -> f64 {
        self.zoom
    }

    /// The tab of a box, if it has one.
    pub fn tab(&self, at: u32) -> Option<&Tab> {
        self.tabs.get(&at)
    }

    /// What the tab of a box covers in the scene.
    pub fn place(&self, at: u32) -> Option<Rect> {
        let tab = self.tabs.get(&at)?.rect;
        let zoom = self.zoom;
        Some(Rect { x0: tab.x0 / zoom, y0: tab.y0 / zoom, x1: tab.x1 / zoom, y1: tab.y1 / zoom })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "drawable coordinates are far from the limits of i64")]
fn touched(rect: &Rect) -> impl Iterator<Item = (i64, i64)> + use<> {
    let square = |value: f64| (value / SQUARE).floor() as i64;
    let (x0, x1, y0, y1) = (square(rect.x0), square(rect.x1), square(rect.y0), square(rect.y1));
    // A tab is as long as its words, which a file decides; what is longer than the squares looked at may cover another tab.
    (x0..=x1.min(x0 + 16)).flat_map(move |x| (y0..=y1.min(y0 + 2)).map(move |y| (x, y)))
}
