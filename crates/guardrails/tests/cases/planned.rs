//! What configuration and manifests of cases come to.

use std::sync::Arc;

use domain::graph::{Component, ComponentKey, ComponentKind, Graph, Value};
use domain::planned::{Action, Link, Mode, Origin, Planned, PlannedResource, SENSITIVE};
use iac::Project;
use serde_json::json;

const META: [&str; 8] =
    ["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner", "dynamic"];

pub fn of(project: &Project) -> Planned {
    let graph = project.graph();
    let mut planned = Planned::default();
    for component in &graph.components {
        let mode = match component.kind {
            ComponentKind::Resource => Mode::Managed,
            ComponentKind::Data => Mode::Data,
            _ => continue,
        };
        for address in &component.addresses {
            planned.resources.push(Arc::new(resource(graph, component, address, mode)));
        }
    }
    planned.resources.sort_by(|one, other| one.address.cmp(&other.address));
    planned
}

fn resource(graph: &Graph, component: &Component, address: &str, mode: Mode) -> PlannedResource {
    let mut resource = PlannedResource {
        address: address.to_owned(),
        component: component.key.clone(),
        mode,
        type_name: component.type_name.clone(),
        name: component.name.clone(),
        values: json!({}),
        actions: vec![Action::Create],
        unknown_instances: address.ends_with("[*]").then(|| "its count is not known".to_owned()),
        index: address
            .strip_suffix(']')
            .and_then(|rest| rest.rsplit_once('['))
            .and_then(|(_, index)| serde_json::from_str(index).ok()),
        ..PlannedResource::default()
    };
    let own = |path: &str| !META.contains(&path.split(['.', '[']).next().unwrap());
    for block in component.blocks.iter().filter(|block| own(block)) {
        put(&mut resource.values, block, json!({}));
    }
    for block in component.blocks.iter().filter_map(|block| block.strip_prefix("dynamic.")) {
        let name = block.split('[').next().unwrap();
        if !name.contains('.') {
            resource.unknown.insert(name.to_owned(), "the blocks are made by `dynamic`".to_owned());
        }
    }
    for attribute in component.attributes.iter().filter(|attribute| own(&attribute.path)) {
        match &attribute.value {
            Value::Known { value } if value.is_null() => {}
            Value::Known { value } => put(&mut resource.values, &attribute.path, value.clone()),
            Value::Unknown { reason } => {
                resource.unknown.insert(attribute.path.clone(), reason.clone());
            }
            Value::Sensitive => {
                put(&mut resource.values, &attribute.path, json!(SENSITIVE));
                resource.sensitive.push(attribute.path.clone());
            }
        }
    }
    resource.links = graph
        .connections
        .iter()
        .filter(|connection| connection.from == component.key)
        .map(|connection| Link { attribute: connection.attribute.clone(), to: connection.to.clone() })
        .collect();
    resource
}

fn put(value: &mut serde_json::Value, path: &str, inserted: serde_json::Value) {
    let (first, rest) = match path.find(['.', '[']) {
        Some(0) if path.starts_with('[') => {
            let (index, rest) = path[1..].split_once(']').unwrap();
            let index: usize = index.parse().unwrap_or(0);
            if !value.is_array() {
                *value = json!([]);
            }
            let items = value.as_array_mut().unwrap();
            while items.len() <= index {
                items.push(json!({}));
            }
            return put(&mut items[index], rest, inserted);
        }
        Some(0) => return put(value, &path[1..], inserted),
        Some(at) => path.split_at(at),
        None => (path, ""),
    };
    if first.is_empty() {
        if inserted != json!({}) || !value.is_object() {
            *value = inserted;
        }
        return;
    }
    if !value.is_object() {
        *value = json!({});
    }
    put(value.as_object_mut().unwrap().entry(first).or_insert(serde_json::Value::Null), rest, inserted);
}

pub fn of_manifests(text: &str) -> Result<Planned, String> {
    let mut planned = Planned::default();
    let text = format!("\n{text}");
    for document in text.split("\n---").map(|document| document.trim_start_matches([' ', '-'])) {
        if document.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            continue;
        }
        let value = regorus::Value::from_yaml_str(document).map_err(|error| format!("{error:#}"))?;
        let manifest = serde_json::to_value(&value).map_err(|error| error.to_string())?;
        let kind = manifest["kind"].as_str().ok_or("a manifest has no kind")?.to_owned();
        let name = manifest["metadata"]["name"].as_str().ok_or("a manifest has no metadata.name")?.to_owned();
        let namespace = manifest["metadata"]["namespace"].as_str().unwrap_or("default").to_owned();
        let address = format!("{kind}/{namespace}/{name}");
        planned.resources.push(Arc::new(PlannedResource {
            component: ComponentKey::new(".", &address),
            address,
            origin: Origin::Manifests,
            type_name: "kubernetes_manifest".to_owned(),
            name,
            values: json!({ "manifest": manifest }),
            actions: vec![Action::Create],
            ..PlannedResource::default()
        }));
    }
    planned.resources.sort_by(|one, other| one.address.cmp(&other.address));
    Ok(planned)
}
