//! Blocks added, removed and relabelled.

use super::attribute::{at_line_start, without_double_blank};
use super::edit::{Place, display};
use super::place::{self, body_end, body_indentation, line_end as after_line, line_start};
use super::value::{indented, line_end, with_line_ends};
use super::{BlockRef, PatchError, Splice, find_block, find_body};
use crate::Span;
use crate::format::{is_name, string_text};
use crate::syntax::{Block, Body, Item, Tree, parse};

pub(super) fn add(tree: &Tree, path: &[BlockRef], text: &str, at: &Place) -> Result<Vec<Splice>, PatchError> {
    let (body, block) = find_body(tree, path)?;
    let text = checked(text)?;
    let source = tree.source();
    let eol = line_end(tree);
    if let Some(block) = block {
        let close = block.close_brace().ok_or_else(|| PatchError::Unclosed { path: display(path) })?;
        if after_line(source, block.open_brace().end) >= close.end {
            return Ok(open_up(tree, block, close, &text));
        }
    }
    let lines = indented(&text, &body_indentation(tree, body, block));
    let (offset, below) = insertion(tree, body, block, at)?;
    let above_is_taken = if below {
        false
    } else {
        let before = Span::new(body.span().start, offset.max(body.span().start)).slice(source);
        let before = before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before);
        !before.trim_ascii().is_empty() && !ends_blank(source, offset)
    };
    let rest = Span::new(offset.min(body.span().end), body.span().end).slice(source);
    let blank_below = !rest.trim_ascii().is_empty() && !place::is_blank(source, offset);
    let mut new = String::new();
    if above_is_taken {
        new.push('\n');
    }
    new.push_str(&lines);
    if blank_below {
        new.push('\n');
    }
    Ok(vec![at_line_start(source, offset, with_line_ends(&new, eol), eol)])
}

/// Whether the line before the one that starts at `offset` is blank.
fn ends_blank(source: &[u8], offset: u32) -> bool {
    place::previous_line(source, offset).is_some_and(|line| place::is_blank(source, line))
}

/// Where the lines go, and whether that is right at the start of the body.
fn insertion(tree: &Tree, body: Body<'_>, block: Option<Block<'_>>, at: &Place) -> Result<(u32, bool), PatchError> {
    let source = tree.source();
    let find = |wanted: &BlockRef| {
        body.find(std::slice::from_ref(wanted))
            .ok_or_else(|| PatchError::NoSuchBlock { path: display(std::slice::from_ref(wanted)) })
    };
    Ok(match at {
        Place::End => (body_end(tree, body), false),
        Place::Start => match block {
            Some(block) => (after_line(source, block.open_brace().end), true),
            None => match body.items().next() {
                Some(item) => {
                    let first = tree.leading_comments(item.span()).unwrap_or(item.span());
                    (line_start(source, first.start), false)
                }
                None => (body_end(tree, body), false),
            },
        },
        Place::After(wanted) => (after_line(source, find(wanted)?.span().end), false),
        Place::Before(wanted) => {
            let block = find(wanted)?;
            let first = block.leading_comments().unwrap_or(block.span());
            (line_start(source, first.start), false)
        }
    })
}

/// The text to be added, with `\n` line ends and one at its end.
fn checked(text: &str) -> Result<String, PatchError> {
    let mut text = text.replace("\r\n", "\n").trim_matches('\n').to_owned();
    text.push('\n');
    let tree = parse(text.as_bytes());
    if let Some(error) = tree.errors().first() {
        return Err(PatchError::Source(error.clone()));
    }
    for item in tree.body().items() {
        let name = match item {
            Item::Block(block) => block.block_type(),
            Item::Attribute(attribute) => attribute.name(),
            Item::Error(_) => continue,
        };
        if !is_name(name) {
            return Err(PatchError::NotAName { name: name.to_owned() });
        }
    }
    Ok(text)
}

/// `{}` and `{ a = b }` become bodies of several lines.
fn open_up(tree: &Tree, block: Block<'_>, close: Span, text: &str) -> Vec<Splice> {
    let source = tree.source();
    let inside = Span::new(block.open_brace().end, close.start);
    let kept = String::from_utf8_lossy(inside.slice(source).trim_ascii()).into_owned();
    let outer = place::indentation(source, block.span().start);
    let indent = body_indentation(tree, block.body(), Some(block));
    let lines = if kept.is_empty() { text.to_owned() } else { format!("{kept}\n\n{text}") };
    let new = format!("\n{}{outer}", indented(&lines, &indent));
    vec![(inside, with_line_ends(&new, line_end(tree)))]
}

pub(super) fn remove(tree: &Tree, path: &[BlockRef]) -> Result<Vec<Splice>, PatchError> {
    let block = find_block(tree, path)?;
    let source = tree.source();
    let (_, outer) = path.split_last().ok_or_else(|| PatchError::NoSuchBlock { path: String::new() })?;
    let (body, _) = find_body(tree, outer)?;
    let first = block.leading_comments().unwrap_or(block.span());
    let lines = Span::new(line_start(source, first.start), after_line(source, block.span().end));
    Ok(vec![(without_double_blank(tree, body, lines), Vec::new())])
}

pub(super) fn rename(tree: &Tree, path: &[BlockRef], labels: &[String]) -> Result<Vec<Splice>, PatchError> {
    let block = find_block(tree, path)?;
    let old: Vec<_> = block.labels().collect();
    if old.len() == labels.len() {
        let changed = old.iter().zip(labels).filter(|(old, new)| old.text() != new.as_str());
        return Ok(changed
            .map(|(old, new)| {
                let plain = !old.is_quoted() && is_name(new);
                (old.span(), if plain { new.clone() } else { string_text(new) }.into_bytes())
            })
            .collect());
    }
    let mut text = String::new();
    for label in labels {
        text.push(' ');
        text.push_str(&string_text(label));
    }
    text.push(' ');
    Ok(vec![(Span::new(block.type_span().end, block.open_brace().start), text.into_bytes())])
}
