//! VPCs and subnets, also those that are only referred to.

use std::sync::Arc;

use domain::planned::{Mode, PlannedResource};

use super::Aws;
use super::routes::Routes;
use crate::book::{Entry, Known};
use crate::cidr::Cidr;
use crate::model::{Doubt, Network, NetworkId, Site, SiteId};

pub(super) const VPCS: &[&str] = &["aws_vpc", "aws_default_vpc"];
pub(super) const SUBNETS: &[&str] = &["aws_subnet", "aws_default_subnet"];

impl<'p> Aws<'_, 'p> {
    pub(super) fn networks(&mut self) {
        for (entry, vpc) in self.book.all(VPCS) {
            let mut cidrs: Vec<Cidr> = ["cidr_block", "ipv6_cidr_block"]
                .iter()
                .filter_map(|path| Cidr::read(self.book.text(vpc, path).known()?))
                .collect();
            cidrs.sort_unstable();
            let network = self.model.add_network(Network { address: Arc::from(&*vpc.address), cidrs, vague: None });
            self.networks.insert(entry, network);
        }
        for (_, more) in self.book.all(&["aws_vpc_ipv4_cidr_block_association"]) {
            let Some(network) = self.network_of(more, "vpc_id") else { continue };
            let cidr = self.book.text(more, "cidr_block").known().and_then(Cidr::read);
            if let (Some(cidr), Some(network)) = (cidr, self.model.networks.get_mut(network as usize)) {
                network.cidrs.push(cidr);
            }
        }
    }

    pub(super) fn subnets(&mut self) {
        for (entry, subnet) in self.book.all(SUBNETS) {
            let network = if subnet.type_name == "aws_default_subnet" {
                let site = self.default_site();
                self.model.site(site).map(|site| site.network)
            } else {
                self.network_of(subnet, "vpc_id")
            };
            let network = network.unwrap_or_else(|| self.elsewhere());
            let cidrs = ["cidr_block", "ipv6_cidr_block"]
                .iter()
                .filter_map(|path| Cidr::read(self.book.text(subnet, path).known()?))
                .collect();
            let site =
                self.model.add_site(Site { address: Arc::from(&*subnet.address), network, cidrs, ..Site::default() });
            self.sites.insert(entry, site);
            self.subnets.insert(site, subnet);
        }
    }

    pub(super) fn network_of(&self, resource: &'p PlannedResource, path: &str) -> Option<NetworkId> {
        let vpc = self.book.reference(resource, path, VPCS)?;
        self.networks.get(&vpc).copied()
    }

    /// Where something stands: sites, why there may be others, and whether only one of them is meant.
    pub(super) fn sites_at(&mut self, resource: &'p PlannedResource, path: &str) -> (Vec<SiteId>, Doubt, bool) {
        let references = self.book.references(resource, path, SUBNETS);
        let mut sites = Vec::new();
        for entry in references.to {
            sites.push(self.site_of(entry));
        }
        for identifier in references.foreign {
            let address = Arc::clone(&identifier);
            sites.push(self.foreign_site(&address));
        }
        let several = self.book.references(resource, path, &["aws_subnets", "aws_subnet_ids"]);
        for entry in several.to {
            if let Some(data) = self.book.get(entry) {
                sites.push(self.foreign_site(&data.address));
            }
        }
        sites.sort_unstable();
        sites.dedup();
        if sites.is_empty()
            && let Some(why) = &references.doubt
        {
            let site = self.foreign_site(&format!("a subnet that is not known ({})", resource.address));
            return (vec![site], Some(Arc::clone(why)), false);
        }
        (sites, references.doubt, references.one_of)
    }

    pub(super) fn site_of(&mut self, entry: Entry) -> SiteId {
        if let Some(site) = self.sites.get(&entry) {
            return *site;
        }
        let (address, mode) = self.book.get(entry).map_or(("", Mode::Data), |one| (one.address.as_str(), one.mode));
        debug_assert_eq!(mode, Mode::Data, "managed subnets have sites already");
        let site = self.foreign_site(address);
        self.sites.insert(entry, site);
        site
    }

    /// A subnet that is not in the blueprint: nothing is known of its routes.
    pub(super) fn foreign_site(&mut self, identifier: &str) -> SiteId {
        if let Some(site) = self.foreign.get(identifier) {
            return *site;
        }
        let network = self.elsewhere();
        let address = Arc::from(identifier);
        let site = self.model.add_site(Site { address: Arc::clone(&address), network, ..Site::default() });
        let why: Arc<str> = Arc::from(format!("the routes of `{identifier}` are not in the blueprint"));
        self.routes.insert(site, Routes::unknown(&address, &why));
        self.foreign.insert(address, site);
        site
    }

    /// The subnets that an account has without asking: public ones.
    pub(super) fn default_site(&mut self) -> SiteId {
        if let Some(site) = self.default_site {
            return site;
        }
        let managed =
            self.book.all(&["aws_default_vpc"]).next().and_then(|(entry, _)| self.networks.get(&entry)).copied();
        let network = managed.unwrap_or_else(|| {
            self.model.add_network(Network { address: Arc::from("the default VPC"), cidrs: Vec::new(), vague: None })
        });
        let address: Arc<str> = Arc::from("a default subnet");
        let site = self.model.add_site(Site { address: Arc::clone(&address), network, ..Site::default() });
        self.routes
            .insert(site, Routes::public(&address, "subnets of the default VPC have a route to its internet gateway"));
        self.default_site = Some(site);
        site
    }

    pub(super) fn elsewhere(&mut self) -> NetworkId {
        *self.elsewhere.get_or_insert_with(|| {
            self.model.add_network(Network {
                address: Arc::from("a network outside the blueprint"),
                cidrs: Vec::new(),
                vague: Some(Arc::from("a network is not in the blueprint")),
            })
        })
    }

    /// Whether what is started in a site gets a public address by itself.
    pub(super) fn gives_addresses(&self, site: SiteId) -> Known<bool> {
        match self.subnets.get(&site) {
            Some(subnet) if subnet.type_name == "aws_default_subnet" => {
                self.book.boolean(subnet, "map_public_ip_on_launch").or(true)
            }
            Some(subnet) => self.book.boolean(subnet, "map_public_ip_on_launch").or(false),
            None if self.default_site == Some(site) => Known::Is(true),
            None => Known::Unknown(Arc::from("whether its subnet gives public addresses is not in the blueprint")),
        }
    }
}
