//! Cards without their words, drawn once per kind and copied from then on: a card's outline, bar and glyph are half a dozen paths,
//! and hundreds of cards differ in nothing else.

use std::collections::HashMap;

use domain::Category;
use domain::scene::{CARD_HEIGHT, CARD_WIDTH, Mark, Node};

use super::cards;
use super::pen::Pen;
use super::surface::Surface;
use crate::canvas::geometry::{Point, Rect};

/// Width and greatest height of the bitmap, in pixels.
const SIDE: f64 = 2048.0;
/// The widest sprite: of larger cards there are few in sight.
const WIDEST: f64 = 512.0;
/// How many there is room for.
const ROOM: f64 = 128.0;
/// Kinds of one glyph: categories, finished or not, receding or not.
const KINDS: usize = Category::ALL.len() * 4;

/// The sprites of one scale.
#[derive(Debug)]
pub struct Sprites {
    surface: Surface,
    made_for: Option<(u64, u64)>,
    cells: HashMap<String, [Option<Cell>; KINDS]>,
    next: Cell,
    size: (f64, f64),
    overhang: f64,
}

/// Where a sprite stands in the bitmap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell(Point);

impl Sprites {
    /// No sprites yet.
    pub fn new() -> Option<Self> {
        let (cells, next) = (HashMap::new(), Cell(Point::new(0.0, 0.0)));
        Some(Self { surface: Surface::hidden(true)?, made_for: None, cells, next, size: (0.0, 0.0), overhang: 0.0 })
    }

    /// Forgets the sprites of another scale or another look.
    pub fn begin(&mut self, pen: &Pen<'_>, revision: u64) {
        let made_for = Some((pen.scale.to_bits(), revision));
        if self.made_for == made_for {
            return;
        }
        self.made_for = made_for;
        self.cells.clear();
        self.next = Cell(Point::new(0.0, 0.0));
        self.overhang = (2.0 * pen.scale).ceil() + pen.hair();
        let whole = |points: f32| (f64::from(points) * pen.scale).round() + 2.0 * self.overhang;
        self.size = (whole(CARD_WIDTH), whole(CARD_HEIGHT));
        let columns = (SIDE / self.size.0).floor().max(1.0);
        let height = ((ROOM / columns).ceil() * self.size.1).min(SIDE);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the side of the bitmap")]
        let (width, height) = (SIDE as u32, height as u32);
        if !self.surface.resize(width, height) {
            self.surface.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        }
    }

    /// The sprite of a card, drawn now if it has to be; `None` for a card that is drawn by itself.
    pub fn of(&mut self, pen: &Pen<'_>, node: &Node) -> Option<Cell> {
        let usual = node.width.to_bits() == CARD_WIDTH.to_bits() && node.height.to_bits() == CARD_HEIGHT.to_bits();
        let marked = pen.comparing && node.mark != Mark::None;
        if !usual || marked || self.size.0 > WIDEST {
            return None;
        }
        let category = Category::ALL.iter().position(|category| *category == node.category)?;
        let kind = category * 4 + usize::from(node.unfinished.is_some()) * 2 + usize::from(pen.comparing);
        if let Some(cell) = self.cells.get(&node.glyph).and_then(|kinds| kinds.get(kind).copied().flatten()) {
            return Some(cell);
        }
        let cell = self.claim()?;
        let place = Rect::sized(
            cell.0.x + self.overhang,
            cell.0.y + self.overhang,
            self.size.0 - 2.0 * self.overhang,
            self.size.1 - 2.0 * self.overhang,
        );
        cards::shell(&Pen { context: &self.surface.context, ..*pen }, node, &place);
        let kinds = self.cells.entry(node.glyph.clone()).or_insert([None; KINDS]);
        if let Some(kind) = kinds.get_mut(kind) {
            *kind = Some(cell);
        }
        Some(cell)
    }

    /// Copies a sprite to where a card's corner stands.
    pub fn copy(&self, pen: &Pen<'_>, cell: Cell, corner: Point) {
        let (width, height) = self.size;
        let (x, y) = (corner.x - self.overhang, corner.y - self.overhang);
        let _ = pen.context.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &self.surface.canvas,
            cell.0.x,
            cell.0.y,
            width,
            height,
            x,
            y,
            width,
            height,
        );
    }

    /// The next free place in the bitmap.
    fn claim(&mut self) -> Option<Cell> {
        let cell = self.next;
        if cell.0.y + self.size.1 > self.surface.height() {
            return None;
        }
        let beside = cell.0.x + self.size.0;
        self.next = Cell(if beside + self.size.0 > SIDE {
            Point::new(0.0, cell.0.y + self.size.1)
        } else {
            Point::new(beside, cell.0.y)
        });
        Some(cell)
    }
}
