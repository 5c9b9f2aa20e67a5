//! How a file is written, and members put in and taken out in that way.

use crate::Span;
use crate::json::document::{Document, Json, Kind};
use crate::json::text::string_text;
use crate::patch::Splice;

/// The habits of a file, seen in what it holds.
pub(super) struct Style {
    source: std::sync::Arc<[u8]>,
    /// What each level adds to the indentation.
    unit: String,
    /// Between a name and its value.
    colon: String,
    /// After a comma on the same line.
    space: &'static str,
    line_end: &'static str,
    /// Whether members stand on lines of their own.
    pub(super) in_lines: bool,
}

impl Style {
    pub(super) fn of(document: &Document) -> Style {
        let source = document.source().clone();
        let first = document.nodes.iter().find(|node| node.kind == Kind::Member);
        let mut colon = ": ".to_owned();
        if let Some(member) = first {
            let after = source.get(member.data as usize + 1..).unwrap_or_default();
            let before = source.get(..member.data as usize).unwrap_or_default();
            let blanks = |text: &[u8]| text.iter().take_while(|byte| **byte == b' ').count();
            let reversed: Vec<u8> = before.iter().rev().take(8).copied().collect();
            colon = format!("{}:{}", " ".repeat(blanks(&reversed)), " ".repeat(blanks(after).min(8)));
        }
        let line_end = if source.windows(2).any(|pair| pair == b"\r\n") { "\r\n" } else { "\n" };
        let compact = !source.windows(2).any(|pair| pair == b", ") && colon == ":";
        let mut style = Style {
            source,
            unit: "  ".to_owned(),
            colon,
            space: if compact { "" } else { " " },
            line_end,
            in_lines: false,
        };
        for (id, node) in document.nodes.iter().enumerate().rev() {
            let first = document.children(id as u32).first().map(|id| document.node(*id).span.start);
            let (Kind::Object, Some(start)) = (node.kind, first) else { continue };
            if style.starts_line(start) {
                style.in_lines = true;
                let (inner, outer) = (style.indentation(start), style.indentation(node.span.start));
                if let Some(unit) = inner.strip_prefix(&outer)
                    && !unit.is_empty()
                {
                    style.unit = unit.to_owned();
                }
                break;
            }
        }
        style
    }

    fn line_start(&self, offset: u32) -> usize {
        let before = self.source.get(..offset as usize).unwrap_or_default();
        memchr::memrchr(b'\n', before).map_or(0, |at| at + 1)
    }

    fn starts_line(&self, offset: u32) -> bool {
        let start = self.line_start(offset);
        start > 0
            && self
                .source
                .get(start..offset as usize)
                .unwrap_or_default()
                .iter()
                .all(|byte| matches!(byte, b' ' | b'\t'))
    }

    /// The blanks at the start of the line that holds `offset`.
    pub(super) fn indentation(&self, offset: u32) -> String {
        let line = self.source.get(self.line_start(offset)..).unwrap_or_default();
        line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).map(|byte| *byte as char).collect()
    }

    fn children<'d>(container: Json<'d>) -> &'d [u32] {
        container.document.children(container.id)
    }

    /// How members of an object are indented.
    pub(super) fn member_indentation(&self, object: Json<'_>) -> String {
        match Style::children(object).first().map(|id| object.document.node(*id).span.start) {
            Some(start) if self.starts_line(start) => self.indentation(start),
            Some(_) => self.indentation(object.span().start),
            None => self.indentation(object.span().start) + &self.unit,
        }
    }

    pub(super) fn deeper(&self, indent: &str) -> String {
        format!("{indent}{}", self.unit)
    }

    pub(super) fn member_text(&self, name: &str, value: &str) -> String {
        format!("{}{}{value}", string_text(name), self.colon)
    }

    /// Members or items between brackets.
    pub(super) fn bracketed(&self, open: char, close: char, parts: &[String], indent: &str, in_lines: bool) -> String {
        if parts.is_empty() {
            return format!("{open}{close}");
        }
        if !in_lines {
            return format!("{open}{}{close}", parts.join(&format!(",{}", self.space)));
        }
        let inner = format!("{}{}", self.line_end, self.deeper(indent));
        format!("{open}{inner}{}{}{indent}{close}", parts.join(&format!(",{inner}")), self.line_end)
    }

    pub(super) fn insert_member(&self, object: Json<'_>, name: &str, value: &str) -> Splice {
        self.insert(object, &self.member_text(name, value))
    }

    /// Puts `text` after the last child of an object or list.
    pub(super) fn insert(&self, container: Json<'_>, text: &str) -> Splice {
        let span = container.span();
        let children = Style::children(container);
        let Some(last) = children.last().map(|id| container.document.node(*id).span) else {
            let inside = Span::new(span.start + 1, span.end.saturating_sub(1));
            if !self.in_lines {
                return (inside, text.as_bytes().to_vec());
            }
            let outer = self.indentation(span.start);
            let new = format!("{0}{outer}{1}{text}{0}{outer}", self.line_end, self.unit);
            return (inside, new.into_bytes());
        };
        let separator = if self.starts_line(last.start) {
            format!(",{}{}", self.line_end, self.indentation(last.start))
        } else {
            format!(",{}", self.space)
        };
        (Span::empty(last.end), (separator + text).into_bytes())
    }

    /// Takes a member or item away with its comma.
    pub(super) fn remove_child(&self, container: Json<'_>, child: u32) -> Splice {
        let spans: Vec<(u32, Span)> =
            Style::children(container).iter().map(|id| (*id, container.document.node(*id).span)).collect();
        let position = spans.iter().position(|(id, _)| *id == child).unwrap_or(0);
        let span = spans.get(position).map(|(_, span)| *span).unwrap_or_default();
        let next = spans.get(position + 1).map(|(_, span)| *span);
        let previous = position.checked_sub(1).and_then(|index| spans.get(index)).map(|(_, span)| *span);
        let gone = match (previous, next) {
            (_, Some(next)) => Span::new(span.start, next.start),
            (Some(previous), None) => Span::new(previous.end, span.end),
            (None, None) => Span::new(container.span().start + 1, container.span().end.saturating_sub(1)),
        };
        (gone, Vec::new())
    }
}
