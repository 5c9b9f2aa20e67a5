//! Load balancers, and what they hand connections on to.

use std::sync::Arc;

use domain::planned::PlannedResource;
use rustc_hash::FxHashMap;

use super::Aws;
use super::hosts::Public;
use crate::book::{Entry, Known, may_not_be};
use crate::model::{Doubt, Forward, Kind, Node, NodeId, SeenAs, Step};
use crate::ports::{Ports, Protocol};

const BALANCERS: &[&str] = &["aws_lb", "aws_alb"];
const LISTENERS: &[&str] = &["aws_lb_listener", "aws_alb_listener"];
const RULES: &[&str] = &["aws_lb_listener_rule", "aws_alb_listener_rule"];
const TARGETS: &[&str] = &["aws_lb_target_group", "aws_alb_target_group"];

/// What stands in a target group, and the port at which.
type Members = FxHashMap<Entry, Vec<(Entry, Option<Ports>, Doubt)>>;

impl<'p> Aws<'_, 'p> {
    pub(super) fn balancers(&mut self) {
        for (entry, balancer) in self.book.all(BALANCERS) {
            let node = self.balancer(balancer);
            self.add(entry, node);
        }
        let members = self.members();
        let mut rules: FxHashMap<Entry, Vec<&'p PlannedResource>> = FxHashMap::default();
        for (_, rule) in self.book.all(RULES) {
            for listener in self.book.references(rule, "listener_arn", LISTENERS).to {
                rules.entry(listener).or_default().push(rule);
            }
        }
        let mut listens: FxHashMap<Entry, Ports> = FxHashMap::default();
        for (entry, listener) in self.book.all(LISTENERS) {
            let (port, unsure) = match self.book.number(listener, "port") {
                Known::Is(port) => (Ports::of(self.protocol(listener), number(port), number(port)), None),
                Known::Absent => (Ports::tcp(443), None),
                Known::Unknown(why) => (Ports::of(Some(Protocol::Tcp), 1, 65_535), Some(why)),
            };
            let rules = rules.get(&entry).into_iter().flatten().map(|rule| (*rule, "action"));
            let actions: Vec<_> = std::iter::once((listener, "default_action")).chain(rules).collect();
            for balancer in self.book.references(listener, "load_balancer_arn", BALANCERS).to {
                let all = listens.entry(balancer).or_insert(Ports::NONE);
                *all = all.or(&port);
                for (resource, block) in &actions {
                    let doubt = unsure.clone().or_else(|| may_not_be(resource));
                    self.hand_on(balancer, resource, block, &port, &doubt, &members);
                }
            }
        }
        for (balancer, ports) in listens {
            if let Some(node) = self.nodes.get(&balancer).and_then(|node| self.model.nodes.get_mut(*node as usize)) {
                node.listens = ports;
            }
        }
        self.classic();
    }

    fn balancer(&mut self, balancer: &'p PlannedResource) -> Node {
        let mut node = Node::new(&balancer.address, Kind::Gateway);
        node.listens = Ports::NONE;
        let mapped = self.book.blocks(balancer, "subnet_mapping").0;
        if mapped > 0 {
            for index in 0..mapped {
                node.sites.extend(self.sites_at(balancer, &format!("subnet_mapping[{index}].subnet_id")).0);
            }
        } else {
            self.place(&mut node, balancer, Some("subnets"));
        }
        let network = self.book.text(balancer, "load_balancer_type") == Known::Is("network");
        let chosen = self.book.references(balancer, "security_groups", super::groups::GROUPS);
        if !network || !chosen.to.is_empty() || !chosen.foreign.is_empty() || chosen.doubt.is_some() {
            self.guard(&mut node, balancer, &["security_groups"]);
        }
        self.outward(&mut node, balancer);
        node
    }

    fn outward(&mut self, node: &mut Node, balancer: &'p PlannedResource) {
        let has = match self.book.boolean(balancer, "internal").or(false) {
            Known::Is(internal) => Known::Is(!internal),
            other => other,
        };
        let internal = has == Known::Is(false);
        self.open(node, &Public::flag(has, balancer, "internal"), false);
        node.exits.clear();
        if internal {
            node.closed = Arc::from(format!("`{}` is internal", balancer.address));
        }
    }

    fn protocol(&self, listener: &'p PlannedResource) -> Option<Protocol> {
        match self.book.text(listener, "protocol") {
            Known::Is("UDP") => Some(Protocol::Udp),
            Known::Is("TCP_UDP") => None,
            Known::Is(_) | Known::Absent | Known::Unknown(_) => Some(Protocol::Tcp),
        }
    }

    /// What is in each target group.
    fn members(&self) -> Members {
        let mut members = Members::default();
        let hosts = &["aws_instance", "aws_lambda_function", "aws_lb", "aws_alb", "aws_autoscaling_group"];
        for (_, attachment) in self.book.all(&["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"]) {
            let port = self.book.number(attachment, "port").known().map(|port| Ports::tcp(number(port)));
            let targets = self.book.references(attachment, "target_id", hosts);
            for group in self.book.references(attachment, "target_group_arn", TARGETS).to {
                let unsure: Doubt = targets
                    .one_of
                    .then(|| Arc::from(format!("which target `{}` means is not known", attachment.address)));
                let list = members.entry(group).or_default();
                list.extend(
                    targets
                        .to
                        .iter()
                        .map(|target| (*target, port.clone(), unsure.clone().or_else(|| may_not_be(attachment)))),
                );
            }
        }
        for (_, attachment) in self.book.all(&["aws_autoscaling_attachment"]) {
            let machines = self.book.references(attachment, "autoscaling_group_name", &["aws_autoscaling_group"]);
            for path in ["lb_target_group_arn", "alb_target_group_arn"] {
                for group in self.book.references(attachment, path, TARGETS).to {
                    members.entry(group).or_default().extend(machines.to.iter().map(|one| (*one, None, None)));
                }
            }
        }
        for (entry, machines) in self.book.all(&["aws_autoscaling_group"]) {
            for group in self.book.references(machines, "target_group_arns", TARGETS).to {
                members.entry(group).or_default().push((entry, None, None));
            }
        }
        for (entry, service) in self.book.all(&["aws_ecs_service"]) {
            for index in 0..self.book.blocks(service, "load_balancer").0 {
                let port = self.book.number(service, &format!("load_balancer[{index}].container_port")).known();
                let port = port.map(|port| Ports::tcp(number(port)));
                for group in
                    self.book.references(service, &format!("load_balancer[{index}].target_group_arn"), TARGETS).to
                {
                    members.entry(group).or_default().push((entry, port.clone(), None));
                }
            }
        }
        members
    }

    /// What a listener or one of its rules hands on.
    fn hand_on(
        &mut self,
        balancer: Entry,
        resource: &'p PlannedResource,
        block: &str,
        port: &Ports,
        doubt: &Doubt,
        members: &Members,
    ) {
        let Some(&from) = self.nodes.get(&balancer) else { return };
        let mut groups = Vec::new();
        for index in 0..self.book.blocks(resource, block).0 {
            let one = format!("{block}[{index}]");
            groups.extend(self.book.references(resource, &format!("{one}.target_group_arn"), TARGETS).to);
            for more in 0..self.book.blocks(resource, &format!("{one}.forward[0].target_group")).0 {
                groups.extend(
                    self.book.references(resource, &format!("{one}.forward[0].target_group[{more}].arn"), TARGETS).to,
                );
            }
        }
        groups.sort_unstable();
        groups.dedup();
        let network = self
            .book
            .get(balancer)
            .is_some_and(|balancer| self.book.text(balancer, "load_balancer_type") == Known::Is("network"));
        let guarded = self.model.node(from).is_some_and(|node| !node.ingress.is_empty());
        for entry in groups {
            let Some(group) = self.book.get(entry) else { continue };
            let usual = self.book.number(group, "port").known().map(|port| Ports::tcp(number(port)));
            let by_instance = self.book.text(group, "target_type").or("instance") == Known::Is("instance");
            let keeps = self.book.boolean(group, "preserve_client_ip").or(by_instance) == Known::Is(true);
            for (target, own, unsure) in members.get(&entry).into_iter().flatten() {
                let Some(&to) = self.nodes.get(target) else { continue };
                let function = self.book.get(*target).is_some_and(|target| target.type_name == "aws_lambda_function");
                let seen_as = match (function, network && keeps, guarded) {
                    (true, ..) => SeenAs::Provider,
                    (false, false, _) => SeenAs::Gateway,
                    (false, true, false) => SeenAs::Client,
                    (false, true, true) => SeenAs::Both,
                };
                let delivers = if function {
                    Ports::all()
                } else {
                    own.clone().or_else(|| usual.clone()).unwrap_or_else(Ports::all)
                };
                let why = format!("`{}` forwards to target group `{}`", resource.address, group.address);
                let step = Step::new(&group.address, why, Some((&resource.address, block)));
                let doubt = doubt.clone().or_else(|| unsure.clone());
                self.model.forwards.push(Forward { from, to, listens: port.clone(), delivers, step, doubt, seen_as });
            }
        }
    }

    /// Balancers of the first generation.
    fn classic(&mut self) {
        let mut attached: FxHashMap<Entry, Vec<Entry>> = FxHashMap::default();
        for (_, attachment) in self.book.all(&["aws_elb_attachment"]) {
            for balancer in self.book.references(attachment, "elb", &["aws_elb"]).to {
                let instances = self.book.references(attachment, "instance", &["aws_instance"]).to;
                attached.entry(balancer).or_default().extend(instances);
            }
        }
        for (machines, group) in self.book.all(&["aws_autoscaling_group"]) {
            for balancer in self.book.references(group, "load_balancers", &["aws_elb"]).to {
                attached.entry(balancer).or_default().push(machines);
            }
        }
        for (entry, balancer) in self.book.all(&["aws_elb"]) {
            let mut node = Node::new(&balancer.address, Kind::Gateway);
            self.place(&mut node, balancer, Some("subnets"));
            self.guard(&mut node, balancer, &["security_groups"]);
            self.outward(&mut node, balancer);
            let mut listeners = Vec::new();
            node.listens = Ports::NONE;
            for index in 0..self.book.blocks(balancer, "listener").0 {
                let port = |name: &str| self.book.number(balancer, &format!("listener[{index}].{name}")).known();
                let (Some(outside), Some(inside)) = (port("lb_port"), port("instance_port")) else { continue };
                let (outside, inside) = (Ports::tcp(number(outside)), Ports::tcp(number(inside)));
                node.listens = node.listens.or(&outside);
                listeners.push((outside, inside, format!("listener[{index}]")));
            }
            let from = self.add(entry, node);
            let mut targets = self.book.references(balancer, "instances", &["aws_instance"]).to;
            targets.extend(attached.get(&entry).into_iter().flatten());
            let nodes: Vec<NodeId> = targets.iter().filter_map(|target| self.nodes.get(target)).copied().collect();
            for to in nodes {
                for (listens, delivers, attribute) in &listeners {
                    let step = Step::new(
                        &balancer.address,
                        "the load balancer forwards",
                        Some((&balancer.address, attribute)),
                    );
                    self.model.forwards.push(Forward {
                        from,
                        to,
                        listens: listens.clone(),
                        delivers: delivers.clone(),
                        step,
                        doubt: None,
                        seen_as: SeenAs::Gateway,
                    });
                }
            }
        }
    }
}

fn number(port: i64) -> u32 {
    u32::try_from(port).unwrap_or_default()
}
