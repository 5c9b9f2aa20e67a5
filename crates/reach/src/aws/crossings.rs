//! Routes between VPCs: peering connections and transit gateways.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Aws;
use super::networks::VPCS;
use crate::book::Entry;
use crate::model::{Crossing, Doubt, NetworkId, SiteId};

impl Aws<'_, '_> {
    pub(super) fn crossings(&mut self) {
        let ends = self.ends();
        let own_tables = self.book.all(&["aws_ec2_transit_gateway_route_table"]).next().is_some();
        let sites: Vec<SiteId> = self.routes.keys().copied().collect();
        for site in sites {
            let Some(network) = self.model.site(site).map(|site| site.network) else { continue };
            let Some(routes) = self.routes.get(&site) else { continue };
            let mut crossings = Vec::new();
            for (by, to, step, doubt) in &routes.by {
                let transit = self.book.get(*by).is_some_and(|by| by.type_name == "aws_ec2_transit_gateway");
                let unsure: Doubt = (transit && own_tables)
                    .then(|| Arc::from("the transit gateway's own route tables are not followed"));
                for other in ends.get(by).into_iter().flatten().copied().filter(|other| *other != network) {
                    let cidrs = self.model.network(other).map_or(&[][..], |network| &network.cidrs);
                    let leads = to.is_none_or(|to| cidrs.is_empty() || cidrs.iter().any(|cidr| cidr.overlaps(&to)));
                    if leads {
                        let doubt = doubt.clone().or_else(|| unsure.clone());
                        crossings.push(Crossing { network: other, to: *to, step: step.clone(), doubt });
                    }
                }
            }
            if let Some(site) = self.model.sites.get_mut(site as usize) {
                site.crossings = crossings;
            }
        }
    }

    /// Which networks each connection ties together.
    fn ends(&self) -> FxHashMap<Entry, Vec<NetworkId>> {
        let mut ends: FxHashMap<Entry, Vec<NetworkId>> = FxHashMap::default();
        for (entry, peering) in self.book.all(&["aws_vpc_peering_connection"]) {
            let both = ["vpc_id", "peer_vpc_id"].iter().filter_map(|path| self.network_of(peering, path));
            ends.entry(entry).or_default().extend(both);
        }
        for (entry, accepter) in self.book.all(&["aws_vpc_peering_connection_accepter"]) {
            let peering = self.book.reference(accepter, "vpc_peering_connection_id", &["aws_vpc_peering_connection"]);
            if let Some(both) = peering.and_then(|peering| ends.get(&peering)).cloned() {
                ends.insert(entry, both);
            }
        }
        for (_, attachment) in self.book.all(&["aws_ec2_transit_gateway_vpc_attachment"]) {
            let gateway = self.book.reference(attachment, "transit_gateway_id", &["aws_ec2_transit_gateway"]);
            let vpc = self.book.reference(attachment, "vpc_id", VPCS).and_then(|vpc| self.networks.get(&vpc));
            if let (Some(gateway), Some(vpc)) = (gateway, vpc) {
                ends.entry(gateway).or_default().push(*vpc);
            }
        }
        for networks in ends.values_mut() {
            networks.sort_unstable();
            networks.dedup();
        }
        ends
    }
}
