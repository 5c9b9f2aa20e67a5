//! Firewall rules: by priority, for what has a tag or an account, or for all of a network.

use std::sync::Arc;

use domain::planned::PlannedResource;

use super::{Gcp, NETWORKS};
use crate::book::{Known, may_not_be};
use crate::cidr::Cidr;
use crate::model::{Doubt, Filter, FilterId, GroupId, NetworkId, Peers, Place, Rule, RuleId};
use crate::ports::{Ports, Protocol};

/// The rules of one network, in and out.
#[derive(Debug, Default)]
pub(super) struct Firewall {
    rules: [Vec<Aimed>; 2],
}

/// Priority, whether it allows, whom it is for (none: for all), the rule.
type Aimed = (i64, bool, Option<Vec<GroupId>>, RuleId);

impl<'p> Gcp<'_, 'p> {
    pub(super) fn firewalls(&mut self) {
        for (_, firewall) in self.book.all(&["google_compute_firewall"]) {
            let Some(network) = self.network_at(firewall, "network") else { continue };
            if self.book.boolean(firewall, "disabled") == Known::Is(true) {
                continue;
            }
            let slot = usize::from(self.book.text(firewall, "direction") == Known::Is("EGRESS"));
            let mut doubt = may_not_be(firewall);
            let priority = match self.book.number(firewall, "priority").or(1000) {
                Known::Is(priority) => priority,
                Known::Absent => 1000,
                Known::Unknown(why) => {
                    doubt = doubt.or(Some(why));
                    0
                }
            };
            let (targets, unsure) = self.targets(firewall, network);
            doubt = doubt.or(unsure);
            let (peers, attribute) = self.peers(firewall, network, slot == 1);
            for (block, allow) in [("allow", true), ("deny", false)] {
                let (count, unknown) = self.book.blocks(firewall, block);
                let blocks = (0..count).map(|index| self.ports(firewall, &format!("{block}[{index}].")));
                let mut parts: Vec<(Ports, Doubt)> = blocks.collect();
                parts.extend(unknown.map(|why| (Ports::all(), Some(why))));
                for (ports, unsure) in parts {
                    let place = Place::new(&firewall.address, &attribute);
                    let doubt = doubt.clone().or(unsure);
                    let rule = self.model.add_rule(Rule { allow, peers: peers.clone(), ports, place, doubt });
                    if let Some(list) = self.firewalls.entry(network).or_default().rules.get_mut(slot) {
                        list.push((priority, allow, targets.clone(), rule));
                    }
                }
            }
        }
        for firewall in self.firewalls.values_mut() {
            for rules in &mut firewall.rules {
                // Of the same priority what denies comes first.
                rules.sort_by_key(|(priority, allow, ..)| (*priority, *allow));
            }
        }
    }

    /// The filters, in and out, of what has these tags and accounts.
    pub(super) fn filters(&mut self, network: NetworkId, groups: &[GroupId], unsure: &Doubt) -> [FilterId; 2] {
        let key = (network, groups.to_vec());
        if unsure.is_none()
            && let Some(pair) = self.filters.get(&key)
        {
            return *pair;
        }
        let label = self
            .model
            .network(network)
            .map(|network| format!("the firewall of {}", network.address))
            .unwrap_or_default();
        let foreign = self.named.values().any(|one| *one == network);
        let unseen: Doubt = foreign.then(|| Arc::from(format!("the rules of {label} are not all in the blueprint")));
        let mut pair = [0; 2];
        for (slot, filter) in pair.iter_mut().enumerate() {
            let all = self
                .firewalls
                .get(&network)
                .and_then(|firewall| firewall.rules.get(slot))
                .map(Vec::as_slice)
                .unwrap_or_default();
            let about = |targets: &Option<Vec<GroupId>>| {
                targets.as_ref().is_none_or(|targets| targets.iter().any(|one| groups.contains(one)))
            };
            let rules = all.iter().filter(|(_, _, targets, _)| about(targets)).map(|(.., rule)| *rule).collect();
            *filter = self.model.add_filter(Filter {
                label: Arc::from(label.as_str()),
                rules,
                otherwise_allow: slot == 1,
                unseen: unseen.clone().or_else(|| unsure.clone()),
            });
        }
        if unsure.is_none() {
            self.filters.insert(key, pair);
        }
        pair
    }

    pub(super) fn tag(&mut self, network: NetworkId, tag: &str) -> GroupId {
        self.model.group(&format!("gcp tag {network} {tag}"))
    }

    /// The groups of service accounts that an attribute names.
    pub(super) fn accounts(&mut self, resource: &'p PlannedResource, path: &str) -> (Vec<GroupId>, Doubt) {
        let references = self.book.references(resource, path, &["google_service_account"]);
        let mut groups = Vec::new();
        for entry in references.to {
            let Some(account) = self.book.get(entry) else { continue };
            groups.push(self.model.group(&format!("gcp account {}", account.address)));
        }
        for email in references.foreign {
            groups.push(self.model.group(&format!("gcp account {email}")));
        }
        (groups, references.doubt)
    }

    fn targets(&mut self, firewall: &'p PlannedResource, network: NetworkId) -> (Option<Vec<GroupId>>, Doubt) {
        let (tags, doubt) = self.book.texts(firewall, "target_tags");
        let mut targets: Vec<GroupId> = tags.into_iter().map(|tag| self.tag(network, tag)).collect();
        let (accounts, unsure) = self.accounts(firewall, "target_service_accounts");
        targets.extend(accounts);
        let doubt = doubt.or(unsure);
        // Whom it is for is not known: it may be for all.
        ((!targets.is_empty() && doubt.is_none()).then_some(targets), doubt)
    }

    fn peers(&mut self, firewall: &'p PlannedResource, network: NetworkId, outward: bool) -> (Vec<Peers>, String) {
        let path = if outward { "destination_ranges" } else { "source_ranges" };
        let mut peers = Vec::new();
        let (texts, unknown) = self.book.texts(firewall, path);
        peers.extend(texts.into_iter().filter_map(Cidr::read).map(Peers::Range));
        if let Some(why) = unknown {
            let own = self.book.reference(firewall, path, NETWORKS).is_some();
            peers.push(if own { Peers::Network(network) } else { Peers::Unknown(why) });
        }
        let mut attribute = if peers.is_empty() { None } else { Some(path.to_owned()) };
        if !outward {
            let (tags, unknown) = self.book.texts(firewall, "source_tags");
            for tag in tags {
                let group = self.tag(network, tag);
                peers.push(Peers::Group(group));
                attribute.get_or_insert_with(|| "source_tags".to_owned());
            }
            peers.extend(unknown.map(Peers::Unknown));
            let (accounts, unknown) = self.accounts(firewall, "source_service_accounts");
            if !accounts.is_empty() {
                attribute.get_or_insert_with(|| "source_service_accounts".to_owned());
            }
            peers.extend(accounts.into_iter().map(Peers::Group));
            peers.extend(unknown.map(Peers::Unknown));
        }
        if peers.is_empty() {
            peers.push(Peers::Anything);
        }
        (peers, attribute.unwrap_or_else(|| path.to_owned()))
    }

    fn ports(&self, firewall: &'p PlannedResource, prefix: &str) -> (Ports, Doubt) {
        let protocol = match self.book.text(firewall, &format!("{prefix}protocol")) {
            Known::Is(text) => Protocol::read(text),
            Known::Absent => None,
            Known::Unknown(why) => return (Ports::all(), Some(why)),
        };
        let (texts, unknown) = self.book.texts(firewall, &format!("{prefix}ports"));
        if unknown.is_some() || texts.is_empty() {
            return (Ports::of(protocol, 0, 65_535), unknown);
        }
        let mut ports = Ports::NONE;
        for text in texts {
            let (from, to) = text.split_once('-').unwrap_or((text, text));
            if let (Ok(from), Ok(to)) = (from.trim().parse(), to.trim().parse()) {
                ports = ports.or(&Ports::of(protocol, from, to));
            }
        }
        (ports, None)
    }
}
