//! Machines, groups of them, containers, functions, Kubernetes clusters.

use std::sync::Arc;

use domain::planned::PlannedResource;

use super::Aws;
use super::hosts::Public;
use crate::book::{Entry, Known};
use crate::cidr::{Cidr, Family};
use crate::model::{Door, Filter, Kind, Node, Peers, Place, Rule, Step};
use crate::ports::Ports;

const TEMPLATES: &[&str] = &["aws_launch_template", "aws_launch_configuration"];

impl<'p> Aws<'_, 'p> {
    pub(super) fn machines(&mut self) {
        for (entry, instance) in self.book.all(&["aws_instance", "aws_spot_instance_request"]) {
            let node = self.instance(entry, instance);
            self.add(entry, node);
        }
        for (entry, group) in self.book.all(&["aws_autoscaling_group"]) {
            let node = self.scaling_group(group);
            self.add(entry, node);
        }
        for (entry, service) in self.book.all(&["aws_ecs_service"]) {
            let node = self.service(service);
            self.add(entry, node);
        }
        for (entry, function) in self.book.all(&["aws_lambda_function"]) {
            let node = self.function(function);
            self.add(entry, node);
        }
        for (entry, cluster) in self.book.all(&["aws_eks_cluster"]) {
            let node = self.kubernetes(cluster);
            self.add(entry, node);
        }
        for (entry, nodes) in self.book.all(&["aws_eks_node_group"]) {
            let node = self.kubernetes_nodes(nodes);
            self.add(entry, node);
        }
        for (entry, replication) in self.book.all(&["aws_dms_replication_instance"]) {
            let mut node = Node::new(&replication.address, Kind::Worker);
            let subnets =
                self.follow(replication, "replication_subnet_group_id", &["aws_dms_replication_subnet_group"]);
            self.place(&mut node, subnets.unwrap_or(replication), subnets.map(|_| "subnet_ids"));
            self.guard(&mut node, replication, &["vpc_security_group_ids"]);
            let has = self.book.boolean(replication, "publicly_accessible").or(false);
            self.open(&mut node, &Public::flag(has, replication, "publicly_accessible"), true);
            self.add(entry, node);
        }
    }

    fn instance(&mut self, entry: Entry, instance: &'p PlannedResource) -> Node {
        let mut node = Node::new(&instance.address, Kind::Worker);
        let mut interface = None;
        for path in ["network_interface[0].network_interface_id", "primary_network_interface[0].network_interface_id"] {
            interface = interface.or_else(|| self.book.reference(instance, path, &["aws_network_interface"]));
        }
        let template = self
            .follow(instance, "launch_template[0].id", TEMPLATES)
            .or_else(|| self.follow(instance, "launch_template[0].name", TEMPLATES));
        let settled = interface.and_then(|interface| self.book.get(interface));
        let (_, one_of) = match settled {
            Some(interface) => {
                self.model
                    .aliases
                    .insert(Arc::from(&*interface.address), u32::try_from(self.model.nodes.len()).unwrap_or(u32::MAX));
                self.place(&mut node, interface, Some("subnet_id"))
            }
            None => self.place(&mut node, instance, Some("subnet_id")),
        };
        match (settled, template) {
            (Some(interface), _) => self.guard(&mut node, interface, &["security_groups"]),
            (None, Some(template))
                if instance
                    .values
                    .get("vpc_security_group_ids")
                    .is_none_or(|ids| ids.as_array().is_some_and(Vec::is_empty))
                    && !has_link(instance, "vpc_security_group_ids") =>
            {
                self.guard(&mut node, template, &["vpc_security_group_ids", "network_interfaces[0].security_groups"]);
            }
            (None, _) => self.guard(&mut node, instance, &["vpc_security_group_ids", "security_groups"]),
        }
        if let Known::Is(address) = self.book.text(instance, "private_ip") {
            node.cidrs.extend(Cidr::read(address));
        }
        let elastic = self.addressed.get(&entry).or_else(|| self.addressed.get(&interface?)).cloned();
        let public = match elastic {
            Some(by) => Public { has: Known::Is(true), by: Some((by, "instance")), v6: false },
            None if settled.is_some() => Public::never(),
            None => self.starts_public(&node, instance, "associate_public_ip_address"),
        };
        let v6 = self.book.number(instance, "ipv6_address_count").known().is_some_and(|count| count > 0)
            || !self.book.texts(instance, "ipv6_addresses").0.is_empty()
            || node.sites.iter().any(|site| {
                let subnet = self.subnets.get(site);
                subnet.is_some_and(|subnet| {
                    self.book.boolean(subnet, "assign_ipv6_address_on_creation") == Known::Is(true)
                })
            });
        self.open(&mut node, &Public { v6, ..public }, one_of);
        node
    }

    /// Whether what is started at a node's sites has a public address: as it says itself, or else as its subnet has it.
    fn starts_public(&self, node: &Node, resource: &'p PlannedResource, path: &'static str) -> Public {
        match self.book.boolean(resource, path) {
            Known::Absent => {}
            said => return Public::flag(said, resource, path),
        }
        let mut best = Public::never();
        for site in &node.sites {
            let by = self.model.site(*site).map(|site| (Arc::clone(&site.address), "map_public_ip_on_launch"));
            match self.gives_addresses(*site) {
                Known::Is(true) => return Public { has: Known::Is(true), by, v6: false },
                Known::Unknown(why) => best = Public { has: Known::Unknown(why), by, v6: false },
                Known::Is(false) | Known::Absent => {}
            }
        }
        best
    }

    fn scaling_group(&mut self, group: &'p PlannedResource) -> Node {
        let mut node = Node::new(&group.address, Kind::Worker);
        self.place(&mut node, group, Some("vpc_zone_identifier"));
        let mut template = None;
        for path in [
            "launch_template[0].id",
            "launch_template[0].name",
            "launch_configuration",
            "mixed_instances_policy[0].launch_template[0].launch_template_specification[0].launch_template_id",
        ] {
            template = template.or_else(|| self.follow(group, path, TEMPLATES));
        }
        match template {
            Some(template) => {
                let paths: &[&str] = if template.type_name == "aws_launch_configuration" {
                    &["security_groups"]
                } else {
                    &["vpc_security_group_ids", "network_interfaces[0].security_groups"]
                };
                self.guard(&mut node, template, paths);
                let path = if template.type_name == "aws_launch_configuration" {
                    "associate_public_ip_address"
                } else {
                    "network_interfaces[0].associate_public_ip_address"
                };
                let public = self.starts_public(&node, template, path);
                self.open(&mut node, &public, false);
            }
            None => {
                let why = Arc::from(format!("the launch template of `{}` is not in the blueprint", group.address));
                self.guard_by(&mut node, Vec::new(), Some(why));
                let public = self.starts_public(&node, group, "associate_public_ip_address");
                self.open(&mut node, &public, false);
            }
        }
        node
    }

    fn service(&mut self, service: &'p PlannedResource) -> Node {
        let mut node = Node::new(&service.address, Kind::Worker);
        if self.book.blocks(service, "network_configuration").0 == 0 {
            let why =
                Arc::from(format!("`{}` runs on machines of its cluster, which it does not name", service.address));
            node.sites = vec![self.foreign_site("the machines of a cluster")];
            self.guard_by(&mut node, Vec::new(), Some(why));
            return node;
        }
        self.place(&mut node, service, Some("network_configuration[0].subnets"));
        self.guard(&mut node, service, &["network_configuration[0].security_groups"]);
        let has = self.book.boolean(service, "network_configuration[0].assign_public_ip").or(false);
        self.open(&mut node, &Public::flag(has, service, "network_configuration[0].assign_public_ip"), false);
        node
    }

    fn function(&mut self, function: &'p PlannedResource) -> Node {
        let mut node = Node::new(&function.address, Kind::Worker);
        node.closed = Arc::from("functions are called through gateways alone");
        if self.book.blocks(function, "vpc_config").0 > 0 {
            self.place(&mut node, function, Some("vpc_config[0].subnet_ids"));
            self.guard(&mut node, function, &["vpc_config[0].security_group_ids"]);
            self.open(&mut node, &Public::never(), false);
        } else {
            let step = Step::new(&function.address, "it stands in no VPC", Some((&function.address, "vpc_config")));
            node.exits.push(crate::model::Exit { family: Family::V4, steps: vec![step], doubt: None, site: None });
        }
        node.closed = Arc::from("functions are called through gateways alone");
        let nobody = self.model.add_filter(Filter { label: Arc::clone(&node.address), ..Filter::default() });
        node.ingress = vec![nobody];
        node.listens = Ports::tcp(443);
        node
    }

    fn kubernetes(&mut self, cluster: &'p PlannedResource) -> Node {
        let mut node = Node::new(&cluster.address, Kind::Store);
        node.listens = Ports::tcp(443);
        self.place(&mut node, cluster, Some("vpc_config[0].subnet_ids"));
        let own = self.own_group(&cluster.address);
        let chosen = self.book.references(cluster, "vpc_config[0].security_group_ids", super::groups::GROUPS);
        if chosen.to.is_empty() && chosen.foreign.is_empty() && chosen.doubt.is_none() {
            self.guard_by(&mut node, vec![own], None);
        } else {
            self.guard(&mut node, cluster, &["vpc_config[0].security_group_ids"]);
            let own = self.group_id(&own);
            node.groups.push(own);
        }
        let public = self.book.boolean(cluster, "vpc_config[0].endpoint_public_access").or(true);
        let doubt = match &public {
            Known::Unknown(why) => Some(Arc::clone(why)),
            Known::Is(_) | Known::Absent => None,
        };
        if public == Known::Is(false) {
            node.closed = Arc::from(format!("`{}.vpc_config[0].endpoint_public_access` is false", cluster.address));
            return node;
        }
        const RANGES: &str = "vpc_config[0].public_access_cidrs";
        let (texts, unknown) = self.book.texts(cluster, RANGES);
        let mut peers: Vec<Peers> = texts.iter().filter_map(|text| Cidr::read(text)).map(Peers::Range).collect();
        if let Some(why) = unknown {
            peers.push(Peers::Unknown(why));
        }
        if texts.is_empty() && peers.is_empty() {
            peers.push(Peers::Anything);
        }
        let place = Place::new(&cluster.address, RANGES);
        let rule = self.model.add_rule(Rule { allow: true, peers, ports: Ports::all(), place, doubt: None });
        let label = Arc::clone(&node.address);
        let filter = self.model.add_filter(Filter { label, rules: vec![rule], ..Filter::default() });
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

    fn kubernetes_nodes(&mut self, nodes: &'p PlannedResource) -> Node {
        let mut node = Node::new(&nodes.address, Kind::Worker);
        self.place(&mut node, nodes, Some("subnet_ids"));
        let template = self.follow(nodes, "launch_template[0].id", TEMPLATES);
        let named = template.filter(|template| {
            ["vpc_security_group_ids", "network_interfaces[0].security_groups"]
                .iter()
                .any(|path| !self.book.references(template, path, super::groups::GROUPS).to.is_empty())
        });
        match named {
            Some(template) => {
                self.guard(&mut node, template, &["vpc_security_group_ids", "network_interfaces[0].security_groups"]);
            }
            None => {
                let cluster =
                    self.follow(nodes, "cluster_name", &["aws_eks_cluster"]).map(|cluster| cluster.address.clone());
                let name = self.own_group(cluster.as_deref().unwrap_or(&nodes.address));
                self.guard_by(&mut node, vec![name], None);
            }
        }
        let public =
            self.starts_public(&node, template.unwrap_or(nodes), "network_interfaces[0].associate_public_ip_address");
        self.open(&mut node, &public, false);
        node
    }
}

fn has_link(resource: &PlannedResource, path: &str) -> bool {
    resource.links.iter().any(|link| link.attribute.starts_with(path))
}
