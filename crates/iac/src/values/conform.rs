//! A value as its variable's type constraint has it: converted, with defaults filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use hcl::eval::{NoScope, Number, Value, evaluate};
use hcl::{Expr, ExprKind};

/// The value after conversion to the type that the expression names; as it is where the two do not fit.
pub(super) fn conform(value: Value, constraint: Expr<'_>) -> Value {
    let constraint = constraint.unwrap_parens();
    if matches!(value, Value::Null | Value::Unknown(_)) {
        return value;
    }
    match constraint.kind() {
        ExprKind::Variable(name) => primitive(value, name),
        // Quoted type names are how older configurations write them.
        ExprKind::Template(template) => match template.text() {
            Some(name) => primitive(value, &name),
            None => value,
        },
        ExprKind::Call(call) => {
            let mut arguments = call.arguments();
            let Some(of) = arguments.next() else { return value };
            match call.name() {
                "list" => items(value, of, false),
                "set" => items(value, of, true),
                "map" => map(value, of),
                "tuple" => tuple(value, of),
                "object" => object(value, of),
                "optional" => conform(value, of),
                _ => value,
            }
        }
        _ => value,
    }
}

fn primitive(value: Value, name: &str) -> Value {
    match (name, &value) {
        ("string", Value::Number(number)) => Value::string(number.to_string()),
        ("string", Value::Bool(value)) => Value::string(if *value { "true" } else { "false" }),
        ("number", Value::String(text)) => Number::parse(text).map_or(value, Value::Number),
        ("bool", Value::String(text)) => match &**text {
            "true" | "1" => Value::Bool(true),
            "false" | "0" => Value::Bool(false),
            _ => value,
        },
        _ => value,
    }
}

fn items(value: Value, of: Expr<'_>, as_set: bool) -> Value {
    let Some(items) = value.as_items() else { return value };
    let items = items.iter().map(|item| conform(item.clone(), of));
    if as_set { Value::set(items) } else { Value::list(items) }
}

fn map(value: Value, of: Expr<'_>) -> Value {
    let Some(entries) = value.as_object() else { return value };
    Value::object(entries.iter().map(|(key, item)| (key.clone(), conform(item.clone(), of))))
}

fn tuple(value: Value, of: Expr<'_>) -> Value {
    let Some(items) = value.as_items() else { return value };
    let types: Vec<Expr<'_>> = of.unwrap_parens().tuple_items().collect();
    if types.len() != items.len() {
        return value;
    }
    Value::list(items.iter().zip(types).map(|(item, of)| conform(item.clone(), of)))
}

/// Attributes that the type does not name are dropped, as Terraform drops them; those that are missing get their default.
fn object(value: Value, of: Expr<'_>) -> Value {
    let Some(given) = value.as_object() else { return value };
    let of = of.unwrap_parens();
    if !matches!(of.kind(), ExprKind::Object) {
        return value;
    }
    let mut entries: BTreeMap<Arc<str>, Value> = BTreeMap::new();
    for item in of.object_items() {
        let Some(name) = item.name() else { return value };
        let (of, default) = optional(item.value());
        let known = given.get(&*name).filter(|value| !matches!(value, Value::Null) || default.is_none());
        let filled = match known {
            Some(known) => conform(known.clone(), of),
            None => conform(default.unwrap_or(Value::Null), of),
        };
        entries.insert(name.into_owned().into(), filled);
    }
    Value::object(entries)
}

/// The type inside `optional(...)`, and its default if it has one.
fn optional(constraint: Expr<'_>) -> (Expr<'_>, Option<Value>) {
    let ExprKind::Call(call) = constraint.unwrap_parens().kind() else { return (constraint, None) };
    if call.name() != "optional" {
        return (constraint, None);
    }
    let mut arguments = call.arguments();
    let of = arguments.next().unwrap_or(constraint);
    let default = arguments.next().and_then(|default| evaluate(default, &NoScope).ok());
    (of, default)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conformed(value: &str, constraint: &str) -> String {
        let value = hcl::parse_expression(value).unwrap();
        let value = evaluate(value.expr(), &NoScope).unwrap();
        let constraint = hcl::parse_expression(constraint).unwrap();
        conform(value, constraint.expr()).to_string()
    }

    #[test]
    fn a_value_takes_the_type_of_its_variable() {
        let cases = [
            ("5", "string", "\"5\""),
            ("\"5\"", "number", "5"),
            ("\"true\"", "bool", "true"),
            ("\"x\"", "number", "\"x\""),
            ("[1, \"2\"]", "list(string)", "[\"1\", \"2\"]"),
            ("[\"b\", \"a\", \"b\"]", "set(string)", "[\"a\", \"b\"]"),
            ("{ a = 1 }", "map(string)", "{ a = \"1\" }"),
            ("{ a = 1, z = 2 }", "object({ a = string, b = optional(number, 7) })", "{ a = \"1\", b = 7 }"),
            ("{ b = null }", "object({ b = optional(number, 7), c = optional(string) })", "{ b = 7, c = null }"),
            (
                "{ x = {} }",
                "map(object({ size = optional(number, 3), tags = optional(map(string), {}) }))",
                "{ x = { size = 3, tags = {} } }",
            ),
            ("[1, 2]", "any", "[1, 2]"),
            ("{}", "\"map\"", "{}"),
        ];
        for (value, constraint, expected) in cases {
            assert_eq!(conformed(value, constraint), expected, "{value} as {constraint}");
        }
    }
}
