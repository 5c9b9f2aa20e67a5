//! Services with an endpoint of their own: databases, caches, search, the API of a cluster. They are public until they are
//! told not to be; a firewall of their own says for whom.

use std::sync::Arc;

use domain::planned::PlannedResource;
use rustc_hash::FxHashMap;

use super::{Azure, SUBNETS};
use crate::book::{Entry, Known};
use crate::cidr::{Cidr, Family};
use crate::model::{Door, Filter, Kind, Node, NodeId, Peers, Place, Rule, RuleId};
use crate::ports::Ports;

/// What a kind of service calls things.
struct Endpoint {
    type_name: &'static str,
    ports: &'static [u32],
    firewall: Firewall,
    /// Attribute paths of a subnet that it stands in: then it has no public endpoint.
    subnets: &'static [&'static str],
}

/// How it says for whom it is open.
enum Firewall {
    /// For nobody but whom rules of this type name, by this attribute.
    Rules(&'static str, &'static str),
    /// For everybody, unless there are rules of this type.
    RulesIfAny(&'static str, &'static str),
    /// For everybody, unless an attribute lists addresses.
    List(&'static [&'static str]),
}

use Firewall::{List, Rules, RulesIfAny};

const ENDPOINTS: &[Endpoint] = &[
    endpoint("azurerm_mssql_server", &[1433], Rules("azurerm_mssql_firewall_rule", "server_id")),
    endpoint("azurerm_sql_server", &[1433], Rules("azurerm_sql_firewall_rule", "server_name")),
    endpoint("azurerm_postgresql_server", &[5432], Rules("azurerm_postgresql_firewall_rule", "server_name")),
    endpoint("azurerm_mysql_server", &[3306], Rules("azurerm_mysql_firewall_rule", "server_name")),
    endpoint("azurerm_mariadb_server", &[3306], Rules("azurerm_mariadb_firewall_rule", "server_name")),
    endpoint(
        "azurerm_postgresql_flexible_server",
        &[5432],
        Rules("azurerm_postgresql_flexible_server_firewall_rule", "server_id"),
    )
    .within(&["delegated_subnet_id"]),
    endpoint(
        "azurerm_mysql_flexible_server",
        &[3306],
        Rules("azurerm_mysql_flexible_server_firewall_rule", "server_name"),
    )
    .within(&["delegated_subnet_id"]),
    endpoint("azurerm_cosmosdb_account", &[443, 10_255], List(&["ip_range_filter"])),
    endpoint("azurerm_redis_cache", &[6379, 6380], RulesIfAny("azurerm_redis_firewall_rule", "redis_cache_name"))
        .within(&["subnet_id"]),
    endpoint("azurerm_search_service", &[443], List(&["allowed_ips"])),
    endpoint(
        "azurerm_kubernetes_cluster",
        &[443],
        List(&["api_server_access_profile[0].authorized_ip_ranges", "api_server_authorized_ip_ranges"]),
    ),
];

const fn endpoint(type_name: &'static str, ports: &'static [u32], firewall: Firewall) -> Endpoint {
    Endpoint { type_name, ports, firewall, subnets: &[] }
}

impl Endpoint {
    const fn within(mut self, subnets: &'static [&'static str]) -> Self {
        self.subnets = subnets;
        self
    }
}

impl<'p> Azure<'_, 'p> {
    pub(super) fn endpoints(&mut self) {
        let mut nodes: FxHashMap<Entry, NodeId> = FxHashMap::default();
        for endpoint in ENDPOINTS {
            let mut rules: FxHashMap<Entry, Vec<RuleId>> = FxHashMap::default();
            if let Rules(type_name, path) | RulesIfAny(type_name, path) = endpoint.firewall {
                for (_, rule) in self.book.all(&[type_name]) {
                    for server in self.book.references(rule, path, &[endpoint.type_name]).to {
                        let id = self.firewall_rule(rule);
                        rules.entry(server).or_default().push(id);
                    }
                }
            }
            for (entry, resource) in self.book.all(&[endpoint.type_name]) {
                let node = self.endpoint(endpoint, resource, rules.remove(&entry).unwrap_or_default());
                nodes.insert(entry, self.model.add_node(node));
            }
        }
        let types: Vec<&str> = ENDPOINTS.iter().map(|endpoint| endpoint.type_name).collect();
        for (_, private) in self.book.all(&["azurerm_private_endpoint"]) {
            let references = self.book.references(private, "subnet_id", SUBNETS);
            let Some(site) = self.site_at(private, "subnet_id", &references) else { continue };
            let path = "private_service_connection[0].private_connection_resource_id";
            for to in self.book.references(private, path, &types).to {
                if let Some(node) = nodes.get(&to).and_then(|node| self.model.nodes.get_mut(*node as usize)) {
                    node.sites.push(site);
                }
            }
        }
    }

    fn endpoint(&mut self, endpoint: &Endpoint, resource: &'p PlannedResource, rules: Vec<RuleId>) -> Node {
        let book = self.book;
        let mut node = Node::new(&resource.address, Kind::Store);
        node.listens = endpoint.ports.iter().fold(Ports::NONE, |all, port| all.or(&Ports::tcp(*port)));
        for path in endpoint.subnets {
            let references = book.references(resource, path, SUBNETS);
            node.sites.extend(self.site_at(resource, path, &references));
        }
        if !node.sites.is_empty() {
            node.closed = Arc::from(format!("`{}` stands in a subnet", resource.address));
            return node;
        }
        let (switch, open_when) = if resource.type_name == "azurerm_kubernetes_cluster" {
            ("private_cluster_enabled", false)
        } else {
            ("public_network_access_enabled", true)
        };
        let doubt = match book.boolean(resource, switch).or(open_when) {
            Known::Is(is) if is != open_when => {
                node.closed = Arc::from(format!("`{}.{switch}` is {is}", resource.address));
                return node;
            }
            Known::Unknown(why) => Some(why),
            Known::Is(_) | Known::Absent => None,
        };
        if book.boolean(resource, "is_virtual_network_filter_enabled") == Known::Is(true) {
            node.closed = Arc::from(format!("`{}.is_virtual_network_filter_enabled` is true", resource.address));
            return node;
        }
        let everybody = |azure: &mut Self| {
            let place = Place::new(&resource.address, switch);
            azure.model.add_rule(Rule {
                allow: true,
                peers: vec![Peers::Anything],
                ports: Ports::all(),
                place,
                doubt: None,
            })
        };
        let rules = match endpoint.firewall {
            Rules(..) => rules,
            RulesIfAny(..) if rules.is_empty() => vec![everybody(self)],
            RulesIfAny(..) => rules,
            List(paths) => {
                let mut listed = Vec::new();
                for path in paths {
                    let (texts, unknown) = book.texts(resource, path);
                    let mut peers: Vec<Peers> = texts
                        .iter()
                        .flat_map(|text| text.split(','))
                        .filter_map(Cidr::read)
                        .map(Peers::Range)
                        .collect();
                    peers.extend(unknown.map(Peers::Unknown));
                    if !peers.is_empty() {
                        let place = Place::new(&resource.address, path);
                        listed.push(self.model.add_rule(Rule {
                            allow: true,
                            peers,
                            ports: Ports::all(),
                            place,
                            doubt: None,
                        }));
                    }
                }
                if listed.is_empty() { vec![everybody(self)] } else { listed }
            }
        };
        let label = Arc::from(&*resource.address);
        let filter = self.model.add_filter(Filter { label, rules, ..Filter::default() });
        node.doors.push(Door {
            family: Family::V4,
            steps: Vec::new(),
            doubt,
            site: None,
            filter: Some(filter),
            filtered: false,
        });
        node
    }

    fn firewall_rule(&mut self, rule: &'p PlannedResource) -> RuleId {
        let book = self.book;
        let (start, end) = if rule.type_name == "azurerm_redis_firewall_rule" {
            ("start_ip", "end_ip")
        } else {
            ("start_ip_address", "end_ip_address")
        };
        let peers = match (book.text(rule, start), book.text(rule, end)) {
            (Known::Unknown(why), _) | (_, Known::Unknown(why)) => Peers::Unknown(why),
            // The provider's own word for its services, other customers' among them.
            (Known::Is("0.0.0.0"), Known::Is("0.0.0.0")) => Peers::Nobody,
            (Known::Is(start), Known::Is(end)) => Cidr::spanning(start, end).map_or(Peers::Nobody, Peers::Range),
            (Known::Absent, _) | (_, Known::Absent) => Peers::Nobody,
        };
        let place = Place::new(&rule.address, start);
        let doubt = crate::book::may_not_be(rule);
        self.model.add_rule(Rule { allow: true, peers: vec![peers], ports: Ports::all(), place, doubt })
    }
}
