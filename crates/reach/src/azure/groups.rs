//! Network security groups: rules by priority, and those that every group has.

use std::sync::Arc;

use domain::planned::PlannedResource;
use rustc_hash::FxHashMap;

use super::{Azure, SUBNETS};
use crate::book::{Entry, Known};
use crate::cidr::Cidr;
use crate::model::{Doubt, Filter, FilterId, GroupId, NetworkId, Peers, Place, Rule, RuleId};
use crate::ports::{Ports, Protocol};

const GROUPS: &[&str] = &["azurerm_network_security_group"];

/// A rule before it is known in which network its group is used.
#[derive(Clone)]
pub(super) struct SecurityRule {
    priority: i64,
    allow: bool,
    whom: Vec<Whom>,
    ports: Ports,
    place: Place,
    doubt: Doubt,
}

#[derive(Clone)]
enum Whom {
    Peers(Peers),
    /// The network in which the group is used, and what it is peered with.
    OwnNetwork,
}

impl<'p> Azure<'_, 'p> {
    pub(super) fn security_groups(&mut self) {
        for (entry, group) in self.book.all(GROUPS) {
            let (count, doubt) = self.book.blocks(group, "security_rule");
            let mut rules: [Vec<SecurityRule>; 2] = Default::default();
            for index in 0..count {
                if let Some((slot, rule)) = self.security_rule(group, &format!("security_rule[{index}]."))
                    && let Some(list) = rules.get_mut(slot)
                {
                    list.push(rule);
                }
            }
            self.rules.insert(entry, (rules, doubt));
        }
        for (_, resource) in self.book.all(&["azurerm_network_security_rule"]) {
            let Some((slot, rule)) = self.security_rule(resource, "") else { continue };
            for group in self.book.references(resource, "network_security_group_name", GROUPS).to {
                if let Some(list) = self.rules.get_mut(&group).and_then(|(rules, _)| rules.get_mut(slot)) {
                    list.push(rule.clone());
                }
            }
        }
        let mut subnets: FxHashMap<u32, Vec<Entry>> = FxHashMap::default();
        for (_, association) in self.book.all(&["azurerm_subnet_network_security_group_association"]) {
            let group = self.book.reference(association, "network_security_group_id", GROUPS);
            for subnet in self.book.references(association, "subnet_id", SUBNETS).to {
                if let (Some(group), Some(site)) = (group, self.sites.get(&subnet)) {
                    subnets.entry(*site).or_default().push(group);
                }
            }
        }
        self.subnet_groups = subnets;
        for (_, association) in self.book.all(&["azurerm_network_interface_security_group_association"]) {
            let group = self.book.reference(association, "network_security_group_id", GROUPS);
            for interface in
                self.book.references(association, "network_interface_id", &["azurerm_network_interface"]).to
            {
                self.interfaces.entry(interface).or_default().extend(group);
            }
        }
    }

    /// The filters of a group, in and out, where it is used in a network.
    pub(super) fn filters(&mut self, group: Entry, network: Option<NetworkId>) -> Option<[FilterId; 2]> {
        if let Some(pair) = self.filters.get(&(group, network)) {
            return Some(*pair);
        }
        let resource = self.book.get(group)?;
        let (rules, doubt) = self.rules.get(&group).cloned().unwrap_or_else(|| {
            (
                Default::default(),
                Some(Arc::from(format!("the rules of `{}` are not in the blueprint", resource.address))),
            )
        });
        let mut pair = [0; 2];
        for ((slot, list), filter) in rules.into_iter().enumerate().zip(&mut pair) {
            let mut list = list;
            list.sort_by_key(|rule| rule.priority);
            let mut ids: Vec<RuleId> = Vec::new();
            for rule in list {
                let peers = rule.whom.into_iter().map(|whom| match whom {
                    Whom::Peers(peers) => peers,
                    Whom::OwnNetwork => network.map_or(Peers::Nobody, Peers::Network),
                });
                let peers = peers.collect();
                let (allow, ports, place, doubt) = (rule.allow, rule.ports, rule.place, rule.doubt);
                ids.push(self.model.add_rule(Rule { allow, peers, ports, place, doubt }));
            }
            // What every group ends with: the network among itself, and whatever goes out.
            let mut ending = |peers: Vec<Peers>, name: &str| {
                let place = Place::new(&resource.address, name);
                ids.push(self.model.add_rule(Rule { allow: true, peers, ports: Ports::all(), place, doubt: None }));
            };
            let own = network.map_or(Peers::Nobody, Peers::Network);
            if slot == 0 {
                ending(vec![own], "AllowVnetInBound");
            } else {
                ending(vec![own, Peers::Public], "AllowInternetOutBound");
            }
            let label = Arc::from(&*resource.address);
            let unseen = doubt.clone();
            *filter = self.model.add_filter(Filter { label, rules: ids, otherwise_allow: false, unseen });
        }
        self.filters.insert((group, network), pair);
        Some(pair)
    }

    pub(super) fn group_id(&mut self, address: &str) -> GroupId {
        self.model.group(&format!("azure {address}"))
    }

    fn security_rule(&mut self, resource: &'p PlannedResource, prefix: &str) -> Option<(usize, SecurityRule)> {
        let book = self.book;
        let path = |name: &str| format!("{prefix}{name}");
        let mut doubt = crate::book::may_not_be(resource);
        let slot = match book.text(resource, &path("direction")) {
            Known::Is(text) => usize::from(text.eq_ignore_ascii_case("outbound")),
            Known::Absent | Known::Unknown(_) => return None,
        };
        let allow = match book.text(resource, &path("access")) {
            Known::Is(text) => text.eq_ignore_ascii_case("allow"),
            Known::Absent => return None,
            Known::Unknown(why) => {
                doubt = doubt.or(Some(why));
                true
            }
        };
        let priority = match book.number(resource, &path("priority")) {
            Known::Is(priority) => priority,
            Known::Absent => return None,
            Known::Unknown(why) => {
                doubt = doubt.or(Some(why));
                0
            }
        };
        let protocol = match book.text(resource, &path("protocol")) {
            Known::Is(text) => Protocol::read(text),
            Known::Absent => None,
            Known::Unknown(why) => {
                doubt = doubt.or(Some(why));
                None
            }
        };
        let (ports, unsure) = self.ports(resource, prefix, protocol);
        doubt = doubt.or(unsure);
        let (theirs, ours) = if slot == 0 { ("source", "destination") } else { ("destination", "source") };
        let mut whom = Vec::new();
        let mut attribute = None;
        for name in ["address_prefix", "address_prefixes"] {
            let path = path(&format!("{theirs}_{name}"));
            let (texts, unknown) = book.texts(resource, &path);
            let before = whom.len();
            whom.extend(texts.iter().map(|text| read_whom(text)));
            whom.extend(unknown.map(|why| Whom::Peers(Peers::Unknown(why))));
            if whom.len() > before {
                attribute.get_or_insert(path);
            }
        }
        let groups_path = path(&format!("{theirs}_application_security_group_ids"));
        for group in book.references(resource, &groups_path, &["azurerm_application_security_group"]).to {
            let Some(group) = book.get(group) else { continue };
            let group = self.group_id(&group.address);
            whom.push(Whom::Peers(Peers::Group(group)));
            attribute.get_or_insert(groups_path.clone());
        }
        // A rule for some of the addresses behind the group may or may not be about this one.
        for name in ["address_prefix", "address_prefixes"] {
            let (texts, unknown) = book.texts(resource, &path(&format!("{ours}_{name}")));
            let narrow =
                texts.iter().any(|text| !matches!(*text, "*" | "VirtualNetwork" | "0.0.0.0/0" | "Any" | "any"));
            if narrow || unknown.is_some() {
                let why = format!(
                    "`{}.{}` is about certain addresses alone",
                    resource.address,
                    path(&format!("{ours}_{name}"))
                );
                doubt = doubt.or_else(|| Some(Arc::from(why)));
            }
        }
        let place = Place::new(&resource.address, &attribute.unwrap_or_else(|| path("access")));
        Some((slot, SecurityRule { priority, allow, whom, ports, place, doubt }))
    }

    fn ports(&self, resource: &'p PlannedResource, prefix: &str, protocol: Option<Protocol>) -> (Ports, Doubt) {
        let mut ports = Ports::NONE;
        for name in ["destination_port_range", "destination_port_ranges"] {
            let (texts, unknown) = self.book.texts(resource, &format!("{prefix}{name}"));
            if unknown.is_some() {
                return (Ports::of(protocol, 0, 65_535), unknown);
            }
            for text in texts {
                let read = |text: &str| text.trim().parse::<u32>().ok();
                let range = match text.split_once('-') {
                    _ if text.trim() == "*" => Some((0, 65_535)),
                    Some((from, to)) => read(from).zip(read(to)),
                    None => read(text).map(|port| (port, port)),
                };
                if let Some((from, to)) = range {
                    ports = ports.or(&Ports::of(protocol, from, to));
                }
            }
        }
        (ports, None)
    }
}

fn read_whom(text: &str) -> Whom {
    match text {
        "*" | "Any" | "any" => Whom::Peers(Peers::Anything),
        "Internet" | "internet" | "INTERNET" => Whom::Peers(Peers::Public),
        "VirtualNetwork" => Whom::OwnNetwork,
        // Tags of services are addresses of the provider's own, but for other customers' machines: nobody certain.
        text => Whom::Peers(Cidr::read(text).map_or(Peers::Nobody, Peers::Range)),
    }
}
