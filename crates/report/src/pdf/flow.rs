//! Laying out: text, rules and boxes down the page, and on to the next one. Lengths are points from the top left corner.

use super::face::{Faces, Weight};

/// A4.
pub(super) const WIDTH: f32 = 595.0;
/// A4.
pub(super) const HEIGHT: f32 = 842.0;
const LEFT: f32 = 56.0;
const TOP: f32 = 64.0;
const BOTTOM: f32 = 64.0;
/// What stands between the margins.
pub(super) const MEASURE: f32 = WIDTH - 2.0 * LEFT;

/// A colour: red, green, blue.
pub(super) type Colour = [u8; 3];

/// Text.
pub(super) const INK: Colour = [28, 30, 38];
/// Text that explains.
pub(super) const QUIET: Colour = [96, 100, 114];
/// Lines.
pub(super) const LINE: Colour = [214, 217, 226];
/// Behind the head of a table.
pub(super) const TINT: Colour = [244, 245, 249];

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A line of text; `y` is its base line.
    Text { x: f32, y: f32, size: f32, weight: Weight, colour: Colour, text: String },
    /// A filled rectangle.
    Box { x: f32, y: f32, width: f32, height: f32, colour: Colour },
}

/// A place that the list of contents leads to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stop {
    pub(super) title: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) colour: Colour,
}

impl Style {
    pub(super) const TITLE: Self = Self { size: 24.0, weight: Weight::SemiBold, colour: INK };
    pub(super) const SECTION: Self = Self { size: 15.0, weight: Weight::SemiBold, colour: INK };
    pub(super) const HEAD: Self = Self { size: 10.5, weight: Weight::SemiBold, colour: INK };
    pub(super) const BODY: Self = Self { size: 9.5, weight: Weight::Regular, colour: INK };
    pub(super) const QUIET: Self = Self { size: 9.5, weight: Weight::Regular, colour: QUIET };
    pub(super) const SMALL: Self = Self { size: 8.0, weight: Weight::Regular, colour: QUIET };
    pub(super) const CELL: Self = Self { size: 8.5, weight: Weight::Regular, colour: INK };
    pub(super) const CELL_HEAD: Self = Self { size: 8.0, weight: Weight::SemiBold, colour: QUIET };

    const fn leading(self) -> f32 {
        self.size * 1.45
    }

    pub(super) const fn in_colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }
}

/// A column of a table: its share of the measure.
pub(super) type Columns<'a> = &'a [(&'a str, f32)];

/// Pages as they fill.
pub(super) struct Flow<'f> {
    faces: &'f Faces,
    pub(super) pages: Vec<Vec<Mark>>,
    pub(super) stops: Vec<Stop>,
    y: f32,
}

impl<'f> Flow<'f> {
    pub(super) fn new(faces: &'f Faces) -> Self {
        Self { faces, pages: vec![Vec::new()], stops: Vec::new(), y: TOP }
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Goes on on a new page unless `height` still fits.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > HEIGHT - BOTTOM {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    /// Leaves room.
    pub(super) fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// A heading that the list of contents leads to.
    pub(super) fn section(&mut self, title: &str) {
        self.need(90.0);
        self.skip(18.0);
        self.stops.push(Stop { title: title.to_owned(), page: self.pages.len() - 1, y: self.y });
        self.text(Style::SECTION, title);
        let y = self.y + 2.0;
        self.put(Mark::Box { x: LEFT, y, width: MEASURE, height: 0.75, colour: LINE });
        self.skip(10.0);
    }

    /// A text over the whole measure, in as many lines as it takes.
    pub(super) fn text(&mut self, style: Style, text: &str) {
        for line in self.faces.lines(style.weight, style.size, text, MEASURE) {
            self.need(style.leading());
            let y = self.y + style.size;
            let Style { size, weight, colour } = style;
            self.put(Mark::Text { x: LEFT, y, size, weight, colour, text: line });
            self.skip(style.leading());
        }
    }

    /// A text at a place of the line that is current, which stays current.
    pub(super) fn aside(&mut self, style: Style, x: f32, text: &str) {
        let y = self.y + style.size;
        let Style { size, weight, colour } = style;
        self.put(Mark::Text { x: LEFT + x, y, size, weight, colour, text: text.to_owned() });
    }

    /// A bar over the whole measure, in parts.
    pub(super) fn bar(&mut self, parts: &[(f32, Colour)], height: f32) {
        self.need(height);
        let total: f32 = parts.iter().map(|(share, _)| share).sum();
        let mut x = LEFT;
        for (share, colour) in parts.iter().filter(|(share, _)| *share > 0.0) {
            let width = MEASURE * share / total;
            self.put(Mark::Box { x, y: self.y, width: (width - 1.0).max(0.5), height, colour: *colour });
            x += width;
        }
        self.skip(height);
    }

    /// A small square, for a legend, at a place of the line that is current.
    pub(super) fn square(&mut self, x: f32, colour: Colour) {
        self.put(Mark::Box { x: LEFT + x, y: self.y + 1.5, width: 8.0, height: 8.0, colour });
    }

    /// A table with its head, which comes again on every page that it goes on to.
    pub(super) fn table(&mut self, columns: Columns<'_>, rows: &[Vec<(String, Style)>]) {
        let has_head = columns.iter().any(|(name, _)| !name.is_empty());
        let head: Vec<(String, Style)> =
            columns.iter().map(|(name, _)| ((*name).to_owned(), Style::CELL_HEAD)).collect();
        self.need(48.0);
        if has_head {
            self.row(columns, &head, true);
        }
        for row in rows {
            let height = self.height(columns, row);
            if self.y + height > HEIGHT - BOTTOM && height < HEIGHT - BOTTOM - TOP - 24.0 {
                self.pages.push(Vec::new());
                self.y = TOP;
                if has_head {
                    self.row(columns, &head, true);
                }
            }
            self.row(columns, row, false);
        }
        self.skip(8.0);
    }

    fn cells(&self, columns: Columns<'_>, row: &[(String, Style)]) -> Vec<Vec<String>> {
        let each = columns.iter().zip(row);
        each.map(|((_, share), (text, style))| self.faces.lines(style.weight, style.size, text, MEASURE * share - 8.0))
            .collect()
    }

    fn height(&self, columns: Columns<'_>, row: &[(String, Style)]) -> f32 {
        let leading = row.iter().map(|(_, style)| style.leading()).fold(0.0, f32::max);
        let most = self.cells(columns, row).iter().map(Vec::len).max().unwrap_or(1).max(1);
        leading * most as f32 + 6.0
    }

    fn row(&mut self, columns: Columns<'_>, row: &[(String, Style)], is_head: bool) {
        let cells = self.cells(columns, row);
        let leading = row.iter().map(|(_, style)| style.leading()).fold(0.0, f32::max);
        let most = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        if is_head {
            let height = leading * most as f32 + 6.0;
            self.put(Mark::Box { x: LEFT, y: self.y, width: MEASURE, height, colour: TINT });
        }
        self.skip(3.0);
        // Line by line, so that a cell longer than a page goes on on the next one.
        for at in 0..most {
            self.need(leading);
            let mut x = LEFT + 4.0;
            for (((_, share), (_, style)), lines) in columns.iter().zip(row).zip(&cells) {
                if let Some(line) = lines.get(at) {
                    let y = self.y + style.size;
                    let (size, weight, colour) = (style.size, style.weight, style.colour);
                    self.put(Mark::Text { x, y, size, weight, colour, text: line.clone() });
                }
                x += MEASURE * share;
            }
            self.skip(leading);
        }
        self.skip(3.0);
        let y = self.y;
        self.put(Mark::Box { x: LEFT, y, width: MEASURE, height: 0.5, colour: LINE });
    }
}
