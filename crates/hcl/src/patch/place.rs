//! Lines around a place in a text.

use crate::Span;
use crate::syntax::{Block, Body, Tree};

/// Offset of the first byte of the line that holds `offset`, after a byte order mark.
pub(super) fn line_start(source: &[u8], offset: u32) -> u32 {
    let before = source.get(..offset as usize).unwrap_or_default();
    match memchr::memrchr(b'\n', before) {
        Some(at) => at as u32 + 1,
        None if source.starts_with(b"\xef\xbb\xbf") => 3.min(offset),
        None => 0,
    }
}

/// Offset after the line end of the line that holds `offset`.
pub(super) fn line_end(source: &[u8], offset: u32) -> u32 {
    match memchr::memchr(b'\n', source.get(offset as usize..).unwrap_or_default()) {
        Some(at) => offset + at as u32 + 1,
        None => source.len() as u32,
    }
}

/// The blanks at the start of the line that holds `offset`.
pub(super) fn indentation(source: &[u8], offset: u32) -> String {
    let start = line_start(source, offset);
    let line = source.get(start as usize..).unwrap_or_default();
    line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).map(|byte| *byte as char).collect()
}

/// Whether nothing but blanks stands before `offset` on its line.
pub(super) fn starts_line(source: &[u8], offset: u32) -> bool {
    let start = line_start(source, offset);
    Span::new(start, offset).slice(source).iter().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// Whether the line from `start` up to its end has nothing in it.
pub(super) fn is_blank(source: &[u8], start: u32) -> bool {
    let line = Span::new(start, line_end(source, start)).slice(source);
    !line.is_empty() && line.ends_with(b"\n") && line.iter().all(u8::is_ascii_whitespace)
}

/// Start of the line before the one that starts at `start`.
pub(super) fn previous_line(source: &[u8], start: u32) -> Option<u32> {
    let end = start.checked_sub(1)?;
    (source.get(end as usize) == Some(&b'\n')).then(|| line_start(source, end))
}

/// How lines in a body are indented: as its first item is, or one step more than the line of its block.
pub(super) fn body_indentation(tree: &Tree, body: Body<'_>, block: Option<Block<'_>>) -> String {
    let source = tree.source();
    if let Some(item) = body.items().find(|item| starts_line(source, item.span().start)) {
        return indentation(source, item.span().start);
    }
    match block {
        None => String::new(),
        Some(block) => {
            let mut indent = indentation(source, block.span().start);
            indent.push_str(if indent.starts_with('\t') { "\t" } else { "  " });
            indent
        }
    }
}

/// After the last line in a body that has anything on it: where something new goes at its end. For the file's own body
/// that may be the end of a line without a line end.
pub(super) fn body_end(tree: &Tree, body: Body<'_>) -> u32 {
    let source = tree.source();
    let span = body.span();
    let text = span.slice(source);
    let used = text.len() - text.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    let first_line = line_end(source, span.start);
    let last = line_end(source, span.start + used.saturating_sub(1) as u32);
    if used == 0 { first_line.min(span.end) } else { last.min(span.end) }
}
