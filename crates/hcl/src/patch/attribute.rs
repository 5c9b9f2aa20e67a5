//! Attributes set and unset.

use super::edit::display;
use super::place::{self, body_indentation, line_end as after_line, line_start, starts_line};
use super::value::{Value, indented, line_end, with_line_ends};
use super::{BlockRef, Edit, PatchError, Splice, find_body};
use crate::Span;
use crate::format::{Layout, is_name};
use crate::syntax::{Attribute, Block, Body, Item, Tree, parse};

/// The splice of an edit that does no more than replace a value that is there; `None` for any other edit.
pub(super) fn replace_only(tree: &Tree, edit: &Edit) -> Result<Option<Vec<Splice>>, PatchError> {
    let Edit::SetAttribute { body, name, value } = edit else { return Ok(None) };
    let (body, _) = find_body(tree, body)?;
    let Some(attribute) = body.attribute(name) else { return Ok(None) };
    let value = Value::new(value)?;
    if value.ends_with_heredoc {
        return Ok(None);
    }
    Ok(Some(replace(tree, attribute, value)))
}

pub(super) fn set(tree: &Tree, path: &[BlockRef], name: &str, value: &str) -> Result<Vec<Splice>, PatchError> {
    let (body, block) = find_body(tree, path)?;
    if !is_name(name) {
        return Err(PatchError::NotAName { name: name.to_owned() });
    }
    let value = Value::new(value)?;
    let Some(attribute) = body.attribute(name) else {
        let close = block.map(|block| {
            block.close_brace().ok_or_else(|| PatchError::Unclosed { path: display(path) }).map(|close| (block, close))
        });
        return match close.transpose()? {
            Some((block, close)) if after_line(tree.source(), block.open_brace().end) >= close.end => {
                Ok(open_up(tree, block, close, name, &value))
            }
            _ => Ok(add(tree, body, block, name, &value)),
        };
    };
    if value.ends_with_heredoc {
        return Ok(replace_by_heredoc(tree, body, block, attribute, &value));
    }
    Ok(replace(tree, attribute, value))
}

fn replace(tree: &Tree, attribute: Attribute<'_>, value: Value) -> Vec<Splice> {
    let span = attribute.expr().span();
    let same = |value: &Value| with_line_ends(&value.text, line_end(tree)) == span.slice(tree.source());
    if same(&value) {
        return Vec::new();
    }
    // Reading the layout of the whole text is worth it only where it matters.
    let in_clean_line = || {
        let layout = Layout::new(tree.source(), tree.tokens());
        layout.line_is_clean(layout.line_at(attribute.span().start))
    };
    let value = if value.text.starts_with("\"${") && in_clean_line() { value.canonical() } else { value };
    vec![(span, with_line_ends(&value.text, line_end(tree)))]
}

/// A heredoc ends its line: what stands after the old value goes to a line of its own.
fn replace_by_heredoc(
    tree: &Tree,
    body: Body<'_>,
    block: Option<Block<'_>>,
    attribute: Attribute<'_>,
    value: &Value,
) -> Vec<Splice> {
    let source = tree.source();
    let eol = line_end(tree);
    let span = attribute.expr().span();
    let text = with_line_ends(&value.text, eol);
    if text == span.slice(source) {
        return Vec::new();
    }
    let rest = Span::new(span.end, after_line(source, span.end));
    if let Some(close) = block.and_then(Block::close_brace)
        && rest.contains(close)
        && let Some(block) = block
    {
        let indent = body_indentation(tree, body, Some(block));
        let opening = Span::new(block.open_brace().end, attribute.span().start);
        let closing = Span::new(span.end, close.start);
        let outer = place::indentation(source, block.span().start);
        return vec![
            (opening, format!("{eol}{indent}").into_bytes()),
            (span, text),
            (closing, format!("{eol}{outer}").into_bytes()),
        ];
    }
    let comment = rest.slice(source).trim_ascii();
    // The end of a heredoc needs its line end.
    let text = if rest.slice(source).ends_with(b"\n") { text } else { [&text, eol.as_bytes()].concat() };
    if comment.is_empty() {
        return vec![(span, text)];
    }
    let indent = place::indentation(source, attribute.span().start);
    let above = Span::empty(line_start(source, attribute.span().start));
    let moved = [indent.as_bytes(), comment, eol.as_bytes()].concat();
    let blank_after = Span::new(span.end, rest.end - trailing_line_end(rest.slice(source)));
    vec![(above, moved), (span, text), (blank_after, Vec::new())]
}

fn trailing_line_end(line: &[u8]) -> u32 {
    if line.ends_with(b"\r\n") { 2 } else { u32::from(line.ends_with(b"\n")) }
}

/// `{}` and `{ a = b }` become bodies of several lines.
fn open_up(tree: &Tree, block: Block<'_>, close: Span, name: &str, value: &Value) -> Vec<Splice> {
    let source = tree.source();
    let eol = line_end(tree);
    let inside = Span::new(block.open_brace().end, close.start);
    let kept = String::from_utf8_lossy(inside.slice(source).trim_ascii()).into_owned();
    let outer = place::indentation(source, block.span().start);
    let indent = body_indentation(tree, block.body(), Some(block));
    let mut lines = String::new();
    if !kept.is_empty() {
        lines.push_str(&kept);
        lines.push('\n');
    }
    lines.push_str(&crate::format::attribute_text(name, &value.text));
    let text = format!("\n{}{outer}", indented(&lines, &indent));
    vec![(inside, with_line_ends(&text, eol))]
}

/// A new line: after the last attribute that stands before the first block.
fn add(tree: &Tree, body: Body<'_>, block: Option<Block<'_>>, name: &str, value: &Value) -> Vec<Splice> {
    let source = tree.source();
    let eol = line_end(tree);
    let indent = body_indentation(tree, body, block);
    let line = indented(&crate::format::attribute_text(name, &value.text), &indent);
    let before_blocks = body.items().take_while(|item| !matches!(item, Item::Block(_)));
    let neighbour = before_blocks
        .filter_map(|item| match item {
            Item::Attribute(attribute) => Some(attribute),
            Item::Block(_) | Item::Error(_) => None,
        })
        .last()
        .or_else(|| body.attributes().last());
    let (at, blank_after) = match neighbour {
        Some(neighbour) => (after_line(source, neighbour.span().end), false),
        None => match body.items().next() {
            Some(item) => {
                let start = tree.leading_comments(item.span()).unwrap_or(item.span()).start;
                (line_start(source, start), true)
            }
            None => match block {
                Some(block) => (after_line(source, block.open_brace().end), false),
                None => (place::body_end(tree, body), false),
            },
        },
    };
    let mut text = with_line_ends(&line, eol);
    if blank_after {
        text.extend_from_slice(eol.as_bytes());
    }
    vec![at_line_start(source, at, text, eol)]
}

/// Whole lines inserted at `at`; if that is the end of a last line without a line end, the new last line has none either.
pub(super) fn at_line_start(source: &[u8], at: u32, text: Vec<u8>, eol: &str) -> Splice {
    let before = source.get(..at as usize).unwrap_or_default();
    if before.is_empty() || before.ends_with(b"\n") || before == b"\xef\xbb\xbf" {
        return (Span::empty(at), text);
    }
    let body = text.strip_suffix(eol.as_bytes()).unwrap_or(&text);
    // The end of a heredoc needs its line end.
    let body = if parse(body).errors().is_empty() { body } else { &text };
    (Span::empty(at), [eol.as_bytes(), body].concat())
}

pub(super) fn unset(tree: &Tree, path: &[BlockRef], name: &str) -> Result<Vec<Splice>, PatchError> {
    let (body, block) = find_body(tree, path)?;
    let attribute = body.attribute(name).ok_or_else(|| PatchError::NoSuchAttribute { name: name.to_owned() })?;
    let source = tree.source();
    let span = attribute.span();
    if !starts_line(source, span.start) {
        // `{ a = b }` on one line.
        let inside = match block.and_then(|block| Some((block.open_brace(), block.close_brace()?))) {
            Some((open, close)) => Span::new(open.end, close.start),
            None => span,
        };
        return Ok(vec![(inside, Vec::new())]);
    }
    let lines = Span::new(line_start(source, span.start), after_line(source, span.end));
    Ok(vec![(without_double_blank(tree, body, own_comment(tree, attribute, lines)), Vec::new())])
}

/// With the comment above, if the attribute is the only thing that the comment can be about.
fn own_comment(tree: &Tree, attribute: Attribute<'_>, lines: Span) -> Span {
    let source = tree.source();
    let Some(comments) = attribute.leading_comments() else { return lines };
    let start = line_start(source, comments.start);
    let alone_above = place::previous_line(source, start).is_none_or(|line| ends_paragraph(source, line, b'{'));
    let alone_below = lines.end as usize >= source.len() || ends_paragraph(source, lines.end, b'}');
    if alone_above && alone_below { Span::new(start, lines.end) } else { lines }
}

/// Whether a line is blank, or ends with the brace of a block.
fn ends_paragraph(source: &[u8], line: u32, brace: u8) -> bool {
    let text = Span::new(line, after_line(source, line)).slice(source).trim_ascii();
    text.is_empty() || (brace == b'{' && text.ends_with(b"{")) || (brace == b'}' && text.starts_with(b"}"))
}

/// With a blank line beside it, if taking the lines away would leave two, or one at an end of the body.
pub(super) fn without_double_blank(tree: &Tree, body: Body<'_>, lines: Span) -> Span {
    let source = tree.source();
    let inside = body.span();
    let previous = place::previous_line(source, lines.start);
    let blank_before = previous.filter(|line| *line >= inside.start && place::is_blank(source, *line));
    let at_end = Span::new(lines.end.min(inside.end), inside.end).slice(source).trim_ascii().is_empty();
    let at_start = Span::new(inside.start, lines.start.max(inside.start)).slice(source).trim_ascii().is_empty();
    let blank_after = place::is_blank(source, lines.end) && lines.end < inside.end;
    match blank_before {
        Some(before) if blank_after || at_end => {
            let cut_off = !source.get(..lines.end as usize).unwrap_or_default().ends_with(b"\n");
            let start = if cut_off { before - line_break_before(source, before) } else { before };
            Span::new(start, lines.end)
        }
        None if at_start && blank_after && !at_end => Span::new(lines.start, after_line(source, lines.end)),
        None if at_end && !source.get(..lines.end as usize).unwrap_or_default().ends_with(b"\n") => {
            Span::new(lines.start - line_break_before(source, lines.start), lines.end)
        }
        Some(_) | None => lines,
    }
}

/// Length of the line end right before `offset`.
fn line_break_before(source: &[u8], offset: u32) -> u32 {
    trailing_line_end(source.get(..offset as usize).unwrap_or_default())
}
