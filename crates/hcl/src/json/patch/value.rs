//! Native expressions as JSON values.

use super::style::Style;
use crate::eval::Number;
use crate::json::template;
use crate::json::text::string_text;
use crate::syntax::{Expr, ExprKind, ObjectItem, Operator};

/// What strings of a value stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strings {
    /// Templates.
    Templates,
    /// Expressions without `${}`, such as the references of `depends_on`.
    Expressions,
}

impl Strings {
    /// The JSON text of a value.
    pub(super) fn text(self, expr: Expr<'_>, style: &Style, indent: &str) -> String {
        match self {
            Strings::Templates => json_text(expr, style, indent),
            Strings::Expressions => references_text(expr, style, indent),
        }
    }
}

fn references_text(expr: Expr<'_>, style: &Style, indent: &str) -> String {
    let deeper = style.deeper(indent);
    match expr.kind() {
        ExprKind::Tuple => {
            let items: Vec<String> = expr.tuple_items().map(|item| references_text(item, style, &deeper)).collect();
            style.bracketed('[', ']', &items, indent, false)
        }
        ExprKind::Object if expr.object_items().all(|item| item.name().is_some()) => {
            let members: Vec<String> = expr
                .object_items()
                .map(|item| {
                    let value = references_text(item.value(), style, &deeper);
                    style.member_text(&item.name().unwrap_or_default(), &value)
                })
                .collect();
            style.bracketed('{', '}', &members, indent, style.in_lines)
        }
        ExprKind::Traversal(_) | ExprKind::Variable(_) | ExprKind::Call(_) => string_text(&expr.source()),
        _ => json_text(expr, style, indent),
    }
}

/// The JSON text that means the same as a native expression.
fn json_text(expr: Expr<'_>, style: &Style, indent: &str) -> String {
    let deeper = style.deeper(indent);
    match expr.kind() {
        ExprKind::Null => "null".to_owned(),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Number(text) => match Number::parse(text) {
            Some(number) => number.to_string(),
            None => wrapped(expr),
        },
        ExprKind::Unary(unary) if unary.operator() == Operator::Negate => match unary.operand().kind() {
            ExprKind::Number(text) => {
                Number::parse(text).map_or_else(|| wrapped(expr), |number| number.negated().to_string())
            }
            _ => wrapped(expr),
        },
        ExprKind::Template(inner) => string_text(&template::text(inner, &escaped)),
        ExprKind::Tuple => {
            let items: Vec<String> = expr.tuple_items().map(|item| json_text(item, style, &deeper)).collect();
            style.list(&items, indent)
        }
        ExprKind::Object if expr.object_items().all(|item| member_name(item).is_some()) => {
            let members: Vec<String> = expr
                .object_items()
                .map(|item| {
                    let name = member_name(item).unwrap_or_default();
                    style.member_text(&name, &json_text(item.value(), style, &deeper))
                })
                .collect();
            style.bracketed('{', '}', &members, indent, style.in_lines)
        }
        _ => wrapped(expr),
    }
}

/// `"${expression}"`
fn wrapped(expr: Expr<'_>) -> String {
    let source = expr.source();
    string_text(&format!("${{{source}{}}}", template::end(&source)))
}

/// Literal text in a template.
pub(super) fn escaped(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}

/// The name that an item of an object has in JSON, where names are templates; `None` where it is another expression.
pub(super) fn member_name(item: ObjectItem<'_>) -> Option<String> {
    if let Some(name) = item.name() {
        return Some(escaped(&name));
    }
    match item.key().unwrap_parens().kind() {
        ExprKind::Template(template) => Some(template::text(template, &escaped)),
        ExprKind::Traversal(_) | ExprKind::Variable(_) => Some(format!("${{{}}}", item.key().unwrap_parens().source())),
        _ => None,
    }
}
