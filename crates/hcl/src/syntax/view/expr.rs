use std::borrow::Cow;

use super::super::node::{Kind, Node, NodeId, flag};
use super::super::operator::Operator;
use super::super::tree::Tree;
use super::template::Template;
use crate::Span;

/// An expression.
#[derive(Clone, Copy, Debug)]
pub struct Expr<'t> {
    pub(super) tree: &'t Tree,
    pub(super) id: NodeId,
}

/// Which sort of expression it is, with its parts.
#[derive(Clone, Copy, Debug)]
pub enum ExprKind<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written.
    Number(&'t str),
    /// A quoted string, a heredoc, or a template that is a whole text.
    Template(Template<'t>),
    /// A name without anything after it.
    Variable(&'t str),
    /// A value and the steps into it: `aws_vpc.main.id`, `var.list[0]`, `f(x).*.y`.
    Traversal(Traversal<'t>),
    /// `f(a, b...)`
    Call(Call<'t>),
    /// `[a, b]`
    Tuple,
    /// `{ a = b }`
    Object,
    /// `[for ...]` or `{for ...}`
    For(For<'t>),
    /// `a ? b : c`
    Conditional(Conditional<'t>),
    /// `-a` or `!a`
    Unary(Unary<'t>),
    /// `a + b`
    Binary(Binary<'t>),
    /// `(a)`
    Paren(Expr<'t>),
    /// What was not understood.
    Error,
}

impl<'t> Expr<'t> {
    pub(in super::super) fn new(tree: &'t Tree, id: NodeId) -> Expr<'t> {
        Expr { tree, id }
    }

    pub(super) fn node(self) -> Node {
        self.tree.node(self.id)
    }

    fn child(self, index: usize) -> Expr<'t> {
        Expr { tree: self.tree, id: self.tree.children(self.id).get(index).copied().unwrap_or(self.id) }
    }

    fn children(self) -> impl Iterator<Item = Expr<'t>> + Clone {
        let tree = self.tree;
        tree.children(self.id).iter().map(move |&id| Expr { tree, id })
    }

    fn text(self, span: Span) -> &'t str {
        str::from_utf8(self.tree.bytes(span)).unwrap_or_default()
    }

    /// The tree it is part of.
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// Names it in its tree.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        self.tree.in_source(self.node().span)
    }

    /// How it is written. For an expression inside of a JSON string with escapes: without those escapes.
    pub fn source(self) -> Cow<'t, str> {
        String::from_utf8_lossy(self.tree.bytes(self.node().span))
    }

    /// Which sort of expression it is.
    pub fn kind(self) -> ExprKind<'t> {
        let node = self.node();
        match node.kind {
            Kind::Null => ExprKind::Null,
            Kind::True => ExprKind::Bool(true),
            Kind::False => ExprKind::Bool(false),
            Kind::Number => ExprKind::Number(self.text(node.span)),
            Kind::Variable => ExprKind::Variable(self.text(node.span)),
            Kind::Quoted | Kind::Heredoc | Kind::BareTemplate => ExprKind::Template(Template(self)),
            Kind::Traversal => ExprKind::Traversal(Traversal(self)),
            Kind::Call => ExprKind::Call(Call(self)),
            Kind::Tuple => ExprKind::Tuple,
            Kind::Object => ExprKind::Object,
            Kind::ForTuple | Kind::ForObject => ExprKind::For(For(self)),
            Kind::Conditional => ExprKind::Conditional(Conditional(self)),
            Kind::Unary => ExprKind::Unary(Unary(self)),
            Kind::Binary => ExprKind::Binary(Binary(self)),
            Kind::Paren => ExprKind::Paren(self.child(0)),
            Kind::ErrorExpr
            | Kind::Body
            | Kind::Attribute
            | Kind::Block
            | Kind::ErrorItem
            | Kind::Name
            | Kind::Equals
            | Kind::Label
            | Kind::OpenBrace
            | Kind::CloseBrace
            | Kind::ObjectItem
            | Kind::AttrStep
            | Kind::LegacyIndex
            | Kind::Index
            | Kind::AttrSplat
            | Kind::FullSplat
            | Kind::Literal
            | Kind::Interpolation
            | Kind::IfDirective
            | Kind::ForDirective
            | Kind::Parts => ExprKind::Error,
        }
    }

    /// The items of a tuple; nothing for other expressions.
    pub fn tuple_items(self) -> impl Iterator<Item = Expr<'t>> + Clone {
        let is_tuple = self.node().kind == Kind::Tuple;
        self.children().filter(move |_| is_tuple)
    }

    /// The items of an object; nothing for other expressions.
    pub fn object_items(self) -> impl Iterator<Item = ObjectItem<'t>> + Clone {
        let is_object = self.node().kind == Kind::Object;
        self.children().filter(move |_| is_object).map(ObjectItem)
    }

    /// The text, if it is a string or heredoc without template sequences; parentheses around it do not matter.
    pub fn string(self) -> Option<Cow<'t, str>> {
        match self.unwrap_parens().kind() {
            ExprKind::Template(template) => template.text(),
            _ => None,
        }
    }

    /// The expression inside of any parentheses around it.
    pub fn unwrap_parens(self) -> Expr<'t> {
        let mut expr = self;
        while let ExprKind::Paren(inner) = expr.kind() {
            expr = inner;
        }
        expr
    }
}

/// A value and the steps into it.
#[derive(Clone, Copy, Debug)]
pub struct Traversal<'t>(Expr<'t>);

/// One step into a value.
#[derive(Clone, Copy, Debug)]
pub enum Step<'t> {
    /// `.name`; the span holds the dot and the name.
    Attr(&'t str, Span),
    /// `.0`, an old way to write `[0]`.
    LegacyIndex(&'t str, Span),
    /// `[key]`; the span holds the brackets.
    Index(Expr<'t>, Span),
    /// `.*`: every step up to the next bracket is taken for each item.
    AttrSplat(Span),
    /// `[*]`: every step after it is taken for each item.
    FullSplat(Span),
}

impl<'t> Traversal<'t> {
    /// The value that the steps start from.
    pub fn base(self) -> Expr<'t> {
        self.0.child(0)
    }

    /// The name it starts with, if it starts with one.
    pub fn root(self) -> Option<&'t str> {
        match self.base().kind() {
            ExprKind::Variable(name) => Some(name),
            _ => None,
        }
    }

    /// The steps, in order.
    pub fn steps(self) -> impl Iterator<Item = Step<'t>> + Clone {
        self.0.children().skip(1).map(|step| {
            let node = step.node();
            let span = step.span();
            let text = || step.text(Span::new(node.data, node.span.end));
            match node.kind {
                Kind::AttrStep => Step::Attr(text(), span),
                Kind::LegacyIndex => Step::LegacyIndex(text(), span),
                Kind::AttrSplat => Step::AttrSplat(span),
                Kind::FullSplat => Step::FullSplat(span),
                _ => Step::Index(step.child(0), span),
            }
        })
    }
}

impl Step<'_> {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Step::Attr(_, span)
            | Step::LegacyIndex(_, span)
            | Step::Index(_, span)
            | Step::AttrSplat(span)
            | Step::FullSplat(span) => *span,
        }
    }
}

/// A call of a function.
#[derive(Clone, Copy, Debug)]
pub struct Call<'t>(Expr<'t>);

impl<'t> Call<'t> {
    /// Its name as it is written, `provider::name::function` included.
    pub fn name(self) -> &'t str {
        self.0.text(self.0.child(0).node().span)
    }

    /// Where its name stands.
    pub fn name_span(self) -> Span {
        self.0.child(0).span()
    }

    /// Its arguments.
    pub fn arguments(self) -> impl Iterator<Item = Expr<'t>> + Clone {
        self.0.children().skip(1)
    }

    /// Whether the last argument is a list that stands for more arguments: `f(list...)`.
    pub fn expands_last(self) -> bool {
        self.0.node().flags & flag::EXPAND != 0
    }
}

/// A key and its value in an object.
#[derive(Clone, Copy, Debug)]
pub struct ObjectItem<'t>(Expr<'t>);

impl<'t> ObjectItem<'t> {
    /// From the key to the end of the value.
    pub fn span(self) -> Span {
        self.0.span()
    }

    /// The key as an expression. A plain word is a name, not a reference: see [`ObjectItem::name`].
    pub fn key(self) -> Expr<'t> {
        self.0.child(0)
    }

    /// The key, if it is a plain word or a string without template sequences.
    pub fn name(self) -> Option<Cow<'t, str>> {
        match self.key().kind() {
            ExprKind::Variable(name) => Some(Cow::Borrowed(name)),
            ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) => Some(self.key().source()),
            ExprKind::Template(template) => template.text(),
            _ => None,
        }
    }

    /// The value.
    pub fn value(self) -> Expr<'t> {
        self.0.child(1)
    }

    /// Where the `=` or `:` starts.
    pub fn separator(self) -> u32 {
        self.0.tree.in_source(Span::empty(self.0.node().data)).start
    }
}

/// `[for key, value in collection : result if condition]`
#[derive(Clone, Copy, Debug)]
pub struct For<'t>(Expr<'t>);

impl<'t> For<'t> {
    fn has(self, bit: u8) -> bool {
        self.0.node().flags & bit != 0
    }

    fn after_names(self) -> usize {
        1 + usize::from(self.has(flag::KEY_NAME))
    }

    /// Whether it builds an object.
    pub fn is_object(self) -> bool {
        self.0.node().kind == Kind::ForObject
    }

    /// The name of the key, if it has one.
    pub fn key_name(self) -> Option<&'t str> {
        self.has(flag::KEY_NAME).then(|| self.0.text(self.0.child(0).node().span))
    }

    /// The name of the value.
    pub fn value_name(self) -> &'t str {
        self.0.text(self.0.child(self.after_names() - 1).node().span)
    }

    /// What it goes through.
    pub fn collection(self) -> Expr<'t> {
        self.0.child(self.after_names())
    }

    /// The key of each result, if it builds an object.
    pub fn key(self) -> Option<Expr<'t>> {
        self.has(flag::KEY).then(|| self.0.child(self.after_names() + 1))
    }

    /// Each result.
    pub fn value(self) -> Expr<'t> {
        self.0.child(self.after_names() + 1 + usize::from(self.has(flag::KEY)))
    }

    /// What decides whether there is a result.
    pub fn condition(self) -> Option<Expr<'t>> {
        self.has(flag::CONDITION).then(|| self.0.child(self.after_names() + 2 + usize::from(self.has(flag::KEY))))
    }

    /// Whether results with the same key become a list.
    pub fn groups(self) -> bool {
        self.has(flag::GROUP)
    }
}

/// `condition ? then : otherwise`
#[derive(Clone, Copy, Debug)]
pub struct Conditional<'t>(Expr<'t>);

impl<'t> Conditional<'t> {
    /// What decides.
    pub fn condition(self) -> Expr<'t> {
        self.0.child(0)
    }

    /// The result if it is true.
    pub fn then(self) -> Expr<'t> {
        self.0.child(1)
    }

    /// The result if it is false.
    pub fn otherwise(self) -> Expr<'t> {
        self.0.child(2)
    }
}

/// `-a` or `!a`
#[derive(Clone, Copy, Debug)]
pub struct Unary<'t>(Expr<'t>);

impl<'t> Unary<'t> {
    /// Which of them.
    pub fn operator(self) -> Operator {
        Operator::from_flags(self.0.node().flags)
    }

    /// What it is done to.
    pub fn operand(self) -> Expr<'t> {
        self.0.child(0)
    }
}

/// `a + b` and the like
#[derive(Clone, Copy, Debug)]
pub struct Binary<'t>(Expr<'t>);

impl<'t> Binary<'t> {
    /// What is done.
    pub fn operator(self) -> Operator {
        Operator::from_flags(self.0.node().flags)
    }

    /// The left side. Chains of operators lean to this side and may be long: loop over it, do not recurse.
    pub fn left(self) -> Expr<'t> {
        self.0.child(0)
    }

    /// The right side.
    pub fn right(self) -> Expr<'t> {
        self.0.child(1)
    }
}
