//! Microsoft's networks: virtual networks, network security groups by priority, machines by their interfaces, and services
//! with an endpoint of their own.

mod endpoints;
mod groups;
mod machines;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::book::{Book, Entry, Known};
use crate::cidr::Cidr;
use crate::model::{Crossing, Doubt, FilterId, Model, Network, NetworkId, NodeId, Site, SiteId, Step};
use groups::SecurityRule;

/// Translates what there is of it.
pub(crate) fn translate(book: &Book<'_>, model: &mut Model) {
    let mut azure = Azure {
        book,
        model,
        networks: FxHashMap::default(),
        sites: FxHashMap::default(),
        elsewhere: None,
        rules: FxHashMap::default(),
        filters: FxHashMap::default(),
        subnet_groups: FxHashMap::default(),
        interfaces: FxHashMap::default(),
        by_interface: FxHashMap::default(),
    };
    azure.networks();
    azure.security_groups();
    azure.machines();
    azure.endpoints();
}

/// The translation while it is made.
struct Azure<'a, 'p> {
    book: &'a Book<'p>,
    model: &'a mut Model,
    networks: FxHashMap<Entry, NetworkId>,
    sites: FxHashMap<Entry, SiteId>,
    elsewhere: Option<NetworkId>,
    /// Rules of each network security group, in and out, with why there may be others.
    rules: FxHashMap<Entry, ([Vec<SecurityRule>; 2], Doubt)>,
    /// Filters of a group in a network.
    filters: FxHashMap<(Entry, Option<NetworkId>), [FilterId; 2]>,
    /// Network security groups of subnets.
    subnet_groups: FxHashMap<SiteId, Vec<Entry>>,
    /// Network security groups of interfaces.
    interfaces: FxHashMap<Entry, Vec<Entry>>,
    /// The node that an interface belongs to.
    by_interface: FxHashMap<Entry, NodeId>,
}

const NETWORKS: &[&str] = &["azurerm_virtual_network"];
const SUBNETS: &[&str] = &["azurerm_subnet"];

impl Azure<'_, '_> {
    fn networks(&mut self) {
        for (entry, network) in self.book.all(NETWORKS) {
            let (texts, _) = self.book.texts(network, "address_space");
            let cidrs = texts.into_iter().filter_map(Cidr::read).collect();
            let address = Arc::from(&*network.address);
            self.networks.insert(entry, self.model.add_network(Network { address, cidrs, vague: None }));
        }
        for (entry, subnet) in self.book.all(SUBNETS) {
            let of = self.book.reference(subnet, "virtual_network_name", NETWORKS);
            let network = of.and_then(|of| self.networks.get(&of)).copied();
            let network = network.unwrap_or_else(|| self.elsewhere());
            let mut cidrs: Vec<Cidr> = Vec::new();
            for path in ["address_prefixes", "address_prefix"] {
                cidrs.extend(self.book.texts(subnet, path).0.into_iter().filter_map(Cidr::read));
            }
            let address = Arc::from(&*subnet.address);
            let site = self.model.add_site(Site { address, network, cidrs, ..Site::default() });
            self.sites.insert(entry, site);
        }
        for (_, peering) in self.book.all(&["azurerm_virtual_network_peering"]) {
            let end = |path: &str| {
                self.book.reference(peering, path, NETWORKS).and_then(|of| self.networks.get(&of)).copied()
            };
            let (Some(here), Some(there)) = (end("virtual_network_name"), end("remote_virtual_network_id")) else {
                continue;
            };
            let doubt = match self.book.boolean(peering, "allow_virtual_network_access").or(true) {
                Known::Is(false) => continue,
                Known::Unknown(why) => Some(why),
                Known::Is(true) | Known::Absent => None,
            };
            let step = Step::new(
                &peering.address,
                "the networks are peered",
                Some((&peering.address, "remote_virtual_network_id")),
            );
            for site in self.model.sites.iter_mut().filter(|site| site.network == here) {
                site.crossings.push(Crossing { network: there, to: None, step: step.clone(), doubt: doubt.clone() });
            }
        }
    }

    fn elsewhere(&mut self) -> NetworkId {
        *self.elsewhere.get_or_insert_with(|| {
            self.model.add_network(Network {
                address: Arc::from("a network outside the blueprint"),
                cidrs: Vec::new(),
                vague: Some(Arc::from("a network is not in the blueprint")),
            })
        })
    }

    /// The site that an attribute names; one that is not in the blueprint where it is not found.
    fn site_at(
        &mut self,
        resource: &'_ domain::planned::PlannedResource,
        path: &str,
        references: &crate::book::References,
    ) -> Option<SiteId> {
        if let Some(site) = references.to.first().and_then(|entry| self.sites.get(entry)) {
            return Some(*site);
        }
        let named = references.to.first().and_then(|entry| self.book.get(*entry)).map(|one| one.address.clone());
        let foreign = named.or_else(|| references.foreign.first().map(ToString::to_string));
        let foreign = foreign.or_else(|| references.doubt.as_ref().map(|_| format!("{}.{path}", resource.address)))?;
        let network = self.elsewhere();
        Some(self.model.add_site(Site { address: Arc::from(foreign), network, ..Site::default() }))
    }
}
