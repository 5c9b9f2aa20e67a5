//! Entries of mappings that go.

use hcl::Span;

use super::insert::{end_of_line, line_before};
use super::patch::{Splice, Trouble, has_comment};
use super::view::Entry;
use super::{Document, View};
use crate::attribute_path::Step;

/// Takes the entry out that the last of `steps` names.
pub(super) fn taken_out(
    document: &Document,
    view: View<'_>,
    around: &[View<'_>],
    steps: &[Step],
) -> Result<Splice, Trouble> {
    let (Some(mapping), Some(Step::Name(name) | Step::Key(name))) = (around.last(), steps.last()) else {
        return Err(Trouble::InTheWay("it is an item of a list".to_owned()));
    };
    let entries: Vec<Entry<'_>> = mapping.written_entries().collect();
    let Some(at) = entries.iter().position(|entry| entry.key == name) else { return Err(Trouble::NothingThere) };
    let key = |entry: &Entry<'_>| document.view(entry.key_id).span();
    let (Some(entry), next) = (entries.get(at), entries.get(at + 1)) else { return Err(Trouble::NothingThere) };
    let before = at.checked_sub(1).and_then(|at| entries.get(at));
    let own = Span::new(key(entry).start, view.span().end.max(key(entry).end));
    if entries.len() == 1 {
        if mapping.is_flow() {
            return Ok((own, String::new()));
        }
        // A mapping without entries is written in brackets.
        let end = if view.span().is_empty() { end_of_line(document, own.end) } else { own.end };
        return Ok((Span::new(own.start, end), "{}".to_owned()));
    }
    if mapping.is_flow() {
        let region = match (next, before) {
            (Some(next), _) => Span::new(own.start, key(next).start),
            (None, Some(before)) => Span::new(before.value.span().end.max(key(before).end), own.end),
            (None, None) => own,
        };
        if !document.is_json && has_comment(document.text(region)) {
            return Err(Trouble::InTheWay("comments stand beside it, which would be lost".to_owned()));
        }
        return Ok((region, String::new()));
    }
    let line_end = end_of_line(document, own.end);
    let lead = line_before(document, own.start);
    if lead.chars().all(char::is_whitespace) {
        // Its lines, with the end of the last.
        let rest = document.source.get(line_end as usize..).unwrap_or_default();
        let ending = if rest.starts_with(b"\r\n") { 2 } else { u32::from(rest.starts_with(b"\n")) };
        let start = own.start - lead.len() as u32;
        if ending == 0 && start > 0 {
            // The last line of a file without a line end: that of the line before goes instead.
            let before = document.source.get(..start as usize).unwrap_or_default();
            let width = if before.ends_with(b"\r\n") { 2 } else { 1 };
            return Ok((Span::new(start - width, line_end), String::new()));
        }
        return Ok((Span::new(start, line_end + ending), String::new()));
    }
    // The first of an item, behind its dash: the next takes its place.
    match next {
        Some(next) if document.text(Span::new(line_end, key(next).start)).trim().is_empty() => {
            Ok((Span::new(own.start, key(next).start), String::new()))
        }
        _ => Err(Trouble::InTheWay("comments stand beside it, which would be lost".to_owned())),
    }
}
