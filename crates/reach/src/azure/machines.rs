//! Machines by their interfaces, and the load balancers before them.

use std::sync::Arc;

use domain::planned::PlannedResource;
use rustc_hash::FxHashMap;

use super::{Azure, SUBNETS};
use crate::book::{Entry, Known};
use crate::cidr::Family;
use crate::model::{Door, Doubt, Exit, Forward, Kind, Node, NodeId, SeenAs, SiteId, Step};
use crate::ports::{Ports, Protocol};

const MACHINES: &[&str] =
    &["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_virtual_machine"];
const SETS: &[&str] = &[
    "azurerm_linux_virtual_machine_scale_set",
    "azurerm_windows_virtual_machine_scale_set",
    "azurerm_orchestrated_virtual_machine_scale_set",
];
const ADDRESSES: &[&str] = &["azurerm_public_ip"];
const POOLS: &[&str] = &["azurerm_lb_backend_address_pool"];

impl<'p> Azure<'_, 'p> {
    pub(super) fn machines(&mut self) {
        let mut groups: FxHashMap<Entry, Vec<Entry>> = FxHashMap::default();
        for (_, association) in self.book.all(&["azurerm_network_interface_application_security_group_association"]) {
            let of = &["azurerm_application_security_group"];
            let chosen = self.book.references(association, "application_security_group_id", of).to;
            for interface in
                self.book.references(association, "network_interface_id", &["azurerm_network_interface"]).to
            {
                groups.entry(interface).or_default().extend(&chosen);
            }
        }
        for (_, machine) in self.book.all(MACHINES) {
            let interfaces = self.book.references(machine, "network_interface_ids", &["azurerm_network_interface"]);
            let mut main: Option<NodeId> = None;
            for entry in &interfaces.to {
                let Some(interface) = self.book.get(*entry) else { continue };
                let address = if main.is_none() { &machine.address } else { &interface.address };
                let node = self.interface(address, *entry, interface, &groups);
                let id = self.model.add_node(node);
                self.by_interface.insert(*entry, id);
                match main {
                    None => {
                        self.model.aliases.insert(Arc::from(&*interface.address), id);
                        main = Some(id);
                    }
                    Some(main) => {
                        let step = Step::new(&interface.address, "an interface of the machine", None);
                        self.model.forwards.push(Forward {
                            from: id,
                            to: main,
                            listens: Ports::all(),
                            delivers: Ports::all(),
                            step,
                            doubt: None,
                            seen_as: SeenAs::Provider,
                        });
                    }
                }
            }
        }
        let mut pools = self.pools();
        for (_, set) in self.book.all(SETS) {
            let node = self.scale_set(set);
            let id = self.model.add_node(node);
            let path = "network_interface[0].ip_configuration[0].load_balancer_backend_address_pool_ids";
            for pool in self.book.references(set, path, POOLS).to {
                pools.entry(pool).or_default().push(id);
            }
        }
        self.balancers(&pools);
    }

    fn interface(
        &mut self,
        address: &str,
        entry: Entry,
        interface: &'p PlannedResource,
        groups: &FxHashMap<Entry, Vec<Entry>>,
    ) -> Node {
        let mut node = Node::new(address, Kind::Worker);
        let mut public: Vec<(Entry, String)> = Vec::new();
        let mut unknown: Doubt = None;
        for index in 0..self.book.blocks(interface, "ip_configuration").0 {
            let path = format!("ip_configuration[{index}].subnet_id");
            let references = self.book.references(interface, &path, SUBNETS);
            node.sites.extend(self.site_at(interface, &path, &references));
            let path = format!("ip_configuration[{index}].public_ip_address_id");
            let address = self.book.references(interface, &path, ADDRESSES);
            public.extend(address.to.iter().map(|to| (*to, path.clone())));
            if address.to.is_empty() && !address.foreign.is_empty() {
                public.push((entry, path));
            } else if address.to.is_empty() {
                unknown = unknown.or(address.doubt);
            }
        }
        node.sites.dedup();
        for group in groups.get(&entry).into_iter().flatten().filter_map(|group| self.book.get(*group)) {
            let group = self.group_id(&group.address);
            node.groups.push(group);
        }
        let own = self.interfaces.get(&entry).cloned().unwrap_or_default();
        self.guard(&mut node, own);
        for (by, path) in public {
            let Some(by) = self.book.get(by) else { continue };
            let doubt = if node.ingress.is_empty() { self.unguarded(by) } else { Ok(None) };
            match doubt {
                Ok(doubt) => node.doors.push(door(&by.address, &interface.address, &path, doubt)),
                Err(why) => node.closed = why,
            }
        }
        if let Some(why) = unknown {
            node.doors.push(door(&interface.address, &interface.address, "ip_configuration", Some(why)));
        }
        let step = Step::new(address, "machines have a way out unless they are denied one", None);
        node.exits.push(Exit { family: Family::V4, steps: vec![step], doubt: None, site: None });
        node
    }

    /// Whether a public address is open where nothing guards it: those of the basic kind are.
    fn unguarded(&self, address: &'p PlannedResource) -> Result<Doubt, Arc<str>> {
        match self.book.text(address, "sku") {
            Known::Is("Basic") => Ok(None),
            Known::Is(_) => Err(Arc::from(format!("`{}` is closed without a network security group", address.address))),
            Known::Absent | Known::Unknown(_) => Ok(Some(Arc::from(format!(
                "whether `{}` is open without a network security group depends on its sku",
                address.address
            )))),
        }
    }

    /// Puts the groups of a node's subnets and its own in its way: all of them have to let something through.
    fn guard(&mut self, node: &mut Node, own: Vec<Entry>) {
        let sites: Vec<SiteId> = node.sites.clone();
        let network = sites.first().and_then(|site| self.model.site(*site)).map(|site| site.network);
        let mut groups: Vec<Entry> =
            sites.iter().filter_map(|site| self.subnet_groups.get(site)).flatten().copied().collect();
        groups.extend(own);
        groups.sort_unstable();
        groups.dedup();
        for group in groups {
            if let Some([ingress, egress]) = self.filters(group, network) {
                node.ingress.push(ingress);
                node.egress.push(egress);
            }
        }
        if network == self.elsewhere && network.is_some() {
            node.ingress.push(self.unseen_group());
        }
    }

    /// The group that a subnet outside the blueprint may have.
    fn unseen_group(&mut self) -> u32 {
        let why: Arc<str> = Arc::from("the network security group of a subnet is not in the blueprint");
        let filter = crate::model::Filter {
            label: Arc::from("a subnet outside the blueprint"),
            unseen: Some(why),
            ..Default::default()
        };
        self.model.add_filter(filter)
    }

    fn scale_set(&mut self, set: &'p PlannedResource) -> Node {
        let mut node = Node::new(&set.address, Kind::Worker);
        let path = "network_interface[0].ip_configuration[0].subnet_id";
        let references = self.book.references(set, path, SUBNETS);
        node.sites.extend(self.site_at(set, path, &references));
        let own = self
            .book
            .references(set, "network_interface[0].network_security_group_id", &["azurerm_network_security_group"])
            .to;
        self.guard(&mut node, own);
        let path = "network_interface[0].ip_configuration[0].public_ip_address";
        if self.book.blocks(set, path).0 > 0 {
            node.doors.push(door(&set.address, &set.address, path, None));
        }
        let step = Step::new(&set.address, "machines have a way out unless they are denied one", None);
        node.exits.push(Exit { family: Family::V4, steps: vec![step], doubt: None, site: None });
        node
    }

    /// What stands in each pool of a load balancer.
    fn pools(&self) -> FxHashMap<Entry, Vec<NodeId>> {
        let mut pools: FxHashMap<Entry, Vec<NodeId>> = FxHashMap::default();
        for (_, association) in self.book.all(&["azurerm_network_interface_backend_address_pool_association"]) {
            let interfaces =
                self.book.references(association, "network_interface_id", &["azurerm_network_interface"]).to;
            for pool in self.book.references(association, "backend_address_pool_id", POOLS).to {
                let nodes = interfaces.iter().filter_map(|interface| self.by_interface.get(interface));
                pools.entry(pool).or_default().extend(nodes);
            }
        }
        pools
    }

    fn balancers(&mut self, pools: &FxHashMap<Entry, Vec<NodeId>>) {
        let mut balancers: FxHashMap<Entry, NodeId> = FxHashMap::default();
        for (entry, balancer) in self.book.all(&["azurerm_lb"]) {
            let node = self.front(balancer);
            balancers.insert(entry, self.model.add_node(node));
        }
        for (_, rule) in self.book.all(&["azurerm_lb_rule"]) {
            let Some(&from) =
                self.book.reference(rule, "loadbalancer_id", &["azurerm_lb"]).and_then(|of| balancers.get(&of))
            else {
                continue;
            };
            let protocol = Protocol::read(self.book.text(rule, "protocol").known().unwrap_or("tcp"));
            let port = |name: &str| self.book.number(rule, name).known().and_then(|port| u32::try_from(port).ok());
            let ports = |port: Option<u32>| match port {
                Some(0) | None => Ports::of(protocol, 0, 65_535),
                Some(port) => Ports::of(protocol, port, port),
            };
            for path in ["backend_address_pool_ids", "backend_address_pool_id"] {
                for to in self.book.references(rule, path, POOLS).to.iter().filter_map(|pool| pools.get(pool)).flatten()
                {
                    let step =
                        Step::new(&rule.address, "the load balancer hands on by its rule", Some((&rule.address, path)));
                    self.model.forwards.push(Forward {
                        from,
                        to: *to,
                        listens: ports(port("frontend_port")),
                        delivers: ports(port("backend_port")),
                        step,
                        doubt: None,
                        seen_as: SeenAs::Client,
                    });
                }
            }
        }
        for (_, gateway) in self.book.all(&["azurerm_application_gateway"]) {
            let mut node = self.front(gateway);
            let path = "gateway_ip_configuration[0].subnet_id";
            let references = self.book.references(gateway, path, SUBNETS);
            node.sites = self.site_at(gateway, path, &references).into_iter().collect();
            let from = self.model.add_node(node);
            let type_name = "azurerm_network_interface_application_gateway_backend_address_pool_association";
            for (_, association) in self.book.all(&[type_name]) {
                let own =
                    self.book.references(association, "backend_address_pool_id", &["azurerm_application_gateway"]).to;
                if !own.iter().filter_map(|entry| self.book.get(*entry)).any(|one| one.address == gateway.address) {
                    continue;
                }
                for interface in
                    self.book.references(association, "network_interface_id", &["azurerm_network_interface"]).to
                {
                    let Some(&to) = self.by_interface.get(&interface) else { continue };
                    let step = Step::new(
                        &gateway.address,
                        "the gateway forwards",
                        Some((&association.address, "backend_address_pool_id")),
                    );
                    self.model.forwards.push(Forward {
                        from,
                        to,
                        listens: Ports::all(),
                        delivers: Ports::all(),
                        step,
                        doubt: None,
                        seen_as: SeenAs::Gateway,
                    });
                }
            }
        }
    }

    /// A balancer with a door for each public address.
    fn front(&mut self, balancer: &'p PlannedResource) -> Node {
        let mut node = Node::new(&balancer.address, Kind::Gateway);
        for index in 0..self.book.blocks(balancer, "frontend_ip_configuration").0 {
            let path = format!("frontend_ip_configuration[{index}].public_ip_address_id");
            let references = self.book.references(balancer, &path, ADDRESSES);
            if !references.to.is_empty() || !references.foreign.is_empty() {
                let by = references
                    .to
                    .first()
                    .and_then(|entry| self.book.get(*entry))
                    .map_or(&*balancer.address, |one| &one.address);
                node.doors.push(door(by, &balancer.address, &path, None));
            } else if let Some(why) = references.doubt {
                node.doors.push(door(&balancer.address, &balancer.address, &path, Some(why)));
            }
            let path = format!("frontend_ip_configuration[{index}].subnet_id");
            let references = self.book.references(balancer, &path, SUBNETS);
            if !references.to.is_empty() {
                node.sites.extend(self.site_at(balancer, &path, &references));
            }
        }
        node
    }
}

fn door(at: &str, by: &str, attribute: &str, doubt: Doubt) -> Door {
    let step = Step::new(at, "it has a public address", Some((by, attribute)));
    Door { family: Family::V4, steps: vec![step], doubt, site: None, filter: None, filtered: true }
}
