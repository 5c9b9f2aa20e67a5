//! Clusters: pods by what makes them, services and ingresses before them, network policies in the way.

mod objects;
mod policies;
mod services;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::book::Book;
use crate::model::{Kind, Model, Network, Node, NodeId, Pod, Site, SiteId, Text};
use objects::{Object, text};
use policies::Policies;

/// Translates what there is of it.
pub(crate) fn translate(book: &Book<'_>, model: &mut Model) {
    let objects = objects::read(book);
    if objects.is_empty() {
        return;
    }
    let network = model.add_network(Network { address: Arc::from("the cluster"), ..Network::default() });
    let labels: FxHashMap<&str, Arc<BTreeMap<Text, Text>>> = objects
        .iter()
        .filter(|object| object.kind == "Namespace")
        .map(|object| {
            let mut labels = objects::labels(object.manifest.pointer("/metadata/labels"));
            labels.insert(Arc::from("kubernetes.io/metadata.name"), Arc::from(object.name));
            (object.name, Arc::new(labels))
        })
        .collect();
    let mut sites: FxHashMap<&str, SiteId> = FxHashMap::default();
    let mut policies = Policies::read(&objects, model);
    let mut workloads: Vec<Workload<'_>> = Vec::new();
    for object in &objects {
        let Some(template) = pod_template(object) else { continue };
        let pod_labels = objects::labels(template.pointer("/metadata/labels"));
        let site = *sites.entry(object.namespace).or_insert_with(|| {
            model.add_site(Site {
                address: Arc::from(format!("namespace {}", object.namespace)),
                network,
                ..Site::default()
            })
        });
        let mut node = Node::new(object.address, Kind::Worker);
        node.sites.push(site);
        node.closed = Arc::from("no service or ingress leads to it from outside");
        policies.guard(&mut node, object.namespace, &pod_labels, model);
        node.pod = Some(Pod {
            namespace: Arc::from(object.namespace),
            namespace_labels: labels.get(object.namespace).cloned(),
            labels: pod_labels.clone(),
        });
        node.exits.push(crate::model::Exit {
            family: crate::cidr::Family::V4,
            steps: Vec::new(),
            doubt: Some(Arc::from("whether the cluster's nodes get out to the internet is not in the manifests")),
            site: None,
        });
        let id = model.add_node(node);
        workloads.push(Workload { id, namespace: object.namespace, labels: pod_labels, template });
    }
    services::translate(&objects, &workloads, network, model);
}

/// What makes pods.
struct Workload<'o> {
    id: NodeId,
    namespace: &'o str,
    labels: BTreeMap<Text, Text>,
    template: &'o serde_json::Value,
}

fn pod_template<'o>(object: &'o Object<'_>) -> Option<&'o serde_json::Value> {
    match object.kind {
        "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" | "ReplicationController" | "Job" => {
            object.manifest.pointer("/spec/template")
        }
        "CronJob" => object.manifest.pointer("/spec/jobTemplate/spec/template"),
        "Pod" => Some(&object.manifest),
        _ => None,
    }
}

/// The number of a port that a container gives a name to.
fn port_called(template: &serde_json::Value, name: &str) -> Option<u64> {
    let spec = template.get("spec")?;
    let containers = ["containers", "initContainers"].iter().filter_map(|list| spec.get(list)?.as_array()).flatten();
    containers
        .filter_map(|container| container.get("ports")?.as_array())
        .flatten()
        .find(|port| text(port, "name") == Some(name))
        .and_then(|port| port.get("containerPort")?.as_u64())
}
