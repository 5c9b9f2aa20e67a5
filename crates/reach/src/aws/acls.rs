//! Network ACLs: ordered, stateless, in the way of whole subnets.

use std::sync::Arc;

use domain::planned::PlannedResource;
use rustc_hash::FxHashMap;

use super::networks::SUBNETS;
use super::{Aws, read_ports};
use crate::book::{Entry, Known, may_not_be};
use crate::cidr::Cidr;
use crate::model::{Doubt, Filter, NetworkId, Peers, Place, Rule, RuleId, SiteId};
use crate::ports::Ports;

const ACLS: &[&str] = &["aws_network_acl", "aws_default_network_acl"];

/// Rules in and out, by number.
type Numbered = [Vec<(i64, RuleId)>; 2];

impl<'p> Aws<'_, 'p> {
    pub(super) fn acls(&mut self) {
        let mut rules: FxHashMap<Entry, (Numbered, [Doubt; 2])> = FxHashMap::default();
        for (entry, acl) in self.book.all(ACLS) {
            let mut own: (Numbered, [Doubt; 2]) = Default::default();
            for (direction, (list, unseen)) in ["ingress", "egress"].iter().zip(own.0.iter_mut().zip(own.1.iter_mut()))
            {
                let (count, doubt) = self.book.blocks(acl, direction);
                *unseen = doubt;
                for index in 0..count {
                    let prefix = format!("{direction}[{index}].");
                    if let Some(rule) = self.acl_rule(acl, &prefix, "rule_no", "action") {
                        list.push(rule);
                    }
                }
            }
            rules.insert(entry, own);
        }
        for (_, rule) in self.book.all(&["aws_network_acl_rule"]) {
            let Some((order, id)) = self.acl_rule(rule, "", "rule_number", "rule_action") else { continue };
            let of = self.book.references(rule, "network_acl_id", ACLS);
            let (slots, unsure): (&[usize], Doubt) = match self.book.boolean(rule, "egress").or(false) {
                Known::Is(true) => (&[1], None),
                Known::Is(false) | Known::Absent => (&[0], None),
                Known::Unknown(why) => (&[0, 1], Some(why)),
            };
            let anywhere = if of.to.is_empty() { of.doubt } else { None };
            let doubt = unsure.or_else(|| anywhere.clone());
            if let (Some(rule), true) = (self.model.rules.get_mut(id as usize), doubt.is_some()) {
                rule.doubt = rule.doubt.take().or(doubt);
            }
            let acls: Vec<Entry> = if anywhere.is_some() { rules.keys().copied().collect() } else { of.to };
            for acl in acls {
                let Some((own, _)) = rules.get_mut(&acl) else { continue };
                for slot in slots {
                    if let Some(list) = own.get_mut(*slot) {
                        list.push((order, id));
                    }
                }
            }
        }
        let mut chosen: FxHashMap<SiteId, Entry> = FxHashMap::default();
        let mut defaults: FxHashMap<NetworkId, Entry> = FxHashMap::default();
        let mut unplaced: Doubt = None;
        for (entry, acl) in self.book.all(ACLS) {
            let subnets = self.book.references(acl, "subnet_ids", SUBNETS);
            unplaced = unplaced.or(subnets.doubt);
            for subnet in subnets.to {
                chosen.insert(self.site_of(subnet), entry);
            }
            if acl.type_name == "aws_default_network_acl"
                && let Some(network) = self.network_of(acl, "default_network_acl_id")
            {
                defaults.insert(network, entry);
            }
        }
        for (_, association) in self.book.all(&["aws_network_acl_association"]) {
            let acl = self.book.reference(association, "network_acl_id", ACLS);
            let subnets = self.book.references(association, "subnet_id", SUBNETS);
            unplaced = unplaced.or(subnets.doubt);
            if let (Some(acl), Some(&subnet)) = (acl, subnets.to.first()) {
                chosen.insert(self.site_of(subnet), acl);
            }
        }
        let mut filters: FxHashMap<Entry, [u32; 2]> = FxHashMap::default();
        for (acl, (own, unseen)) in rules {
            let Some(resource) = self.book.get(acl) else { continue };
            let pair = [0, 1].map(|direction: usize| {
                let mut list = own.get(direction).cloned().unwrap_or_default();
                list.sort_by_key(|(number, _)| *number);
                self.model.add_filter(Filter {
                    label: Arc::from(&*resource.address),
                    rules: list.into_iter().map(|(_, rule)| rule).collect(),
                    otherwise_allow: false,
                    unseen: unseen.get(direction).cloned().flatten(),
                })
            });
            filters.insert(acl, pair);
        }
        // An ACL of which it is not known for which subnets it is may be for any that has no other.
        let maybe = unplaced.map(|why| {
            let place = Place::new("a network ACL", "subnet_ids");
            let peers = vec![Peers::Unknown(Arc::clone(&why))];
            let rule = self.model.add_rule(Rule { allow: false, peers, ports: Ports::all(), place, doubt: Some(why) });
            let label = Arc::from("a network ACL");
            self.model.add_filter(Filter { label, rules: vec![rule], otherwise_allow: true, unseen: None })
        });
        let sites: Vec<SiteId> = self.sites.values().copied().collect();
        for id in sites {
            let Some(site) = self.model.sites.get_mut(id as usize) else { continue };
            let acl = chosen.get(&id).or_else(|| defaults.get(&site.network));
            site.ingress = maybe;
            site.egress = maybe;
            if let Some([ingress, egress]) = acl.and_then(|acl| filters.get(acl)) {
                site.ingress = Some(*ingress);
                site.egress = Some(*egress);
            }
        }
    }

    fn acl_rule(
        &mut self,
        rule: &'p PlannedResource,
        prefix: &str,
        number: &str,
        action: &str,
    ) -> Option<(i64, RuleId)> {
        let path = |name: &str| format!("{prefix}{name}");
        let book = self.book;
        let mut doubt = may_not_be(rule);
        let order = match book.number(rule, &path(number)) {
            Known::Is(order) => order,
            Known::Absent => return None,
            Known::Unknown(why) => {
                doubt = doubt.or(Some(why));
                0
            }
        };
        let allow = match book.text(rule, &path(action)) {
            Known::Is(text) => text.eq_ignore_ascii_case("allow"),
            Known::Absent => return None,
            Known::Unknown(why) => {
                doubt = doubt.or(Some(why));
                true
            }
        };
        let (ports, unsure) = read_ports(
            book.text(rule, &path("protocol")),
            book.number(rule, &path("from_port")),
            book.number(rule, &path("to_port")),
        );
        doubt = doubt.or(unsure);
        let mut peers = Vec::new();
        let mut attribute = "cidr_block";
        for name in ["cidr_block", "ipv6_cidr_block"] {
            match book.text(rule, &path(name)) {
                Known::Is(text) => {
                    if let Some(range) = Cidr::read(text) {
                        peers.push(Peers::Range(range));
                        attribute = name;
                    }
                }
                Known::Unknown(why) => peers.push(Peers::Unknown(why)),
                Known::Absent => {}
            }
        }
        let place = Place::new(&rule.address, &path(attribute));
        Some((order, self.model.add_rule(Rule { allow, peers, ports, place, doubt })))
    }
}
