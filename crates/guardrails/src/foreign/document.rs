//! What somebody else's policies are given: a plan as `terraform show -json` prints it, a manifest, or a template.

use std::collections::{BTreeMap, BTreeSet};

use domain::FileSet;
use domain::planned::{Action, Drift, Mode, Origin, Planned, PlannedResource};
use serde_json::{Map, Value, json};

use crate::path::{put, steps};
use crate::run::estate::stays;

/// Which document a policy is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// The whole plan, once.
    Plan,
    /// Each Kubernetes object by itself.
    Manifest,
    /// Each Kubernetes object as Gatekeeper hands it over: `input.review.object`.
    Review,
    /// Each Kubernetes object as an admission request: `input.request.object`.
    Request,
    /// Each CloudFormation template by itself.
    Template,
}

impl Shape {
    /// The document that a policy with these references is written for.
    pub fn of(references: &BTreeSet<Vec<String>>) -> Self {
        let reads: BTreeSet<&str> = references
            .iter()
            .filter(|path| path.first().is_some_and(|first| first == "input"))
            .filter_map(|path| path.get(1).map(String::as_str))
            .collect();
        let any = |names: &[&str]| names.iter().any(|name| reads.contains(name));
        if any(&["resource_changes", "planned_values", "configuration", "prior_state", "tfplan", "resource"]) {
            Self::Plan
        } else if reads.contains("review") {
            Self::Review
        } else if reads.contains("request") {
            Self::Request
        } else if any(&["Resources", "AWSTemplateFormatVersion"]) {
            Self::Template
        } else if any(&["kind", "metadata", "spec", "apiVersion", "rules", "roleRef", "subjects", "webhooks"]) {
            Self::Manifest
        } else {
            Self::Plan
        }
    }
}

/// A plan as `terraform show -json` prints it. `also` are names under which some runners put it: `input.tfplan`.
pub(crate) fn plan(planned: &Planned, also: &BTreeSet<&str>) -> Value {
    let resources: Vec<&PlannedResource> =
        planned.resources.iter().map(AsRef::as_ref).filter(|resource| resource.origin != Origin::Manifests).collect();
    let there = resources.iter().copied().filter(|resource| stays(resource));
    let mut document = json!({
        "format_version": "1.2",
        "terraform_version": planned.terraform_version.as_deref().unwrap_or("1.9.0"),
        "variables": planned.variables,
        "planned_values": { "outputs": planned.outputs, "root_module": root_module(there) },
        "resource_changes": resources.iter().map(|resource| change(resource)).collect::<Vec<_>>(),
        "output_changes": planned.output_changes,
        "configuration": if planned.configuration.is_null() { json!({}) } else { planned.configuration.clone() },
        "resource_drift": resources.iter().filter(|resource| !resource.drift.is_empty()).map(|resource| drift(resource)).collect::<Vec<_>>(),
    });
    if let Value::Object(object) = &mut document {
        if !planned.prior_state.is_null() {
            object.insert("prior_state".to_owned(), planned.prior_state.clone());
        }
        if also.contains("resource") {
            object.insert("resource".to_owned(), by_type(&resources));
        }
        let whole = Value::Object(object.clone());
        for name in ["tfplan", "plan", "terraform"].into_iter().filter(|name| also.contains(name)) {
            object.insert(name.to_owned(), whole.clone());
        }
    }
    document
}

/// The file's own document for each template: path and content.
pub(crate) fn templates(files: &FileSet) -> Vec<(String, Value)> {
    let named = |path: &str| [".yaml", ".yml", ".json", ".template"].iter().any(|ending| path.ends_with(ending));
    files
        .iter()
        .filter(|(path, _)| named(path))
        .filter_map(|(path, bytes)| {
            let text = std::str::from_utf8(bytes).ok()?;
            if !text.contains("Resources") || !text.contains("AWS::") {
                return None;
            }
            let value = serde_json::from_str(text)
                .ok()
                .or_else(|| serde_json::to_value(regorus::Value::from_yaml_str(text).ok()?).ok())?;
            value.get("Resources")?.as_object()?;
            Some((path.to_owned(), value))
        })
        .collect()
}

/// What Gatekeeper hands over of an object.
pub(crate) fn review(manifest: &Value) -> Value {
    json!({ "review": admission(manifest), "parameters": {} })
}

/// What the API server asks about an object.
pub(crate) fn request(manifest: &Value) -> Value {
    json!({ "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": admission(manifest) })
}

fn admission(manifest: &Value) -> Value {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let version = text(manifest.get("apiVersion"));
    let (group, version) = version.rsplit_once('/').unwrap_or(("", &version));
    let metadata = manifest.get("metadata");
    json!({
        "operation": "CREATE",
        "kind": { "group": group, "version": version, "kind": manifest.get("kind") },
        "name": text(metadata.and_then(|metadata| metadata.get("name"))),
        "namespace": text(metadata.and_then(|metadata| metadata.get("namespace"))),
        "object": manifest,
        "userInfo": { "username": "", "groups": [] },
    })
}

fn mode(resource: &PlannedResource) -> &'static str {
    match resource.mode {
        Mode::Managed => "managed",
        Mode::Data => "data",
    }
}

fn head(resource: &PlannedResource) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("address".to_owned(), json!(resource.address));
    object.insert("mode".to_owned(), json!(mode(resource)));
    object.insert("type".to_owned(), json!(resource.type_name));
    object.insert("name".to_owned(), json!(resource.name));
    if let Some(index) = &resource.index {
        object.insert("index".to_owned(), index.clone());
    }
    object.insert("provider_name".to_owned(), json!(resource.provider));
    object
}

fn planned_resource(resource: &PlannedResource) -> Value {
    let mut object = head(resource);
    object.insert("schema_version".to_owned(), json!(0));
    object.insert("values".to_owned(), resource.values.clone());
    object.insert("sensitive_values".to_owned(), marked(resource.sensitive.iter()));
    Value::Object(object)
}

fn change(resource: &PlannedResource) -> Value {
    let mut object = head(resource);
    if let Some(module) = &resource.module_address {
        object.insert("module_address".to_owned(), json!(module));
    }
    let gone = !stays(resource);
    let mut change = json!({
        "actions": resource.actions.iter().map(|action| word(*action)).collect::<Vec<_>>(),
        "before": resource.before,
        "after": if gone { Value::Null } else { resource.values.clone() },
        "after_unknown": marked(resource.unknown.keys()),
        "before_sensitive": if resource.before.is_null() { json!(false) } else { marked(resource.sensitive.iter()) },
        "after_sensitive": if gone { json!(false) } else { marked(resource.sensitive.iter()) },
    });
    if !resource.replaced_because.is_empty() {
        let paths: Vec<Value> = resource.replaced_because.iter().map(|path| as_list(path)).collect();
        put(&mut change, &steps("replace_paths"), Value::Array(paths));
    }
    object.insert("change".to_owned(), change);
    if let Some(reason) = &resource.action_reason {
        object.insert("action_reason".to_owned(), json!(reason));
    }
    Value::Object(object)
}

fn drift(resource: &PlannedResource) -> Value {
    let side = |of: fn(&Drift) -> &Value| {
        let mut value = resource.before.clone();
        for drift in &resource.drift {
            put(&mut value, &steps(&drift.path), of(drift).clone());
        }
        value
    };
    let mut object = head(resource);
    let change =
        json!({ "actions": ["update"], "before": side(|drift| &drift.recorded), "after": side(|drift| &drift.found) });
    object.insert("change".to_owned(), change);
    Value::Object(object)
}

fn as_list(path: &str) -> Value {
    let step = |step: crate::path::Step| match step {
        crate::path::Step::Name(name) => json!(name),
        crate::path::Step::Index(index) => json!(index.unwrap_or(0)),
    };
    Value::Array(steps(path).into_iter().map(step).collect())
}

fn word(action: Action) -> &'static str {
    match action {
        Action::NoOp => "no-op",
        Action::Create => "create",
        Action::Read => "read",
        Action::Update => "update",
        Action::Delete => "delete",
        Action::Forget => "forget",
    }
}

/// `true` at each path.
fn marked<'p>(paths: impl Iterator<Item = &'p String>) -> Value {
    let mut value = Value::Object(Map::new());
    for path in paths {
        put(&mut value, &steps(path), Value::Bool(true));
    }
    value
}

/// Modules within modules, as a plan has them.
fn root_module<'r>(resources: impl Iterator<Item = &'r PlannedResource>) -> Value {
    let mut modules: BTreeMap<String, (Vec<Value>, BTreeSet<String>)> = BTreeMap::new();
    modules.entry(String::new()).or_default();
    for resource in resources {
        let address = resource.module_address.clone().unwrap_or_default();
        let mut child = address.clone();
        while !child.is_empty() {
            let parent = parent(&child).to_owned();
            modules.entry(child.clone()).or_default();
            if !modules.entry(parent.clone()).or_default().1.insert(child) {
                break;
            }
            child = parent;
        }
        modules.entry(address).or_default().0.push(planned_resource(resource));
    }
    // A child's address is longer than its parent's, so children are finished first.
    let mut order: Vec<String> = modules.keys().cloned().collect();
    order.sort_by_key(|address| std::cmp::Reverse(address.len()));
    let mut finished: BTreeMap<String, Value> = BTreeMap::new();
    for address in order {
        let Some((resources, children)) = modules.remove(&address) else { continue };
        let children: Vec<Value> = children.iter().filter_map(|child| finished.remove(child)).collect();
        let mut module = Map::new();
        if !address.is_empty() {
            module.insert("address".to_owned(), json!(address));
        }
        if !resources.is_empty() {
            module.insert("resources".to_owned(), Value::Array(resources));
        }
        if !children.is_empty() {
            module.insert("child_modules".to_owned(), Value::Array(children));
        }
        finished.insert(address, Value::Object(module));
    }
    finished.remove("").unwrap_or_else(|| json!({}))
}

/// `module.a` of `module.a["x.module.y"].module.b`; empty for a module of the root.
fn parent(address: &str) -> &str {
    let mut quoted = false;
    let mut last = None;
    for (at, c) in address.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '.' if !quoted && address.get(at..).is_some_and(|rest| rest.starts_with(".module.")) => last = Some(at),
            _ => {}
        }
    }
    last.and_then(|at| address.get(..at)).unwrap_or("")
}

/// `input.resource.TYPE.NAME`, as conftest shows configuration to policies.
fn by_type(resources: &[&PlannedResource]) -> Value {
    let mut types = Map::new();
    for resource in resources.iter().filter(|resource| resource.mode == Mode::Managed) {
        let names = types.entry(resource.type_name.clone()).or_insert_with(|| json!({}));
        if let Value::Object(names) = names {
            names.insert(resource.name.clone(), resource.values.clone());
        }
    }
    Value::Object(types)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_nest_as_in_a_plan() {
        let resource = |address: &str, module: Option<&str>| PlannedResource {
            address: address.to_owned(),
            module_address: module.map(str::to_owned),
            values: json!({}),
            ..PlannedResource::default()
        };
        let deep = "module.a[\"x.module.y\"].module.b";
        let resources = [
            resource("r.top", None),
            resource("m.r.deep", Some(deep)),
            resource("a.r", Some("module.a[\"x.module.y\"]")),
        ];
        let root = root_module(resources.iter());
        assert_eq!(root["resources"][0]["address"], "r.top");
        assert_eq!(root["child_modules"][0]["resources"][0]["address"], "a.r");
        assert_eq!(root["child_modules"][0]["child_modules"][0]["address"], deep);
    }
}
