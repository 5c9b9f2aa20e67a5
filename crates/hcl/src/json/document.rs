use std::borrow::Cow;
use std::sync::Arc;

use super::read::Reader;
use super::text::decode;
use crate::Span;
use crate::lines::LineIndex;
use crate::syntax::{Problem, SyntaxError};

/// A JSON text with the place of everything in it.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) source: Arc<[u8]>,
    pub(super) nodes: Vec<Node>,
    pub(super) children: Vec<u32>,
    pub(super) root: Option<u32>,
    errors: Vec<SyntaxError>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) span: Span,
    pub(super) children: u32,
    pub(super) child_count: u32,
    /// Of a string: whether it has escapes. Of a member: where its colon is.
    pub(super) data: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
    /// Children: a string and the value.
    Member,
    Error,
}

impl Document {
    /// Reads a JSON text. Never fails: see [`Document::errors`].
    pub fn parse(source: impl Into<Arc<[u8]>>) -> Document {
        let source = source.into();
        let mut reader = Reader::new(&source);
        let root = reader.document();
        let (nodes, children, problems) = (reader.nodes, reader.children, reader.problems);
        let errors = if problems.is_empty() { Vec::new() } else { locate(&source, problems) };
        Document { source, nodes, children, root, errors }
    }

    /// The bytes that were read.
    pub fn source(&self) -> &Arc<[u8]> {
        &self.source
    }

    /// What is not valid JSON.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// The value that the text is.
    pub fn root(&self) -> Option<Json<'_>> {
        self.root.map(|id| self.json(id))
    }

    pub(super) fn json(&self, id: u32) -> Json<'_> {
        Json { document: self, id }
    }

    pub(super) fn node(&self, id: u32) -> Node {
        let none = Node { kind: Kind::Error, span: Span::empty(0), children: 0, child_count: 0, data: 0 };
        self.nodes.get(id as usize).copied().unwrap_or(none)
    }

    pub(super) fn children(&self, id: u32) -> &[u32] {
        let node = self.node(id);
        let start = node.children as usize;
        self.children.get(start..start + node.child_count as usize).unwrap_or_default()
    }
}

pub(super) fn locate(source: &[u8], problems: Vec<Problem>) -> Vec<SyntaxError> {
    let lines = LineIndex::new(source);
    let locate = |problem: Problem| {
        let position = lines.position(source, problem.span.start);
        SyntaxError {
            span: problem.span,
            line: position.line,
            column: position.column,
            message: problem.message,
            hint: problem.hint,
        }
    };
    problems.into_iter().map(locate).collect()
}

/// A value in a JSON text.
#[derive(Clone, Copy, Debug)]
pub struct Json<'d> {
    pub(super) document: &'d Document,
    pub(super) id: u32,
}

impl<'d> Json<'d> {
    pub(super) fn kind(self) -> Kind {
        self.document.node(self.id).kind
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        self.document.node(self.id).span
    }

    /// The text, if it is a string.
    pub fn string(self) -> Option<Cow<'d, str>> {
        let node = self.document.node(self.id);
        let inner = Span::new(node.span.start + 1, node.span.end.saturating_sub(1));
        (node.kind == Kind::String).then(|| decode(inner.slice(&self.document.source), node.data != 0))
    }

    /// The number as it is written, if it is one.
    pub fn number(self) -> Option<&'d str> {
        (self.kind() == Kind::Number).then(|| str::from_utf8(self.span().slice(&self.document.source)).ok())?
    }

    /// The bool, if it is one.
    pub fn bool(self) -> Option<bool> {
        match self.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// The items, if it is an array.
    pub fn items(self) -> Option<impl Iterator<Item = Json<'d>> + Clone> {
        let document = self.document;
        (self.kind() == Kind::Array).then(|| document.children(self.id).iter().map(move |&id| Json { document, id }))
    }

    /// The members, if it is an object, in the order of the text.
    pub fn members(self) -> Option<impl Iterator<Item = Member<'d>> + Clone> {
        let document = self.document;
        (self.kind() == Kind::Object).then(|| document.children(self.id).iter().map(move |&id| Member { document, id }))
    }

    /// The value of the first member of that name.
    pub fn get(self, key: &str) -> Option<Json<'d>> {
        self.members()?.find(|member| member.key() == key).map(Member::value)
    }
}

/// A name and its value in an object.
#[derive(Clone, Copy, Debug)]
pub struct Member<'d> {
    pub(super) document: &'d Document,
    pub(super) id: u32,
}

impl<'d> Member<'d> {
    pub(super) fn part(self, index: usize) -> Json<'d> {
        let id = self.document.children(self.id).get(index).copied().unwrap_or(u32::MAX);
        Json { document: self.document, id }
    }

    /// From the name to the end of the value.
    pub fn span(self) -> Span {
        self.document.node(self.id).span
    }

    /// Its name.
    pub fn key(self) -> Cow<'d, str> {
        self.part(0).string().unwrap_or_default()
    }

    /// Where its name stands, with its quotes.
    pub fn key_span(self) -> Span {
        self.part(0).span()
    }

    /// Where its colon stands.
    pub fn colon(self) -> u32 {
        self.document.node(self.id).data
    }

    /// Its value.
    pub fn value(self) -> Json<'d> {
        self.part(1)
    }
}
