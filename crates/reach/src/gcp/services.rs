//! Databases, caches, the API of a cluster, containers with an address of their own.

use std::sync::Arc;

use domain::planned::PlannedResource;

use super::Gcp;
use crate::book::Known;
use crate::cidr::{Cidr, Family};
use crate::model::{Door, Doubt, Filter, Kind, Node, Peers, Place, Rule};
use crate::ports::Ports;

impl<'p> Gcp<'_, 'p> {
    pub(super) fn services(&mut self) {
        for (entry, database) in self.book.all(&["google_sql_database_instance"]) {
            let node = self.database(database);
            self.nodes.insert(entry, self.model.add_node(node));
        }
        for (entry, cluster) in self.book.all(&["google_container_cluster"]) {
            let node = self.cluster(cluster);
            self.nodes.insert(entry, self.model.add_node(node));
        }
        for (type_name, path, ports) in [
            ("google_redis_instance", "authorized_network", &[6378, 6379][..]),
            ("google_memcache_instance", "authorized_network", &[11_211]),
            ("google_alloydb_cluster", "network_config[0].network", &[5432]),
            ("google_filestore_instance", "networks[0].network", &[2049]),
        ] {
            for (entry, store) in self.book.all(&[type_name]) {
                let mut node = Node::new(&store.address, Kind::Store);
                node.listens = ports.iter().fold(Ports::NONE, |all, port| all.or(&Ports::tcp(*port)));
                let network = self.network_at(store, path).unwrap_or_else(|| self.foreign("default"));
                node.sites.push(self.place_in(network));
                self.nodes.insert(entry, self.model.add_node(node));
            }
        }
        for (entry, service) in self.book.all(&["google_cloud_run_v2_service", "google_cloud_run_service"]) {
            let mut node = Node::new(&service.address, Kind::Worker);
            node.listens = Ports::tcp(443);
            let v2 = self.book.text(service, "ingress");
            let annotation = service
                .values
                .pointer("/metadata/0/annotations/run.googleapis.com~1ingress")
                .and_then(serde_json::Value::as_str);
            match (v2, annotation) {
                (Known::Is("INGRESS_TRAFFIC_ALL") | Known::Absent, None | Some("all")) => {
                    node.doors.push(door(None, None))
                }
                (Known::Unknown(why), _) => node.doors.push(door(Some(why), None)),
                _ => node.closed = Arc::from(format!("`{}` takes internal traffic alone", service.address)),
            }
            self.nodes.insert(entry, self.model.add_node(node));
        }
    }

    fn database(&mut self, database: &'p PlannedResource) -> Node {
        const SETTINGS: &str = "settings[0].ip_configuration[0]";
        let book = self.book;
        let mut node = Node::new(&database.address, Kind::Store);
        node.listens = match book.text(database, "database_version") {
            Known::Is(version) if version.starts_with("POSTGRES") => Ports::tcp(5432),
            Known::Is(version) if version.starts_with("SQLSERVER") => Ports::tcp(1433),
            Known::Is(version) if version.starts_with("MYSQL") => Ports::tcp(3306),
            Known::Is(_) | Known::Absent | Known::Unknown(_) => {
                Ports::tcp(1433).or(&Ports::tcp(3306)).or(&Ports::tcp(5432))
            }
        };
        if let Some(network) = self.network_at(database, &format!("{SETTINGS}.private_network")) {
            node.sites.push(self.place_in(network));
        }
        let doubt = match book.boolean(database, &format!("{SETTINGS}.ipv4_enabled")).or(true) {
            Known::Is(false) => {
                node.closed = Arc::from(format!("`{}` has no public address", database.address));
                return node;
            }
            Known::Unknown(why) => Some(why),
            Known::Is(true) | Known::Absent => None,
        };
        let (count, unknown) = book.blocks(database, &format!("{SETTINGS}.authorized_networks"));
        let mut rules = Vec::new();
        for index in 0..count {
            let path = format!("{SETTINGS}.authorized_networks[{index}].value");
            let peers = match book.text(database, &path) {
                Known::Is(text) => Cidr::read(text).map_or(Peers::Nobody, Peers::Range),
                Known::Absent => Peers::Nobody,
                Known::Unknown(why) => Peers::Unknown(why),
            };
            rules.push(self.allow(database, &path, vec![peers]));
        }
        let label = Arc::from(format!("{} (its authorized networks)", database.address));
        let filter = Filter { label, rules, otherwise_allow: false, unseen: unknown };
        node.doors.push(door(doubt, Some(self.model.add_filter(filter))));
        node
    }

    fn cluster(&mut self, cluster: &'p PlannedResource) -> Node {
        const RANGES: &str = "master_authorized_networks_config";
        let book = self.book;
        let mut node = Node::new(&cluster.address, Kind::Store);
        node.listens = Ports::tcp(443);
        node.sites.extend(self.site_at(cluster, "subnetwork", "network"));
        let path = "private_cluster_config[0].enable_private_endpoint";
        let doubt = match book.boolean(cluster, path).or(false) {
            Known::Is(true) => {
                node.closed = Arc::from(format!("`{}.{path}` is true", cluster.address));
                return node;
            }
            Known::Unknown(why) => Some(why),
            Known::Is(false) | Known::Absent => None,
        };
        let (listed, unknown) = book.blocks(cluster, RANGES);
        let rules = if listed == 0 && unknown.is_none() {
            vec![self.allow(cluster, RANGES, vec![Peers::Anything])]
        } else {
            let (count, _) = book.blocks(cluster, &format!("{RANGES}[0].cidr_blocks"));
            let mut rules = Vec::new();
            for index in 0..count {
                let path = format!("{RANGES}[0].cidr_blocks[{index}].cidr_block");
                let peers = match book.text(cluster, &path) {
                    Known::Is(text) => Cidr::read(text).map_or(Peers::Nobody, Peers::Range),
                    Known::Absent => Peers::Nobody,
                    Known::Unknown(why) => Peers::Unknown(why),
                };
                rules.push(self.allow(cluster, &path, vec![peers]));
            }
            rules
        };
        let unseen = unknown.or_else(|| book.why_unknown(cluster, &format!("{RANGES}[0].cidr_blocks")));
        let label = Arc::from(format!("{} (its authorized networks)", cluster.address));
        let filter = Filter { label, rules, otherwise_allow: false, unseen };
        node.doors.push(door(doubt, Some(self.model.add_filter(filter))));
        node
    }

    fn allow(&mut self, resource: &'p PlannedResource, path: &str, peers: Vec<Peers>) -> u32 {
        let place = Place::new(&resource.address, path);
        self.model.add_rule(Rule { allow: true, peers, ports: Ports::all(), place, doubt: None })
    }
}

const fn door(doubt: Doubt, filter: Option<u32>) -> Door {
    Door { family: Family::V4, steps: Vec::new(), doubt, site: None, filter, filtered: false }
}
