use std::borrow::Cow;

use super::super::node::{Kind, NodeId, flag};
use super::super::text::unescape;
use super::super::tree::Tree;
use super::expr::Expr;
use crate::Span;

/// A string, heredoc or bare template.
#[derive(Clone, Copy, Debug)]
pub struct Template<'t>(pub(super) Expr<'t>);

/// A part of a template.
#[derive(Clone, Copy, Debug)]
pub enum Part<'t> {
    /// Text.
    Literal(Literal<'t>),
    /// `${ expression }`; the span holds the braces.
    Interpolation(Expr<'t>, Span),
    /// `%{ if }`
    If(IfDirective<'t>),
    /// `%{ for }`
    For(ForDirective<'t>),
}

/// Text of a template. Long text and text with escapes comes in several pieces.
#[derive(Clone, Copy, Debug)]
pub struct Literal<'t> {
    tree: &'t Tree,
    id: NodeId,
}

impl<'t> Literal<'t> {
    /// Where it stands.
    pub fn span(self) -> Span {
        self.tree.in_source(self.tree.node(self.id).span)
    }

    /// What it stands for: escapes resolved, strip marks obeyed, the indentation of a `<<-` heredoc taken away.
    pub fn text(self) -> Cow<'t, str> {
        let node = self.tree.node(self.id);
        let mut text = unescape(self.tree.bytes(node.span), node.flags & flag::ESCAPES != 0);
        if node.flags & flag::TRIM_START != 0 {
            text = cut(text, str::trim_start);
        }
        if node.flags & flag::TRIM_END != 0 {
            text = cut(text, str::trim_end);
        }
        if node.data > 0 {
            text = cut(text, |text| {
                let mut rest = text.chars();
                for _ in 0..node.data {
                    rest.next();
                }
                rest.as_str()
            });
        }
        text
    }
}

fn cut<'t>(text: Cow<'t, str>, cut: impl for<'a> Fn(&'a str) -> &'a str) -> Cow<'t, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(cut(text)),
        Cow::Owned(text) => Cow::Owned(cut(&text).to_owned()),
    }
}

impl<'t> Template<'t> {
    /// Whether it is a heredoc.
    pub fn is_heredoc(self) -> bool {
        self.0.node().kind == Kind::Heredoc
    }

    /// Its parts, in order.
    pub fn parts(self) -> impl Iterator<Item = Part<'t>> + Clone {
        parts(self.0.tree, self.0.id)
    }

    /// The text, if there are no template sequences in it.
    pub fn text(self) -> Option<Cow<'t, str>> {
        let mut all: Option<Cow<'t, str>> = None;
        for part in self.parts() {
            let Part::Literal(literal) = part else { return None };
            all = Some(match all {
                None => literal.text(),
                Some(before) => Cow::Owned(before.into_owned() + &literal.text()),
            });
        }
        Some(all.unwrap_or(Cow::Borrowed("")))
    }

    /// The expression, if the template is nothing but `${ expression }`: its value is that of the expression, whatever
    /// its type.
    pub fn lone_interpolation(self) -> Option<Expr<'t>> {
        let mut parts = self.parts();
        match (parts.next(), parts.next()) {
            (Some(Part::Interpolation(expr, _)), None) => Some(expr),
            _ => None,
        }
    }
}

fn parts(tree: &Tree, id: NodeId) -> impl Iterator<Item = Part<'_>> + Clone {
    tree.children(id).iter().map(move |&id| {
        let expr = Expr { tree, id };
        match expr.node().kind {
            Kind::Interpolation => {
                let inner = tree.children(id).first().copied().unwrap_or(id);
                Part::Interpolation(Expr { tree, id: inner }, expr.span())
            }
            Kind::IfDirective => Part::If(IfDirective(expr)),
            Kind::ForDirective => Part::For(ForDirective(expr)),
            _ => Part::Literal(Literal { tree, id }),
        }
    })
}

fn child(expr: Expr<'_>, index: usize) -> Option<NodeId> {
    expr.tree.children(expr.id).get(index).copied()
}

/// `%{ if condition }...%{ else }...%{ endif }`
#[derive(Clone, Copy, Debug)]
pub struct IfDirective<'t>(Expr<'t>);

impl<'t> IfDirective<'t> {
    /// All of it.
    pub fn span(self) -> Span {
        self.0.span()
    }

    /// What decides.
    pub fn condition(self) -> Expr<'t> {
        Expr { tree: self.0.tree, id: child(self.0, 0).unwrap_or(self.0.id) }
    }

    /// The parts if it is true.
    pub fn then(self) -> impl Iterator<Item = Part<'t>> + Clone {
        child(self.0, 1).into_iter().flat_map(move |id| parts(self.0.tree, id))
    }

    /// The parts if it is false.
    pub fn otherwise(self) -> impl Iterator<Item = Part<'t>> + Clone {
        child(self.0, 2).into_iter().flat_map(move |id| parts(self.0.tree, id))
    }
}

/// `%{ for key, value in collection }...%{ endfor }`
#[derive(Clone, Copy, Debug)]
pub struct ForDirective<'t>(Expr<'t>);

impl<'t> ForDirective<'t> {
    fn names(self) -> usize {
        1 + usize::from(self.0.node().flags & flag::KEY_NAME != 0)
    }

    fn name(self, index: usize) -> &'t str {
        let span = child(self.0, index).map(|id| self.0.tree.node(id).span).unwrap_or_default();
        str::from_utf8(self.0.tree.bytes(span)).unwrap_or_default()
    }

    /// All of it.
    pub fn span(self) -> Span {
        self.0.span()
    }

    /// The name of the key, if it has one.
    pub fn key_name(self) -> Option<&'t str> {
        (self.names() == 2).then(|| self.name(0))
    }

    /// The name of the value.
    pub fn value_name(self) -> &'t str {
        self.name(self.names() - 1)
    }

    /// What it goes through.
    pub fn collection(self) -> Expr<'t> {
        Expr { tree: self.0.tree, id: child(self.0, self.names()).unwrap_or(self.0.id) }
    }

    /// The parts for each item.
    pub fn body(self) -> impl Iterator<Item = Part<'t>> + Clone {
        child(self.0, self.names() + 1).into_iter().flat_map(move |id| parts(self.0.tree, id))
    }
}
