//! Network policies: what chooses no pod lets everything through; what chooses it lets through what is written alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::objects::{Object, selector, text};
use crate::cidr::Cidr;
use crate::model::{
    Doubt, Filter, FilterId, Model, Namespaces, Node, Peers, Place, PodPeers, Rule, RuleId, Selector, Text,
};
use crate::ports::{Ports, Protocol};

/// All policies, by namespace, and the filters that are made of them.
pub(super) struct Policies {
    all: Vec<Policy>,
    /// Policies that have to be asked, by namespace and one label that they want; those that want none under no label.
    wanted: FxHashMap<(Text, Option<Label>), Vec<usize>>,
    /// Namespaces with policies of other kinds, whose rules are not read.
    others: FxHashMap<Text, FilterId>,
    filters: FxHashMap<(Vec<usize>, bool), FilterId>,
}

type Label = (Text, Text);

struct Policy {
    address: Text,
    pods: Selector,
    /// Rules in and out; none where it says nothing of that direction.
    rules: [Option<Vec<RuleId>>; 2],
}

/// Kinds that narrow what gets through and are not read here.
const OTHERS: [&str; 6] = [
    "CiliumNetworkPolicy",
    "CiliumClusterwideNetworkPolicy",
    "GlobalNetworkPolicy",
    "AdminNetworkPolicy",
    "BaselineAdminNetworkPolicy",
    "AuthorizationPolicy",
];

impl Policies {
    pub(super) fn read(objects: &[Object<'_>], model: &mut Model) -> Self {
        let mut policies = Self {
            all: Vec::new(),
            wanted: FxHashMap::default(),
            others: FxHashMap::default(),
            filters: FxHashMap::default(),
        };
        for object in objects {
            if OTHERS.contains(&object.kind) {
                let everywhere =
                    object.kind.contains("wide") || object.kind.contains("Global") || object.kind.contains("Admin");
                let namespace = if everywhere { "*" } else { object.namespace };
                let why: Text = Arc::from(format!("`{}` is a {}, which is not read", object.address, object.kind));
                let place = Place::new(object.address, "manifest.spec");
                let doubt: Doubt = Some(Arc::clone(&why));
                let rule = Rule { allow: false, peers: vec![Peers::Unknown(why)], ports: Ports::all(), place, doubt };
                let rule = model.add_rule(rule);
                let label = Arc::from(object.address);
                let filter = Filter { label, rules: vec![rule], otherwise_allow: true, unseen: None };
                policies.others.insert(Arc::from(namespace), model.add_filter(filter));
                continue;
            }
            if object.kind == "NetworkPolicy" {
                policies.add(object, model);
            }
        }
        policies
    }

    fn add(&mut self, object: &Object<'_>, model: &mut Model) {
        let Some(spec) = object.manifest.get("spec") else { return };
        let pods = spec.get("podSelector").map(selector).unwrap_or_default();
        let types: Vec<&str> =
            spec.get("policyTypes").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let says =
            |direction: &str, otherwise: bool| if types.is_empty() { otherwise } else { types.contains(&direction) };
        let inward = says("Ingress", true).then(|| rules(object, spec, "ingress", "from", model));
        let outward = says("Egress", spec.get("egress").is_some()).then(|| rules(object, spec, "egress", "to", model));
        let label = pods.labels.iter().next().map(|(key, value)| (Arc::clone(key), Arc::clone(value)));
        self.wanted.entry((Arc::from(object.namespace), label)).or_default().push(self.all.len());
        self.all.push(Policy { address: Arc::from(object.address), pods, rules: [inward, outward] });
    }

    /// Puts the policies that choose a pod in its way.
    pub(super) fn guard(&mut self, node: &mut Node, namespace: &str, labels: &BTreeMap<Text, Text>, model: &mut Model) {
        let namespace: Text = Arc::from(namespace);
        let keys =
            std::iter::once(None).chain(labels.iter().map(|(key, value)| Some((Arc::clone(key), Arc::clone(value)))));
        let mut chosen: Vec<usize> = keys
            .filter_map(|label| self.wanted.get(&(Arc::clone(&namespace), label)))
            .flatten()
            .copied()
            .filter(|index| self.all.get(*index).is_some_and(|policy| policy.pods.chooses(|key| labels.get(key))))
            .collect();
        chosen.sort_unstable();
        for (slot, filters) in [&mut node.ingress, &mut node.egress].into_iter().enumerate() {
            let speaking: Vec<usize> = chosen
                .iter()
                .copied()
                .filter(|index| {
                    self.all.get(*index).and_then(|policy| policy.rules.get(slot)).is_some_and(Option::is_some)
                })
                .collect();
            if !speaking.is_empty() {
                let known = self.filters.get(&(speaking.clone(), slot == 0)).copied();
                let filter = known.unwrap_or_else(|| {
                    let policies = speaking.iter().filter_map(|index| self.all.get(*index));
                    let names: Vec<&str> = policies.clone().map(|policy| &*policy.address).collect();
                    let rules =
                        policies.filter_map(|policy| policy.rules.get(slot)?.as_ref()).flatten().copied().collect();
                    let label = Arc::from(names.join("`, `"));
                    model.add_filter(Filter { label, rules, otherwise_allow: false, unseen: None })
                });
                self.filters.insert((speaking, slot == 0), filter);
                filters.push(filter);
            }
            for scope in [&namespace, &Arc::from("*")] {
                filters.extend(self.others.get(scope));
            }
        }
    }
}

fn rules(object: &Object<'_>, spec: &Value, direction: &str, whom: &str, model: &mut Model) -> Vec<RuleId> {
    let mut rules = Vec::new();
    for (index, rule) in spec.get(direction).and_then(Value::as_array).into_iter().flatten().enumerate() {
        let (ports, doubt) = ports(rule);
        let named: Vec<&Value> = rule.get(whom).and_then(Value::as_array).into_iter().flatten().collect();
        let mut add = |peers: Peers, attribute: String| {
            let place = Place::new(object.address, &attribute);
            let rule = Rule { allow: true, peers: vec![peers], ports: ports.clone(), place, doubt: doubt.clone() };
            rules.push(model.add_rule(rule));
        };
        if named.is_empty() {
            add(Peers::Anything, format!("manifest.spec.{direction}[{index}]"));
        }
        for (number, peer) in named.into_iter().enumerate() {
            add(peers(peer, object.namespace), format!("manifest.spec.{direction}[{index}].{whom}[{number}]"));
        }
    }
    rules
}

fn peers(peer: &Value, namespace: &str) -> Peers {
    if let Some(range) = peer.get("ipBlock").and_then(|block| text(block, "cidr")) {
        return Cidr::read(range).map_or(Peers::Nobody, Peers::Range);
    }
    let pods = peer.get("podSelector").map(selector).unwrap_or_default();
    let namespaces = match peer.get("namespaceSelector") {
        Some(namespaces) => Namespaces::Chosen(selector(namespaces)),
        None => Namespaces::Own(Arc::from(namespace)),
    };
    Peers::Pods(Arc::new(PodPeers { namespaces, pods }))
}

fn ports(rule: &Value) -> (Ports, Doubt) {
    let Some(list) = rule.get("ports").and_then(Value::as_array).filter(|list| !list.is_empty()) else {
        return (Ports::all(), None);
    };
    let mut all = Ports::NONE;
    let mut doubt = None;
    for port in list {
        let protocol = Protocol::read(text(port, "protocol").unwrap_or("TCP"));
        let number = |name: &str| match port.get(name) {
            Some(Value::Number(number)) => number.as_u64().and_then(|number| u32::try_from(number).ok()),
            Some(Value::String(text)) => text.parse().ok(),
            _ => None,
        };
        let one = match (number("port"), port.get("port")) {
            (Some(from), _) => Ports::of(protocol, from, number("endPort").unwrap_or(from)),
            (None, Some(Value::String(name))) => {
                doubt = doubt.or_else(|| Some(Arc::from(format!("which port `{name}` is depends on the pod"))));
                Ports::of(protocol, 0, 65_535)
            }
            (None, _) => Ports::of(protocol, 0, 65_535),
        };
        all = all.or(&one);
    }
    (all, doubt)
}
