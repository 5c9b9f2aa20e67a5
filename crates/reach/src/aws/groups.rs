//! Security groups: what their rules let in and out, wherever the rules are written.

use std::sync::Arc;

use domain::planned::{Mode, Origin, PlannedResource};
use rustc_hash::FxHashMap;

use super::networks::VPCS;
use super::{Aws, read_ports};
use crate::book::{Entry, Known, may_not_be};
use crate::cidr::Cidr;
use crate::model::{Doubt, Filter, FilterId, GroupId, NetworkId, Node, Peers, Place, Rule, RuleId, SiteId, Text};
use crate::ports::Ports;

pub(super) const GROUPS: &[&str] = &["aws_security_group", "aws_default_security_group"];

/// The rules of a security group.
#[derive(Debug, Default)]
pub(super) struct GroupRules {
    rules: [Vec<RuleId>; 2],
    /// Why there may be rules that are not seen, in and out.
    unseen: [Doubt; 2],
}

const DIRECTIONS: [&str; 2] = ["ingress", "egress"];

impl<'p> Aws<'_, 'p> {
    pub(super) fn security_groups(&mut self) {
        for (_, group) in self.book.all(GROUPS) {
            let mut own = GroupRules::default();
            let name: Text = Arc::from(&*group.address);
            for (slot, direction) in DIRECTIONS.iter().enumerate() {
                let (count, doubt) = self.book.blocks(group, direction);
                for index in 0..count {
                    let prefix = format!("{direction}[{index}].");
                    let rule = self.group_rule(group, &prefix, &name, &INLINE);
                    if let Some(list) = own.rules.get_mut(slot) {
                        list.push(rule);
                    }
                }
                if let Some(unseen) = own.unseen.get_mut(slot) {
                    *unseen = doubt;
                }
            }
            let of_template = group.origin == Origin::Template && group.type_name == "aws_security_group";
            if let ([_, egress], true) = (&mut own.rules, of_template)
                && egress.is_empty()
            {
                egress.push(self.anything(&name, "egress"));
            }
            if group.type_name == "aws_default_security_group"
                && let Some(network) = self.network_of(group, "vpc_id")
            {
                self.default_groups.insert(network, Arc::clone(&name));
            }
            self.groups.insert(name, own);
        }
        self.rule_resources();
    }

    fn rule_resources(&mut self) {
        let kinds: [(&str, Option<usize>, &Attributes); 3] = [
            ("aws_security_group_rule", None, &SEPARATE),
            ("aws_vpc_security_group_ingress_rule", Some(0), &SINGLE),
            ("aws_vpc_security_group_egress_rule", Some(1), &SINGLE),
        ];
        let mut unplaced: FxHashMap<Option<&str>, Text> = FxHashMap::default();
        for (type_name, slot, attributes) in kinds {
            for (_, resource) in self.book.all(&[type_name]) {
                let (slots, unsure): (&[usize], Doubt) = match (slot, self.book.text(resource, "type")) {
                    (Some(0), _) | (None, Known::Is("ingress")) => (&[0], None),
                    (Some(_), _) | (None, Known::Is(_) | Known::Absent) => (&[1], None),
                    (None, Known::Unknown(why)) => (&[0, 1], Some(why)),
                };
                let of = self.book.references(resource, "security_group_id", GROUPS);
                if let (true, Some(why)) = (of.to.is_empty(), of.doubt) {
                    unplaced.insert(resource.module_address.as_deref(), why);
                }
                for entry in of.to {
                    let Some(group) = self.book.get(entry) else { continue };
                    let name: Text = Arc::from(&*group.address);
                    let rule = self.group_rule(resource, "", &name, attributes);
                    if of.one_of
                        && let Some(rule) = self.model.rules.get_mut(rule as usize)
                    {
                        rule.doubt = Some(Arc::from(format!(
                            "which security group `{}` belongs to is not known",
                            resource.address
                        )));
                    }
                    let known = self.known_group(entry);
                    if let (Some(rule), true) = (self.model.rules.get_mut(rule as usize), unsure.is_some()) {
                        rule.doubt = rule.doubt.take().or_else(|| unsure.clone());
                    }
                    let Some(own) = self.groups.get_mut(&known) else { continue };
                    for slot in slots {
                        if let Some(list) = own.rules.get_mut(*slot) {
                            list.push(rule);
                        }
                    }
                }
            }
        }
        if unplaced.is_empty() {
            return;
        }
        for (_, group) in self.book.all(GROUPS) {
            let why = unplaced.get(&group.module_address.as_deref());
            if let (Some(why), Some(own)) = (why, self.groups.get_mut(&*group.address)) {
                for unseen in &mut own.unseen {
                    unseen.get_or_insert_with(|| Arc::clone(why));
                }
            }
        }
    }

    /// The name of a group, whose rules are known or said not to be.
    fn known_group(&mut self, entry: Entry) -> Text {
        let name: Text = self.book.get(entry).map_or_else(|| Arc::from(""), |group| Arc::from(&*group.address));
        let looked_up = self.book.get(entry).is_some_and(|group| group.mode == Mode::Data);
        if looked_up || !self.groups.contains_key(&name) {
            return self.foreign_group(&name);
        }
        name
    }

    fn foreign_group(&mut self, name: &str) -> Text {
        let name: Text = Arc::from(name);
        self.groups.entry(Arc::clone(&name)).or_insert_with(|| {
            let why: Text = Arc::from(format!("the rules of security group `{name}` are not in the blueprint"));
            GroupRules { rules: Default::default(), unseen: [Some(Arc::clone(&why)), Some(why)] }
        });
        name
    }

    /// Puts a node into the security groups that an attribute names.
    pub(super) fn guard(&mut self, node: &mut Node, resource: &'p PlannedResource, paths: &[&str]) {
        let mut names: Vec<Text> = Vec::new();
        let mut doubt = None;
        for path in paths {
            let references = self.book.references(resource, path, GROUPS);
            for entry in &references.to {
                names.push(self.known_group(*entry));
            }
            for identifier in &references.foreign {
                names.push(self.foreign_group(identifier));
            }
            if references.one_of {
                doubt = doubt.or_else(|| {
                    Some(Arc::from(format!("which security group `{}` is in is not known", resource.address)))
                });
            }
            doubt = doubt.or(references.doubt);
        }
        for path in ["vpc_security_group_ids", "security_groups"] {
            // Groups that are looked up by other means than their own data source.
            if paths.contains(&path) && names.is_empty() && self.book.refers_to(resource, path, "aws_security_groups") {
                doubt = doubt.or_else(|| Some(Arc::from("its security groups are looked up")));
            }
        }
        self.guard_by(node, names, doubt);
    }

    /// Puts a node into groups; into its network's default group if there are none.
    pub(super) fn guard_by(&mut self, node: &mut Node, mut names: Vec<Text>, doubt: Doubt) {
        names.sort_unstable();
        names.dedup();
        if names.is_empty() && doubt.is_none() {
            let network = node.sites.first().and_then(|site: &SiteId| self.model.site(*site)).map(|site| site.network);
            if let Some(network) = network {
                names.push(self.default_group(network));
            }
        }
        node.groups = names.iter().map(|name| self.group_id(name)).collect();
        node.groups_doubt.clone_from(&doubt);
        let (ingress, egress) = match doubt {
            None => self.filters_of(&names),
            Some(why) => self.make_filters(&names, Some(why)),
        };
        node.ingress.push(ingress);
        node.egress.push(egress);
    }

    fn filters_of(&mut self, names: &[Text]) -> (FilterId, FilterId) {
        if let Some(pair) = self.filters.get(names) {
            return *pair;
        }
        let pair = self.make_filters(names, None);
        self.filters.insert(names.to_vec(), pair);
        pair
    }

    fn make_filters(&mut self, names: &[Text], doubt: Doubt) -> (FilterId, FilterId) {
        let label: Text = Arc::from(names.join("`, `"));
        let mut pair = [Filter::default(), Filter::default()];
        for (slot, filter) in pair.iter_mut().enumerate() {
            filter.label = Arc::clone(&label);
            filter.unseen.clone_from(&doubt);
            for own in names.iter().filter_map(|name| self.groups.get(name)) {
                filter.rules.extend(own.rules.get(slot).into_iter().flatten());
                filter.unseen = filter.unseen.take().or_else(|| own.unseen.get(slot).cloned().flatten());
            }
        }
        let [ingress, egress] = pair;
        (self.model.add_filter(ingress), self.model.add_filter(egress))
    }

    pub(super) fn group_id(&mut self, name: &str) -> GroupId {
        self.model.group(&format!("aws {name}"))
    }

    /// The group of what chooses none.
    fn default_group(&mut self, network: NetworkId) -> Text {
        if let Some(name) = self.default_groups.get(&network) {
            return Arc::clone(name);
        }
        let Some(address) = self.model.network(network).map(|network| Arc::clone(&network.address)) else {
            return Arc::from("");
        };
        let name: Text = Arc::from(format!("the default security group of {address}"));
        let managed = self.networks.values().any(|one| *one == network);
        if managed {
            self.untouched_group(&name);
        } else {
            self.foreign_group(&name);
        }
        self.default_groups.insert(network, Arc::clone(&name));
        name
    }

    /// The group that a cluster makes for its machines and itself.
    pub(super) fn own_group(&mut self, cluster: &str) -> Text {
        let name: Text = Arc::from(format!("the security group of {cluster}"));
        if !self.groups.contains_key(&name) {
            self.untouched_group(&name);
        }
        name
    }

    /// A group as it is made: its members find each other, and everything goes out.
    fn untouched_group(&mut self, name: &Text) {
        let group = self.group_id(name);
        let place = Place::new(name, "");
        let own = Rule { allow: true, peers: vec![Peers::Group(group)], ports: Ports::all(), place, doubt: None };
        let own = self.model.add_rule(own);
        let out = self.anything(name, "");
        let rules = [vec![own], vec![out]];
        self.groups.insert(Arc::clone(name), GroupRules { rules, unseen: Default::default() });
    }

    fn anything(&mut self, address: &str, attribute: &str) -> RuleId {
        let place = Place::new(address, attribute);
        self.model.add_rule(Rule { allow: true, peers: vec![Peers::Anything], ports: Ports::all(), place, doubt: None })
    }

    fn group_rule(&mut self, resource: &'p PlannedResource, prefix: &str, own: &Text, names: &Attributes) -> RuleId {
        let path = |name: &str| format!("{prefix}{name}");
        let book = self.book;
        let (ports, unsure) = read_ports(
            book.text(resource, &path(names.protocol)),
            book.number(resource, &path("from_port")),
            book.number(resource, &path("to_port")),
        );
        let mut peers = Vec::new();
        let mut place = None;
        for name in names.ranges {
            let path = path(name);
            let (texts, doubt) = book.texts(resource, &path);
            let before = peers.len();
            peers.extend(texts.into_iter().filter_map(Cidr::read).map(Peers::Range));
            if let Some(why) = doubt {
                let vpc = book.reference(resource, &path, VPCS).and_then(|vpc| self.networks.get(&vpc));
                peers.push(vpc.map_or(Peers::Unknown(why), |vpc| Peers::Network(*vpc)));
            }
            if peers.len() > before {
                place.get_or_insert(path);
            }
        }
        for name in names.groups {
            let path = path(name);
            let references = book.references(resource, &path, GROUPS);
            let before = peers.len();
            for entry in references.to {
                let Some(group) = book.get(entry) else { continue };
                if references.one_of {
                    peers.push(Peers::Unknown(Arc::from(format!(
                        "which security group `{}` lets in is not known",
                        resource.address
                    ))));
                    break;
                }
                let group = self.group_id(&group.address);
                peers.push(Peers::Group(group));
            }
            for identifier in references.foreign {
                // With the account in front, where it is another one's.
                let identifier = identifier.rsplit('/').next().unwrap_or_default().to_owned();
                let group = self.group_id(&identifier);
                peers.push(Peers::Group(group));
            }
            if let Some(why) = references.doubt {
                peers.push(Peers::Unknown(why));
            }
            if peers.len() > before {
                place.get_or_insert(path);
            }
        }
        match book.boolean(resource, &path("self")) {
            Known::Is(true) => {
                let group = self.group_id(own);
                peers.push(Peers::Group(group));
                place.get_or_insert(path("self"));
            }
            Known::Unknown(why) => peers.push(Peers::Unknown(why)),
            Known::Is(false) | Known::Absent => {}
        }
        for name in names.lists {
            let path = path(name);
            let references = book.references(resource, &path, &["aws_ec2_managed_prefix_list"]);
            let before = peers.len();
            for list in
                references.to.iter().filter_map(|entry| book.get(*entry)).filter(|list| list.mode == Mode::Managed)
            {
                let (count, _) = book.blocks(list, "entry");
                peers.extend((0..count).filter_map(|index| {
                    Cidr::read(book.text(list, &format!("entry[{index}].cidr")).known()?).map(Peers::Range)
                }));
            }
            if peers.len() == before
                && (!references.to.is_empty() || !references.foreign.is_empty() || references.doubt.is_some())
            {
                peers.push(Peers::Unknown(Arc::from(format!(
                    "which addresses are in the prefix list of `{}` is not known",
                    resource.address
                ))));
            }
            if peers.len() > before {
                place.get_or_insert(path);
            }
        }
        let place = Place::new(&resource.address, &place.unwrap_or_else(|| prefix.trim_end_matches('.').to_owned()));
        self.model.add_rule(Rule { allow: true, peers, ports, place, doubt: may_not_be(resource).or(unsure) })
    }
}

/// What a way of writing rules calls things.
struct Attributes {
    protocol: &'static str,
    ranges: &'static [&'static str],
    groups: &'static [&'static str],
    lists: &'static [&'static str],
}

const INLINE: Attributes = Attributes {
    protocol: "protocol",
    ranges: &["cidr_blocks", "ipv6_cidr_blocks"],
    groups: &["security_groups"],
    lists: &["prefix_list_ids"],
};
const SEPARATE: Attributes = Attributes { groups: &["source_security_group_id"], ..INLINE };
const SINGLE: Attributes = Attributes {
    protocol: "ip_protocol",
    ranges: &["cidr_ipv4", "cidr_ipv6"],
    groups: &["referenced_security_group_id"],
    lists: &["prefix_list_id"],
};
