//! JSON values to the nodes of a tree.

use std::sync::Arc;

use super::document::{Document, Json, Kind as JsonKind, Member};
use super::text::decode_each;
use crate::Span;
use crate::syntax::parser::Parser;
use crate::syntax::{Aside, Kind, NodeId, Problem, Token, Tree, flag, lex_template};

/// What JSON does not say of itself.
pub trait Schema {
    /// How many labels the blocks called `name` have in a body that lies inside of blocks of the types `path` (outermost
    /// first); `None` if `name` is an attribute there.
    fn block_labels(&self, path: &[&str], name: &str) -> Option<usize>;

    /// Whether strings of the attribute `name` are expressions without `${}`: references as in `depends_on`, the type of a
    /// variable.
    fn holds_references(&self, path: &[&str], name: &str) -> bool {
        let _ = (path, name);
        false
    }
}

/// Every name is an attribute.
impl Schema for () {
    fn block_labels(&self, _: &[&str], _: &str) -> Option<usize> {
        None
    }
}

/// Reads a JSON file into a tree of the same shape as that of a native file. Never fails: see [`Tree::errors`].
///
/// Strings are templates. Spans are those of the JSON text; text with escapes is kept beside it.
pub fn parse(source: impl Into<Arc<[u8]>>, schema: &dyn Schema) -> Tree {
    let document = Document::parse(source);
    let (buffer, aside) = Strings::collect(&document);
    let tokens = buffer.tokens(&document);
    let mut lowering = Lowering {
        document: &document,
        schema,
        strings: &buffer,
        parser: Parser::new(&buffer.text, &tokens, false),
        problems: Vec::new(),
        path: Vec::new(),
    };
    let root = lowering.file();
    let arena = std::mem::take(&mut lowering.parser.arena);
    let mut problems = std::mem::take(&mut lowering.problems);
    problems.append(&mut lowering.parser.problems);
    let found = document.errors().iter().map(|error| Problem {
        span: error.span,
        message: error.message.clone(),
        hint: error.hint.clone(),
    });
    let found = found.collect();
    Tree::new(Arc::clone(document.source()), Vec::new(), arena, root, problems, found, aside.map(Arc::new))
}

/// The decoded text of every string, in one buffer after the source.
struct Strings {
    text: Vec<u8>,
    /// Where the text of each string node is; empty for other nodes.
    spans: Vec<Span>,
    /// Index of the first token of each string that has template sequences.
    first_tokens: std::cell::RefCell<Vec<Option<u32>>>,
}

impl Strings {
    fn collect(document: &Document) -> (Strings, Option<Aside>) {
        let source = document.source();
        let mut aside = Aside::default();
        let mut spans = vec![Span::default(); document.nodes.len()];
        for (node, span) in document.nodes.iter().zip(&mut spans) {
            if node.kind != JsonKind::String {
                continue;
            }
            let inner = Span::new(node.span.start + 1, node.span.end.saturating_sub(1).max(node.span.start + 1));
            *span = inner;
            if node.data != 0 {
                let start = (source.len() + aside.text.len()) as u32;
                decode_each(inner.slice(source), |character, at, _| {
                    let mut bytes = [0; 4];
                    let encoded = character.encode_utf8(&mut bytes).as_bytes();
                    aside.text.extend_from_slice(encoded);
                    aside.origins.extend(std::iter::repeat_n(inner.start + at as u32, encoded.len()));
                });
                *span = Span::new(start, (source.len() + aside.text.len()) as u32);
            }
        }
        let mut text = Vec::new();
        text.extend_from_slice(source);
        text.extend_from_slice(&aside.text);
        let first_tokens = std::cell::RefCell::new(vec![None; spans.len()]);
        (Strings { text, spans, first_tokens }, (!aside.text.is_empty()).then_some(aside))
    }

    /// Tokens of all strings that have template sequences, each run closed by an end token.
    fn tokens(&self, document: &Document) -> Vec<Token> {
        let mut all = Vec::new();
        let mut first_tokens = self.first_tokens.borrow_mut();
        for ((node, span), first) in document.nodes.iter().zip(&self.spans).zip(first_tokens.iter_mut()) {
            let text = span.slice(&self.text);
            if node.kind == JsonKind::String && text.windows(2).any(|pair| matches!(pair, b"${" | b"%{")) {
                *first = Some(all.len() as u32);
                // What the scanner complains about, the parser meets as well.
                all.extend(lex_template(&self.text, *span).tokens);
            }
        }
        all
    }
}

struct Lowering<'d> {
    document: &'d Document,
    schema: &'d dyn Schema,
    strings: &'d Strings,
    parser: Parser<'d>,
    problems: Vec<Problem>,
    /// Types of the blocks around.
    path: Vec<String>,
}

impl<'d> Lowering<'d> {
    fn file(&mut self) -> NodeId {
        let whole = Span::new(0, self.document.source().len() as u32);
        let mark = self.parser.pending.len();
        if let Some(root) = self.document.root() {
            self.items(root);
        }
        self.branch(Kind::Body, whole, 0, 0, mark)
    }

    fn branch(&mut self, kind: Kind, span: Span, data: u32, flags: u8, mark: usize) -> NodeId {
        self.parser.arena.branch(kind, span, data, flags, &mut self.parser.pending, mark)
    }

    fn leaf(&mut self, kind: Kind, span: Span, flags: u8) {
        let id = self.parser.arena.leaf(kind, span, 0, flags);
        self.parser.pending.push(id);
    }

    fn text_span(&self, json: Json<'_>) -> Span {
        self.strings.spans.get(json.id as usize).copied().unwrap_or_default()
    }

    fn problem(&mut self, span: Span, message: &'static str, hint: &'static str) {
        self.problems.push(Problem::new(span, message, hint));
    }

    /// The items of a body: an object, or a list of objects that count as one.
    fn items(&mut self, body: Json<'d>) {
        if let Some(parts) = body.items() {
            for part in parts {
                match part.kind() {
                    JsonKind::Object => self.members(part),
                    _ => self.not_an_object(part),
                }
            }
            return;
        }
        match body.kind() {
            JsonKind::Object => self.members(body),
            JsonKind::Error => self.leaf(Kind::ErrorItem, body.span(), 0),
            _ => self.not_an_object(body),
        }
    }

    fn not_an_object(&mut self, json: Json<'d>) {
        self.leaf(Kind::ErrorItem, json.span(), 0);
        self.problem(json.span(), "an object is expected here", "write `{ \"name\": value }`");
    }

    fn members(&mut self, object: Json<'d>) {
        let mut seen: Vec<String> = Vec::new();
        for member in object.members().into_iter().flatten() {
            let name = member.key();
            // The one way to write a comment.
            if name == "//" {
                continue;
            }
            let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
            match self.schema.block_labels(&path, &name) {
                Some(labels) => {
                    self.path.push(name.into_owned());
                    self.blocks(member.part(0), member, labels, &mut Vec::new(), member.value());
                    self.path.pop();
                }
                None => {
                    seen.push(name.into_owned());
                    self.attribute(member);
                }
            }
        }
        seen.sort_unstable();
        if seen.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
            self.report_duplicates(object);
        }
    }

    fn report_duplicates(&mut self, object: Json<'d>) {
        let mut keys: Vec<(String, Span)> = Vec::new();
        for member in object.members().into_iter().flatten() {
            keys.push((member.key().into_owned(), member.key_span()));
        }
        keys.sort_by(|(a, a_span), (b, b_span)| a.cmp(b).then(a_span.start.cmp(&b_span.start)));
        let twice: Vec<Span> = keys
            .windows(2)
            .filter_map(|pair| match pair {
                [(earlier, _), (name, span)] if earlier == name => Some(*span),
                _ => None,
            })
            .collect();
        for span in twice {
            self.problem(span, "this name is already set above", "each name can be set once; remove one of the two");
        }
    }

    fn attribute(&mut self, member: Member<'d>) {
        let mark = self.parser.pending.len();
        self.leaf(Kind::Name, self.text_span(member.part(0)), 0);
        self.leaf(Kind::Equals, Span::new(member.colon(), member.colon() + 1), 0);
        let value = self.expression(member.value());
        self.parser.pending.push(value);
        let attribute = self.branch(Kind::Attribute, member.span(), 0, 0, mark);
        self.parser.pending.push(attribute);
    }

    /// Blocks with labels still to come from the names of nested objects; lists stand for several.
    fn blocks(
        &mut self,
        name: Json<'d>,
        member: Member<'d>,
        labels_left: usize,
        labels: &mut Vec<Json<'d>>,
        value: Json<'d>,
    ) {
        if let Some(items) = value.items() {
            for item in items {
                if item.kind() == JsonKind::Array {
                    self.not_an_object(item);
                } else {
                    self.blocks(name, member, labels_left, labels, item);
                }
            }
            return;
        }
        match value.kind() {
            JsonKind::Null => {}
            JsonKind::Object if labels_left > 0 => {
                for inner in value.members().into_iter().flatten() {
                    if inner.key() == "//" {
                        continue;
                    }
                    labels.push(inner.part(0));
                    self.blocks(name, inner, labels_left - 1, labels, inner.value());
                    labels.pop();
                }
            }
            JsonKind::Object => self.block(name, member, labels, value),
            JsonKind::Error => self.leaf(Kind::ErrorItem, value.span(), 0),
            _ => self.not_an_object(value),
        }
    }

    fn block(&mut self, name: Json<'d>, member: Member<'d>, labels: &[Json<'d>], value: Json<'d>) {
        let mark = self.parser.pending.len();
        self.leaf(Kind::Name, self.text_span(name), 0);
        for label in labels {
            self.leaf(Kind::Label, self.text_span(*label), 0);
        }
        let span = value.span();
        self.leaf(Kind::OpenBrace, Span::new(span.start, span.start + 1), 0);
        let items = self.parser.pending.len();
        self.members(value);
        let body = self.branch(Kind::Body, Span::new(span.start + 1, span.end.saturating_sub(1)), 0, 0, items);
        self.parser.pending.push(body);
        self.leaf(Kind::CloseBrace, Span::new(span.end.saturating_sub(1), span.end), 0);
        let start = if member.value().id == value.id { member.span().start } else { span.start };
        let block = self.branch(Kind::Block, Span::new(start, span.end), 0, 0, mark);
        self.parser.pending.push(block);
    }

    fn expression(&mut self, json: Json<'d>) -> NodeId {
        let span = json.span();
        let kind = match json.kind() {
            JsonKind::Null => Kind::Null,
            JsonKind::True => Kind::True,
            JsonKind::False => Kind::False,
            JsonKind::Number => Kind::Number,
            JsonKind::String => return self.template(json),
            JsonKind::Array => {
                let mark = self.parser.pending.len();
                for item in json.items().into_iter().flatten() {
                    let item = self.expression(item);
                    self.parser.pending.push(item);
                }
                return self.branch(Kind::Tuple, span, 0, 0, mark);
            }
            JsonKind::Object => return self.object(json),
            JsonKind::Member | JsonKind::Error => Kind::ErrorExpr,
        };
        self.parser.arena.leaf(kind, span, 0, 0)
    }

    fn object(&mut self, json: Json<'d>) -> NodeId {
        let mark = self.parser.pending.len();
        for member in json.members().into_iter().flatten() {
            let item = self.parser.pending.len();
            let key = self.template(member.part(0));
            self.parser.pending.push(key);
            let value = self.expression(member.value());
            self.parser.pending.push(value);
            let item = self.branch(Kind::ObjectItem, member.span(), member.colon(), flag::COLON, item);
            self.parser.pending.push(item);
        }
        self.branch(Kind::Object, json.span(), 0, 0, mark)
    }

    fn template(&mut self, json: Json<'d>) -> NodeId {
        let span = self.text_span(json);
        let first = self.strings.first_tokens.borrow().get(json.id as usize).copied().flatten();
        let mark = self.parser.pending.len();
        let Some(first) = first else {
            if !span.is_empty() {
                self.leaf(Kind::Literal, span, 0);
            }
            return self.branch(Kind::BareTemplate, span, 0, 0, mark);
        };
        self.parser.seek(first as usize);
        match self.parser.lone_template() {
            Ok(template) => template,
            Err(_) => {
                self.parser.pending.truncate(mark);
                self.parser.arena.leaf(Kind::ErrorExpr, span, 0, 0)
            }
        }
    }
}
