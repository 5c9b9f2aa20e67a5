//! The blank space between tokens, line by line: how it is and how `terraform fmt` would have it.
//!
//! Follows HashiCorp's `hclwrite` formatter. A line has up to three cells: what leads, an assignment, a comment. Lines
//! are indented by the brackets that are open, tokens are spaced by their kinds, and the second and third cells of
//! neighbouring lines are aligned.

use unicode_segmentation::UnicodeSegmentation;

use super::spacing::space_between;
use crate::syntax::{Token, TokenKind};

/// A token as the formatter sees it: a line comment has its line end with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) kind: TokenKind,
    start: u32,
    end: u32,
    /// Where the piece before ends.
    gap: u32,
    /// How many spaces the formatter puts before it.
    spaces: u32,
}

/// A line and where its cells start; indexes into the pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    start: usize,
    assign: Option<usize>,
    comment: Option<usize>,
    end: usize,
}

#[derive(Debug)]
pub(crate) struct Layout<'s> {
    source: &'s [u8],
    pieces: Vec<Piece>,
    lines: Vec<Line>,
}

impl<'s> Layout<'s> {
    /// The layout of a text and its tokens.
    pub(crate) fn new(source: &'s [u8], tokens: &[Token]) -> Layout<'s> {
        let mut layout = Layout { source, pieces: pieces(tokens), lines: Vec::new() };
        layout.find_lines();
        layout.indent();
        layout.space();
        layout.align(Cell::Assign);
        layout.align(Cell::Comment);
        layout
    }

    pub(crate) fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The bytes from the first to the last token of a line.
    pub(crate) fn line_bounds(&self, line: usize) -> Option<(u32, u32)> {
        let line = self.lines.get(line)?;
        let pieces = self.pieces.get(line.start..line.end)?;
        Some((pieces.first()?.start, pieces.last()?.end))
    }

    /// Index of the line that holds `offset`, or the one after it if it stands between two.
    pub(crate) fn line_at(&self, offset: u32) -> usize {
        self.lines.partition_point(|line| {
            let last = line.end.checked_sub(1).and_then(|index| self.pieces.get(index));
            last.is_some_and(|piece| piece.end <= offset)
        })
    }

    /// Whether the line takes part in the alignment of its neighbours.
    pub(crate) fn is_aligned(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| line.assign.is_some() || line.comment.is_some())
    }

    /// Whether a line already is as the formatter would have it.
    pub(crate) fn line_is_clean(&self, line: usize) -> bool {
        let Some(line) = self.lines.get(line) else { return true };
        self.pieces.get(line.start..line.end).unwrap_or_default().iter().all(|piece| self.piece_is_clean(piece))
    }

    pub(crate) fn is_clean(&self) -> bool {
        (0..self.lines.len()).all(|line| self.line_is_clean(line))
    }

    fn piece_is_clean(&self, piece: &Piece) -> bool {
        let gap = self.source.get(piece.gap as usize..piece.start as usize).unwrap_or_default();
        gap.len() == piece.spaces as usize && gap.iter().all(|byte| *byte == b' ')
    }

    /// The text with the lines that `choose` picks laid out anew, every other byte as it is.
    pub(crate) fn write(&self, choose: impl Fn(usize) -> bool) -> Vec<u8> {
        let mut result = Vec::with_capacity(self.source.len() + 64);
        let mut written = 0;
        for (index, line) in self.lines.iter().enumerate() {
            if !choose(index) || self.line_is_clean(index) {
                continue;
            }
            for piece in self.pieces.get(line.start..line.end).unwrap_or_default() {
                result.extend_from_slice(self.source.get(written..piece.gap as usize).unwrap_or_default());
                result.extend(std::iter::repeat_n(b' ', piece.spaces as usize));
                result.extend_from_slice(self.source.get(piece.start as usize..piece.end as usize).unwrap_or_default());
                written = piece.end as usize;
            }
        }
        result.extend_from_slice(self.source.get(written..).unwrap_or_default());
        result
    }

    fn find_lines(&mut self) {
        let mut start = 0;
        for (index, piece) in self.pieces.iter().enumerate() {
            let ends_line = piece.kind == TokenKind::Newline
                || (piece.kind.is_comment() && self.source.get((piece.end as usize).wrapping_sub(1)) == Some(&b'\n'));
            if ends_line {
                self.lines.push(self.line(start, index + 1));
                start = index + 1;
            }
        }
        if start < self.pieces.len() {
            self.lines.push(self.line(start, self.pieces.len()));
        }
    }

    fn line(&self, start: usize, end: usize) -> Line {
        let pieces = self.pieces.get(start..end).unwrap_or_default();
        let has_comment = pieces.len() > 1 && pieces.last().is_some_and(|piece| piece.kind.is_comment());
        let lead = pieces.get(..pieces.len() - usize::from(has_comment)).unwrap_or_default();
        let equals = lead.iter().skip(1).position(|piece| piece.kind == TokenKind::Equal).map(|index| index + 1);
        // An assignment that opens more brackets than it closes goes on over the next lines and is not aligned.
        let whole = |index: &usize| {
            lead.get(*index..).unwrap_or_default().iter().map(|piece| piece.kind.bracket_change()).sum::<i32>() == 0
        };
        let assign = equals.filter(whole).map(|index| start + index);
        Line { start, assign, comment: has_comment.then(|| end - 1), end }
    }

    fn indent(&mut self) {
        let mut open: Vec<i32> = Vec::new();
        for line in &self.lines {
            let lead_end = line.assign.or(line.comment).unwrap_or(line.end);
            let assign_end = line.comment.unwrap_or(line.end);
            let lead = self.pieces.get(line.start..lead_end).unwrap_or_default();
            let Some(first) = lead.first() else { continue };
            let mut change = 0;
            if first.kind != TokenKind::Newline {
                for piece in lead {
                    change += piece.kind.bracket_change();
                    if piece.kind == TokenKind::OHeredoc {
                        break;
                    }
                }
                let assign = line.assign.and_then(|assign| self.pieces.get(assign..assign_end)).unwrap_or_default();
                change += assign.iter().map(|piece| piece.kind.bracket_change()).sum::<i32>();
            }
            let mut closed = -change;
            while closed > 0
                && let Some(last) = open.last_mut()
            {
                if closed < *last {
                    *last -= closed;
                    break;
                }
                closed -= *last;
                open.pop();
            }
            let spaces = if first.kind == TokenKind::Newline { 0 } else { 2 * open.len() as u32 };
            if let Some(first) = self.pieces.get_mut(line.start) {
                first.spaces = spaces;
            }
            if change > 0 {
                open.push(change);
            }
        }
    }

    fn space(&mut self) {
        for line in &self.lines {
            let lead_end = line.assign.or(line.comment).unwrap_or(line.end);
            let assign_end = line.comment.unwrap_or(line.end);
            let cells = [Some((line.start, lead_end)), line.assign.map(|assign| (assign, assign_end))];
            for (start, end) in cells.into_iter().flatten() {
                let mut before = None;
                for index in start..end.saturating_sub(1) {
                    let Some([subject, after]) = self.pieces.get_mut(index..index + 2) else { continue };
                    let is_in = subject.kind == TokenKind::Ident
                        && self.source.get(subject.start as usize..subject.end as usize) == Some(b"in");
                    after.spaces = u32::from(space_between(subject.kind, is_in, before, after.kind));
                    before = Some(subject.kind);
                }
            }
        }
    }

    fn align(&mut self, cell: Cell) {
        let mut chain: Vec<(usize, u32)> = Vec::new();
        for index in 0..=self.lines.len() {
            let member = self.lines.get(index).and_then(|line| {
                let (at, from) = match cell {
                    Cell::Assign => (line.assign?, line.start),
                    Cell::Comment => (line.comment?, line.start),
                };
                Some((at, self.columns(from, at)))
            });
            match member {
                Some(member) => chain.push(member),
                None => {
                    let widest = chain.iter().map(|(_, columns)| *columns).max().unwrap_or(0);
                    for (at, columns) in chain.drain(..) {
                        if let Some(piece) = self.pieces.get_mut(at) {
                            piece.spaces = widest - columns + 1;
                        }
                    }
                }
            }
        }
    }

    /// How many columns the pieces take with the spaces before each.
    fn columns(&self, start: usize, end: usize) -> u32 {
        let pieces = self.pieces.get(start..end).unwrap_or_default();
        pieces.iter().map(|piece| piece.spaces + self.piece_columns(piece)).sum()
    }

    fn piece_columns(&self, piece: &Piece) -> u32 {
        let bytes = self.source.get(piece.start as usize..piece.end as usize).unwrap_or_default();
        if bytes.is_ascii() {
            let joined = bytes.windows(2).filter(|pair| *pair == b"\r\n").count();
            return (bytes.len() - joined) as u32;
        }
        String::from_utf8_lossy(bytes).graphemes(true).count() as u32
    }
}

#[derive(Clone, Copy)]
enum Cell {
    Assign,
    Comment,
}

fn pieces(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(tokens.len());
    let mut gap = 0;
    let mut after_line_comment = false;
    for token in tokens {
        match token.kind {
            TokenKind::End => break,
            TokenKind::Bom => {}
            TokenKind::Newline => match pieces.last_mut() {
                Some(comment) if after_line_comment => {
                    comment.end = token.end;
                }
                _ => pieces.push(Piece { kind: token.kind, start: token.start, end: token.end, gap, spaces: 0 }),
            },
            kind => pieces.push(Piece { kind, start: token.start, end: token.end, gap, spaces: 0 }),
        }
        gap = token.end;
        after_line_comment = token.kind == TokenKind::LineComment;
    }
    pieces
}
