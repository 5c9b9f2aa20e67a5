//! One resource of a plan or a state.

use std::collections::BTreeMap;

use domain::planned::{Action, Drift, Mode, Origin, PlannedResource, SENSITIVE};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::attribute_path::Quoted;

/// Why a value is not known.
pub(super) const AFTER_APPLY: &str = "known after apply";

/// A resource among `planned_values` or in a state.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Values {
    pub(super) address: String,
    #[serde(default)]
    pub(super) mode: String,
    #[serde(rename = "type")]
    pub(super) type_name: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) index: Option<Value>,
    #[serde(default)]
    pub(super) provider_name: String,
    #[serde(default)]
    pub(super) values: Value,
    #[serde(default)]
    pub(super) sensitive_values: Value,
    #[serde(default)]
    pub(super) depends_on: Vec<String>,
}

/// A resource among `resource_changes` or `resource_drift`.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Changed {
    pub(super) address: String,
    #[serde(default)]
    pub(super) previous_address: Option<String>,
    #[serde(default)]
    pub(super) module_address: Option<String>,
    #[serde(default)]
    pub(super) mode: String,
    #[serde(rename = "type")]
    pub(super) type_name: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) index: Option<Value>,
    #[serde(default)]
    pub(super) provider_name: String,
    #[serde(default)]
    pub(super) deposed: Option<String>,
    pub(super) change: Change,
    #[serde(default)]
    pub(super) action_reason: Option<String>,
}

/// What changes.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Change {
    pub(super) actions: Vec<String>,
    #[serde(default)]
    pub(super) before: Value,
    #[serde(default)]
    pub(super) after: Value,
    #[serde(default)]
    pub(super) after_unknown: Value,
    #[serde(default)]
    pub(super) after_sensitive: Value,
    #[serde(default)]
    pub(super) replace_paths: Option<Vec<Vec<Value>>>,
    #[serde(default)]
    pub(super) importing: Option<Value>,
}

/// What a plan says of a resource beside what every source does.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Beside {
    /// Addresses that the state says it depends on.
    pub(super) depends_on: Vec<String>,
    pub(crate) moved_from: Option<String>,
    pub(crate) imported: Option<String>,
}

/// The resource of these values and this change, either of which may be missing.
pub(super) fn resource(
    origin: Origin,
    module_address: Option<String>,
    values: Option<Values>,
    changed: Option<Changed>,
) -> (PlannedResource, Beside) {
    let is_new = values.is_none();
    let own = values.unwrap_or_else(|| {
        let changed = changed.as_ref();
        let text = |of: fn(&Changed) -> &String| changed.map(|changed| of(changed).clone()).unwrap_or_default();
        Values {
            address: text(|changed| &changed.address),
            mode: text(|changed| &changed.mode),
            type_name: text(|changed| &changed.type_name),
            name: text(|changed| &changed.name),
            index: changed.and_then(|changed| changed.index.clone()),
            provider_name: text(|changed| &changed.provider_name),
            ..Values::default()
        }
    });
    let mut beside = Beside { depends_on: own.depends_on, ..Beside::default() };
    let mode = if own.mode == "data" { Mode::Data } else { Mode::Managed };
    let mut resource = PlannedResource {
        address: own.address,
        origin,
        mode,
        type_name: own.type_name,
        name: own.name,
        index: own.index.filter(|index| !index.is_null()),
        module_address,
        provider: full_name(&own.provider_name),
        values: own.values,
        actions: vec![Action::NoOp],
        ..PlannedResource::default()
    };
    let mut sensitive: Vec<String> = Vec::new();
    marked(&own.sensitive_values, &mut String::new(), &mut sensitive);
    if let Some(changed) = changed {
        let change = changed.change;
        if is_new || resource.values.is_null() {
            resource.values = change.after;
        }
        if let Some(deposed) = &changed.deposed {
            resource.address = format!("{} (deposed {deposed})", resource.address);
        }
        resource.actions = change.actions.iter().filter_map(|action| action_of(action)).collect();
        if resource.actions.is_empty() {
            resource.actions.push(Action::NoOp);
        }
        resource.before = change.before;
        let mut unknown: Vec<String> = Vec::new();
        marked(&change.after_unknown, &mut String::new(), &mut unknown);
        resource.unknown = unknown.into_iter().map(|path| (path, AFTER_APPLY.to_owned())).collect();
        marked(&change.after_sensitive, &mut String::new(), &mut sensitive);
        resource.replaced_because = change.replace_paths.iter().flatten().map(|path| path_of(path)).collect();
        resource.action_reason = changed.action_reason;
        beside.moved_from = changed.previous_address.filter(|before| *before != resource.address);
        beside.imported = change.importing.map(|importing| {
            let id = importing.get("id").and_then(Value::as_str);
            id.map_or_else(|| "known after apply".to_owned(), str::to_owned)
        });
    }
    if !resource.values.is_object() {
        if resource.values == json!(SENSITIVE) {
            sensitive.push(String::new());
        }
        resource.values = Value::Object(Map::new());
    }
    hidden(&resource.values, &mut String::new(), &mut sensitive);
    sensitive.sort_unstable();
    sensitive.dedup();
    resource.sensitive = sensitive;
    (resource, beside)
}

fn action_of(word: &str) -> Option<Action> {
    Some(match word {
        "no-op" => Action::NoOp,
        "create" => Action::Create,
        "read" => Action::Read,
        "update" => Action::Update,
        "delete" => Action::Delete,
        "forget" => Action::Forget,
        _ => return None,
    })
}

/// Old plans say `aws` where newer ones have the whole name.
pub(super) fn full_name(provider: &str) -> String {
    match provider {
        "" => String::new(),
        "terraform" => "terraform.io/builtin/terraform".to_owned(),
        name if name.contains('/') => name.to_owned(),
        name => format!("registry.terraform.io/hashicorp/{name}"),
    }
}

/// The paths at which there is `true`. How deep values nest was looked at before.
fn marked(mark: &Value, path: &mut String, found: &mut Vec<String>) {
    match mark {
        Value::Bool(true) => found.push(path.clone()),
        Value::Object(entries) => each(entries, path, |value, path| marked(value, path, found)),
        Value::Array(items) => each_item(items, path, |value, path| marked(value, path, found)),
        _ => {}
    }
}

/// The paths at which a value was taken out.
fn hidden(value: &Value, path: &mut String, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text == SENSITIVE => found.push(path.clone()),
        Value::Object(entries) => each(entries, path, |value, path| hidden(value, path, found)),
        Value::Array(items) => each_item(items, path, |value, path| hidden(value, path, found)),
        _ => {}
    }
}

pub(super) fn each(entries: &Map<String, Value>, path: &mut String, mut visit: impl FnMut(&Value, &mut String)) {
    let length = path.len();
    for (name, value) in entries {
        if length > 0 {
            path.push('.');
        }
        path.push_str(&Quoted(name).to_string());
        visit(value, path);
        path.truncate(length);
    }
}

pub(super) fn each_item(items: &[Value], path: &mut String, mut visit: impl FnMut(&Value, &mut String)) {
    let length = path.len();
    for (index, value) in items.iter().enumerate() {
        path.push_str(&format!("[{index}]"));
        visit(value, path);
        path.truncate(length);
    }
}

/// A path of names and numbers as text.
fn path_of(steps: &[Value]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Value::String(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&Quoted(name).to_string());
            }
            step => path.push_str(&format!("[{step}]")),
        }
    }
    path
}

/// What of a resource was found changed.
pub(super) fn drift(changed: &Changed) -> Vec<Drift> {
    let change = &changed.change;
    if change.actions.iter().any(|action| action == "delete") {
        return vec![Drift { path: String::new(), recorded: change.before.clone(), found: Value::Null }];
    }
    let before_and_after = changed_attributes(&change.before, &change.after);
    before_and_after.into_iter().map(|(path, (recorded, found))| Drift { path, recorded, found }).collect()
}

/// Attributes that differ between two objects, with both values.
pub(super) fn changed_attributes(before: &Value, after: &Value) -> BTreeMap<String, (Value, Value)> {
    let nothing = Map::new();
    let (before, after) = (before.as_object().unwrap_or(&nothing), after.as_object().unwrap_or(&nothing));
    let names = before.keys().chain(after.keys());
    let differ =
        names.filter(|name| before.get(*name).unwrap_or(&Value::Null) != after.get(*name).unwrap_or(&Value::Null));
    let both = |name: &String| {
        let of = |object: &Map<String, Value>| object.get(name).cloned().unwrap_or_default();
        (Quoted(name).to_string(), (of(before), of(after)))
    };
    differ.map(both).collect()
}
