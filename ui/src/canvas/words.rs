//! How wide words are, and how they are cut short: worked out from the widths of single characters, measured once each.

use std::borrow::Cow;
use std::collections::HashMap;

/// The widths of a face's characters, at size 1.
#[derive(Debug)]
pub struct Face {
    ascii: [f32; 128],
    others: HashMap<char, f32>,
}

impl Face {
    /// A face of which `measure` gives the width of a character at size 1.
    pub fn new(measure: impl Fn(char) -> f64) -> Self {
        let mut ascii = [0.0; 128];
        for (width, code) in ascii.iter_mut().zip(0_u8..).skip(usize::from(b' ')) {
            *width = narrow(measure(char::from(code)));
        }
        let others = HashMap::from([('…', narrow(measure('…'))), ('·', narrow(measure('·'))), ('×', narrow(measure('×')))]);
        Self { ascii, others }
    }

    /// Measures the characters of `text` that have not been met yet.
    pub fn learn(&mut self, text: &str, measure: impl Fn(char) -> f64) {
        for character in text.chars().filter(|character| !character.is_ascii()) {
            self.others.entry(character).or_insert_with(|| narrow(measure(character)));
        }
    }

    /// The width of `text` at size 1.
    pub fn width(&self, text: &str) -> f64 {
        text.chars().map(|character| self.advance(character)).sum()
    }

    /// `text`, cut short with an ellipsis where it is wider than `room` at size 1.
    pub fn fitted<'a>(&self, text: &'a str, room: f64) -> Cow<'a, str> {
        let mut width = 0.0;
        let mut fits_with_ellipsis = 0;
        let ellipsis = self.advance('…');
        for (place, character) in text.char_indices() {
            if width + ellipsis <= room {
                fits_with_ellipsis = place;
            }
            width += self.advance(character);
            if width > room {
                let kept = text.get(..fits_with_ellipsis).unwrap_or_default().trim_end();
                return if kept.is_empty() { Cow::Borrowed("") } else { Cow::Owned(format!("{kept}…")) };
            }
        }
        Cow::Borrowed(text)
    }

    fn advance(&self, character: char) -> f64 {
        let width = if character.is_ascii() {
            self.ascii.get(character as usize).copied()
        } else {
            self.others.get(&character).copied()
        };
        // What was not measured counts as wide as it is high: nothing is wider, so nothing runs over.
        width.map_or(1.0, f64::from)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a width at size 1 needs no more precision")]
fn narrow(width: f64) -> f32 {
    width as f32
}
