use std::borrow::Cow;
use std::collections::HashMap;

use super::super::node::{Kind, NodeId, flag};
use super::super::text::unescape;
use super::super::tree::Tree;
use super::expr::Expr;
use crate::{BlockRef, BodyPath, Span};

/// What stands between two braces, or the whole file.
#[derive(Clone, Copy, Debug)]
pub struct Body<'t> {
    tree: &'t Tree,
    id: NodeId,
}

/// One thing in a body.
#[derive(Clone, Copy, Debug)]
pub enum Item<'t> {
    /// `name = value`
    Attribute(Attribute<'t>),
    /// `type "label" { ... }`
    Block(Block<'t>),
    /// What was not understood; [`Tree::errors`] says why.
    Error(ErrorItem<'t>),
}

impl<'t> Body<'t> {
    pub(in super::super) fn new(tree: &'t Tree, id: NodeId) -> Body<'t> {
        Body { tree, id }
    }

    /// The tree it is part of.
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// All of it, without the braces.
    pub fn span(self) -> Span {
        self.tree.in_source(self.tree.node(self.id).span)
    }

    /// Everything in it, in order.
    pub fn items(self) -> impl Iterator<Item = Item<'t>> + Clone {
        let tree = self.tree;
        tree.children(self.id).iter().map(move |&id| match tree.node(id).kind {
            Kind::Attribute => Item::Attribute(Attribute { tree, id }),
            Kind::Block => Item::Block(Block { tree, id, parent: self.id }),
            _ => Item::Error(ErrorItem { tree, id }),
        })
    }

    /// Its attributes, in order.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'t>> + Clone {
        self.items().filter_map(|item| match item {
            Item::Attribute(attribute) => Some(attribute),
            Item::Block(_) | Item::Error(_) => None,
        })
    }

    /// Its blocks, in order.
    pub fn blocks(self) -> impl Iterator<Item = Block<'t>> + Clone {
        self.items().filter_map(|item| match item {
            Item::Block(block) => Some(block),
            Item::Attribute(_) | Item::Error(_) => None,
        })
    }

    /// The first attribute of that name.
    pub fn attribute(self, name: &str) -> Option<Attribute<'t>> {
        self.attributes().find(|attribute| attribute.name() == name)
    }

    /// Its blocks of that type, in order.
    pub fn blocks_of(self, block_type: &str) -> impl Iterator<Item = Block<'t>> {
        self.blocks().filter(move |block| block.block_type() == block_type)
    }

    /// Its blocks, each with its step of a path. One pass; use it where the paths of many blocks are wanted.
    pub fn steps(self) -> impl Iterator<Item = (Block<'t>, BlockRef)> {
        let mut seen: HashMap<BlockRef, usize> = HashMap::new();
        self.blocks().map(move |block| {
            let labels = block.labels().map(|label| label.text().into_owned());
            let mut step = BlockRef::new(block.block_type(), labels);
            let count = seen.entry(step.clone()).or_default();
            step.nth = *count;
            *count += 1;
            (block, step)
        })
    }

    /// The block that `path` leads to from here.
    pub fn find(self, path: &[BlockRef]) -> Option<Block<'t>> {
        let (step, rest) = path.split_first()?;
        let block = self.blocks().filter(|block| block.is(&step.block_type, &step.labels)).nth(step.nth)?;
        if rest.is_empty() { Some(block) } else { block.body().find(rest) }
    }
}

impl<'t> Item<'t> {
    /// All of it, without the comments around it.
    pub fn span(self) -> Span {
        match self {
            Item::Attribute(attribute) => attribute.span(),
            Item::Block(block) => block.span(),
            Item::Error(error) => error.span(),
        }
    }
}

/// `name = value`
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'t> {
    tree: &'t Tree,
    id: NodeId,
}

impl<'t> Attribute<'t> {
    fn part(self, index: usize) -> NodeId {
        self.tree.children(self.id).get(index).copied().unwrap_or(self.id)
    }

    /// From its name to the end of its value.
    pub fn span(self) -> Span {
        self.tree.in_source(self.tree.node(self.id).span)
    }

    /// Its name.
    pub fn name(self) -> &'t str {
        str::from_utf8(self.tree.bytes(self.tree.node(self.part(0)).span)).unwrap_or_default()
    }

    /// Where its name stands.
    pub fn name_span(self) -> Span {
        self.tree.in_source(self.tree.node(self.part(0)).span)
    }

    /// Where its `=` stands.
    pub fn equals_span(self) -> Span {
        self.tree.in_source(self.tree.node(self.part(1)).span)
    }

    /// Its value.
    pub fn expr(self) -> Expr<'t> {
        Expr::new(self.tree, self.part(2))
    }

    /// The comment lines right above it.
    pub fn leading_comments(self) -> Option<Span> {
        self.tree.leading_comments(self.span())
    }

    /// The comment after it on the same line.
    pub fn trailing_comment(self) -> Option<Span> {
        self.tree.trailing_comment(self.span())
    }
}

/// `type "label" { ... }`
#[derive(Clone, Copy, Debug)]
pub struct Block<'t> {
    tree: &'t Tree,
    id: NodeId,
    parent: NodeId,
}

impl<'t> Block<'t> {
    fn parts(self, kind: Kind) -> impl Iterator<Item = NodeId> + Clone + 't {
        let tree = self.tree;
        tree.children(self.id).iter().copied().filter(move |id| tree.node(*id).kind == kind)
    }

    fn part_span(self, kind: Kind) -> Option<Span> {
        self.parts(kind).next().map(|id| self.tree.in_source(self.tree.node(id).span))
    }

    /// From its type to its closing brace.
    pub fn span(self) -> Span {
        self.tree.in_source(self.tree.node(self.id).span)
    }

    /// Its type, the first word.
    pub fn block_type(self) -> &'t str {
        let name = self.parts(Kind::Name).next().map(|id| self.tree.bytes(self.tree.node(id).span));
        name.and_then(|name| str::from_utf8(name).ok()).unwrap_or_default()
    }

    /// Where its type stands.
    pub fn type_span(self) -> Span {
        self.part_span(Kind::Name).unwrap_or_default()
    }

    /// Its labels, in order.
    pub fn labels(self) -> impl Iterator<Item = Label<'t>> + Clone {
        let tree = self.tree;
        self.parts(Kind::Label).map(move |id| Label { tree, id })
    }

    /// The text of its label number `index`, from 0.
    pub fn label(self, index: usize) -> Option<Cow<'t, str>> {
        self.labels().nth(index).map(Label::text)
    }

    /// Where its `{` stands.
    pub fn open_brace(self) -> Span {
        self.part_span(Kind::OpenBrace).unwrap_or_default()
    }

    /// Where its `}` stands, unless it is missing.
    pub fn close_brace(self) -> Option<Span> {
        self.part_span(Kind::CloseBrace)
    }

    /// What stands between its braces.
    pub fn body(self) -> Body<'t> {
        Body { tree: self.tree, id: self.parts(Kind::Body).next().unwrap_or(self.id) }
    }

    /// The comment lines right above it.
    pub fn leading_comments(self) -> Option<Span> {
        self.tree.leading_comments(self.span())
    }

    /// The comment after it on the line of its closing brace.
    pub fn trailing_comment(self) -> Option<Span> {
        self.tree.trailing_comment(self.span())
    }

    /// Whether it has this type and these labels.
    pub fn is(self, block_type: &str, labels: &[String]) -> bool {
        self.block_type() == block_type && self.labels().map(Label::text).eq(labels.iter().map(String::as_str))
    }

    /// How an [`crate::Edit`] names it: the steps from the file's own body to it. Looks through the blocks around it;
    /// for the paths of many blocks see [`Body::steps`].
    pub fn path(self) -> BodyPath {
        let mut path = BodyPath::new();
        let span = self.tree.node(self.id).span;
        let mut body = self.tree.body();
        while let Some(block) = body.blocks().find(|block| self.tree.node(block.id).span.contains(span)) {
            path.push(block.step());
            if block.id == self.id {
                break;
            }
            body = block.body();
        }
        path
    }

    /// Its step of a path: type, labels, and which of the blocks that share both it is.
    pub fn step(self) -> BlockRef {
        let labels: Vec<String> = self.labels().map(|label| label.text().into_owned()).collect();
        let siblings = Body { tree: self.tree, id: self.parent };
        let nth = siblings
            .blocks()
            .take_while(|block| block.id != self.id)
            .filter(|block| block.is(self.block_type(), &labels))
            .count();
        BlockRef { block_type: self.block_type().to_owned(), labels, nth }
    }
}

/// A label of a block.
#[derive(Clone, Copy, Debug)]
pub struct Label<'t> {
    tree: &'t Tree,
    id: NodeId,
}

impl<'t> Label<'t> {
    /// Where it stands, with its quotes.
    pub fn span(self) -> Span {
        self.tree.in_source(self.tree.node(self.id).span)
    }

    /// Whether it is in quotes.
    pub fn is_quoted(self) -> bool {
        self.tree.node(self.id).flags & flag::QUOTED != 0
    }

    /// Its text, without quotes and escapes.
    pub fn text(self) -> Cow<'t, str> {
        let bytes = self.tree.bytes(self.tree.node(self.id).span);
        if self.is_quoted() {
            unescape(bytes.get(1..bytes.len().saturating_sub(1)).unwrap_or_default(), true)
        } else {
            String::from_utf8_lossy(bytes)
        }
    }
}

/// A construct that was not understood.
#[derive(Clone, Copy, Debug)]
pub struct ErrorItem<'t> {
    tree: &'t Tree,
    id: NodeId,
}

impl ErrorItem<'_> {
    /// The bytes of it.
    pub fn span(self) -> Span {
        self.tree.in_source(self.tree.node(self.id).span)
    }
}
