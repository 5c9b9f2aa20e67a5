//! After an edit: the alignment that `terraform fmt` would move.

use super::{Splice, splice};
use crate::Span;
use crate::format::{Layout, canonical_splices, format_file};
use crate::syntax::{Tree, parse};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text of `tree` after `splices`. Where the lines around an edit were laid out as `terraform fmt` does it, they
/// are afterwards; where they were not, nothing but the edit itself moves.
pub(super) fn finish(tree: &Tree, splices: Vec<Splice>) -> Vec<u8> {
    if splices.is_empty() {
        return tree.source().to_vec();
    }
    let text = splice(tree.source(), &splices);
    let after = parse(text.as_slice());
    if !after.errors().is_empty() && tree.errors().is_empty() {
        // The edit broke the text; the brackets say nothing about its layout now.
        return text;
    }
    let old = Layout::new(tree.source(), tree.tokens());
    let new = Layout::new(&text, after.tokens());
    if tree.errors().is_empty() && old.is_clean() && canonical_splices(tree, tree.body()).is_empty() {
        if canonical_splices(&after, after.body()).is_empty() {
            return new.write(|_| true);
        }
        // Formatting takes a byte order mark away; nobody asked for that.
        let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { b"" };
        return format_file(&text).map_or(text, |formatted| [mark, &formatted].concat());
    }
    let moves = Moves::new(&splices);
    let mut chosen = vec![false; new.line_count()];
    for group in moves.groups(&new) {
        if moves.was_clean(&group, &old, &new) {
            for line in group {
                if let Some(chosen) = chosen.get_mut(line) {
                    *chosen = true;
                }
            }
        }
    }
    new.write(|line| chosen.get(line).copied().unwrap_or(false))
}

/// Which bytes of the new text come from where.
struct Moves {
    /// Span before, span after.
    spans: Vec<(Span, Span)>,
}

impl Moves {
    fn new(splices: &[Splice]) -> Moves {
        let mut shift = 0i64;
        let mut spans = Vec::with_capacity(splices.len());
        for (span, text) in splices {
            let start = (i64::from(span.start) + shift) as u32;
            spans.push((*span, Span::new(start, start + text.len() as u32)));
            shift += text.len() as i64 - span.len() as i64;
        }
        Moves { spans }
    }

    /// Lines of the new text that an edit touches, each with the lines that are aligned with them.
    fn groups(&self, new: &Layout<'_>) -> Vec<std::ops::Range<usize>> {
        let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
        for (_, after) in &self.spans {
            let mut first = new.line_at(after.start);
            let mut last = new.line_at(after.end.saturating_sub(u32::from(!after.is_empty()))).max(first);
            while first > 0 && new.is_aligned(first - 1) {
                first -= 1;
            }
            while last + 1 < new.line_count() && new.is_aligned(last + 1) {
                last += 1;
            }
            match groups.last_mut() {
                Some(group) if first < group.end => group.end = group.end.max(last + 1),
                _ => groups.push(first..last + 1),
            }
        }
        groups
    }

    /// Whether every line of the group that was there before was laid out.
    fn was_clean(&self, group: &std::ops::Range<usize>, old: &Layout<'_>, new: &Layout<'_>) -> bool {
        let mut seen = false;
        for line in group.clone() {
            let Some((start, _)) = new.line_bounds(line) else { continue };
            let Some(before) = self.offset_before(start) else { continue };
            let old_line = old.line_at(before);
            if old.line_bounds(old_line).is_none_or(|(old_start, _)| old_start != before) {
                continue;
            }
            seen = true;
            if !old.line_is_clean(old_line) {
                return false;
            }
        }
        seen
    }

    /// Where a byte of the new text stood in the old one, unless an edit brought it.
    fn offset_before(&self, offset: u32) -> Option<u32> {
        let index = self.spans.partition_point(|(_, after)| after.start <= offset);
        match index.checked_sub(1).and_then(|index| self.spans.get(index)) {
            None => Some(offset),
            Some((_, after)) if offset < after.end => None,
            Some((before, after)) => Some(offset - after.end + before.end),
        }
    }
}
