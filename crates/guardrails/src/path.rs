//! Attribute paths: `ingress[0].cidr_blocks`, and patterns of them: `ingress[].cidr_blocks`.

use serde_json::{Map, Value};

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// `.name`, `["a name"]`
    Name(String),
    /// `[3]`; `[]` and `[*]` are any.
    Index(Option<usize>),
}

/// Takes a path apart. What is not well formed is taken as a name, so that it still equals itself.
pub(crate) fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            rest = after;
            continue;
        }
        if let Some((name, after)) = rest.strip_prefix("[\"").and_then(|inner| inner.split_once("\"]")) {
            steps.push(Step::Name(name.to_owned()));
            rest = after;
            continue;
        }
        if let Some((number, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            steps.push(Step::Index(number.parse().ok()));
            rest = after;
            continue;
        }
        let end = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '.' | '[')).map_or(rest.len(), |(at, _)| at);
        let (name, after) = rest.split_at(end);
        steps.push(Step::Name(name.to_owned()));
        rest = after;
    }
    steps
}

/// Whether one of the two is, or stands for something above, the other.
///
/// An index that only one of them has is passed over: `ingress.cidr_blocks` means every block's.
pub(crate) fn overlap(left: &[Step], right: &[Step]) -> bool {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    loop {
        match (left.peek(), right.peek()) {
            (None, _) | (_, None) => return true,
            (Some(Step::Name(one)), Some(Step::Name(other))) if one != other => return false,
            (Some(Step::Index(Some(one))), Some(Step::Index(Some(other)))) if one != other => return false,
            (Some(Step::Index(_)), Some(Step::Name(_))) => {
                left.next();
            }
            (Some(Step::Name(_)), Some(Step::Index(_))) => {
                right.next();
            }
            _ => {
                left.next();
                right.next();
            }
        }
    }
}

/// Whether `path` is `above` or something below it.
pub(crate) fn is_below(path: &[Step], above: &[Step]) -> bool {
    let names = |steps: &[Step]| {
        steps.iter().filter_map(|step| if let Step::Name(name) = step { Some(name.clone()) } else { None }).count()
    };
    names(path) >= names(above) && overlap(path, above)
}

/// Every value at a pattern.
pub(crate) fn values_at<'v>(value: &'v Value, steps: &[Step]) -> Vec<&'v Value> {
    let Some((first, rest)) = steps.split_first() else { return vec![value] };
    match (first, value) {
        (Step::Name(name), Value::Object(object)) => {
            object.get(name).map(|inner| values_at(inner, rest)).unwrap_or_default()
        }
        (Step::Name(_), Value::Array(items)) => items.iter().flat_map(|item| values_at(item, steps)).collect(),
        (Step::Index(Some(at)), Value::Array(items)) => {
            items.get(*at).map(|item| values_at(item, rest)).unwrap_or_default()
        }
        (Step::Index(None), Value::Array(items)) => items.iter().flat_map(|item| values_at(item, rest)).collect(),
        (Step::Index(_), other) => values_at(other, rest),
        (Step::Name(_), _) => Vec::new(),
    }
}

/// How far a list is filled up to reach an index that somebody names.
const LONGEST_FILL: usize = 10_000;

/// Puts `inserted` at a path, with objects and lists made on the way.
pub(crate) fn put(value: &mut Value, steps: &[Step], inserted: Value) {
    let Some((first, rest)) = steps.split_first() else {
        *value = inserted;
        return;
    };
    match first {
        Step::Name(name) => {
            if let Value::Array(items) = value {
                if let Some(item) = items.first_mut() {
                    put(item, steps, inserted);
                }
                return;
            }
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            if let Value::Object(object) = value {
                put(object.entry(name.clone()).or_insert(Value::Null), rest, inserted);
            }
        }
        Step::Index(at) => {
            let at = at.unwrap_or(0).min(LONGEST_FILL);
            if !value.is_array() {
                *value = Value::Array(Vec::new());
            }
            if let Value::Array(items) = value {
                while items.len() <= at {
                    items.push(Value::Object(Map::new()));
                }
                if let Some(item) = items.get_mut(at) {
                    put(item, rest, inserted);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_overlaps_what_is_above_and_below_it() {
        for (pattern, path, expected) in [
            ("ingress[].cidr_blocks", "ingress[0].cidr_blocks", true),
            ("ingress[].cidr_blocks", "ingress", true),
            ("ingress[].cidr_blocks", "ingress[2]", true),
            ("ingress[].cidr_blocks", "ingress[0].cidr_blocks[1]", true),
            ("ingress.cidr_blocks", "ingress[0].cidr_blocks", true),
            ("ingress[1].cidr_blocks", "ingress[0].cidr_blocks", false),
            ("ingress[].cidr_blocks", "ingress[0].from_port", false),
            ("tags", "tags[\"a b\"]", true),
            ("tags.Name", "tags.Owner", false),
            ("storage", "storage_encrypted", false),
        ] {
            assert_eq!(overlap(&steps(pattern), &steps(path)), expected, "`{pattern}` and `{path}`");
        }
    }

    #[test]
    fn a_value_is_put_where_a_path_leads() {
        let mut value = serde_json::json!({"a": [{"b": 1}]});
        put(&mut value, &steps("a[1].c"), Value::from("x"));
        assert_eq!(value, serde_json::json!({"a": [{"b": 1}, {"c": "x"}]}));
        assert_eq!(values_at(&value, &steps("a[].c")), [&Value::from("x")]);
    }
}
