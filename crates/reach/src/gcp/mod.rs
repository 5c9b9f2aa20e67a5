//! Google's networks: firewall rules by priority for tags and service accounts, machines, load balancers, databases.

mod balancers;
mod firewalls;
mod machines;
mod services;

use std::sync::Arc;

use domain::planned::PlannedResource;
use rustc_hash::FxHashMap;

use crate::book::{Book, Entry, Known};
use crate::cidr::Cidr;
use crate::model::{FilterId, GroupId, Model, Network, NetworkId, NodeId, Site, SiteId, Text};
use firewalls::Firewall;

/// Translates what there is of it.
pub(crate) fn translate(book: &Book<'_>, model: &mut Model) {
    let mut gcp = Gcp {
        book,
        model,
        networks: FxHashMap::default(),
        named: FxHashMap::default(),
        subnets: FxHashMap::default(),
        places: FxHashMap::default(),
        firewalls: FxHashMap::default(),
        filters: FxHashMap::default(),
        nodes: FxHashMap::default(),
    };
    gcp.networks();
    gcp.firewalls();
    gcp.machines();
    gcp.services();
    gcp.balancers();
}

/// The translation while it is made.
struct Gcp<'a, 'p> {
    book: &'a Book<'p>,
    model: &'a mut Model,
    networks: FxHashMap<Entry, NetworkId>,
    /// Networks that are not in the blueprint, by name.
    named: FxHashMap<Text, NetworkId>,
    subnets: FxHashMap<Entry, SiteId>,
    /// The site of what names a network alone.
    places: FxHashMap<NetworkId, SiteId>,
    firewalls: FxHashMap<NetworkId, Firewall>,
    /// Filters of what is in a network and has these tags and accounts.
    filters: FxHashMap<(NetworkId, Vec<GroupId>), [FilterId; 2]>,
    nodes: FxHashMap<Entry, NodeId>,
}

const NETWORKS: &[&str] = &["google_compute_network"];
const SUBNETS: &[&str] = &["google_compute_subnetwork"];

impl<'p> Gcp<'_, 'p> {
    fn networks(&mut self) {
        for (entry, network) in self.book.all(NETWORKS) {
            let address = Arc::from(&*network.address);
            self.networks.insert(entry, self.model.add_network(Network { address, ..Network::default() }));
        }
        for (entry, subnet) in self.book.all(SUBNETS) {
            let Some(network) = self.network_at(subnet, "network") else { continue };
            let cidrs: Vec<Cidr> =
                self.book.text(subnet, "ip_cidr_range").known().and_then(Cidr::read).into_iter().collect();
            if let Some(network) = self.model.networks.get_mut(network as usize) {
                network.cidrs.extend(&cidrs);
            }
            let address = Arc::from(&*subnet.address);
            self.subnets.insert(entry, self.model.add_site(Site { address, network, cidrs, ..Site::default() }));
        }
    }

    /// The network that an attribute names, in the blueprint or not.
    fn network_at(&mut self, resource: &'p PlannedResource, path: &str) -> Option<NetworkId> {
        let references = self.book.references(resource, path, NETWORKS);
        if let Some(network) = references.to.first().and_then(|entry| self.networks.get(entry)) {
            return Some(*network);
        }
        let named = references.to.first().and_then(|entry| self.book.get(*entry)).map(|one| one.address.clone());
        let name = named.or_else(|| references.foreign.first().map(ToString::to_string));
        let name = name.or_else(|| references.doubt.as_ref().map(|_| format!("{}.{path}", resource.address)))?;
        Some(self.foreign(&name))
    }

    fn foreign(&mut self, name: &str) -> NetworkId {
        if let Some(network) = self.named.get(name) {
            return *network;
        }
        let network =
            self.model.add_network(Network { address: Arc::from(format!("network {name}")), ..Network::default() });
        self.named.insert(Arc::from(name), network);
        network
    }

    /// Where something stands that names a subnet, or a network alone.
    fn site_at(&mut self, resource: &'p PlannedResource, subnet: &str, network: &str) -> Option<SiteId> {
        let references = self.book.references(resource, subnet, SUBNETS);
        if let Some(site) = references.to.first().and_then(|entry| self.subnets.get(entry)) {
            return Some(*site);
        }
        let network = match self.network_at(resource, network) {
            Some(network) => network,
            None => {
                let named =
                    references.to.first().and_then(|entry| self.book.get(*entry)).map(|one| one.address.clone());
                let name = named.or_else(|| references.foreign.first().map(ToString::to_string));
                let name = name.or_else(|| references.doubt.map(|_| format!("{}.{subnet}", resource.address)))?;
                self.foreign(&name)
            }
        };
        Some(self.place_in(network))
    }

    fn place_in(&mut self, network: NetworkId) -> SiteId {
        if let Some(site) = self.places.get(&network) {
            return *site;
        }
        let address = self.model.network(network).map(|network| Arc::clone(&network.address)).unwrap_or_default();
        let site = self.model.add_site(Site { address, network, ..Site::default() });
        self.places.insert(network, site);
        site
    }

    /// Whether a network has a way to the internet: it is made with one.
    fn has_default_route(&self, network: NetworkId) -> Known<bool> {
        let made = self.networks.iter().find(|(_, one)| **one == network).and_then(|(entry, _)| self.book.get(*entry));
        let Some(made) = made else { return Known::Is(true) };
        match self.book.boolean(made, "delete_default_routes_on_create").or(false) {
            Known::Is(false) => Known::Is(true),
            Known::Is(true) => Known::Is(self.book.all(&["google_compute_route"]).any(|(_, route)| {
                let outward =
                    self.book.text(route, "dest_range").known().and_then(Cidr::read).is_some_and(|to| to.is_wide());
                outward && !self.book.value(route, "next_hop_gateway").eq(&Known::Absent)
            })),
            other => other,
        }
    }
}
