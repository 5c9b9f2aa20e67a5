//! One way, walked part by part: what is let through so far, and why.

use std::sync::Arc;

use domain::evidence::reach::{Hop, Reachability, Reached};

use crate::cidr::Cidr;
use crate::filter::Peer;
use crate::model::{Crossing, Door, Doubt, FilterId, Forward, Model, Node, NodeId, SeenAs, SiteId, Step, Text};
use crate::ports::{Ports, Protocol};

/// What comes through a way as far as it was walked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Flow {
    /// What surely does, and what may.
    pub(crate) sure: Ports,
    pub(crate) maybe: Ports,
    pub(crate) hops: Vec<Hop>,
    /// Why what may come through may not.
    pub(crate) doubt: Doubt,
    /// What closed it.
    pub(crate) closed: Doubt,
    at: Text,
}

impl Flow {
    fn begin(at: &str, wanted: &Ports) -> Self {
        Self { sure: wanted.clone(), maybe: wanted.clone(), at: Arc::from(at), ..Self::default() }
    }

    pub(crate) fn closed(why: &str) -> Self {
        Self { closed: Some(Arc::from(why)), ..Self::default() }
    }

    /// Everything that a node listens on, just arrived.
    pub(crate) fn at(node: &Node) -> Self {
        Self::begin(&node.address, &node.listens)
    }

    pub(crate) const fn state(&self) -> Reachability {
        if !self.sure.is_empty() {
            Reachability::Reachable
        } else if !self.maybe.is_empty() {
            Reachability::Unknown
        } else {
            Reachability::Blocked
        }
    }

    const fn is_closed(&self) -> bool {
        self.maybe.is_empty()
    }

    /// Both ways together: the better one is shown, what comes through either is added up.
    pub(crate) fn beside(self, other: Self) -> Self {
        let (sure, maybe) = (self.sure.or(&other.sure), self.maybe.or(&other.maybe));
        let mut best = if other.state() > self.state()
            || (other.state() == self.state()
                && self.state() != Reachability::Blocked
                && other.hops.len() < self.hops.len())
        {
            other
        } else {
            self
        };
        best.sure = sure;
        best.maybe = maybe;
        best
    }

    fn doubted(&mut self, doubt: &Doubt) {
        if let Some(why) = doubt {
            self.sure = Ports::NONE;
            self.doubt.get_or_insert_with(|| Arc::clone(why));
        }
    }

    fn hop(&mut self, to: &str, why: &str, rule: Option<(&str, &str)>) {
        let state = self.state();
        let shown = if state == Reachability::Reachable { &self.sure } else { &self.maybe };
        self.hops.push(Hop {
            from: self.at.to_string(),
            to: to.to_owned(),
            why: why.to_owned(),
            rule: rule.map(|(address, _)| address.to_owned()),
            attribute: rule.map(|(_, attribute)| attribute.to_owned()).filter(|attribute| !attribute.is_empty()),
            ports: shown.texts(),
            state,
        });
    }

    fn step(&mut self, step: &Step) {
        let rule = step.rule.as_ref().map(|place| (&*place.address, &*place.attribute));
        self.hop(&step.at, &step.why, rule);
        self.at = Arc::clone(&step.at);
    }

    /// Through a filter on the way to `to`. `inward` says which of its directions, for people.
    fn through(&mut self, model: &Model, filter: FilterId, peer: Peer<'_>, to: &str, inward: bool) {
        if self.is_closed() {
            return;
        }
        let passage = model.passage(filter, peer, &self.maybe);
        self.sure = self.sure.and(&passage.sure);
        let label = model.filter(filter).map(|filter| Arc::clone(&filter.label)).unwrap_or_default();
        if passage.maybe.is_empty() {
            self.maybe = Ports::NONE;
            let from = said(model, peer);
            self.closed = Some(Arc::from(if inward {
                format!("`{label}` lets in nothing of this from {from}")
            } else {
                format!("`{label}` lets out nothing of this to {from}")
            }));
            return;
        }
        self.maybe = passage.maybe;
        if self.sure.is_empty()
            && let Some(why) = passage.doubt
        {
            self.doubt.get_or_insert(why);
        }
        if let Some(rule) = passage.by.and_then(|rule| model.rule(rule)) {
            let (verb, from) = if inward { ("lets in", "from") } else { ("lets out", "to") };
            let why = format!("`{}` {verb} traffic {from} {}", rule.place.address, said(model, peer));
            self.hop(to, &why, Some((&rule.place.address, &rule.place.attribute)));
        }
    }

    /// Into a site, whose filters are stateless: answers have to find their way out again.
    fn enter(&mut self, model: &Model, site: SiteId, peer: Peer<'_>) {
        let Some(site) = model.site(site) else { return };
        if let Some(filter) = site.ingress {
            self.through(model, filter, peer, &site.address, true);
        }
        self.answered(model, site.egress, peer, false);
    }

    fn leave(&mut self, model: &Model, site: SiteId, peer: Peer<'_>) {
        let Some(site) = model.site(site) else { return };
        if let Some(filter) = site.egress {
            self.through(model, filter, peer, &site.address, false);
        }
        self.answered(model, site.ingress, peer, true);
    }

    fn answered(&mut self, model: &Model, filter: Option<FilterId>, peer: Peer<'_>, inward: bool) {
        let Some(filter) = filter.filter(|_| !self.is_closed()) else { return };
        let answers = Ports::of(Some(Protocol::Tcp), 32_768, 60_999);
        let passage = model.passage(filter, peer, &answers);
        let label = model.filter(filter).map(|filter| Arc::clone(&filter.label)).unwrap_or_default();
        if passage.maybe.is_empty() {
            self.maybe = Ports::NONE;
            self.sure = Ports::NONE;
            let direction = if inward { "in" } else { "out" };
            self.closed = Some(Arc::from(format!("`{label}` lets no answers {direction}")));
        } else if passage.sure.is_empty() {
            self.doubted(
                &passage
                    .doubt
                    .or_else(|| Some(Arc::from(format!("whether `{label}` lets answers through is not known")))),
            );
        }
    }

    /// What people are told of it.
    pub(crate) fn told(&self) -> Reached {
        let state = self.state();
        if state == Reachability::Blocked {
            return Reached { reason: self.closed.as_ref().map(ToString::to_string), ..Reached::default() };
        }
        let mut path: Vec<String> = Vec::new();
        for hop in &self.hops {
            for place in [&hop.from, &hop.to] {
                if !path.contains(place) {
                    path.push(place.clone());
                }
            }
        }
        let ports = if state == Reachability::Reachable { self.sure.texts() } else { self.maybe.texts() };
        let reason = if state == Reachability::Unknown { self.doubt.as_ref().map(ToString::to_string) } else { None };
        Reached { state, path, ports, hops: self.hops.clone(), reason }
    }
}

impl Model {
    /// From outside through a door of a node.
    pub(crate) fn by_door(&self, node: &Node, door: &Door, peer: Peer<'_>, wanted: &Ports) -> Flow {
        let mut flow = Flow::begin("internet", &node.listens.and(wanted));
        flow.doubted(&door.doubt);
        for step in &door.steps {
            flow.step(step);
        }
        if let Some(site) = door.site {
            flow.enter(self, site, peer);
        }
        if let Some(filter) = door.filter {
            flow.through(self, filter, peer, &node.address, true);
        }
        if door.filtered {
            flow.filters(self, &node.ingress, peer, &node.address);
        }
        flow.arrive(node);
        flow
    }

    /// On from a gateway that was reached by `before`.
    pub(crate) fn by_forward(&self, before: &Flow, forward: &Forward, client: Peer<'_>, wanted: &Ports) -> Flow {
        let (Some(gateway), Some(target)) = (self.node(forward.from), self.node(forward.to)) else {
            return Flow::default();
        };
        let taken = before.maybe.and(&forward.listens);
        if taken.is_empty() {
            return Flow::closed(&format!("`{}` is not reached on a port that it forwards", gateway.address));
        }
        let mut flow = before.clone();
        flow.maybe = forward.delivers.and(&target.listens).and(wanted);
        flow.sure = if before.sure.and(&forward.listens).is_empty() { Ports::NONE } else { flow.maybe.clone() };
        if flow.maybe.is_empty() {
            return Flow::closed(&format!("`{}` forwards to a port on which nothing listens", gateway.address));
        }
        flow.doubted(&forward.doubt);
        flow.step(&forward.step);
        if forward.step.at == gateway.address {
            flow.at = Arc::clone(&gateway.address);
        }
        let as_gateway = || {
            let mut flow = flow.clone();
            self.cross(&mut flow, (forward.from, gateway), (forward.to, target));
            flow
        };
        let as_client = || {
            let mut flow = flow.clone();
            let mut best: Option<Flow> = None;
            for &site in &target.sites {
                let mut way = flow.clone();
                way.enter(self, site, client);
                best = Some(match best {
                    Some(best) => better(best, way),
                    None => way,
                });
            }
            flow = best.unwrap_or(flow);
            flow.filters(self, &target.ingress, client, &target.address);
            flow
        };
        let mut flow = match forward.seen_as {
            SeenAs::Gateway => as_gateway(),
            SeenAs::Client => as_client(),
            SeenAs::Provider => flow,
            SeenAs::Controller => {
                flow.filters(self, &target.ingress, Peer::Cluster, &target.address);
                flow
            }
            SeenAs::Both => as_client().beside(as_gateway()),
        };
        flow.arrive(target);
        flow
    }

    /// From one node to another by itself.
    pub(crate) fn between(&self, from: (NodeId, &Node), to: (NodeId, &Node)) -> Flow {
        let mut flow = Flow::begin(&from.1.address, &to.1.listens);
        self.cross(&mut flow, from, to);
        flow.arrive(to.1);
        flow
    }

    /// From anything in a network that is in none of its groups; a network next to it comes by a crossing.
    pub(crate) fn within(&self, origin: &str, peer: Peer<'_>, to: &Node, by: Option<&Crossing>) -> Flow {
        let mut flow = Flow::begin(origin, &to.listens);
        if let Some(crossing) = by {
            flow.doubted(&crossing.doubt);
            flow.step(&crossing.step);
        }
        flow.filters(self, &to.ingress, peer, &to.address);
        flow.arrive(to);
        flow
    }

    /// Out of a node to the internet.
    pub(crate) fn to_internet(&self, node: &Node) -> Flow {
        let mut best = Flow::closed("there is no route from it to the internet");
        for exit in &node.exits {
            let peer = Peer::Internet(exit.family);
            let mut flow = Flow::begin(&node.address, &Ports::all());
            flow.doubted(&exit.doubt);
            for filter in &node.egress {
                flow.through(self, *filter, peer, &node.address, false);
            }
            if let Some(site) = exit.site {
                flow.leave(self, site, peer);
            }
            for step in &exit.steps {
                flow.step(step);
            }
            if !flow.is_closed() {
                flow.hop("internet", "out to the internet", None);
            }
            best = better(best, flow);
        }
        best
    }

    fn cross(&self, flow: &mut Flow, from: (NodeId, &Node), to: (NodeId, &Node)) {
        let (source, target) = (Peer::Node(from.0, from.1), Peer::Node(to.0, to.1));
        for filter in &from.1.egress {
            flow.through(self, *filter, target, &to.1.address, false);
        }
        if flow.is_closed() {
            return;
        }
        if !from.1.sites.is_empty() && !to.1.sites.is_empty() {
            let mut best: Option<Flow> = None;
            for &here in &from.1.sites {
                for &there in &to.1.sites {
                    let mut way = flow.clone();
                    self.route(&mut way, here, there);
                    // In the same subnet nothing is asked of an ACL; a site that is not in the blueprint may be any.
                    if here != there && !self.is_vague(here) && !self.is_vague(there) {
                        way.leave(self, here, target);
                        way.enter(self, there, source);
                    }
                    best = Some(match best {
                        Some(best) => better(best, way),
                        None => way,
                    });
                    if best.as_ref().is_some_and(|best| best.state() == Reachability::Reachable) {
                        break;
                    }
                }
            }
            if let Some(best) = best {
                *flow = best;
            }
        }
        flow.filters(self, &to.1.ingress, source, &to.1.address);
    }

    fn is_vague(&self, site: SiteId) -> bool {
        let network = self.site(site).and_then(|site| self.network(site.network));
        network.is_some_and(|network| network.vague.is_some())
    }

    /// The routes between two sites, both ways.
    fn route(&self, flow: &mut Flow, here: SiteId, there: SiteId) {
        let (Some(here), Some(there)) = (self.site(here), self.site(there)) else { return };
        let vague = |site: &crate::model::Site| self.network(site.network).and_then(|network| network.vague.clone());
        if here.address == there.address {
            return;
        }
        if here.network == there.network || vague(here).is_some() || vague(there).is_some() {
            flow.doubted(&vague(here).or_else(|| vague(there)));
            return;
        }
        let leads = |cidrs: &[Cidr], to: Option<Cidr>| {
            to.is_none_or(|to| cidrs.is_empty() || cidrs.iter().any(|cidr| to.overlaps(cidr)))
        };
        let out = here.crossings.iter().find(|one| one.network == there.network && leads(&there.cidrs, one.to));
        let back = there.crossings.iter().find(|one| one.network == here.network && leads(&here.cidrs, one.to));
        let (Some(out), Some(back)) = (out, back) else {
            *flow = Flow::closed(&format!("there is no route between `{}` and `{}`", here.address, there.address));
            return;
        };
        flow.doubted(&out.doubt);
        flow.doubted(&back.doubt);
        flow.step(&out.step);
    }
}

impl Flow {
    fn filters(&mut self, model: &Model, filters: &[FilterId], peer: Peer<'_>, to: &str) {
        for filter in filters {
            self.through(model, *filter, peer, to, true);
        }
    }

    fn arrive(&mut self, node: &Node) {
        if self.is_closed() {
            return;
        }
        if self.hops.last().is_none_or(|hop| hop.to != *node.address) {
            self.hop(&node.address, "nothing stands in between", None);
        }
        self.at = Arc::clone(&node.address);
    }
}

pub(crate) fn better(left: Flow, right: Flow) -> Flow {
    if right.state() > left.state() || (left.state() == Reachability::Blocked && left.closed.is_none()) {
        right
    } else {
        left
    }
}

fn said(model: &Model, peer: Peer<'_>) -> String {
    match peer {
        Peer::Internet(_) => "the internet".to_owned(),
        Peer::Outside(range) => range.to_string(),
        Peer::Node(_, node) => format!("`{}`", node.address),
        Peer::Network(network) => {
            format!(
                "anything in `{}`",
                model.network(network).map(|network| Arc::clone(&network.address)).unwrap_or_default()
            )
        }
        Peer::Stranger => "pods of other namespaces".to_owned(),
        Peer::Cluster => "the cluster".to_owned(),
    }
}
