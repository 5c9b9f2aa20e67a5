//! How wide words are, and how they are cut short: worked out from the widths of single characters, measured once each.

use std::borrow::Cow;
use std::collections::HashMap;

/// The most characters that are looked at.
const LONGEST: usize = 400;

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
        let others =
            HashMap::from([('…', narrow(measure('…'))), ('·', narrow(measure('·'))), ('×', narrow(measure('×')))]);
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
        self.cut(text, room, 1.0)
    }

    /// `text`, with an ellipsis for its middle where it is wider than `room` at size 1: of long names the ends differ.
    pub fn fitted_name<'a>(&self, text: &'a str, room: f64) -> Cow<'a, str> {
        self.cut(text, room, 0.6)
    }

    /// Keeps `share` of the room for the beginning, and the rest for the end.
    fn cut<'a>(&self, text: &'a str, room: f64, share: f64) -> Cow<'a, str> {
        // No text of more characters than this fits: a title may be as long as a file.
        let most = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| text.get(..end).unwrap_or_default());
        if most.len() == text.len() && self.width(text) <= room {
            return Cow::Borrowed(text);
        }
        let left = room - self.advance('…');
        let head = self.reach(most.char_indices(), left * share).map_or(0, |(at, character)| at + character.len_utf8());
        let start = most.get(..head).unwrap_or_default();
        let rest = if share < 1.0 { left - self.width(start) } else { 0.0 };
        let tail = self.reach(most.char_indices().rev(), rest).map_or(most.len(), |(at, _)| at);
        let end = most.get(tail.max(head)..).unwrap_or_default();
        if start.is_empty() {
            Cow::Borrowed("")
        } else {
            Cow::Owned(format!("{}…{}", start.trim_end(), end.trim_start()))
        }
    }

    /// The last of `characters` that together are not wider than `room`.
    fn reach(&self, characters: impl Iterator<Item = (usize, char)>, room: f64) -> Option<(usize, char)> {
        let mut width = 0.0;
        characters
            .take_while(|(_, character)| {
                width += self.advance(*character);
                width <= room
            })
            .last()
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
