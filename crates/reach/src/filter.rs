//! What a filter lets through, where not everything of it is known.
//!
//! Each port is asked twice: is it let through whatever the unknown turns out to be (`sure`), and is there anything the unknown
//! could turn out to be so that it is (`maybe`). `sure` is always a part of `maybe`.

use std::sync::Arc;

use crate::cidr::{Cidr, Family};
use crate::model::{
    Doubt, FilterId, Model, Namespaces, NetworkId, Node, NodeId, Peers, Pod, PodPeers, RuleId, Selector, Text,
};
use crate::ports::Ports;

/// Who is at the other end.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Peer<'m> {
    /// Anybody on the internet.
    Internet(Family),
    /// Somebody with an address of this range.
    Outside(Cidr),
    Node(NodeId, &'m Node),
    /// Anything in a network, in none of its groups.
    Network(NetworkId),
    /// A pod of another namespace, whatever its labels.
    Stranger,
    /// A program in the cluster of which nothing else is known.
    Cluster,
}

/// What a filter lets through.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passage {
    pub(crate) sure: Ports,
    pub(crate) maybe: Ports,
    /// The rule that lets it through; none where the filter lets through what no rule is about.
    pub(crate) by: Option<RuleId>,
    pub(crate) doubt: Doubt,
}

/// Whether a rule is about somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Match {
    No,
    Maybe(Text),
    Yes,
}

impl Model {
    /// What of `wanted` a filter lets through from or to a peer.
    pub(crate) fn passage(&self, filter: FilterId, peer: Peer<'_>, wanted: &Ports) -> Passage {
        let Some(filter) = self.filter(filter) else { return Passage::default() };
        let mut undecided = wanted.clone();
        let (mut allowed, mut denied) = (Ports::NONE, Ports::NONE);
        let (mut by, mut by_maybe, mut doubt) = (None, None, None::<Text>);
        for &id in &filter.rules {
            if undecided.is_empty() {
                break;
            }
            let Some(rule) = self.rule(id) else { continue };
            let ports = undecided.and(&rule.ports);
            if ports.is_empty() {
                continue;
            }
            let about = match (self.about(&rule.peers, peer, rule.allow), &rule.doubt) {
                (Match::No, _) => continue,
                (Match::Yes, Some(doubt)) => Match::Maybe(Arc::clone(doubt)),
                (about, _) => about,
            };
            match (rule.allow, about) {
                (_, Match::No) => {}
                (true, Match::Yes) => {
                    by = by.or(Some(id));
                    undecided = undecided.without(&ports);
                    allowed = allowed.or(&ports);
                }
                (true, Match::Maybe(why)) => {
                    by_maybe = by_maybe.or(Some(id));
                    allowed = allowed.or(&ports);
                    doubt = doubt.or(Some(why));
                }
                (false, Match::Yes) => {
                    undecided = undecided.without(&ports);
                    denied = denied.or(&ports);
                }
                (false, Match::Maybe(why)) => {
                    denied = denied.or(&ports);
                    doubt = doubt.or(Some(why));
                }
            }
        }
        if filter.otherwise_allow {
            allowed = allowed.or(&undecided);
        } else {
            denied = denied.or(&undecided);
        }
        let sure = wanted.without(&denied);
        if let Some(unseen) = &filter.unseen {
            allowed = wanted.clone();
            if sure.is_empty() {
                doubt = doubt.or_else(|| Some(Arc::clone(unseen)));
            }
        }
        let (by, doubt) = if sure.is_empty() { (by.or(by_maybe), doubt) } else { (by, None) };
        Passage { sure, maybe: allowed, by, doubt }
    }

    /// Whether any of these is `peer`. A rule that forbids is about somebody only if it is about all of them.
    fn about(&self, peers: &[Peers], peer: Peer<'_>, allow: bool) -> Match {
        let mut maybe = None;
        for one in peers {
            match self.is_peer(one, peer, allow) {
                Match::Yes => return Match::Yes,
                Match::Maybe(why) => maybe = maybe.or(Some(why)),
                Match::No => {}
            }
        }
        maybe.map_or(Match::No, Match::Maybe)
    }

    pub(crate) fn is_peer(&self, peers: &Peers, peer: Peer<'_>, allow: bool) -> Match {
        match (peers, peer) {
            (Peers::Anything, _) => Match::Yes,
            (Peers::Nobody, _) => Match::No,
            (Peers::Unknown(why), _) => Match::Maybe(Arc::clone(why)),
            (Peers::Public, Peer::Internet(_)) => Match::Yes,
            (Peers::Public, Peer::Outside(range)) => yes(!range.is_private()),
            (Peers::Public, Peer::Node(..) | Peer::Network(_) | Peer::Stranger | Peer::Cluster) => Match::No,
            (Peers::Range(range), Peer::Internet(family)) => {
                yes(range.family() == family && if allow { range.is_wide() } else { range.is_everything() })
            }
            (Peers::Range(range), Peer::Outside(outside)) => {
                yes(range.contains(&outside) || (allow && range.overlaps(&outside)))
            }
            (Peers::Range(range), Peer::Network(network)) => {
                let cidrs = self.network(network).map_or(&[][..], |network| &network.cidrs);
                self.in_range(range, cidrs, allow)
            }
            (Peers::Range(range), Peer::Node(_, node)) => self.node_in_range(range, node, allow),
            // Pods have addresses of the cluster's own; which is not written in manifests.
            (Peers::Range(range), Peer::Stranger | Peer::Cluster) => {
                if range.is_everything() {
                    Match::Yes
                } else {
                    maybe("the addresses of the cluster's pods are not known")
                }
            }
            (Peers::Group(group), Peer::Node(id, node)) => {
                if node.groups.contains(group)
                    || self.members.get(group).is_some_and(|members| members.binary_search(&id).is_ok())
                {
                    Match::Yes
                } else {
                    node.groups_doubt.as_ref().map_or(Match::No, |why| Match::Maybe(Arc::clone(why)))
                }
            }
            (Peers::Group(_), _) => Match::No,
            (Peers::Network(network), Peer::Node(_, node)) => {
                let vague = |id| self.network(id).and_then(|network| network.vague.clone());
                if self.networks_of(node).any(|one| one == *network || self.crosses(node, *network)) {
                    Match::Yes
                } else {
                    self.networks_of(node).find_map(vague).map_or(Match::No, Match::Maybe)
                }
            }
            (Peers::Network(network), Peer::Network(other)) => yes(*network == other),
            (Peers::Network(_), _) => Match::No,
            (Peers::Pods(chosen), Peer::Node(_, Node { pod: Some(pod), .. })) => pod_is(chosen, pod),
            (Peers::Pods(chosen), Peer::Stranger) => match &chosen.namespaces {
                Namespaces::Own(_) => Match::No,
                Namespaces::Chosen(namespaces) => yes(namespaces.is_empty() && chosen.pods.is_empty()),
            },
            (Peers::Pods(chosen), Peer::Cluster) => match &chosen.namespaces {
                Namespaces::Chosen(namespaces) if namespaces.is_empty() && chosen.pods.is_empty() => Match::Yes,
                Namespaces::Own(_) | Namespaces::Chosen(_) => maybe("the labels of what forwards here are not known"),
            },
            (Peers::Pods(_), _) => Match::No,
        }
    }

    fn crosses(&self, node: &Node, network: NetworkId) -> bool {
        node.sites
            .iter()
            .filter_map(|site| self.site(*site))
            .any(|site| site.crossings.iter().any(|crossing| crossing.network == network))
    }

    fn node_in_range(&self, range: &Cidr, node: &Node, allow: bool) -> Match {
        if !node.cidrs.is_empty() {
            return self.in_range(range, &node.cidrs, allow);
        }
        if node.sites.is_empty() {
            // A provider's own machine: it has some public address.
            return if range.is_wide() && range.is_everything() { Match::Yes } else { Match::No };
        }
        let mut all = true;
        let mut some = None;
        for site in node.sites.iter().filter_map(|site| self.site(*site)) {
            let own = match self.in_range(range, &site.cidrs, allow) {
                Match::Maybe(why) if site.cidrs.is_empty() => {
                    let network = self.network(site.network).map_or(&[][..], |network| &network.cidrs);
                    match self.in_range(range, network, allow) {
                        Match::Yes => Match::Yes,
                        Match::No if !network.is_empty() => Match::No,
                        Match::No | Match::Maybe(_) => Match::Maybe(why),
                    }
                }
                own => own,
            };
            match own {
                Match::Yes if allow => return Match::Yes,
                Match::Yes => some = some.or(Some(Arc::from("in which of its subnets it stands is not known"))),
                Match::Maybe(why) => {
                    all = false;
                    some = some.or(Some(why));
                }
                Match::No => all = false,
            }
        }
        match (all, some) {
            (true, Some(_)) => Match::Yes,
            (false, Some(why)) => Match::Maybe(why),
            (_, None) => Match::No,
        }
    }

    /// Whether something with an address of `cidrs` is in a range.
    fn in_range(&self, range: &Cidr, cidrs: &[Cidr], allow: bool) -> Match {
        if cidrs.iter().all(|cidr| cidr.family() != range.family()) {
            if !cidrs.is_empty() {
                return Match::No;
            }
            if range.is_everything() && range.family() == Family::V4 {
                return Match::Yes;
            }
            if !range.is_private() && !range.is_everything() {
                return Match::No;
            }
            return maybe("the addresses of the network are not known");
        }
        let contained = |cidr: &Cidr| range.contains(cidr);
        let same_family = || cidrs.iter().filter(|cidr| cidr.family() == range.family());
        if same_family().all(contained) || (allow && same_family().any(contained)) {
            Match::Yes
        } else if cidrs.iter().any(|cidr| range.overlaps(cidr)) {
            maybe("only some addresses of the subnet are meant, and which it has is not known")
        } else {
            Match::No
        }
    }
}

fn pod_is(chosen: &PodPeers, pod: &Pod) -> Match {
    let namespace = match &chosen.namespaces {
        Namespaces::Own(namespace) => yes(*namespace == pod.namespace),
        Namespaces::Chosen(selector) => match &pod.namespace_labels {
            Some(labels) => yes(selector.chooses(|key| labels.get(key))),
            None => selector.chooses_namespace(&pod.namespace),
        },
    };
    let pods = yes(chosen.pods.chooses(|key| pod.labels.get(key)));
    match (namespace, pods) {
        (Match::No, _) | (_, Match::No) => Match::No,
        (Match::Maybe(why), _) | (_, Match::Maybe(why)) => Match::Maybe(why),
        (Match::Yes, Match::Yes) => Match::Yes,
    }
}

impl Selector {
    pub(crate) fn is_empty(&self) -> bool {
        self.labels.is_empty() && self.expressions.is_empty()
    }

    /// Whether it chooses what has these labels.
    pub(crate) fn chooses<'l>(&self, label: impl Fn(&str) -> Option<&'l Text>) -> bool {
        self.labels.iter().all(|(key, value)| label(key) == Some(value))
            && self.expressions.iter().all(|(key, operator, values)| {
                let has = label(key);
                match &**operator {
                    "In" => has.is_some_and(|value| values.contains(value)),
                    "NotIn" => has.is_none_or(|value| !values.contains(value)),
                    "Exists" => has.is_some(),
                    "DoesNotExist" => has.is_none(),
                    _ => false,
                }
            })
    }

    /// The same for a namespace of which the name is all that is known.
    fn chooses_namespace(&self, name: &Text) -> Match {
        const NAME: &str = "kubernetes.io/metadata.name";
        let by_name = Self {
            labels: self
                .labels
                .iter()
                .filter(|(key, _)| &***key == NAME)
                .map(|(key, value)| (Arc::clone(key), Arc::clone(value)))
                .collect(),
            expressions: self.expressions.iter().filter(|(key, ..)| &**key == NAME).cloned().collect(),
        };
        if !by_name.chooses(|key| (key == NAME).then_some(name)) {
            return Match::No;
        }
        let only_name =
            by_name.labels.len() == self.labels.len() && by_name.expressions.len() == self.expressions.len();
        if only_name {
            Match::Yes
        } else {
            Match::Maybe(Arc::from(format!("the labels of namespace `{name}` are not known")))
        }
    }
}

const fn yes(is: bool) -> Match {
    if is { Match::Yes } else { Match::No }
}

fn maybe(why: &str) -> Match {
    Match::Maybe(Arc::from(why))
}
