//! Objects of a cluster, as manifests have them, whatever they were written in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::book::Book;
use crate::model::{Selector, Text};

/// One object.
pub(super) struct Object<'p> {
    pub(super) address: &'p str,
    pub(super) kind: &'p str,
    pub(super) name: &'p str,
    pub(super) namespace: &'p str,
    pub(super) manifest: Cow<'p, Value>,
}

/// Terraform's own types, with the kind that each is.
const TYPED: [(&str, &str); 13] = [
    ("kubernetes_deployment", "Deployment"),
    ("kubernetes_stateful_set", "StatefulSet"),
    ("kubernetes_daemonset", "DaemonSet"),
    ("kubernetes_daemon_set", "DaemonSet"),
    ("kubernetes_replication_controller", "ReplicationController"),
    ("kubernetes_job", "Job"),
    ("kubernetes_cron_job", "CronJob"),
    ("kubernetes_pod", "Pod"),
    ("kubernetes_service", "Service"),
    ("kubernetes_ingress", "Ingress"),
    ("kubernetes_network_policy", "NetworkPolicy"),
    ("kubernetes_namespace", "Namespace"),
    ("kubernetes_config_map", "ConfigMap"),
];

/// All of them.
pub(super) fn read<'p>(book: &Book<'p>) -> Vec<Object<'p>> {
    let mut objects = Vec::new();
    for (_, resource) in book.all(&["kubernetes_manifest", "kubectl_manifest"]) {
        let Some(manifest) = resource.values.get("manifest").filter(|manifest| manifest.is_object()) else { continue };
        objects.push(Object {
            address: &resource.address,
            kind: text(manifest, "kind").unwrap_or_default(),
            name: manifest.pointer("/metadata/name").and_then(Value::as_str).unwrap_or_default(),
            namespace: manifest.pointer("/metadata/namespace").and_then(Value::as_str).unwrap_or("default"),
            manifest: Cow::Borrowed(manifest),
        });
    }
    for (type_name, kind) in TYPED {
        let later = format!("{type_name}_v1");
        for (_, resource) in book.all(&[type_name, &later]) {
            let metadata = resource.values.pointer("/metadata/0");
            let said = |name: &str| metadata.and_then(|metadata| metadata.get(name)).and_then(Value::as_str);
            objects.push(Object {
                address: &resource.address,
                kind,
                name: said("name").unwrap_or(&resource.name),
                namespace: said("namespace").unwrap_or("default"),
                manifest: Cow::Owned(as_manifest(&resource.values)),
            });
        }
    }
    objects
}

pub(super) fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name)?.as_str()
}

pub(super) fn labels(value: Option<&Value>) -> BTreeMap<Text, Text> {
    let entries = value.and_then(Value::as_object).into_iter().flatten();
    entries.filter_map(|(key, value)| Some((Arc::from(key.as_str()), Arc::from(value.as_str()?)))).collect()
}

/// A selector of labels; one that is there and empty chooses everything.
pub(super) fn selector(value: &Value) -> Selector {
    let expressions = value.get("matchExpressions").and_then(Value::as_array).into_iter().flatten();
    Selector {
        labels: labels(value.get("matchLabels")),
        expressions: expressions
            .map(|expression| {
                let values = expression.get("values").and_then(Value::as_array).into_iter().flatten();
                (
                    Arc::from(text(expression, "key").unwrap_or_default()),
                    Arc::from(text(expression, "operator").unwrap_or_default()),
                    values.filter_map(Value::as_str).map(Arc::from).collect(),
                )
            })
            .collect(),
    }
}

/// Terraform's blocks as a manifest has them: names in one word, single blocks as objects.
fn as_manifest(value: &Value) -> Value {
    /// Blocks of which there is one.
    const SINGLE: [&str; 13] = [
        "metadata",
        "spec",
        "template",
        "selector",
        "pod_selector",
        "namespace_selector",
        "ip_block",
        "http",
        "backend",
        "service",
        "default_backend",
        "job_template",
        "strategy",
    ];
    /// Lists that Terraform names for one of their items.
    const LISTS: [(&str, &str); 4] =
        [("rule", "rules"), ("path", "paths"), ("container", "containers"), ("port", "ports")];
    /// What is not names of attributes below.
    const MAPS: [&str; 4] = ["labels", "annotations", "match_labels", "selector"];
    let Value::Object(entries) = value else { return value.clone() };
    let mut object = Map::new();
    for (name, value) in entries {
        let single = SINGLE.contains(&name.as_str());
        let inner = match value {
            Value::Array(items) if single && items.len() == 1 => items.first().map_or(Value::Null, as_manifest),
            Value::Array(items)
                if name == "port"
                    && items.len() == 1
                    && entries.contains_key("name")
                    && !entries.contains_key("image") =>
            {
                // A backend's port is one block; a container's are many.
                items.first().map_or(Value::Null, as_manifest)
            }
            Value::Array(items) => Value::Array(items.iter().map(as_manifest).collect()),
            Value::Object(_) if MAPS.contains(&name.as_str()) => value.clone(),
            other => as_manifest(other),
        };
        let backend = name == "port" && inner.is_object();
        let plural = LISTS.iter().find(|(one, _)| one == name && inner.is_array() && !backend);
        object.insert(plural.map_or_else(|| camel(name), |(_, many)| (*many).to_owned()), inner);
    }
    Value::Object(object)
}

fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut upper = false;
    for letter in name.chars() {
        if letter == '_' {
            upper = true;
        } else if upper {
            camel.extend(letter.to_uppercase());
            upper = false;
        } else {
            camel.push(letter);
        }
    }
    camel
}
