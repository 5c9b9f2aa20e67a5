//! Route tables: which way a subnet's packets take to the internet.

use std::sync::Arc;

use domain::planned::PlannedResource;
use rustc_hash::FxHashMap;

use super::Aws;
use super::networks::{SUBNETS, VPCS};
use crate::book::{Entry, Known, may_not_be};
use crate::cidr::{Cidr, Family};
use crate::model::{Doubt, NetworkId, SiteId, Step, Text};

const TABLES: &[&str] = &["aws_route_table", "aws_default_route_table"];

/// The ways of a site's packets that are for outside.
#[derive(Debug, Clone, Default)]
pub(super) struct Routes {
    /// In and out, by an internet gateway.
    pub(super) gateway: [Option<Way>; 2],
    /// Out alone, by address translation.
    pub(super) translated: [Option<Way>; 2],
    /// To other networks: what it leads by, where to.
    pub(super) by: Vec<(Entry, Option<Cidr>, Step, Doubt)>,
}

#[derive(Debug, Clone)]
pub(super) struct Way {
    pub(super) steps: Vec<Step>,
    pub(super) doubt: Doubt,
}

impl Routes {
    /// Nothing is known of them.
    pub(super) fn unknown(address: &Text, why: &Text) -> Self {
        let step =
            Step { at: Arc::clone(address), why: Arc::from("by routes that are not in the blueprint"), rule: None };
        let way = Some(Way { steps: vec![step], doubt: Some(Arc::clone(why)) });
        Self { gateway: [way.clone(), way.clone()], translated: [way.clone(), way], by: Vec::new() }
    }

    pub(super) fn public(address: &Text, why: &str) -> Self {
        let step = Step { at: Arc::clone(address), why: Arc::from(why), rule: None };
        Self { gateway: [Some(Way { steps: vec![step], doubt: None }), None], ..Self::default() }
    }

    pub(super) const fn slot(family: Family) -> usize {
        match family {
            Family::V4 => 0,
            Family::V6 => 1,
        }
    }

    fn take(&mut self, other: &Self, site: &Text, doubt: &Doubt) {
        let end = |way: &Way| {
            let mut way = way.clone();
            way.steps.push(Step {
                at: Arc::clone(site),
                why: Arc::from("its route table leads there and back"),
                rule: None,
            });
            way.doubt = way.doubt.or_else(|| doubt.clone());
            way
        };
        for (own, others) in [(&mut self.gateway, &other.gateway), (&mut self.translated, &other.translated)] {
            for (own, other) in own.iter_mut().zip(others) {
                if own.as_ref().is_none_or(|own| own.doubt.is_some()) {
                    *own = other.as_ref().map(end).or_else(|| own.take());
                }
            }
        }
        self.by.extend(other.by.iter().map(|(entry, to, step, uncertain)| {
            (*entry, *to, step.clone(), uncertain.clone().or_else(|| doubt.clone()))
        }));
    }
}

impl<'p> Aws<'_, 'p> {
    pub(super) fn route_tables(&mut self) {
        let mut tables: FxHashMap<Entry, Routes> = FxHashMap::default();
        for (entry, table) in self.book.all(TABLES) {
            let mut routes = Routes::default();
            let (count, doubt) = self.book.blocks(table, "route");
            for index in 0..count {
                self.route(
                    &mut routes,
                    table,
                    &format!("route[{index}]."),
                    "cidr_block",
                    "ipv6_cidr_block",
                    &table.address,
                );
            }
            if let Some(why) = doubt {
                let unknown = Routes::unknown(&Arc::from(&*table.address), &why);
                routes.gateway = unknown.gateway;
                routes.translated = unknown.translated;
            }
            tables.insert(entry, routes);
        }
        // Routes of which it is not known to which table they belong.
        let mut anywhere: (Routes, Doubt) = Default::default();
        for (_, route) in self.book.all(&["aws_route"]) {
            let references = self.book.references(route, "route_table_id", TABLES);
            if let (true, Some(why)) = (references.to.is_empty(), &references.doubt) {
                self.route(
                    &mut anywhere.0,
                    route,
                    "",
                    "destination_cidr_block",
                    "destination_ipv6_cidr_block",
                    "a route table",
                );
                anywhere.1.get_or_insert_with(|| Arc::clone(why));
            }
            for entry in references.to {
                let Some(table) = self.book.get(entry) else { continue };
                let mut routes = tables.remove(&entry).unwrap_or_default();
                self.route(
                    &mut routes,
                    route,
                    "",
                    "destination_cidr_block",
                    "destination_ipv6_cidr_block",
                    &table.address,
                );
                tables.insert(entry, routes);
            }
        }
        let mut chosen: FxHashMap<SiteId, Vec<(Entry, Doubt)>> = FxHashMap::default();
        let mut unplaced = None;
        for (_, association) in self.book.all(&["aws_route_table_association"]) {
            let subnets = self.book.references(association, "subnet_id", SUBNETS);
            let of = self.book.references(association, "route_table_id", TABLES);
            if subnets.to.is_empty() {
                unplaced = unplaced.or(subnets.doubt);
            }
            let unsure: Doubt = (subnets.one_of || of.one_of)
                .then(|| Arc::from(format!("which of several `{}` ties together is not known", association.address)));
            for subnet in subnets.to {
                let site = self.site_of(subnet);
                let tables = chosen.entry(site).or_default();
                tables.extend(of.to.iter().map(|table| (*table, unsure.clone().or_else(|| may_not_be(association)))));
                if of.to.is_empty() {
                    let why =
                        Arc::from(format!("the route table of `{}` is not in the blueprint", association.address));
                    let address = self.model.site(site).map(|site| Arc::clone(&site.address)).unwrap_or_default();
                    self.routes.insert(site, Routes::unknown(&address, &why));
                }
            }
        }
        let main = self.main_tables();
        let sites: Vec<SiteId> = self.sites.values().copied().filter(|site| !self.routes.contains_key(site)).collect();
        for site in sites {
            let Some((address, network)) = self.model.site(site).map(|site| (Arc::clone(&site.address), site.network))
            else {
                continue;
            };
            let mut routes = Routes::default();
            if let Some(of) = chosen.get(&site) {
                for (table, doubt) in of {
                    if let Some(table) = tables.get(table) {
                        routes.take(table, &address, doubt);
                    }
                }
            } else if let Some(why) = &unplaced {
                routes = Routes::unknown(&address, why);
            } else if let Some(table) = main.get(&network).and_then(|table| tables.get(table)) {
                routes.take(table, &address, &None);
            } else if let Some(why) = self.model.network(network).and_then(|network| network.vague.clone()) {
                routes = Routes::unknown(&address, &why);
            } else if self
                .default_site
                .and_then(|site| self.model.site(site))
                .is_some_and(|site| site.network == network)
            {
                routes = Routes::public(&address, "subnets of the default VPC have a route to its internet gateway");
            }
            if anywhere.1.is_some() {
                for way in anywhere.0.gateway.iter_mut().chain(&mut anywhere.0.translated).flatten() {
                    way.doubt.clone_from(&anywhere.1);
                }
                routes.take(&anywhere.0, &address, &anywhere.1);
            }
            self.routes.insert(site, routes);
        }
        self.crossings();
    }

    /// The table of each VPC for subnets that choose none.
    fn main_tables(&self) -> FxHashMap<NetworkId, Entry> {
        let mut main = FxHashMap::default();
        for (entry, table) in self.book.all(&["aws_default_route_table"]) {
            if let Some(network) = self.network_of(table, "default_route_table_id") {
                main.insert(network, entry);
            } else if let Known::Is(identifier) = self.book.text(table, "default_route_table_id") {
                let vpc = self.book.all(VPCS).find(|(_, vpc)| {
                    self.book.text(vpc, "default_route_table_id") == Known::Is(identifier)
                        || self.book.text(vpc, "main_route_table_id") == Known::Is(identifier)
                });
                if let Some(network) = vpc.and_then(|(entry, _)| self.networks.get(&entry)) {
                    main.insert(*network, entry);
                }
            }
        }
        for (_, association) in self.book.all(&["aws_main_route_table_association"]) {
            let network = self.network_of(association, "vpc_id");
            let table = self.book.reference(association, "route_table_id", TABLES);
            if let (Some(network), Some(table)) = (network, table) {
                main.insert(network, table);
            }
        }
        main
    }

    /// Takes one route into a table.
    fn route(&self, routes: &mut Routes, route: &'p PlannedResource, prefix: &str, v4: &str, v6: &str, table: &str) {
        let book = self.book;
        let mut to = None;
        let mut doubt = may_not_be(route);
        for name in [v4, v6] {
            match book.text(route, &format!("{prefix}{name}")) {
                Known::Is(text) => to = to.or_else(|| Cidr::read(text)),
                Known::Unknown(why) => doubt = doubt.or(Some(why)),
                Known::Absent => {}
            }
        }
        if to.is_some() {
            doubt = may_not_be(route);
        } else if doubt.is_none() {
            // To a prefix list: those are ranges of certain others.
            return;
        }
        let step = |attribute: &str, at: &str, why: &str| {
            let attribute = format!("{prefix}{attribute}");
            Step::new(
                at,
                format!(
                    "`{table}` routes {} to {why}",
                    to.map_or_else(|| "an unknown range".to_owned(), |to| to.to_string())
                ),
                Some((&route.address, &attribute)),
            )
        };
        let families: &[Family] = match to.map(|to| to.family()) {
            Some(Family::V4) => &[Family::V4],
            Some(Family::V6) => &[Family::V6],
            None => &[Family::V4, Family::V6],
        };
        let outward = to.is_none_or(|to| to.is_wide());
        let mut put = |inward: bool, step: Step, doubt: &Doubt| {
            for family in families {
                let ways = if inward { &mut routes.gateway } else { &mut routes.translated };
                if let Some(slot) = ways.get_mut(Routes::slot(*family))
                    && slot.as_ref().is_none_or(|way| way.doubt.is_some())
                {
                    *slot = Some(Way { steps: vec![step.clone()], doubt: doubt.clone() });
                }
            }
        };
        let gateway = format!("{prefix}gateway_id");
        let through = book.references(route, &gateway, &["aws_internet_gateway", "aws_vpn_gateway"]);
        let named = through.to.first().and_then(|entry| book.get(*entry));
        match (named, through.foreign.first(), &through.doubt) {
            (Some(one), ..) if one.type_name == "aws_internet_gateway" && outward => {
                put(
                    true,
                    step("gateway_id", &one.address, "an internet gateway"),
                    &doubt.clone().or_else(|| may_not_be(one)),
                );
            }
            (None, Some(identifier), _) if identifier.starts_with("igw-") && outward => {
                put(true, step("gateway_id", identifier, "an internet gateway"), &doubt);
            }
            (None, None, Some(why)) if outward => {
                put(true, step("gateway_id", table, "a gateway"), &Some(Arc::clone(why)));
            }
            _ => {}
        }
        for attribute in ["nat_gateway_id", "egress_only_gateway_id", "network_interface_id", "instance_id"] {
            let path = format!("{prefix}{attribute}");
            let types =
                &["aws_nat_gateway", "aws_egress_only_internet_gateway", "aws_network_interface", "aws_instance"];
            let through = book.references(route, &path, types);
            let at = through.to.first().and_then(|entry| book.get(*entry)).map(|one| one.address.as_str());
            let at = at.or(through.foreign.first().map(|identifier| &**identifier));
            if let Some(at) = at.or(through.doubt.is_some().then_some(table)).filter(|_| outward) {
                put(false, step(attribute, at, "address translation"), &doubt.clone().or(through.doubt));
            }
        }
        for attribute in ["vpc_peering_connection_id", "transit_gateway_id"] {
            let path = format!("{prefix}{attribute}");
            let types =
                &["aws_vpc_peering_connection", "aws_ec2_transit_gateway", "aws_vpc_peering_connection_accepter"];
            for entry in book.references(route, &path, types).to {
                if let Some(one) = book.get(entry) {
                    routes.by.push((entry, to, step(attribute, &one.address, "another network"), doubt.clone()));
                }
            }
        }
    }
}
