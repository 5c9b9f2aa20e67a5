//! The title tabs of boxes: which are shown at a zoom, and where. Words stay readable however far out, so tabs come to lie
//! on each other; the outer box has the right of way.

use std::collections::HashMap;

use super::geometry::Rect;
use super::picture::Picture;

/// Size of a title at zoom 1, in pixels, and height of its tab.
const SIZE: f64 = 13.0;
const HEIGHT: f64 = 28.0;
/// The smallest readable size of a title.
const SMALLEST: f64 = 10.5;
/// The size from which a title has its readable type beside it.
const CAPTIONED: f64 = 11.0;
/// The narrowest box that has a title, and the narrowest that has a glyph before it.
const NARROWEST: f64 = 56.0;
const WITH_GLYPH: f64 = 80.0;
/// From a box's upper edge to what is in it, at zoom 1: a tab that needs more stands out above the box and covers nothing.
const FREE: f64 = 44.0;
/// How much of a tab stands out above its box at most.
const MOST_RISEN: f64 = 0.6;
/// Side of the squares by which tabs find the tabs near them.
const SQUARE: f64 = 128.0;

/// How wide the words of a tab are at size 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Words {
    /// The title, with how many instances it stands for.
    pub title: f64,
    /// The title alone, without what its glyph says anyway, for far out.
    pub short: f64,
    /// The readable type.
    pub caption: f64,
}

/// A title tab, in pixels from the left and top edges of the scene's origin at this zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tab {
    /// What it covers.
    pub rect: Rect,
    /// How far it stands out above its box.
    pub rise: f64,
    /// Size of its letters.
    pub size: f64,
    /// Whether it has a glyph.
    pub glyph: bool,
    /// Whether it has the readable type.
    pub caption: bool,
    /// Whether its title is the short one.
    pub short: bool,
}

impl Tab {
    /// The widest that words are which are shown for a moment.
    pub const WIDEST: f64 = 420.0;

    /// The tab of a box that covers `rect` pixels.
    pub fn new(rect: &Rect, zoom: f64, words: Words) -> Option<Self> {
        let size = (SIZE * zoom).max(SMALLEST);
        let height = (HEIGHT * zoom).max(size * 1.6).round();
        if rect.width() < NARROWEST || rect.height() < height + 4.0 {
            return None;
        }
        let glyph = rect.width() > WITH_GLYPH;
        let left = Self::left(size, glyph);
        let short = SIZE * zoom < SMALLEST / 2.0;
        let plain = left + if short { words.short } else { words.title } * size + size * 0.75;
        let full = plain + (words.caption + 0.6) * Self::caption_size(size);
        // A type that would have to be cut says less than none.
        let caption = words.caption > 0.0 && SIZE * zoom >= CAPTIONED && full + size <= rect.width();
        let width = if caption { full } else { plain };
        let rise = (height + 1.0 - FREE * zoom).clamp(0.0, height * MOST_RISEN).round();
        let tab = Rect::sized(rect.x0, rect.y0 - rise, width.min(rect.width()).ceil(), height);
        Some(Self { rect: tab, rise, size, glyph, caption, short })
    }

    /// Where its words begin, from its left edge.
    pub fn left(size: f64, glyph: bool) -> f64 {
        if glyph { size * 2.3 } else { size * 0.75 }
    }

    /// The size of a type beside a title.
    pub fn caption_size(size: f64) -> f64 {
        size * 12.0 / 13.0
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
    /// Decides which boxes have a tab at `zoom`; `words_of` says how wide a box's words are.
    pub fn new(picture: &Picture, zoom: f64, words_of: impl Fn(u32) -> Words) -> Self {
        let mut tabs = HashMap::new();
        let mut squares: HashMap<(i64, i64), Vec<Rect>> = HashMap::new();
        for at in picture.boxes() {
            let scene = picture.rect(*at);
            let rect = Rect { x0: scene.x0 * zoom, y0: scene.y0 * zoom, x1: scene.x1 * zoom, y1: scene.y1 * zoom };
            let Some(tab) = Tab::new(&rect, zoom, words_of(*at)) else { continue };
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
