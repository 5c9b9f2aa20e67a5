//! From characters of a text that was padded to bytes of the text as it is.

use hcl::Span;
use saphyr_parser::Span as Marked;

/// Every so many characters a mark says which byte they begin at.
const APART: usize = 64;
/// Blank space that is put before a line.
const PAD: usize = 120;
/// So many times a text is padded and read again.
const MOST: usize = 100;
/// So many bytes are read in doing so.
const WORK: usize = 64 << 20;

/// Blank space before lines in quotes or brackets, where it means nothing.
#[derive(Debug, Default)]
pub(super) struct Padding {
    /// Where the lines begin, in order.
    lines: Vec<usize>,
    times: usize,
}

impl Padding {
    /// The text with its lines padded.
    pub(super) fn applied<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        if self.lines.is_empty() {
            return text.into();
        }
        let mut padded = String::with_capacity(text.len() + self.lines.len() * PAD);
        let mut done = 0;
        for start in &self.lines {
            padded.push_str(text.get(done..*start).unwrap_or_default());
            padded.extend(std::iter::repeat_n(' ', PAD));
            done = *start;
        }
        padded.push_str(text.get(done..).unwrap_or_default());
        padded.into()
    }

    /// Pads what is at `offset`: the lines of a quoted text that begins there, or the line of a bracket. False where that
    /// changes nothing.
    pub(super) fn add(&mut self, text: &str, offset: u32) -> bool {
        self.times += 1;
        let offset = offset as usize;
        let before = self.lines.len();
        if self.times > MOST || self.times * text.len() > WORK {
            return false;
        }
        if let Some(quote @ (b'"' | b'\'')) = text.as_bytes().get(offset) {
            let end = end_of_quotes(text.as_bytes(), offset, *quote);
            let inside = text.as_bytes().get(offset..end).unwrap_or_default();
            let breaks = inside.iter().enumerate().filter(|(_, letter)| **letter == b'\n');
            self.lines.extend(breaks.map(|(at, _)| offset + at + 1));
        }
        if self.lines.len() == before {
            self.lines.push(text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1));
        }
        self.lines.sort_unstable();
        self.lines.dedup();
        self.lines.len() > before
    }

    /// Where an offset of the padded text is in the text.
    fn unpadded(&self, offset: usize) -> usize {
        // The line of this number begins, padded, behind so many pads.
        let (mut low, mut high) = (0, self.lines.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.lines.get(middle).is_some_and(|line| line + middle * PAD <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        match low.checked_sub(1).and_then(|last| self.lines.get(last)) {
            Some(line) => offset.saturating_sub(low * PAD).max(*line),
            None => offset,
        }
    }
}

/// Where the quoted text that begins at `start` ends.
fn end_of_quotes(text: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while let Some(letter) = text.get(at) {
        match letter {
            b'\\' if quote == b'"' => at += 1,
            letter if *letter == quote && quote == b'\'' && text.get(at + 1) == Some(&quote) => at += 1,
            letter if *letter == quote => return at,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// From characters, which the reader counts, to bytes.
pub(super) struct Bytes<'p> {
    skipped: u32,
    length: usize,
    /// The byte that every so many characters begin at; none where characters are bytes.
    marks: Vec<u32>,
    text: &'p str,
    padding: &'p Padding,
}

impl<'p> Bytes<'p> {
    pub(super) fn of(text: &'p str, skipped: u32, padding: &'p Padding) -> Self {
        let marks = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().step_by(APART).map(|(at, _)| at as u32).collect(),
        };
        Self { skipped, length: text.len(), marks, text, padding }
    }

    /// The byte that a character begins at.
    pub(super) fn at(&self, character: usize) -> u32 {
        self.padding.unpadded(self.padded(character)) as u32 + self.skipped
    }

    fn padded(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return character.min(self.length);
        }
        let Some(start) = self.marks.get(character / APART) else { return self.length };
        let rest = self.text.get(*start as usize..).unwrap_or_default();
        let within = rest.char_indices().map(|(at, _)| at).nth(character % APART).unwrap_or(rest.len());
        *start as usize + within
    }

    pub(super) fn span(&self, marked: Marked) -> Span {
        let start = self.at(marked.start.index());
        Span::new(start, self.at(marked.end.index()).max(start))
    }
}
