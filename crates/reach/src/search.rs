//! All ways, bounded.

use std::cmp::Reverse;

use domain::evidence::reach::{Reachability, Reached, Way, WayFrom, Ways};
use domain::planned::Planned;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};

use crate::book::Book;
use crate::cidr::{Cidr, Family};
use crate::filter::Peer;
use crate::model::{Kind, Model, NetworkId, Node, NodeId};
use crate::ports::Ports;
use crate::sources::{Likeness, likeness};
use crate::walk::{Flow, better};
use crate::{aws, azure, gcp, kubernetes};

/// How many gateways stand behind each other at most, and how many components somebody goes through.
const DEPTH: u32 = 8;
/// How many ways are given at most, and how many pairs of nodes are looked at for them.
pub(crate) const WAYS: usize = 200;
const PAIRS: usize = 4_000;
/// How many ranges of addresses outside are given at most.
pub(crate) const RANGES: usize = 32;

/// What can reach what in one blueprint.
#[derive(Debug)]
pub struct Reach {
    pub(crate) model: Model,
    /// Forwards by their target.
    pub(crate) incoming: FxHashMap<NodeId, Vec<usize>>,
    pub(crate) outgoing: FxHashMap<NodeId, Vec<usize>>,
    /// How the internet gets to each gateway, by family.
    entries: [FxHashMap<NodeId, Flow>; 2],
    /// Nodes of each network.
    pub(crate) residents: FxHashMap<NetworkId, Vec<NodeId>>,
    /// From which network some site has a route to which other.
    pub(crate) ties: FxHashSet<(NetworkId, NetworkId)>,
    /// Networks that are not in the blueprint.
    pub(crate) vague: Vec<NetworkId>,
}

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
        let networks = (0..).zip(&model.networks);
        let vague = networks.filter(|(_, network)| network.vague.is_some()).map(|(id, _)| id).collect();
        let mut reach = Self { model, incoming, outgoing, entries: Default::default(), residents, ties, vague };
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
}

/// Where databases, caches and search usually listen.
fn stores() -> Ports {
    const PORTS: [u32; 12] = [1433, 1521, 3306, 5432, 5984, 6379, 7000, 9042, 9200, 9300, 11_211, 27_017];
    PORTS.iter().fold(Ports::NONE, |all, port| all.or(&Ports::tcp(*port)))
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
