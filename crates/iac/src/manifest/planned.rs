//! What objects come to: each a `kubernetes_manifest` with the whole object.

use std::collections::BTreeMap;

use domain::planned::{Action, Link, Origin, PlannedResource, SENSITIVE};
use serde_json::{Map, Value, json};

use super::connect::Cluster;
use super::{Manifests, Object, SECRET, detect};
use crate::document::Budget;

/// The Terraform type that holds a whole object.
const TYPE: &str = "kubernetes_manifest";
const PROVIDER: &str = "registry.terraform.io/hashicorp/kubernetes";

/// What the objects of a file come to. Addresses are those inside the file.
pub(crate) fn resources<'p>(file: &'p Manifests, cluster: &Cluster<'p>) -> Vec<PlannedResource> {
    let mut budget = file.document.budget();
    file.objects.iter().map(|object| resource(file, object, cluster, &mut budget)).collect()
}

fn resource<'p>(
    file: &'p Manifests,
    object: &'p Object,
    cluster: &Cluster<'p>,
    budget: &mut Budget,
) -> PlannedResource {
    let (values, unknown) = match file.view(object).json(budget) {
        Some(mut manifest) => {
            if &*object.kind == SECRET {
                hide(&mut manifest);
            }
            (json!({ "manifest": manifest }), BTreeMap::new())
        }
        None => {
            let reason = "its aliases stand for more than is looked at".to_owned();
            (Value::Object(Map::new()), BTreeMap::from([("manifest".to_owned(), reason)]))
        }
    };
    let sensitive = if &*object.kind == SECRET {
        ["data", "stringData"]
            .into_iter()
            .filter(|name| values.pointer(&format!("/manifest/{name}")).is_some())
            .map(|name| format!("manifest.{name}"))
            .collect()
    } else {
        Vec::new()
    };
    let links = cluster.links(file, object).into_iter();
    PlannedResource {
        address: object.address.to_string(),
        component: object.key.clone(),
        origin: Origin::Manifests,
        type_name: TYPE.to_owned(),
        source_type: Some(object.type_name()),
        name: object.name.to_string(),
        provider: PROVIDER.to_owned(),
        values,
        unknown,
        sensitive,
        actions: vec![Action::Create],
        links: links.map(|(path, to)| Link { attribute: format!("manifest.{path}"), to }).collect(),
        translated: BTreeMap::from([("manifest".to_owned(), String::new())]),
        ..PlannedResource::default()
    }
}

/// Puts [`SENSITIVE`] where the secret's values are.
fn hide(manifest: &mut Value) {
    for name in ["data", "stringData"] {
        match manifest.get_mut(name) {
            Some(Value::Object(values)) => {
                values.iter_mut().for_each(|(_, value)| *value = Value::String(SENSITIVE.to_owned()));
            }
            Some(Value::Null) | None => {}
            Some(other) => *other = Value::String(SENSITIVE.to_owned()),
        }
    }
    if let Some(Value::Object(annotations)) = manifest.pointer_mut("/metadata/annotations") {
        for (_, value) in annotations.iter_mut().filter(|(name, _)| name.contains(detect::LAST_APPLIED)) {
            *value = Value::String(SENSITIVE.to_owned());
        }
    }
}
