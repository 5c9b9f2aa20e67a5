//! The type of a document: one family in two weights, and how wide text is in it.

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

const REGULAR: &[u8] = include_bytes!("../../../scene/fonts/Inter-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../scene/fonts/Inter-SemiBold.ttf");

/// A weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// Both weights, ready to measure and to draw.
pub(super) struct Faces {
    regular: Face,
    semi_bold: Face,
}

struct Face {
    outlines: FontRef<'static>,
    drawn: Font,
}

impl Faces {
    /// The faces; nothing where the fonts that come with the product cannot be read.
    pub(super) fn new() -> Option<Self> {
        let face = |bytes: &'static [u8]| {
            Some(Face { outlines: FontRef::new(bytes).ok()?, drawn: Font::new(bytes.into(), 0)? })
        };
        Some(Self { regular: face(REGULAR)?, semi_bold: face(SEMI_BOLD)? })
    }

    const fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.semi_bold,
        }
    }

    /// The font that draws a weight.
    pub(super) fn drawn(&self, weight: Weight) -> Font {
        self.face(weight).drawn.clone()
    }

    /// How wide a text is, in points.
    pub(super) fn width(&self, weight: Weight, size: f32, text: &str) -> f32 {
        let outlines = &self.face(weight).outlines;
        let metrics = outlines.glyph_metrics(Size::new(size), LocationRef::default());
        let map = outlines.charmap();
        let advance = |one: char| map.map(one).and_then(|glyph| metrics.advance_width(glyph));
        text.chars().map(|one| advance(one).unwrap_or(size * 0.6)).sum()
    }

    /// A text in lines no wider than `width`: broken at spaces, and inside a word where it alone is wider.
    pub(super) fn lines(&self, weight: Weight, size: f32, text: &str, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            let mut used = 0.0f32;
            for word in paragraph.split_whitespace() {
                let space = if line.is_empty() { 0.0 } else { self.width(weight, size, " ") };
                let length = self.width(weight, size, word);
                if used + space + length <= width {
                    if !line.is_empty() {
                        line.push(' ');
                    }
                    line.push_str(word);
                    used += space + length;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                let mut pieces = self.pieces(weight, size, word, width);
                line = pieces.pop().unwrap_or_default();
                used = self.width(weight, size, &line);
                lines.append(&mut pieces);
            }
            lines.push(line);
        }
        lines
    }

    fn pieces(&self, weight: Weight, size: f32, word: &str, width: f32) -> Vec<String> {
        let mut pieces = Vec::new();
        let (mut piece, mut used) = (String::new(), 0.0f32);
        for one in word.chars() {
            let length = self.width(weight, size, one.encode_utf8(&mut [0; 4]));
            if used + length > width && !piece.is_empty() {
                // Behind a mark inside a name where there is one in the second half.
                let mark = piece.rfind(['.', '_', '-', '/', ':']).map(|at| at + 1).filter(|at| *at > piece.len() / 2);
                let rest = mark.map(|at| piece.split_off(at)).unwrap_or_default();
                pieces.push(std::mem::replace(&mut piece, rest));
                used = self.width(weight, size, &piece);
            }
            piece.push(one);
            used += length;
        }
        pieces.push(piece);
        pieces
    }
}
