//! Machines and groups of them.

use std::sync::Arc;

use domain::planned::PlannedResource;

use super::Gcp;
use crate::book::Known;
use crate::cidr::Family;
use crate::model::{Door, Exit, Kind, Node, Step};

const TEMPLATES: &[&str] = &["google_compute_instance_template", "google_compute_region_instance_template"];
pub(super) const MANAGERS: &[&str] =
    &["google_compute_instance_group_manager", "google_compute_region_instance_group_manager"];

impl<'p> Gcp<'_, 'p> {
    pub(super) fn machines(&mut self) {
        for (entry, machine) in self.book.all(&["google_compute_instance"]) {
            let node = self.machine(&machine.address, machine);
            self.nodes.insert(entry, self.model.add_node(node));
        }
        for (entry, manager) in self.book.all(MANAGERS) {
            let template = ["version[0].instance_template", "instance_template"]
                .iter()
                .find_map(|path| self.book.get(self.book.reference(manager, path, TEMPLATES)?));
            let Some(template) = template else { continue };
            let node = self.machine(&manager.address, template);
            self.nodes.insert(entry, self.model.add_node(node));
        }
    }

    fn machine(&mut self, address: &str, machine: &'p PlannedResource) -> Node {
        let mut node = Node::new(address, Kind::Worker);
        let (interfaces, _) = self.book.blocks(machine, "network_interface");
        let (tags, tags_unknown) = self.book.texts(machine, "tags");
        let (accounts, accounts_unknown) = self.accounts(machine, "service_account[0].email");
        node.groups_doubt = tags_unknown.or(accounts_unknown);
        node.groups = accounts;
        for index in 0..interfaces {
            let prefix = format!("network_interface[{index}].");
            let path = |name: &str| format!("{prefix}{name}");
            let Some(site) = self.site_at(machine, &path("subnetwork"), &path("network")) else { continue };
            let Some(network) = self.model.site(site).map(|site| site.network) else { continue };
            node.sites.push(site);
            for tag in &tags {
                let group = self.tag(network, tag);
                node.groups.push(group);
            }
            let mut groups = node.groups.clone();
            groups.sort_unstable();
            let doubt = node.groups_doubt.clone();
            let [ingress, egress] = self.filters(network, &groups, &doubt);
            if index == 0 {
                node.ingress.push(ingress);
                node.egress.push(egress);
            }
            let (public, unknown) = self.book.blocks(machine, &path("access_config"));
            let routed = self.has_default_route(network);
            if public == 0 && unknown.is_none() {
                continue;
            }
            let attribute = path("access_config");
            if routed == Known::Is(false) {
                node.closed = Arc::from("its network has no route to the internet");
                continue;
            }
            let doubt = unknown.or(match routed {
                Known::Unknown(why) => Some(why),
                Known::Is(_) | Known::Absent => None,
            });
            let step = Step::new(
                self.model.site(site).map_or("", |site| &site.address),
                format!("`{}.{attribute}` gives a public address", machine.address),
                Some((&machine.address, &attribute)),
            );
            node.exits.push(Exit { family: Family::V4, steps: Vec::new(), doubt: doubt.clone(), site: None });
            node.doors.push(Door {
                family: Family::V4,
                steps: vec![step],
                doubt,
                site: None,
                // The first interface's filters are the machine's own.
                filter: (index > 0).then_some(ingress),
                filtered: index == 0,
            });
        }
        let translated = self.book.all(&["google_compute_router_nat"]).next();
        if let (true, Some((_, nat))) = (node.exits.is_empty(), translated) {
            let step = Step::new(&nat.address, "by address translation", Some((&nat.address, "")));
            let doubt = Some(Arc::from("for which subnets addresses are translated is not followed"));
            node.exits.push(Exit { family: Family::V4, steps: vec![step], doubt, site: None });
        }
        node
    }
}
