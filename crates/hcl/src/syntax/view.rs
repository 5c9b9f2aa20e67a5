//! Typed views over the nodes of a tree.

mod body;
mod expr;
mod template;
mod walk;

pub use body::{Attribute, Block, Body, ErrorItem, Item, Label};
pub use expr::{Binary, Call, Conditional, Expr, ExprKind, For, ObjectItem, Step, Traversal, Unary};
pub use template::{ForDirective, IfDirective, Literal, Part, Template};
