//! Objects as components.

use domain::graph::{Attribute, Component, ComponentKind, Value};
use domain::planned::SENSITIVE;

use super::connect::Cluster;
use super::{Manifests, Object};
use crate::document::Budget;
use crate::document::flat::flatten;
use crate::foreign;

/// The objects of a file as components.
pub(crate) fn components<'p>(file: &'p Manifests, cluster: &Cluster<'p>) -> Vec<Component> {
    let mut budget = file.document.budget();
    file.objects.iter().map(|object| component(file, object, cluster, &mut budget)).collect()
}

fn component<'p>(file: &'p Manifests, object: &'p Object, cluster: &Cluster<'p>, budget: &mut Budget) -> Component {
    let attributes = flatten(file.view(object), "", &|_| false, budget)
        .into_iter()
        .map(|(path, view)| {
            let secret = object.is_secret(&path);
            let value = if secret {
                Value::Sensitive
            } else {
                match view.json(budget) {
                    Some(value) => Value::Known { value },
                    None => Value::Unknown { reason: "there is more of it than is shown".to_owned() },
                }
            };
            let span = view.span();
            let expression = if secret { SENSITIVE } else { file.document.text(span) };
            Attribute { path, expression: expression.to_owned(), value, place: file.document.place(span) }
        })
        .collect();
    Component {
        container: cluster.namespace(file, object).filter(|container| *container != object.key),
        ..foreign::component(
            object.key.clone(),
            ComponentKind::Resource,
            object.type_name(),
            object.name.to_string(),
            file.document.place(file.span(object)),
            attributes,
        )
    }
}
