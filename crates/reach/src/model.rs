//! What every cloud's network is translated into: nodes at sites of networks, filters in their way, doors to the outside,
//! gateways that forward.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::cidr::{Cidr, Family};
use crate::ports::Ports;

pub(crate) type Text = Arc<str>;
pub(crate) type NodeId = u32;
pub(crate) type SiteId = u32;
pub(crate) type NetworkId = u32;
pub(crate) type FilterId = u32;
pub(crate) type RuleId = u32;
pub(crate) type GroupId = u32;

/// Why something may be otherwise; none where it is certain.
pub(crate) type Doubt = Option<Text>;

/// A network: what is in it finds each other by itself.
#[derive(Debug, Default)]
pub(crate) struct Network {
    pub(crate) address: Text,
    /// Ranges of it, both families; empty where they are not known.
    pub(crate) cidrs: Vec<Cidr>,
    /// Why what seems to stand in it may stand in different ones, or be tied to others: it is not in the blueprint.
    pub(crate) vague: Doubt,
}

/// A place in a network: a subnet, a namespace.
#[derive(Debug, Default)]
pub(crate) struct Site {
    pub(crate) address: Text,
    pub(crate) network: NetworkId,
    /// Its ranges; empty where they are not known.
    pub(crate) cidrs: Vec<Cidr>,
    /// What is in the way of whatever comes in or goes out, both stateless.
    pub(crate) ingress: Option<FilterId>,
    pub(crate) egress: Option<FilterId>,
    /// Routes to other networks.
    pub(crate) crossings: Vec<Crossing>,
}

/// A route from a site to another network; it needs one back.
#[derive(Debug, Clone)]
pub(crate) struct Crossing {
    pub(crate) network: NetworkId,
    /// Which addresses of the other network it leads to.
    pub(crate) to: Option<Cidr>,
    pub(crate) step: Step,
    pub(crate) doubt: Doubt,
}

/// What lets traffic go on, for people.
#[derive(Debug, Clone, Default)]
pub(crate) struct Step {
    /// What it leads through or into: an address.
    pub(crate) at: Text,
    pub(crate) why: Text,
    /// The resource and attribute that open it.
    pub(crate) rule: Option<Place>,
}

#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) address: Text,
    pub(crate) attribute: Text,
}

/// Whom a rule is about.
#[derive(Debug, Clone)]
pub(crate) enum Peers {
    Anything,
    Range(Cidr),
    /// Members of a security group, holders of a tag or a service account.
    Group(GroupId),
    /// Whatever stands in a network, or one with a route to it.
    Network(NetworkId),
    /// The public address space, as Azure's tag has it.
    Public,
    Pods(Arc<PodPeers>),
    /// The cloud's own probes: nobody.
    Nobody,
    Unknown(Text),
}

/// Pods that a network policy names.
#[derive(Debug, Clone)]
pub(crate) struct PodPeers {
    pub(crate) namespaces: Namespaces,
    pub(crate) pods: Selector,
}

#[derive(Debug, Clone)]
pub(crate) enum Namespaces {
    Own(Text),
    Chosen(Selector),
}

/// A selector of labels, as Kubernetes has it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Selector {
    pub(crate) labels: BTreeMap<Text, Text>,
    /// Key, operator, values.
    pub(crate) expressions: Vec<(Text, Text, Vec<Text>)>,
}

/// A rule of a filter.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) allow: bool,
    pub(crate) peers: Vec<Peers>,
    pub(crate) ports: Ports,
    pub(crate) place: Place,
    /// Why it may not be there, or may be about other ports.
    pub(crate) doubt: Doubt,
}

/// Rules in the order in which they decide, and what is done with what none of them is about.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    /// What people call it: the address of a security group, a list of them.
    pub(crate) label: Text,
    pub(crate) rules: Vec<RuleId>,
    pub(crate) otherwise_allow: bool,
    /// Why there may be rules that are not seen here, which let something in.
    pub(crate) unseen: Doubt,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Begins connections: machines, functions, pods.
    Worker,
    /// Waits for them alone: databases, caches, storage.
    Store,
    /// Forwards them.
    Gateway,
}

/// A way by which packets from outside arrive at a node, before its own filters.
#[derive(Debug, Clone)]
pub(crate) struct Door {
    pub(crate) family: Family,
    pub(crate) steps: Vec<Step>,
    pub(crate) doubt: Doubt,
    /// The site they come in by, whose filter is in the way.
    pub(crate) site: Option<SiteId>,
    /// A filter of the door alone: who may talk to a public endpoint.
    pub(crate) filter: Option<FilterId>,
    /// Whether the node's own filters hold here, too. Those of an endpoint that a provider runs do not.
    pub(crate) filtered: bool,
}

/// A way out of a node to the internet, after its own filters.
#[derive(Debug, Clone)]
pub(crate) struct Exit {
    pub(crate) family: Family,
    pub(crate) steps: Vec<Step>,
    pub(crate) doubt: Doubt,
    pub(crate) site: Option<SiteId>,
}

/// Something that sends or receives.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) address: Text,
    pub(crate) kind: Kind,
    /// What it listens on.
    pub(crate) listens: Ports,
    pub(crate) sites: Vec<SiteId>,
    pub(crate) groups: Vec<GroupId>,
    /// Why it may be in groups that are not seen.
    pub(crate) groups_doubt: Doubt,
    /// Its own address in its network, where that is said.
    pub(crate) cidrs: Vec<Cidr>,
    /// All of them have to let something through.
    pub(crate) ingress: Vec<FilterId>,
    pub(crate) egress: Vec<FilterId>,
    pub(crate) doors: Vec<Door>,
    pub(crate) exits: Vec<Exit>,
    /// Why there is no door, where there is none.
    pub(crate) closed: Text,
    pub(crate) pod: Option<Pod>,
}

/// What a network policy sees of a pod.
#[derive(Debug, Clone)]
pub(crate) struct Pod {
    pub(crate) namespace: Text,
    /// None where they are not known.
    pub(crate) namespace_labels: Option<Arc<BTreeMap<Text, Text>>>,
    pub(crate) labels: BTreeMap<Text, Text>,
}

/// That a gateway hands on what it receives.
#[derive(Debug, Clone)]
pub(crate) struct Forward {
    pub(crate) from: NodeId,
    pub(crate) to: NodeId,
    /// The ports of the gateway on which it takes what it hands on here.
    pub(crate) listens: Ports,
    /// The ports of the target to which it hands it on.
    pub(crate) delivers: Ports,
    pub(crate) step: Step,
    pub(crate) doubt: Doubt,
    pub(crate) seen_as: SeenAs,
}

/// Whom the target of a gateway sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SeenAs {
    /// The gateway.
    Gateway,
    /// The client; the filters hold for that one.
    Client,
    /// The client, and yet the filters know it for the gateway, too.
    Both,
    /// Some program in the cluster.
    Controller,
    /// The provider: the target's filters have no say.
    Provider,
}

/// All of it.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) networks: Vec<Network>,
    pub(crate) sites: Vec<Site>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) filters: Vec<Filter>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) forwards: Vec<Forward>,
    /// Members of each group.
    pub(crate) members: FxHashMap<GroupId, Vec<NodeId>>,
    pub(crate) by_address: FxHashMap<Text, NodeId>,
    /// Numbers of groups by what they are called.
    pub(crate) groups: FxHashMap<Text, GroupId>,
    /// Other addresses that mean a node: a cluster's instance, an interface.
    pub(crate) aliases: FxHashMap<Text, NodeId>,
}

impl Model {
    pub(crate) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id as usize)
    }

    pub(crate) fn site(&self, id: SiteId) -> Option<&Site> {
        self.sites.get(id as usize)
    }

    pub(crate) fn network(&self, id: NetworkId) -> Option<&Network> {
        self.networks.get(id as usize)
    }

    pub(crate) fn filter(&self, id: FilterId) -> Option<&Filter> {
        self.filters.get(id as usize)
    }

    pub(crate) fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.get(id as usize)
    }

    /// The number of a group: each name has one.
    pub(crate) fn group(&mut self, name: &str) -> GroupId {
        if let Some(group) = self.groups.get(name) {
            return *group;
        }
        let group = GroupId::try_from(self.groups.len()).unwrap_or(GroupId::MAX);
        self.groups.insert(Arc::from(name), group);
        group
    }

    pub(crate) fn find(&self, address: &str) -> Option<NodeId> {
        self.by_address.get(address).or_else(|| self.aliases.get(address)).copied()
    }

    pub(crate) fn add_network(&mut self, network: Network) -> NetworkId {
        add(&mut self.networks, network)
    }

    pub(crate) fn add_site(&mut self, site: Site) -> SiteId {
        add(&mut self.sites, site)
    }

    pub(crate) fn add_rule(&mut self, rule: Rule) -> RuleId {
        add(&mut self.rules, rule)
    }

    pub(crate) fn add_filter(&mut self, filter: Filter) -> FilterId {
        add(&mut self.filters, filter)
    }

    pub(crate) fn add_node(&mut self, node: Node) -> NodeId {
        let address = Arc::clone(&node.address);
        let groups = node.groups.clone();
        let id = add(&mut self.nodes, node);
        self.by_address.insert(address, id);
        for group in groups {
            self.members.entry(group).or_default().push(id);
        }
        id
    }

    /// Networks that a node stands in.
    pub(crate) fn networks_of<'m>(&'m self, node: &'m Node) -> impl Iterator<Item = NetworkId> + 'm {
        node.sites.iter().filter_map(|site| self.site(*site)).map(|site| site.network)
    }
}

fn add<T>(all: &mut Vec<T>, one: T) -> u32 {
    all.push(one);
    u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
}

impl Place {
    pub(crate) fn new(address: &str, attribute: &str) -> Self {
        Self { address: Arc::from(address), attribute: Arc::from(attribute) }
    }
}

impl Step {
    pub(crate) fn new(at: &str, why: impl Into<Text>, rule: Option<(&str, &str)>) -> Self {
        Self {
            at: Arc::from(at),
            why: why.into(),
            rule: rule.map(|(address, attribute)| Place::new(address, attribute)),
        }
    }
}

impl Node {
    pub(crate) fn new(address: &str, kind: Kind) -> Self {
        Self {
            address: Arc::from(address),
            kind,
            listens: Ports::all(),
            sites: Vec::new(),
            groups: Vec::new(),
            groups_doubt: None,
            cidrs: Vec::new(),
            ingress: Vec::new(),
            egress: Vec::new(),
            doors: Vec::new(),
            exits: Vec::new(),
            closed: Arc::from("it has no public address"),
            pod: None,
        }
    }
}
