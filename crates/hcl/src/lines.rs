//! Byte offset to line and column, and back.

/// A place as people count: the first line is 1, the first column is 1, a column is a character (not a byte).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Where each line of a text starts. Built once in a pass over the bytes; a look-up is a binary search.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads where the lines of `source` start. A line ends with `\n`.
    pub fn new(source: &[u8]) -> LineIndex {
        let mut starts = Vec::with_capacity(source.len() / 32 + 1);
        starts.push(0);
        starts.extend(memchr::memchr_iter(b'\n', source).map(|at| at as u32 + 1));
        LineIndex { starts }
    }

    /// How many lines there are; text after the last `\n`, even if empty, is a line.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The byte offset where `line` (from 1) starts.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }

    /// The line (from 1) that holds the byte at `offset`.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// Line and column of `offset` in `source`, the text that the index was made of. A byte order mark has no width.
    pub fn position(&self, source: &[u8], offset: u32) -> Position {
        let line = self.line(offset);
        let start = self.line_start(line).unwrap_or(0) as usize;
        let before = source.get(start..offset as usize).unwrap_or_default();
        let before = if start == 0 { before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before) } else { before };
        let characters = before.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        Position { line, column: characters as u32 + 1 }
    }
}
