//! Items of objects and lists that are written out: put in and taken out with as few bytes as can be.

use hcl::{Expr, ExprKind, Span};

use crate::attribute_path::Step;

/// An expression with an object around it for each step: what a missing item gets when it is to hold something deeper.
pub(super) fn wrapped(steps: &[Step], expression: &str) -> String {
    steps.iter().rev().fold(expression.to_owned(), |inner, step| match step {
        Step::Name(key) | Step::Key(key) => format!("{{\n{} = {inner}\n}}", hcl::format::key_text(key)),
        Step::Index(_) => format!("[{inner}]"),
    })
}

/// Puts an item at the end of an object.
pub(super) fn insert_item(object: Expr<'_>, key: &str, value: &str) -> Vec<hcl::Edit> {
    insert(object, &format!("{} = {value}", hcl::format::key_text(key)))
}

/// Puts an item at the end of a list or an object; the text of an object's item includes its key.
pub(super) fn insert(collection: Expr<'_>, item: &str) -> Vec<hcl::Edit> {
    let list = List::of(collection);
    let (span, text) = list.insertion(item);
    vec![hcl::Edit::ReplaceSpan { span, text: text.into_bytes() }]
}

/// Takes out the item that a step names; `None` where there is none, or the collection is not written out.
pub(super) fn remove_item(collection: Expr<'_>, step: &Step) -> Option<Vec<hcl::Edit>> {
    let collection = collection.unwrap_parens();
    let at = match (step, collection.kind()) {
        (Step::Index(index), ExprKind::Tuple) => *index,
        (Step::Name(key) | Step::Key(key), ExprKind::Object) => {
            collection.object_items().position(|item| item.name().as_deref() == Some(key))?
        }
        _ => return None,
    };
    remove(collection, at)
}

/// Takes out the item of this number.
pub(super) fn remove(collection: Expr<'_>, at: usize) -> Option<Vec<hcl::Edit>> {
    let (span, text) = List::of(collection).removal(at)?;
    Some(vec![hcl::Edit::ReplaceSpan { span, text: text.into_bytes() }])
}

/// A list or an object in its text.
struct List<'s> {
    expr: Expr<'s>,
    source: &'s [u8],
    span: Span,
    items: Vec<Span>,
    is_tuple: bool,
}

/// What follows an item up to the next one or the end of its line.
#[derive(Clone, Copy)]
struct Tail {
    comma: Option<u32>,
    /// Where the line ends that the item ends on, if nothing but a comma and comments come before that.
    line_end: Option<u32>,
}

impl<'s> List<'s> {
    fn of(collection: Expr<'s>) -> Self {
        let expr = collection.unwrap_parens();
        let is_tuple = matches!(expr.kind(), ExprKind::Tuple);
        let items = if is_tuple {
            expr.tuple_items().map(Expr::span).collect()
        } else {
            expr.object_items().map(|item| item.span()).collect()
        };
        Self { expr, source: expr.tree().source(), span: expr.span(), items, is_tuple }
    }

    fn byte(&self, at: u32) -> Option<u8> {
        self.source.get(at as usize).copied()
    }

    fn text(&self, start: u32, end: u32) -> String {
        String::from_utf8_lossy(Span::new(start, end).slice(self.source)).into_owned()
    }

    fn line_start(&self, at: u32) -> u32 {
        let before = self.source.get(..at as usize).unwrap_or_default();
        before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline as u32 + 1)
    }

    fn indentation(&self, at: u32) -> String {
        let start = self.line_start(at);
        let line = self.source.get(start as usize..).unwrap_or_default();
        line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).map(|byte| char::from(*byte)).collect()
    }

    fn starts_line(&self, at: u32) -> bool {
        Span::new(self.line_start(at), at).slice(self.source).iter().all(|byte| matches!(byte, b' ' | b'\t'))
    }

    /// The file's line end.
    fn newline(&self) -> &'static str {
        match self.source.iter().position(|byte| *byte == b'\n') {
            Some(at) if at > 0 && self.source.get(at - 1) == Some(&b'\r') => "\r\n",
            _ => "\n",
        }
    }

    /// Reads what follows the item that ends at `from`: blanks, a comma, comments.
    fn tail(&self, from: u32) -> Tail {
        let mut tail = Tail { comma: None, line_end: None };
        // A heredoc ends its own line.
        if from > 0 && self.byte(from - 1) == Some(b'\n') {
            tail.line_end = Some(from - 1);
            return tail;
        }
        let mut at = from;
        while at < self.span.end {
            match (self.byte(at), self.byte(at + 1)) {
                (Some(b' ' | b'\t' | b'\r'), _) => at += 1,
                (Some(b','), _) if tail.comma.is_none() => {
                    tail.comma = Some(at);
                    at += 1;
                }
                (Some(b'\n'), _) => {
                    let before = if at > 0 && self.byte(at - 1) == Some(b'\r') { at - 1 } else { at };
                    tail.line_end = Some(before);
                    return tail;
                }
                (Some(b'#'), _) | (Some(b'/'), Some(b'/')) => {
                    while at < self.span.end && self.byte(at) != Some(b'\n') {
                        at += 1;
                    }
                }
                (Some(b'/'), Some(b'*')) => {
                    at += 2;
                    while at < self.span.end && (self.byte(at), self.byte(at + 1)) != (Some(b'*'), Some(b'/')) {
                        at += 1;
                    }
                    at += 2;
                }
                _ => return tail,
            }
        }
        tail
    }

    fn insertion(&self, item: &str) -> (Span, String) {
        let newline = self.newline();
        let item = item.replace('\n', newline);
        let Some(last) = self.items.last().copied() else { return self.first(&item) };
        let tail = self.tail(last.end);
        let Some(line_end) = tail.line_end.filter(|_| self.starts_line(last.start)) else {
            return (Span::empty(last.end), format!(", {item}"));
        };
        let indent = self.indentation(last.start);
        let comma = if tail.comma.is_some() { "," } else { "" };
        if line_end < last.end {
            return (Span::empty(last.end), format!("{indent}{item}{newline}"));
        }
        if self.is_tuple && tail.comma.is_none() {
            let between = self.text(last.end, line_end);
            return (Span::new(last.end, line_end), format!(",{between}{newline}{indent}{item}"));
        }
        (Span::empty(line_end), format!("{newline}{indent}{item}{comma}"))
    }

    /// The first item of an empty collection.
    fn first(&self, item: &str) -> (Span, String) {
        let newline = self.newline();
        let inside = Span::new(self.span.start + 1, self.span.end.saturating_sub(1));
        let indent = self.indentation(self.span.start);
        if inside.slice(self.source).iter().all(u8::is_ascii_whitespace) {
            let text = if self.is_tuple {
                format!("[{item}]")
            } else {
                format!("{{{newline}{indent}  {item}{newline}{indent}}}")
            };
            return (self.span, text);
        }
        // Only comments: the item goes to a line of its own before the closing bracket.
        if self.starts_line(inside.end) {
            return (Span::empty(self.line_start(inside.end)), format!("{indent}  {item}{newline}"));
        }
        (Span::empty(inside.end), format!("{newline}{indent}  {item}{newline}{indent}"))
    }

    fn removal(&self, at: usize) -> Option<(Span, String)> {
        let item = *self.items.get(at)?;
        if self.items.len() == 1 && !self.has_comments(item) {
            return Some((self.span, if self.is_tuple { "[]" } else { "{}" }.to_owned()));
        }
        let tail = self.tail(item.end);
        let before = at.checked_sub(1).and_then(|before| self.items.get(before));
        if let Some(line_end) = tail.line_end.filter(|_| self.starts_line(item.start)) {
            // Above the only item, a comment may be about the whole collection.
            let comments = self.expr.tree().leading_comments(item).filter(|_| self.items.len() > 1);
            let first = comments.filter(|comments| comments.start > self.span.start).unwrap_or(item);
            let start = self.line_start(first.start).max(self.span.start + 1);
            let end = match (self.byte(line_end), self.byte(line_end + 1)) {
                (Some(b'\r'), Some(b'\n')) => line_end + 2,
                _ => line_end + 1,
            };
            // The one before becomes the last; where the last has no comma, it has none either.
            let comma = before
                .filter(|_| at + 1 == self.items.len() && tail.comma.is_none())
                .and_then(|before| self.tail(before.end).comma)
                .filter(|comma| *comma < start);
            return Some(match comma {
                Some(comma) => (Span::new(comma, end), self.text(comma + 1, start)),
                None => (Span::new(start, end), String::new()),
            });
        }
        match (self.items.get(at + 1), before) {
            (Some(next), _) => Some((Span::new(item.start, next.start), String::new())),
            (None, Some(before)) => Some((Span::new(before.end, item.end), String::new())),
            (None, None) => Some((item, String::new())),
        }
    }

    /// Whether anything but the item and blanks stands in the collection.
    fn has_comments(&self, item: Span) -> bool {
        let around = [Span::new(self.span.start + 1, item.start), Span::new(item.end, self.span.end.saturating_sub(1))];
        let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b',';
        around.iter().any(|span| !span.slice(self.source).iter().all(blank))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(source: &[u8], act: impl FnOnce(Expr<'_>) -> Vec<hcl::Edit>) -> String {
        let edits = {
            let tree = hcl::parse(source);
            act(tree.body().attribute("x").unwrap().expr())
        };
        String::from_utf8(hcl::patch::apply(source, &edits).unwrap()).unwrap()
    }

    const LISTS: [(&str, &str); 9] = [
        ("x = []\n", "x = [c]\n"),
        ("x = [a]\n", "x = [a, c]\n"),
        ("x = [a, b] # why\n", "x = [a, b, c] # why\n"),
        ("x = [\n  a,\n  b\n]\n", "x = [\n  a,\n  b,\n  c\n]\n"),
        ("x = [\n  a,\n  b,\n]\n", "x = [\n  a,\n  b,\n  c,\n]\n"),
        ("x = [\n  a, # one\n  b  # two\n]\n", "x = [\n  a, # one\n  b, # two\n  c\n]\n"),
        ("x = [\r\n  a,\r\n]\r\n", "x = [\r\n  a,\r\n  c,\r\n]\r\n"),
        ("x = [a,\n  b]\n", "x = [a,\n  b, c]\n"),
        ("x = [\n  # none yet\n]\n", "x = [\n  # none yet\n  c\n]\n"),
    ];

    #[test]
    fn a_list_gets_one_more_item_with_the_fewest_bytes() {
        for (before, after) in LISTS {
            assert_eq!(collection(before.as_bytes(), |list| insert(list, "c")), after, "{before}");
        }
    }

    #[test]
    fn the_item_taken_out_again_leaves_the_bytes_of_before() {
        for (before, after) in LISTS {
            let back = collection(after.as_bytes(), |list| {
                let last = list.tuple_items().count() - 1;
                remove(list, last).unwrap()
            });
            assert_eq!(back, before);
        }
    }

    const OBJECTS: [(&str, &str); 6] = [
        ("x = {}\n", "x = {\n  c = 1\n}\n"),
        ("x = { a = 1 }\n", "x = { a = 1, c = 1 }\n"),
        ("x = {\n  a = 1\n}\n", "x = {\n  a = 1\n  c = 1\n}\n"),
        ("x = {\n  a = 1,\n}\n", "x = {\n  a = 1,\n  c = 1,\n}\n"),
        ("x = {\n  longer = 1 # one\n}\n", "x = {\n  longer = 1 # one\n  c      = 1\n}\n"),
        ("x = {\n  a = <<-EOT\n    b\n  EOT\n}\n", "x = {\n  a = <<-EOT\n    b\n  EOT\n  c = 1\n}\n"),
    ];

    #[test]
    fn an_object_gets_one_more_item_and_loses_it_again() {
        for (before, after) in OBJECTS {
            assert_eq!(collection(before.as_bytes(), |object| insert_item(object, "c", "1")), after, "{before}");
            let back = collection(after.as_bytes(), |object| remove_item(object, &Step::Name("c".to_owned())).unwrap());
            assert_eq!(back, before);
        }
    }

    #[test]
    fn any_item_can_be_taken_out() {
        let cases = [
            ("x = [a, b, c]\n", 0, "x = [b, c]\n"),
            ("x = [a, b, c]\n", 1, "x = [a, c]\n"),
            ("x = [\n  a,\n  # of b\n  b, # too\n  c,\n]\n", 1, "x = [\n  a,\n  c,\n]\n"),
            ("x = [\n  a,\n]\n", 0, "x = []\n"),
        ];
        for (before, at, after) in cases {
            assert_eq!(collection(before.as_bytes(), |list| remove(list, at).unwrap()), after, "{before}");
        }
    }
}
