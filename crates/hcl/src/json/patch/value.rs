//! Native expressions as JSON values.

use super::style::Style;
use crate::eval::Number;
use crate::json::text::string_text;
use crate::syntax::{Expr, ExprKind, Operator, Part, Template};

/// The JSON text of a value whose strings are references as they are, such as that of `depends_on`.
pub(super) fn references_text(expr: Expr<'_>, style: &Style, indent: &str) -> String {
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
        ExprKind::Traversal(_) => string_text(&expr.source()),
        _ => json_text(expr, style, indent),
    }
}

/// The JSON text that means the same as a native expression.
pub(super) fn json_text(expr: Expr<'_>, style: &Style, indent: &str) -> String {
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
        ExprKind::Template(template) => {
            template_text(template).map_or_else(|| wrapped(expr), |text| string_text(&text))
        }
        ExprKind::Tuple => {
            let items: Vec<String> = expr.tuple_items().map(|item| json_text(item, style, &deeper)).collect();
            let in_lines = style.in_lines && items.iter().any(|item| item.starts_with(['{', '[']));
            style.bracketed('[', ']', &items, indent, in_lines)
        }
        ExprKind::Object if expr.object_items().all(|item| item.name().is_some()) => {
            let members: Vec<String> = expr
                .object_items()
                .map(|item| {
                    let name = escaped(&item.name().unwrap_or_default());
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
    // The end of a heredoc needs its line end.
    let end = if source.contains("<<") { "\n" } else { "" };
    string_text(&format!("${{{source}{end}}}"))
}

/// Literal text in a template.
fn escaped(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}

/// A template of plain parts as the text of one.
fn template_text(template: Template<'_>) -> Option<String> {
    let mut text = String::new();
    for part in template.parts() {
        match part {
            Part::Literal(literal) => text.push_str(&escaped(&literal.text())),
            Part::Interpolation(expr, span) => {
                let source = expr.tree().source();
                let written = String::from_utf8_lossy(span.slice(source)).into_owned();
                // Strip marks were obeyed already; they would be obeyed again.
                if written.starts_with("${~") || written.ends_with("~}") {
                    return None;
                }
                text.push_str(&written);
            }
            Part::If(_) | Part::For(_) => return None,
        }
    }
    Some(text)
}
