//! The file that Terraform keeps its state in, as what `terraform show -json` would say of it.

use std::borrow::Cow;

use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use super::containers::{parsed, text};
use super::raw::{entry, items, pairs};
use super::resource::Values;

/// The marks of a list of paths, as `sensitive_values` would have them. Where a path leads into a list, all of that.
pub(super) fn marks(paths: &Value) -> Vec<Value> {
    paths.as_array().into_iter().flatten().map(|path| mark(path.as_array().map_or(&[][..], Vec::as_slice))).collect()
}

fn mark(path: &[Value]) -> Value {
    // From the end to the beginning, so that depth needs no stack.
    path.iter().rev().fold(Value::Bool(true), |inner, step| {
        // Both ways of Terraform to write a step.
        let value = step.get("value").map_or(step, |value| value.get("value").unwrap_or(value));
        match value.as_str() {
            Some(name) => {
                let mut object = Map::new();
                object.insert(name.to_owned(), inner);
                Value::Object(object)
            }
            None => Value::Bool(true),
        }
    })
}

/// The resources of the file.
pub(super) fn resources<'a>(top: &[(Cow<'a, str>, &'a RawValue)]) -> Vec<(&'a RawValue, Values)> {
    let mut found = Vec::new();
    for raw in entry(top, "resources").map(items).unwrap_or_default() {
        let resource = pairs(raw);
        let own = |name: &str| text(entry(&resource, name)).into_owned();
        let (mode, type_name, name, module) = (own("mode"), own("type"), own("name"), own("module"));
        let provider = own("provider");
        let provider = provider.split('"').nth(1).unwrap_or(&provider).to_owned();
        for raw in entry(&resource, "instances").map(items).unwrap_or_default() {
            let instance = pairs(raw);
            let index = entry(&instance, "index_key").map(parsed).filter(|index| !index.is_null());
            let data = if mode == "data" { "data." } else { "" };
            let dot = if module.is_empty() { "" } else { "." };
            let suffix = match &index {
                None => String::new(),
                Some(Value::String(key)) => format!("[{}]", crate::graph::instances::quoted(key)),
                Some(index) => format!("[{index}]"),
            };
            let deposed = text(entry(&instance, "deposed"));
            let deposed = if deposed.is_empty() { String::new() } else { format!(" (deposed {deposed})") };
            let paths = entry(&instance, "sensitive_attributes").map(parsed).unwrap_or_default();
            let dependencies = entry(&instance, "dependencies").map(parsed).unwrap_or_default();
            found.push((
                raw,
                Values {
                    address: format!("{module}{dot}{data}{type_name}.{name}{suffix}{deposed}"),
                    mode: mode.clone(),
                    type_name: type_name.clone(),
                    name: name.clone(),
                    index,
                    provider_name: provider.clone(),
                    values: entry(&instance, "attributes").map(parsed).unwrap_or_default(),
                    sensitive_values: marks(&paths).into_iter().fold(json!({}), merged),
                    depends_on: serde_json::from_value(dependencies).unwrap_or_default(),
                },
            ));
        }
    }
    found
}

/// Two marks as one. How deep they nest was looked at before.
fn merged(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(mut one), Value::Object(other)) => {
            for (name, mark) in other {
                let both = match one.remove(&name) {
                    Some(known) => merged(known, mark),
                    None => mark,
                };
                one.insert(name, both);
            }
            Value::Object(one)
        }
        (Value::Bool(true), _) | (_, Value::Bool(true)) => Value::Bool(true),
        (one, _) => one,
    }
}

/// The outputs of the file.
pub(super) fn outputs(top: &[(Cow<'_, str>, &RawValue)]) -> Map<String, Value> {
    let outputs = entry(top, "outputs").map(pairs).unwrap_or_default();
    outputs.into_iter().map(|(name, raw)| (name.into_owned(), parsed(raw))).collect()
}
