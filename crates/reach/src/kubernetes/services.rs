//! Services and ingresses: what leads to pods.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::objects::{Object, labels, text};
use super::{Workload, port_called};
use crate::cidr::{Cidr, Family};
use crate::model::{
    Door, Doubt, Filter, Forward, Kind, Model, NetworkId, Node, NodeId, Peers, Place, Rule, SeenAs, Site, SiteId, Step,
    Text,
};
use crate::ports::{Ports, Protocol};

/// What a service leads to.
struct Leads {
    node: NodeId,
    to: Vec<Target>,
}

struct Target {
    /// What clients name it by: its number and its name.
    number: Option<u64>,
    name: Option<Text>,
    listens: Ports,
    pod: NodeId,
    delivers: Ports,
    doubt: Doubt,
}

pub(super) fn translate(objects: &[Object<'_>], workloads: &[Workload<'_>], network: NetworkId, model: &mut Model) {
    let machines = model.add_site(Site { address: Arc::from("the cluster's nodes"), network, ..Site::default() });
    let mut by_label: FxHashMap<(&str, &Text, &Text), Vec<usize>> = FxHashMap::default();
    for (index, workload) in workloads.iter().enumerate() {
        for (key, value) in &workload.labels {
            by_label.entry((workload.namespace, key, value)).or_default().push(index);
        }
    }
    let mut services: FxHashMap<(&str, &str), Leads> = FxHashMap::default();
    for object in objects.iter().filter(|object| object.kind == "Service") {
        let chosen = labels(object.manifest.pointer("/spec/selector"));
        let pods: Vec<&Workload<'_>> = match chosen.iter().next() {
            Some((key, value)) => by_label
                .get(&(object.namespace, key, value))
                .into_iter()
                .flatten()
                .filter_map(|index| workloads.get(*index))
                .filter(|workload| wears(&workload.labels, &chosen))
                .collect(),
            None => Vec::new(),
        };
        let leads = service(object, &pods, machines, model);
        services.insert((object.namespace, object.name), leads);
    }
    for object in objects.iter().filter(|object| object.kind == "Ingress") {
        ingress(object, &services, model);
    }
}

fn wears(labels: &BTreeMap<Text, Text>, chosen: &BTreeMap<Text, Text>) -> bool {
    chosen.iter().all(|(key, value)| labels.get(key) == Some(value))
}

fn service(object: &Object<'_>, pods: &[&Workload<'_>], machines: SiteId, model: &mut Model) -> Leads {
    let manifest = &object.manifest;
    let mut node = Node::new(object.address, Kind::Gateway);
    node.sites.push(machines);
    let kind = manifest.pointer("/spec/type").and_then(Value::as_str).unwrap_or("ClusterIP");
    node.closed = Arc::from(format!("`{}` is of type {kind}", object.address));
    if kind == "LoadBalancer" {
        if let Some(annotation) = internal(manifest) {
            node.closed = Arc::from(format!("`{}` is internal by its annotation `{annotation}`", object.address));
        } else {
            let filter = source_ranges(object, model);
            node.doors.push(door(filter, None));
        }
    } else if kind == "NodePort" {
        let why = "whether the cluster's nodes have public addresses is not in the manifests";
        node.doors.push(door(None, Some(Arc::from(why))));
    }
    let mut targets = Vec::new();
    node.listens = Ports::NONE;
    for port in manifest.pointer("/spec/ports").and_then(Value::as_array).into_iter().flatten() {
        let protocol = Protocol::read(text(port, "protocol").unwrap_or("TCP"));
        let Some(number) = port.get("port").and_then(Value::as_u64) else { continue };
        let own = u32::try_from(number).unwrap_or_default();
        let listens = Ports::of(protocol, own, own);
        node.listens = node.listens.or(&listens);
        for pod in pods {
            let (at, doubt): (Option<u64>, Doubt) = match port.get("targetPort") {
                None | Some(Value::Null) => (Some(number), None),
                Some(Value::Number(number)) => (number.as_u64(), None),
                Some(Value::String(name)) => match name.parse().ok().or_else(|| port_called(pod.template, name)) {
                    Some(number) => (Some(number), None),
                    None => (None, Some(Arc::from(format!("no container of the pod names a port `{name}`")))),
                },
                Some(_) => (None, None),
            };
            let delivers =
                at.and_then(|at| u32::try_from(at).ok()).map_or_else(Ports::all, |at| Ports::of(protocol, at, at));
            targets.push(Target {
                number: Some(number),
                name: text(port, "name").map(Arc::from),
                listens: listens.clone(),
                pod: pod.id,
                delivers,
                doubt,
            });
        }
    }
    let from = model.add_node(node);
    for target in &targets {
        let step = Step::new(
            object.address,
            "the service leads to the pods it selects",
            Some((object.address, "manifest.spec.selector")),
        );
        model.forwards.push(Forward {
            from,
            to: target.pod,
            listens: target.listens.clone(),
            delivers: target.delivers.clone(),
            step,
            doubt: target.doubt.clone(),
            seen_as: SeenAs::Both,
        });
    }
    Leads { node: from, to: targets }
}

/// The annotation by which a balancer has no public address.
fn internal(manifest: &Value) -> Option<&str> {
    const INTERNAL: [(&str, &[&str]); 6] = [
        ("service.beta.kubernetes.io/aws-load-balancer-internal", &["true", "0.0.0.0/0"]),
        ("service.beta.kubernetes.io/aws-load-balancer-scheme", &["internal"]),
        ("service.beta.kubernetes.io/azure-load-balancer-internal", &["true"]),
        ("networking.gke.io/load-balancer-type", &["Internal"]),
        ("cloud.google.com/load-balancer-type", &["Internal"]),
        ("service.beta.kubernetes.io/oci-load-balancer-internal", &["true"]),
    ];
    let annotations = manifest.pointer("/metadata/annotations")?;
    let found =
        INTERNAL.iter().find(|(name, values)| text(annotations, name).is_some_and(|value| values.contains(&value)));
    found.map(|(name, _)| *name)
}

fn source_ranges(object: &Object<'_>, model: &mut Model) -> Option<u32> {
    let ranges = object.manifest.pointer("/spec/loadBalancerSourceRanges")?.as_array()?;
    let peers = ranges.iter().filter_map(Value::as_str).filter_map(Cidr::read).map(Peers::Range).collect();
    let place = Place::new(object.address, "manifest.spec.loadBalancerSourceRanges");
    let rule = model.add_rule(Rule { allow: true, peers, ports: Ports::all(), place, doubt: None });
    let label = Arc::from(object.address);
    Some(model.add_filter(Filter { label, rules: vec![rule], otherwise_allow: false, unseen: None }))
}

const fn door(filter: Option<u32>, doubt: Doubt) -> Door {
    Door { family: Family::V4, steps: Vec::new(), doubt, site: None, filter, filtered: false }
}

fn ingress(object: &Object<'_>, services: &FxHashMap<(&str, &str), Leads>, model: &mut Model) {
    let manifest = &object.manifest;
    let annotation = |name: &str| manifest.pointer("/metadata/annotations").and_then(|all| text(all, name));
    let scheme = annotation("alb.ingress.kubernetes.io/scheme");
    let class = annotation("kubernetes.io/ingress.class")
        .or_else(|| manifest.pointer("/spec/ingressClassName").and_then(Value::as_str));
    let mut node = Node::new(object.address, Kind::Gateway);
    node.listens = Ports::tcp(80).or(&Ports::tcp(443));
    match (scheme, class) {
        (Some("internet-facing"), _) | (None, Some("gce")) => node.doors.push(door(None, None)),
        (Some(_), _) | (None, Some("alb" | "gce-internal")) => {
            node.closed = Arc::from(format!("`{}` has an internal load balancer", object.address));
        }
        (None, _) => {
            let why = format!(
                "whether the controller of `{}` is reached from the internet is not in the manifests",
                object.address
            );
            node.doors.push(door(None, Some(Arc::from(why))));
        }
    }
    let listens = node.listens.clone();
    let from = model.add_node(node);
    let mut backends: Vec<(&Value, String)> = Vec::new();
    for (name, path) in
        [("/spec/defaultBackend", "manifest.spec.defaultBackend"), ("/spec/backend", "manifest.spec.backend")]
    {
        backends.extend(manifest.pointer(name).map(|backend| (backend, path.to_owned())));
    }
    for (index, rule) in manifest.pointer("/spec/rules").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let paths = rule.pointer("/http/paths").and_then(Value::as_array).into_iter().flatten().enumerate();
        backends.extend(paths.filter_map(|(number, path)| {
            Some((path.get("backend")?, format!("manifest.spec.rules[{index}].http.paths[{number}].backend")))
        }));
    }
    for (backend, attribute) in backends {
        let (name, port) = match backend.get("service") {
            Some(service) => (text(service, "name"), service.get("port")),
            None => (text(backend, "serviceName"), backend.get("servicePort")),
        };
        let Some(leads) = name.and_then(|name| services.get(&(object.namespace, name))) else { continue };
        let number = port.and_then(|port| port.get("number").unwrap_or(port).as_u64());
        let called = port.and_then(|port| port.get("name").unwrap_or(port).as_str());
        let at = model.node(leads.node).map(|node| Arc::clone(&node.address)).unwrap_or_default();
        for target in &leads.to {
            let meant = match (number, called) {
                (Some(number), _) => target.number == Some(number),
                (None, Some(name)) => target.name.as_deref() == Some(name),
                (None, None) => true,
            };
            if !meant {
                continue;
            }
            let step = Step::new(&at, "the ingress leads to the service", Some((object.address, &attribute)));
            model.forwards.push(Forward {
                from,
                to: target.pod,
                listens: listens.clone(),
                delivers: target.delivers.clone(),
                step,
                doubt: target.doubt.clone(),
                seen_as: SeenAs::Controller,
            });
        }
    }
}
