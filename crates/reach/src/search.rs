//! All ways, bounded.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::evidence::reach::{Reachability, Reached, Way, WayFrom, Ways};
use domain::planned::Planned;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};

use crate::book::Book;
use crate::cidr::{Cidr, Family};
use crate::filter::Peer;
use crate::model::{FilterId, GroupId, Kind, Model, Namespaces, NetworkId, Node, NodeId, Peers, SiteId, Text};
use crate::ports::Ports;
use crate::walk::{Flow, better};
use crate::{aws, azure, gcp, kubernetes};

/// How many gateways stand behind each other at most, and how many components somebody goes through.
const DEPTH: u32 = 8;
/// How many ways are given at most, and how many pairs of nodes are looked at for them.
const WAYS: usize = 200;
const PAIRS: usize = 4_000;
/// How many ranges of addresses outside are given at most.
const RANGES: usize = 32;

/// What can reach what in one blueprint.
#[derive(Debug)]
pub struct Reach {
    model: Model,
    /// Forwards by their target.
    incoming: FxHashMap<NodeId, Vec<usize>>,
    outgoing: FxHashMap<NodeId, Vec<usize>>,
    /// How the internet gets to each gateway, by family.
    entries: [FxHashMap<NodeId, Flow>; 2],
    /// Nodes of each network.
    residents: FxHashMap<NetworkId, Vec<NodeId>>,
    /// From which network some site has a route to which other.
    ties: FxHashSet<(NetworkId, NetworkId)>,
}

/// What makes two nodes have the same ways.
type Likeness<'n> = (
    Kind,
    &'n [SiteId],
    &'n [GroupId],
    [&'n [FilterId]; 2],
    &'n Ports,
    &'n [Cidr],
    Option<(&'n Text, &'n BTreeMap<Text, Text>)>,
);

impl Reach {
    /// Works out what can reach what.
    #[must_use]
    pub fn of(planned: &Planned) -> Self {
        let book = Book::of(planned);
        let mut model = Model::default();
        aws::translate(&book, &mut model);
        azure::translate(&book, &mut model);
        gcp::translate(&book, &mut model);
        kubernetes::translate(&book, &mut model);
        Self::on(model)
    }

    pub(crate) fn on(mut model: Model) -> Self {
        for members in model.members.values_mut() {
            members.sort_unstable();
            members.dedup();
        }
        let (mut incoming, mut outgoing) = (FxHashMap::<_, Vec<_>>::default(), FxHashMap::<_, Vec<_>>::default());
        for (index, forward) in model.forwards.iter().enumerate() {
            incoming.entry(forward.to).or_default().push(index);
            outgoing.entry(forward.from).or_default().push(index);
        }
        let mut residents = FxHashMap::<_, Vec<_>>::default();
        for (id, node) in (0..).zip(&model.nodes) {
            let mut networks: Vec<NetworkId> = model.networks_of(node).collect();
            networks.sort_unstable();
            networks.dedup();
            for network in networks {
                residents.entry(network).or_default().push(id);
            }
        }
        let crossings = model.sites.iter().flat_map(|site| site.crossings.iter().map(|to| (site.network, to.network)));
        let ties = crossings.collect();
        let mut reach = Self { model, incoming, outgoing, entries: Default::default(), residents, ties };
        reach.entries = [Family::V4, Family::V6].map(|family| reach.enter(Peer::Internet(family)));
        reach
    }

    /// Whether anybody on the internet can reach it, without taking something else over first. None for what is no part
    /// of a network.
    #[must_use]
    pub fn from_internet(&self, address: &str) -> Option<Reached> {
        let id = self.model.find(address)?;
        Some(self.internet(id, &Ports::all()).told())
    }

    /// Every way to it.
    #[must_use]
    pub fn who_can_reach(&self, address: &str) -> Option<Ways> {
        let id = self.model.find(address)?;
        let target = self.model.node(id)?;
        let mut ways = Vec::new();
        let mut add = |from: WayFrom, through: Vec<String>, flow: &Flow| {
            if flow.state() != Reachability::Blocked {
                ways.push(Way { from, target: target.address.to_string(), through, reached: flow.told() });
            }
        };
        let all = Ports::all();
        let direct = self.internet(id, &all);
        add(WayFrom::Internet, Vec::new(), &direct);
        for range in self.ranges(id) {
            add(WayFrom::Outside { cidr: range.to_string() }, Vec::new(), &self.outside(range, id, 4));
        }
        for (network, flow) in self.networks(target).into_iter().chain(self.beside(target)) {
            add(WayFrom::Network { address: network }, Vec::new(), &flow);
        }
        if target.pod.is_some() {
            add(WayFrom::Namespaces, Vec::new(), &self.strangers(target));
        }
        let mut budget = PAIRS;
        let mut seen: FxHashSet<NodeId> = std::iter::once(id).collect();
        let mut front: Vec<(NodeId, Vec<String>, Option<Flow>)> = vec![(id, Vec::new(), None)];
        let mut complete = true;
        let mut from_afar: Option<(Vec<String>, Flow)> = None;
        for depth in 0..4 {
            let mut next = Vec::new();
            for (at, through, _) in &front {
                let Some(node) = self.model.node(*at) else { continue };
                let (sources, whole) = self.sources((*at, node), &mut budget);
                complete &= whole;
                for (source, alike, flow) in sources {
                    if !seen.insert(source) {
                        continue;
                    }
                    let Some(from) = self.model.node(source) else { continue };
                    if depth == 0 {
                        add(WayFrom::Component { address: from.address.to_string(), alike }, Vec::new(), &flow);
                    }
                    let mut through = through.clone();
                    through.insert(0, from.address.to_string());
                    let entry = self.internet(source, &all);
                    if entry.state().min(flow.state())
                        > from_afar.as_ref().map_or(Reachability::Blocked, |one| one.1.state())
                    {
                        from_afar = Some((through.clone(), joined(entry, &flow)));
                    }
                    next.push((source, through, Some(flow)));
                }
            }
            if next.is_empty() || from_afar.as_ref().is_some_and(|one| one.1.state() == Reachability::Reachable) {
                break;
            }
            front = next;
        }
        if let Some((through, flow)) = from_afar.filter(|one| one.1.state() > direct.state()) {
            add(WayFrom::Internet, through, &flow);
        }
        ways.sort_by(|left, right| {
            let rank = |way: &Way| (Reverse(way.reached.state), way.from.clone(), way.through.len());
            rank(left).cmp(&rank(right))
        });
        if ways.len() > WAYS {
            complete = false;
            ways.truncate(WAYS);
        }
        Some(Ways { target: target.address.to_string(), listens: target.listens.texts(), ways, complete })
    }

    /// Where one can go from it, or from the `internet`, directly.
    #[must_use]
    pub fn reachable_from(&self, address: &str) -> Option<Vec<Way>> {
        let mut ways = Vec::new();
        if address == "internet" {
            for (id, node) in (0..).zip(&self.model.nodes) {
                let flow = self.internet(id, &Ports::all());
                if flow.state() != Reachability::Blocked {
                    ways.push(Way {
                        from: WayFrom::Internet,
                        target: node.address.to_string(),
                        through: Vec::new(),
                        reached: flow.told(),
                    });
                }
            }
            return Some(ways);
        }
        let id = self.model.find(address)?;
        let node = self.model.node(id)?;
        let mut add = |target: &str, flow: &Flow| {
            if flow.state() != Reachability::Blocked && ways.len() < WAYS {
                ways.push(Way {
                    from: WayFrom::Component { address: node.address.to_string(), alike: 0 },
                    target: target.to_owned(),
                    through: Vec::new(),
                    reached: flow.told(),
                });
            }
        };
        add("internet", &self.model.to_internet(node));
        for forward in self.outgoing.get(&id).into_iter().flatten().filter_map(|index| self.model.forwards.get(*index))
        {
            let Some(target) = self.model.node(forward.to) else { continue };
            add(
                &target.address,
                &self.model.by_forward(&self.standing(node), forward, Peer::Node(id, node), &Ports::all()),
            );
        }
        if node.kind == Kind::Worker {
            let mut alike: FxHashMap<Likeness<'_>, bool> = FxHashMap::default();
            for other in self.neighbours(node) {
                let Some(target) = self.model.node(other).filter(|_| other != id) else { continue };
                let like = likeness(target);
                if alike.get(&like) == Some(&false) {
                    continue;
                }
                let flow = self.model.between((id, node), (other, target));
                alike.insert(like, flow.state() != Reachability::Blocked);
                add(&target.address, &flow);
            }
        }
        Some(ways)
    }

    /// The same in short, for policies: `internet`, `admin` (the internet on the ports of SSH and RDP), `store` (the
    /// internet on the usual ports of databases), `network` (anything in
    /// its own network), `peers` (anything in a network next to it), `namespaces` (pods of other namespaces) and `egress`
    /// (from it to the internet), each with `state`, `path`, `ports`, and the `reason` where there is no way. Null for what is
    /// no part of a network.
    #[must_use]
    pub fn facts(&self, address: &str) -> Value {
        let Some(id) = self.model.find(address) else { return Value::Null };
        let Some(node) = self.model.node(id) else { return Value::Null };
        let networks = self.networks(node).into_iter().map(|(_, flow)| flow);
        let network = networks.reduce(better).unwrap_or_else(|| Flow::closed("it stands in no network"));
        let beside = self.beside(node).into_iter().map(|(_, flow)| flow);
        let peers =
            beside.reduce(better).unwrap_or_else(|| Flow::closed("no other network is tied to its own, both ways"));
        let mut facts = json!({
            "internet": fact(&self.internet(id, &Ports::all())),
            "admin": fact(&self.internet(id, &Ports::tcp(22).or(&Ports::tcp(3389)))),
            "store": fact(&self.internet(id, &stores())),
            "peers": fact(&peers),
            "network": fact(&network),
            "egress": fact(&self.model.to_internet(node)),
        });
        if let (Some(_), Some(facts)) = (&node.pod, facts.as_object_mut()) {
            facts.insert("namespaces".to_owned(), fact(&self.strangers(node)));
        }
        facts
    }

    /// Addresses of everything that is part of a network.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.model.nodes.iter().map(|node| &*node.address)
    }

    fn internet(&self, id: NodeId, wanted: &Ports) -> Flow {
        let Some(node) = self.model.node(id) else { return Flow::default() };
        let mut best: Option<Flow> = None;
        for (family, entries) in [Family::V4, Family::V6].into_iter().zip(&self.entries) {
            let flow =
                self.arrive(Peer::Internet(family), (id, node), wanted, |gateway| entries.get(&gateway).cloned());
            best = Some(match best {
                Some(best) => best.beside(flow),
                None => flow,
            });
        }
        best.unwrap_or_default()
    }

    /// By the node's own doors, and by the gateways before it.
    fn arrive(
        &self,
        peer: Peer<'_>,
        (id, node): (NodeId, &Node),
        wanted: &Ports,
        entry: impl Fn(NodeId) -> Option<Flow>,
    ) -> Flow {
        let mut best = Flow::closed(&node.closed);
        let family = match peer {
            Peer::Internet(family) => Some(family),
            Peer::Outside(range) => Some(range.family()),
            Peer::Node(..) | Peer::Network(_) | Peer::Stranger | Peer::Cluster => None,
        };
        let mut first = true;
        for door in node.doors.iter().filter(|door| Some(door.family) == family) {
            let flow = self.model.by_door(node, door, peer, wanted);
            best = if first { flow } else { best.beside(flow) };
            first = false;
        }
        for forward in self.incoming.get(&id).into_iter().flatten().filter_map(|index| self.model.forwards.get(*index))
        {
            if let Some(before) = entry(forward.from) {
                best = best.beside(self.model.by_forward(&before, forward, peer, wanted));
            }
        }
        best
    }

    /// How a peer outside gets to each gateway, gateways behind gateways included.
    fn enter(&self, peer: Peer<'_>) -> FxHashMap<NodeId, Flow> {
        let all = Ports::all();
        let mut gateways: Vec<NodeId> = self.outgoing.keys().copied().collect();
        gateways.sort_unstable();
        let mut entries: FxHashMap<NodeId, Flow> = FxHashMap::default();
        for _ in 0..DEPTH {
            let mut changed = Vec::new();
            for &gateway in &gateways {
                let Some(node) = self.model.node(gateway) else { continue };
                let flow = self.arrive(peer, (gateway, node), &all, |before| entries.get(&before).cloned());
                if flow.state() == Reachability::Blocked {
                    continue;
                }
                let known = entries.get(&gateway).map(|known| (&known.sure, &known.maybe));
                if known != Some((&flow.sure, &flow.maybe)) {
                    changed.push(gateway);
                    entries.insert(gateway, flow);
                }
            }
            gateways = {
                let mut after: Vec<NodeId> = changed
                    .iter()
                    .flat_map(|gateway| self.outgoing.get(gateway).into_iter().flatten())
                    .filter_map(|index| self.model.forwards.get(*index))
                    .map(|forward| forward.to)
                    .filter(|to| self.outgoing.contains_key(to))
                    .collect();
                after.sort_unstable();
                after.dedup();
                after
            };
            if gateways.is_empty() {
                break;
            }
        }
        entries
    }

    fn outside(&self, range: Cidr, id: NodeId, depth: u32) -> Flow {
        let Some(node) = self.model.node(id) else { return Flow::default() };
        self.arrive(Peer::Outside(range), (id, node), &Ports::all(), |gateway| {
            let flow = self.outside(range, gateway, depth.checked_sub(1)?);
            (flow.state() != Reachability::Blocked).then_some(flow)
        })
    }

    /// Ranges outside that a filter before the node, or before a gateway to it, names.
    fn ranges(&self, id: NodeId) -> Vec<Cidr> {
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
    fn networks(&self, node: &Node) -> Vec<(String, Flow)> {
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
    fn beside(&self, node: &Node) -> Vec<(String, Flow)> {
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

    fn strangers(&self, node: &Node) -> Flow {
        self.model.within("pods of other namespaces", Peer::Stranger, node, None)
    }

    /// What can begin a connection to a node: one of each likeness, with how many others are alike, and whether all
    /// were looked at.
    fn sources(&self, to: (NodeId, &Node), budget: &mut usize) -> (Vec<(NodeId, u32, Flow)>, bool) {
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
    fn neighbours(&self, node: &Node) -> Vec<NodeId> {
        let mut networks: Vec<NetworkId> = Vec::new();
        for site in node.sites.iter().filter_map(|site| self.model.site(*site)) {
            networks.push(site.network);
            networks.extend(site.crossings.iter().map(|crossing| crossing.network));
        }
        networks.sort_unstable();
        networks.dedup();
        networks.iter().filter_map(|network| self.residents.get(network)).flatten().copied().collect()
    }

    /// As if everything that a gateway listens on had just arrived at it.
    fn standing(&self, gateway: &Node) -> Flow {
        Flow::at(gateway)
    }
}

/// Where databases, caches and search usually listen.
fn stores() -> Ports {
    const PORTS: [u32; 12] = [1433, 1521, 3306, 5432, 5984, 6379, 7000, 9042, 9200, 9300, 11_211, 27_017];
    PORTS.iter().fold(Ports::NONE, |all, port| all.or(&Ports::tcp(*port)))
}

fn likeness(node: &Node) -> Likeness<'_> {
    let pod = node.pod.as_ref().map(|pod| (&pod.namespace, &pod.labels));
    (node.kind, &node.sites, &node.groups, [&node.ingress, &node.egress], &node.listens, &node.cidrs, pod)
}

/// A way on after another.
fn joined(before: Flow, after: &Flow) -> Flow {
    let sure = if before.state() == Reachability::Reachable { after.sure.clone() } else { Ports::NONE };
    let doubt = before.doubt.clone().or_else(|| after.doubt.clone());
    let mut hops = before.hops.clone();
    hops.extend(after.hops.iter().cloned());
    let mut flow = before;
    (flow.sure, flow.maybe, flow.hops, flow.doubt) = (sure, after.maybe.clone(), hops, doubt);
    flow
}

fn fact(flow: &Flow) -> Value {
    let told = flow.told();
    json!({"state": told.state, "path": told.path, "ports": told.ports, "reason": told.reason})
}
