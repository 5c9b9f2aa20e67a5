//! Forwarding rules, through proxies and backend services, to groups of machines.

use domain::planned::PlannedResource;
use rustc_hash::FxHashSet;

use super::Gcp;
use super::machines::MANAGERS;
use crate::book::{Entry, Known};
use crate::cidr::{Cidr, Family};
use crate::model::{Door, Forward, Kind, Node, NodeId, SeenAs, Step};
use crate::ports::{Ports, Protocol};

const PROXIES: &[&str] = &[
    "google_compute_target_http_proxy",
    "google_compute_target_https_proxy",
    "google_compute_target_tcp_proxy",
    "google_compute_target_ssl_proxy",
    "google_compute_target_grpc_proxy",
    "google_compute_region_target_http_proxy",
    "google_compute_region_target_https_proxy",
    "google_compute_region_target_tcp_proxy",
];
const MAPS: &[&str] = &["google_compute_url_map", "google_compute_region_url_map"];
const BACKENDS: &[&str] = &["google_compute_backend_service", "google_compute_region_backend_service"];
const GROUPS: &[&str] = &["google_compute_instance_group"];
/// Where proxies talk to machines from.
const PROXY_RANGES: [&str; 2] = ["130.211.0.0/22", "35.191.0.0/16"];

impl<'p> Gcp<'_, 'p> {
    pub(super) fn balancers(&mut self) {
        for (entry, rule) in self.book.all(&["google_compute_forwarding_rule", "google_compute_global_forwarding_rule"])
        {
            let mut node = Node::new(&rule.address, Kind::Gateway);
            let scheme = self.book.text(rule, "load_balancing_scheme").or("EXTERNAL");
            let doubt = match &scheme {
                Known::Unknown(why) => Some(why.clone()),
                Known::Is(_) | Known::Absent => None,
            };
            if scheme == Known::Is("EXTERNAL") || scheme == Known::Is("EXTERNAL_MANAGED") || doubt.is_some() {
                let steps = Vec::new();
                node.doors.push(Door { family: Family::V4, steps, doubt, site: None, filter: None, filtered: false });
            } else {
                node.closed = std::sync::Arc::from(format!("`{}` is internal", rule.address));
            }
            node.listens = self.listens(rule);
            let proxies = self.book.references(rule, "target", PROXIES).to;
            if !proxies.is_empty() {
                node.cidrs = PROXY_RANGES.iter().filter_map(|range| Cidr::read(range)).collect();
            }
            let by_proxy = !proxies.is_empty();
            let listens = node.listens.clone();
            let from = self.model.add_node(node);
            self.nodes.insert(entry, from);
            for (to, ports, by) in self.backends(rule, &proxies) {
                let step =
                    Step::new(&by.address, "the load balancer forwards to its backend", Some((&by.address, "backend")));
                let (delivers, seen_as) = if by_proxy {
                    (ports.unwrap_or_else(Ports::all), SeenAs::Gateway)
                } else {
                    (listens.clone(), SeenAs::Client)
                };
                self.model.forwards.push(Forward {
                    from,
                    to,
                    listens: listens.clone(),
                    delivers,
                    step,
                    doubt: None,
                    seen_as,
                });
            }
        }
    }

    fn listens(&self, rule: &'p PlannedResource) -> Ports {
        let protocol = Protocol::read(self.book.text(rule, "ip_protocol").known().unwrap_or("TCP"));
        let mut texts = self.book.texts(rule, "ports").0;
        texts.extend(self.book.text(rule, "port_range").known());
        let mut ports = Ports::NONE;
        for text in texts {
            let (from, to) = text.split_once('-').unwrap_or((text, text));
            if let (Ok(from), Ok(to)) = (from.trim().parse(), to.trim().parse()) {
                ports = ports.or(&Ports::of(protocol, from, to));
            }
        }
        if ports.is_empty() { Ports::of(protocol, 0, 65_535) } else { ports }
    }

    /// The machines that a rule leads to, their port, and the service by which.
    fn backends(
        &self,
        rule: &'p PlannedResource,
        proxies: &[Entry],
    ) -> Vec<(NodeId, Option<Ports>, &'p PlannedResource)> {
        let mut services: Vec<Entry> = self.book.references(rule, "backend_service", BACKENDS).to;
        for proxy in proxies.iter().filter_map(|proxy| self.book.get(*proxy)) {
            services.extend(self.book.references(proxy, "backend_service", BACKENDS).to);
            for map in self.book.references(proxy, "url_map", MAPS).to.iter().filter_map(|map| self.book.get(*map)) {
                for path in ["default_service", "path_matcher", "default_route_action"] {
                    services.extend(self.book.references(map, path, BACKENDS).to);
                }
            }
        }
        let mut found = Vec::new();
        let mut seen = FxHashSet::default();
        for service in
            services.into_iter().filter(|service| seen.insert(*service)).filter_map(|service| self.book.get(service))
        {
            let name = self.book.text(service, "port_name").known().unwrap_or("http");
            for index in 0..self.book.blocks(service, "backend").0 {
                let path = format!("backend[{index}].group");
                let mut types: Vec<&str> = MANAGERS.to_vec();
                types.extend(GROUPS);
                for group in self.book.references(service, &path, &types).to {
                    let Some(resource) = self.book.get(group) else { continue };
                    let ports = self.named_port(resource, name);
                    if let Some(node) = self.nodes.get(&group) {
                        found.push((*node, ports.clone(), service));
                    }
                    for machine in self.book.references(resource, "instances", &["google_compute_instance"]).to {
                        found.extend(self.nodes.get(&machine).map(|node| (*node, ports.clone(), service)));
                    }
                }
            }
        }
        for pool in self.book.references(rule, "target", &["google_compute_target_pool"]).to {
            let Some(pool) = self.book.get(pool) else { continue };
            for machine in self.book.references(pool, "instances", &["google_compute_instance"]).to {
                found.extend(self.nodes.get(&machine).map(|node| (*node, None, pool)));
            }
        }
        found
    }

    fn named_port(&self, group: &'p PlannedResource, name: &str) -> Option<Ports> {
        (0..self.book.blocks(group, "named_port").0).find_map(|index| {
            let is = self.book.text(group, &format!("named_port[{index}].name")) == Known::Is(name);
            let port = self.book.number(group, &format!("named_port[{index}].port")).known()?;
            is.then(|| Ports::tcp(u32::try_from(port).unwrap_or_default()))
        })
    }
}
