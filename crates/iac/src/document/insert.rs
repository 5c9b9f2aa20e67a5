//! New entries of mappings.

use std::fmt::Write as _;

use hcl::Span;

use super::patch::{Splice, Trouble, colon_after, has_comment};
use super::scalar::{self, Style};
use super::{Document, View};

/// Inserts `text` at a chain of new names in `at`.
pub(super) fn inserted(
    document: &Document,
    at: View<'_>,
    around: &[View<'_>],
    names: &[String],
    text: &str,
) -> Result<Splice, Trouble> {
    if at.is_null() && !at.is_mapping() {
        let span = at.span();
        let blank = if span.is_empty() { " " } else { "" };
        let text = in_brackets(document, names, text);
        return Ok((span, format!("{blank}{{{text}}}")));
    }
    if at.is_flow() { Ok(in_flow(document, at, names, text)) } else { in_block(document, at, around, names, text) }
}

fn in_flow(document: &Document, at: View<'_>, names: &[String], text: &str) -> Splice {
    let new = in_brackets(document, names, text);
    let Some(last) = at.written_entries().last() else {
        let span = at.span();
        let inner = Span::new(span.end.saturating_sub(1), span.end.saturating_sub(1));
        return (inner, new);
    };
    let key = document.view(last.key_id).span();
    let before = line_before(document, key.start);
    let end = Span::empty(last.value.span().end.max(key.end));
    // In a line of its own where the others are.
    let blank = before.chars().all(char::is_whitespace);
    if blank { (end, format!(",{}{before}{new}", newline(document, key.start))) } else { (end, format!(", {new}")) }
}

/// `a: {b: text}`, as it stands in brackets.
fn in_brackets(document: &Document, names: &[String], text: &str) -> String {
    let mut new = String::new();
    for (number, name) in names.iter().enumerate() {
        if number > 0 {
            new.push('{');
        }
        let _ = write!(new, "{}: ", key(name, document.is_json));
    }
    new.push_str(text);
    new.push_str(&"}".repeat(names.len().saturating_sub(1)));
    new
}

fn in_block(
    document: &Document,
    at: View<'_>,
    around: &[View<'_>],
    names: &[String],
    text: &str,
) -> Result<Splice, Trouble> {
    let entries: Vec<_> = at.written_entries().collect();
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
        return Err(Trouble::InTheWay("it is not written as a mapping".to_owned()));
    };
    let column = |start: u32| line_before(document, start).chars().count();
    let indent = column(document.view(first.key_id).span().start);
    let last_key = document.view(last.key_id).span();
    let mut end = last.value.span().end.max(last_key.end);
    if last.value.span().is_empty() {
        end = colon_after(document, last_key.end).map_or(end, |colon| colon + 1);
    }
    if let Some(colon) = colon_after(document, last_key.end)
        && last.value.style() == Some(Style::Block)
        && document
            .text(Span::new(colon, last.value.span().start))
            .lines()
            .next()
            .is_some_and(|head| head.contains('+'))
    {
        return Err(Trouble::InTheWay("the lines before it keep what follows them".to_owned()));
    }
    // As deep as the others are in what is around them.
    let outer = around.last().and_then(|around| {
        let entry = around.written_entries().next()?;
        Some(column(document.view(entry.key_id).span().start))
    });
    let step = outer.and_then(|outer| indent.checked_sub(outer)).filter(|step| (1..=8).contains(step)).unwrap_or(2);
    let line_end = end_of_line(document, end);
    let rest = document.text(Span::new(end, line_end)).trim();
    if !rest.is_empty() && !rest.starts_with('#') && !has_comment(rest) {
        return Err(Trouble::InTheWay("something follows in the same line".to_owned()));
    }
    let line = newline(document, last_key.start);
    let mut new = String::new();
    for (number, name) in names.iter().enumerate() {
        let _ = write!(new, "{line}{}{}:", " ".repeat(indent + number * step), key(name, false));
    }
    let _ = write!(new, " {text}");
    Ok((Span::empty(line_end), new))
}

/// A key as it is written.
fn key(name: &str, is_json: bool) -> String {
    let is_plain = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'_' | b'.' | b'/' | b'-'))
        && scalar::value(name, Style::Plain, None).is_string();
    if is_plain && !is_json { name.to_owned() } else { serde_json::Value::from(name).to_string() }
}

/// What stands before an offset in its line.
pub(super) fn line_before(document: &Document, offset: u32) -> &str {
    let before = document.source.get(..offset as usize).unwrap_or_default();
    let start = before.iter().rposition(|letter| *letter == b'\n').map_or(0, |at| at + 1);
    document.text(Span::new(start as u32, offset))
}

/// Where the line that an offset is in ends, before its line end.
pub(super) fn end_of_line(document: &Document, offset: u32) -> u32 {
    let rest = document.source.get(offset as usize..).unwrap_or_default();
    let length = rest.iter().position(|letter| *letter == b'\n').unwrap_or(rest.len());
    let is_carriage = length > 0 && rest.get(length - 1) == Some(&b'\r') && length < rest.len();
    offset + length as u32 - u32::from(is_carriage)
}

/// The line end that the file has around an offset.
fn newline(document: &Document, offset: u32) -> &'static str {
    let before = document.source.get(..offset as usize).unwrap_or_default();
    let at = before.iter().rposition(|letter| *letter == b'\n');
    let is_windows = at.and_then(|at| at.checked_sub(1)).and_then(|at| before.get(at)) == Some(&b'\r');
    if is_windows { "\r\n" } else { "\n" }
}
