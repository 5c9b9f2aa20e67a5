//! How a file is written, and members put in and taken out in that way.

use crate::Span;
use crate::json::document::{Document, Json, Kind, Node};
use crate::json::text::string_text;
use crate::patch::Splice;

/// The habits of a file, or of an object or list in it, seen in what it holds.
#[derive(Clone)]
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
        let colon = first.map_or_else(|| ": ".to_owned(), |member| colon(&source, member));
        let line_end = if source.windows(2).any(|pair| pair == b"\r\n") { "\r\n" } else { "\n" };
        let compact = !source.windows(2).any(|pair| pair == b", ") && colon == ":";
        let mut style = Style {
            source,
            unit: "  ".to_owned(),
            colon,
            space: if compact { "" } else { " " },
            line_end,
            // A file that holds nothing yet has no habits.
            in_lines: first.is_none(),
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

    /// The same habits for a text that has none yet.
    pub(super) fn for_text(&self, text: &[u8]) -> Style {
        Style { source: text.into(), ..self.clone() }
    }

    /// The habits inside of an object or list, where they are others than those of the file.
    pub(super) fn within(&self, container: Json<'_>) -> Style {
        let mut style = self.clone();
        let children = Style::spans(container);
        let Some(last) = children.last() else {
            style.in_lines = self.in_lines && self.is_first_of_line(container);
            return style;
        };
        let is_object = container.kind() == Kind::Object;
        // What comes after an object on one line is on one line, too.
        let after_one =
            container.items().and_then(Iterator::last).is_some_and(|last| !Style::children(last).is_empty());
        style.in_lines = (self.starts_line(last.start) && !after_one) || last.slice(&self.source).contains(&b'\n');
        if let Some(first) = Style::children(container).first().filter(|_| is_object) {
            style.colon = colon(&self.source, &container.document.node(*first));
            style.space = if style.colon.ends_with(' ') { " " } else { "" };
        }
        if let [.., before, last] = children.as_slice()
            && !self.starts_line(last.start)
        {
            style.space = if Span::new(before.end, last.start).slice(&self.source).ends_with(b" ") { " " } else { "" };
        }
        style
    }

    /// The habits for what takes the place of a value.
    pub(super) fn at_value(&self, value: Json<'_>) -> Style {
        Style { in_lines: self.in_lines && self.within(value).in_lines, ..self.clone() }
    }

    fn line_start(&self, offset: u32) -> usize {
        let before = self.source.get(..offset as usize).unwrap_or_default();
        memchr::memrchr(b'\n', before).map_or(0, |at| at + 1)
    }

    fn line_before(&self, offset: u32) -> &[u8] {
        self.source.get(self.line_start(offset)..offset as usize).unwrap_or_default()
    }

    fn starts_line(&self, offset: u32) -> bool {
        self.line_start(offset) > 0 && self.line_before(offset).iter().all(|byte| matches!(byte, b' ' | b'\t'))
    }

    /// Whether nothing stands before a value on its line but its own name.
    fn is_first_of_line(&self, value: Json<'_>) -> bool {
        let before = self.line_before(value.span().start).trim_ascii();
        let Some(name) = before.strip_suffix(b":").map(<[u8]>::trim_ascii_end) else { return before.is_empty() };
        let Some(inside) = name.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")) else { return false };
        let mut escaped = false;
        !inside.iter().any(|byte| {
            let ends = *byte == b'"' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            ends
        })
    }

    /// The blanks at the start of the line that holds `offset`.
    pub(super) fn indentation(&self, offset: u32) -> String {
        let line = self.source.get(self.line_start(offset)..).unwrap_or_default();
        line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).map(|byte| *byte as char).collect()
    }

    fn children<'d>(container: Json<'d>) -> &'d [u32] {
        container.document.children(container.id)
    }

    fn spans(container: Json<'_>) -> Vec<Span> {
        Style::children(container).iter().map(|id| container.document.node(*id).span).collect()
    }

    /// How what is put into an object or a list is indented.
    pub(super) fn child_indentation(&self, container: Json<'_>) -> String {
        match Style::spans(container).last() {
            Some(last) if self.starts_line(last.start) => self.indentation(last.start),
            Some(_) => self.indentation(container.span().start),
            None => self.deeper(&self.indentation(container.span().start)),
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

    /// The text of a list of these items.
    pub(super) fn list(&self, items: &[String], indent: &str) -> String {
        self.bracketed('[', ']', items, indent, self.in_lines && items.iter().any(|item| item.starts_with(['{', '['])))
    }

    pub(super) fn insert_member(&self, object: Json<'_>, name: &str, value: &str) -> Splice {
        self.insert(object, &self.member_text(name, value))
    }

    /// Puts `text` after the last child of an object or list.
    pub(super) fn insert(&self, container: Json<'_>, text: &str) -> Splice {
        let span = container.span();
        let Some(last) = Style::spans(container).pop() else {
            return (span, self.filled(container, &[text.to_owned()]));
        };
        (Span::empty(last.end), format!("{}{text}", self.separator(container, last)).into_bytes())
    }

    /// Between the children of an object or list, of which this is one.
    fn separator(&self, container: Json<'_>, child: Span) -> String {
        if self.starts_line(child.start) {
            format!(",{}{}", self.line_end, self.child_indentation(container))
        } else {
            format!(",{}", self.space)
        }
    }

    /// The text of an object or list with these children alone.
    fn filled(&self, container: Json<'_>, children: &[String]) -> Vec<u8> {
        let indent = self.indentation(container.span().start);
        let text = if container.kind() == Kind::Array {
            self.list(children, &indent)
        } else {
            self.bracketed('{', '}', children, &indent, self.in_lines)
        };
        text.into_bytes()
    }

    /// Puts `texts` before the child of that number.
    pub(super) fn insert_before(&self, container: Json<'_>, at: usize, texts: &[String]) -> Option<Splice> {
        let child = *Style::spans(container).get(at)?;
        let separator = self.separator(container, child);
        let text: String = texts.iter().map(|text| format!("{text}{separator}")).collect();
        Some((Span::empty(child.start), text.into_bytes()))
    }

    /// Takes a member or item away with its comma.
    pub(super) fn remove_child(&self, container: Json<'_>, child: u32) -> Splice {
        let kept: Vec<bool> = Style::children(container).iter().map(|id| *id != child).collect();
        let mut gone = self.keep(container, &kept, &[]);
        gone.pop().unwrap_or_else(|| (Span::empty(container.span().start), Vec::new()))
    }

    /// Takes away the children that are not kept, each with its comma, and puts `new` ones at the end.
    pub(super) fn keep(&self, container: Json<'_>, kept: &[bool], new: &[String]) -> Vec<Splice> {
        let spans = Style::spans(container);
        let is_kept = |at: usize| kept.get(at).copied().unwrap_or(true);
        let Some(last) = (0..spans.len()).rev().find(|at| is_kept(*at)) else {
            if !new.is_empty() {
                return vec![(container.span(), self.filled(container, new))];
            }
            let inside = Span::new(container.span().start + 1, container.span().end.saturating_sub(1));
            return if spans.is_empty() { Vec::new() } else { vec![(inside, Vec::new())] };
        };
        let mut splices = Vec::new();
        let mut run: Option<u32> = None;
        for (at, span) in spans.iter().enumerate().take(last + 1) {
            match (is_kept(at), run) {
                (false, None) => run = Some(span.start),
                (true, Some(start)) => {
                    splices.push((Span::new(start, span.start), Vec::new()));
                    run = None;
                }
                (false, Some(_)) | (true, None) => {}
            }
        }
        if let (Some(kept), Some(end)) = (spans.get(last), spans.last()) {
            let separator = self.separator(container, *kept);
            let text: String = new.iter().map(|text| format!("{separator}{text}")).collect();
            if kept.end < end.end || !text.is_empty() {
                splices.push((Span::new(kept.end, end.end), text.into_bytes()));
            }
        }
        splices
    }

    /// A text of another file, whose first line is indented by `from_indent` there, as it stands here.
    pub(super) fn adopted(&self, text: &str, from: &Style, from_indent: &str, indent: &str) -> String {
        let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        let mut adopted = lines.next().unwrap_or_default().to_owned();
        for line in lines {
            let mut rest = line.strip_prefix(from_indent).unwrap_or_else(|| line.trim_ascii_start());
            adopted.push_str(self.line_end);
            if rest.is_empty() {
                continue;
            }
            adopted.push_str(indent);
            while let Some(shorter) = rest.strip_prefix(from.unit.as_str()) {
                adopted.push_str(&self.unit);
                rest = shorter;
            }
            adopted.push_str(rest);
        }
        adopted
    }
}

/// The colon of a member with the blanks around it.
fn colon(source: &[u8], member: &Node) -> String {
    let blanks = |text: &mut dyn Iterator<Item = &u8>| text.take(8).take_while(|byte| **byte == b' ').count();
    let after = blanks(&mut source.get(member.data as usize + 1..).unwrap_or_default().iter());
    let before = blanks(&mut source.get(..member.data as usize).unwrap_or_default().iter().rev());
    format!("{}:{}", " ".repeat(before), " ".repeat(after))
}
