//! Bytes to a tree with a span for everything.
//!
//! [`parse`] never fails: what is not understood becomes an [`Item::Error`] or an [`ExprKind::Error`], is listed in
//! [`Tree::errors`], and the rest of the file is read on. Views ([`Body`], [`Block`], [`Attribute`], [`Expr`], ...) are
//! small copies of a reference and a node; they cost nothing to make and live as long as the tree.
//!
//! The tree is lossless together with its [`Tree::tokens`]: tokens and the spaces and tabs between them are the text.
//!
//! Nesting is bounded, so recursion over expressions is safe, with one exception: a chain of operators
//! (`a + b + c ...`) leans to the left and is as deep as it is long. [`Expr::walk`] takes care of it.

mod error;
mod lexer;
mod node;
mod operator;
pub(crate) mod parser;
mod text;
mod token;
mod tree;
mod trivia;
mod view;

pub use error::SyntaxError;
pub(crate) use error::{MOST_ERRORS, Problem};
pub(crate) use lexer::{is_identifier, lex_template};
pub use node::NodeId;
pub(crate) use node::{Kind, flag};
pub use operator::Operator;
pub use text::unescape;
pub use token::{Token, TokenKind};
pub(crate) use tree::Aside;
pub use tree::{Fragment, Tree, parse, parse_expression, parse_template};
pub use trivia::{Trivia, TriviaKind};
pub use view::{
    Attribute, Binary, Block, Body, Call, Conditional, ErrorItem, Expr, ExprKind, For, ForDirective, IfDirective, Item,
    Label, Literal, ObjectItem, Part, Step, Template, Traversal, Unary,
};
