//! Where ways to a node can begin: what its filters name, and what stands around it.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::cidr::{Cidr, Family};
use crate::filter::Peer;
use crate::model::{FilterId, GroupId, Kind, Namespaces, NetworkId, Node, NodeId, Peers, SiteId, Text};
use crate::ports::Ports;
use crate::search::{RANGES, Reach, WAYS};
use crate::walk::Flow;
use domain::evidence::reach::Reachability;

/// What makes two nodes have the same ways.
pub(crate) type Likeness<'n> = (
    Kind,
    &'n [SiteId],
    &'n [GroupId],
    [&'n [FilterId]; 2],
    &'n Ports,
    &'n [Cidr],
    Option<(&'n Text, &'n BTreeMap<Text, Text>)>,
);

impl Reach {
    /// Ranges outside that a filter before the node, or before a gateway to it, names.
    pub(crate) fn ranges(&self, id: NodeId) -> Vec<Cidr> {
        let mut ranges = Vec::new();
        let mut before = vec![id];
        let mut seen: FxHashSet<NodeId> = FxHashSet::default();
        while let Some(id) = before.pop() {
            if !seen.insert(id) || seen.len() > 64 {
                continue;
            }
            let Some(node) = self.model.node(id) else { continue };
            let doors = node.doors.iter().filter_map(|door| door.filter);
            for rule in node
                .ingress
                .iter()
                .copied()
                .chain(doors)
                .filter_map(|filter| self.model.filter(filter))
                .flat_map(|filter| &filter.rules)
            {
                for peers in self.model.rule(*rule).filter(|rule| rule.allow).into_iter().flat_map(|rule| &rule.peers) {
                    if let Peers::Range(range) = peers
                        && !range.is_wide()
                        && !range.is_private()
                    {
                        ranges.push(*range);
                    }
                }
            }
            let forwards =
                self.incoming.get(&id).into_iter().flatten().filter_map(|index| self.model.forwards.get(*index));
            before.extend(forwards.map(|forward| forward.from));
        }
        ranges.sort_unstable();
        ranges.dedup();
        ranges.truncate(RANGES);
        ranges
    }

    /// From anything in its networks.
    pub(crate) fn networks(&self, node: &Node) -> Vec<(String, Flow)> {
        if node.pod.is_some() {
            return Vec::new();
        }
        let mut networks: Vec<NetworkId> = self.model.networks_of(node).collect();
        networks.sort_unstable();
        networks.dedup();
        networks
            .into_iter()
            .filter_map(|id| {
                let network = self.model.network(id)?;
                let flow = self.model.within(&network.address, Peer::Network(id), node, None);
                Some((network.address.to_string(), flow))
            })
            .collect()
    }

    /// From anything in the networks next to its own, where there are routes both ways.
    pub(crate) fn beside(&self, node: &Node) -> Vec<(String, Flow)> {
        let mut flows = Vec::new();
        let mut seen = FxHashSet::default();
        for site in node.sites.iter().filter_map(|site| self.model.site(*site)) {
            for crossing in site.crossings.iter().take(WAYS) {
                let Some(other) = self.model.network(crossing.network) else { continue };
                if self.ties.contains(&(crossing.network, site.network)) && seen.insert(crossing.network) {
                    let peer = Peer::Network(crossing.network);
                    flows.push((
                        other.address.to_string(),
                        self.model.within(&other.address, peer, node, Some(crossing)),
                    ));
                }
            }
        }
        flows
    }

    pub(crate) fn strangers(&self, node: &Node) -> Flow {
        self.model.within("pods of other namespaces", Peer::Stranger, node, None)
    }

    /// What can begin a connection to a node: one of each likeness, with how many others are alike, and whether all
    /// were looked at.
    pub(crate) fn sources(&self, to: (NodeId, &Node), budget: &mut usize) -> (Vec<(NodeId, u32, Flow)>, bool) {
        let mut candidates: Vec<NodeId> = Vec::new();
        let mut anybody = to.1.ingress.is_empty();
        for filter in to.1.ingress.iter().filter_map(|filter| self.model.filter(*filter)) {
            anybody |= filter.otherwise_allow || filter.unseen.is_some();
            for rule in filter.rules.iter().filter_map(|rule| self.model.rule(*rule)).filter(|rule| rule.allow) {
                for peers in &rule.peers {
                    match peers {
                        Peers::Group(group) => candidates.extend(self.model.members.get(group).into_iter().flatten()),
                        Peers::Nobody | Peers::Public => {}
                        Peers::Pods(chosen) if matches!(chosen.namespaces, Namespaces::Own(_)) => anybody = true,
                        Peers::Anything | Peers::Range(_) | Peers::Network(_) | Peers::Pods(_) | Peers::Unknown(_) => {
                            anybody = true
                        }
                    }
                }
            }
        }
        if anybody {
            candidates.extend(self.neighbours(to.1));
        }
        let mut seen: FxHashSet<NodeId> = FxHashSet::default();
        let mut by_likeness: FxHashMap<Likeness<'_>, usize> = FxHashMap::default();
        let mut found: Vec<(NodeId, u32, Flow)> = Vec::new();
        let mut whole = true;
        let by_forward =
            self.incoming.get(&to.0).into_iter().flatten().filter_map(|index| self.model.forwards.get(*index));
        for forward in by_forward {
            let Some(gateway) = self.model.node(forward.from) else { continue };
            let flow =
                self.model.by_forward(&self.standing(gateway), forward, Peer::Internet(Family::V4), &Ports::all());
            if seen.insert(forward.from) && flow.state() != Reachability::Blocked {
                found.push((forward.from, 0, flow));
            }
        }
        for id in candidates {
            let Some(node) = self.model.node(id).filter(|node| id != to.0 && node.kind == Kind::Worker) else {
                continue;
            };
            if !seen.insert(id) {
                continue;
            }
            match by_likeness.get(&likeness(node)).copied() {
                Some(usize::MAX) => {}
                Some(index) => {
                    if let Some(one) = found.get_mut(index) {
                        one.1 += 1;
                    }
                }
                None => {
                    let Some(left) = budget.checked_sub(1) else {
                        whole = false;
                        break;
                    };
                    *budget = left;
                    let flow = self.model.between((id, node), to);
                    if flow.state() == Reachability::Blocked {
                        by_likeness.insert(likeness(node), usize::MAX);
                    } else {
                        by_likeness.insert(likeness(node), found.len());
                        found.push((id, 0, flow));
                    }
                }
            }
        }
        (found, whole)
    }

    /// Everything in its networks and in those with a route to them.
    pub(crate) fn neighbours(&self, node: &Node) -> Vec<NodeId> {
        let mut networks: Vec<NetworkId> = Vec::new();
        for site in node.sites.iter().filter_map(|site| self.model.site(*site)) {
            networks.push(site.network);
            networks.extend(site.crossings.iter().map(|crossing| crossing.network));
        }
        // What stands in a network that is not in the blueprint may be tied to anything.
        if networks.iter().any(|network| self.vague.contains(network)) {
            networks.extend(self.residents.keys());
        }
        networks.extend(&self.vague);
        networks.sort_unstable();
        networks.dedup();
        networks.iter().filter_map(|network| self.residents.get(network)).flatten().copied().collect()
    }

    /// As if everything that a gateway listens on had just arrived at it.
    pub(crate) fn standing(&self, gateway: &Node) -> Flow {
        Flow::at(gateway)
    }
}

pub(crate) fn likeness(node: &Node) -> Likeness<'_> {
    let pod = node.pod.as_ref().map(|pod| (&pod.namespace, &pod.labels));
    (node.kind, &node.sites, &node.groups, [&node.ingress, &node.egress], &node.listens, &node.cidrs, pod)
}
