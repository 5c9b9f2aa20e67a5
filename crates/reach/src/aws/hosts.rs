//! What all hosts have in common: where they stand, by which doors the outside gets to them, how they get out.

use std::sync::Arc;

use domain::planned::PlannedResource;

use super::Aws;
use super::routes::Routes;
use crate::book::{Entry, Known};
use crate::cidr::Family;
use crate::model::{Door, Doubt, Exit, Node, NodeId, SiteId, Text};

/// Whether something has a public address, and what gives it.
pub(super) struct Public {
    pub(super) has: Known<bool>,
    /// The resource and attribute that say so.
    pub(super) by: Option<(Text, &'static str)>,
    pub(super) v6: bool,
}

impl<'p> Aws<'_, 'p> {
    /// Elastic addresses, by what has them.
    pub(super) fn addresses(&mut self) {
        let kinds = [
            ("aws_eip", ["instance", "network_interface"]),
            ("aws_eip_association", ["instance_id", "network_interface_id"]),
        ];
        for (type_name, paths) in kinds {
            for (_, address) in self.book.all(&[type_name]) {
                for path in paths {
                    for to in self.book.references(address, path, &["aws_instance", "aws_network_interface"]).to {
                        self.addressed.insert(to, Arc::from(&*address.address));
                    }
                }
            }
        }
    }

    /// Puts a node at its sites. `None` stands for the default VPC's.
    pub(super) fn place(
        &mut self,
        node: &mut Node,
        resource: &'p PlannedResource,
        path: Option<&str>,
    ) -> (Doubt, bool) {
        let (sites, doubt, one_of) = match path {
            Some(path) => self.sites_at(resource, path),
            None => (Vec::new(), None, false),
        };
        node.sites = if sites.is_empty() { vec![self.default_site()] } else { sites };
        (doubt, one_of)
    }

    /// The doors and exits that a node has at its sites. `somewhere`: it stands in one of them, not in all.
    pub(super) fn open(&mut self, node: &mut Node, public: &Public, somewhere: bool) {
        let routed = |aws: &Self, site: SiteId, family| {
            aws.routes.get(&site).and_then(|routes| routes.gateway.get(Routes::slot(family)).cloned().flatten())
        };
        let inside = node.sites.iter().filter(|site| routed(self, **site, Family::V4).is_some()).count();
        let mixed: Doubt = (somewhere && inside < node.sites.len()).then(|| {
            Arc::from("some of its subnets have a route to an internet gateway, and in which it stands is not known")
        });
        let families: &[Family] = if public.v6 { &[Family::V4, Family::V6] } else { &[Family::V4] };
        let v4_doubt = match &public.has {
            Known::Unknown(why) => Some(Arc::clone(why)),
            Known::Is(_) | Known::Absent => None,
        };
        let has_v4 = !matches!(public.has, Known::Is(false) | Known::Absent);
        for &site in &node.sites.clone() {
            for &family in families {
                let open = family == Family::V6 || has_v4;
                let address_doubt = if family == Family::V4 { v4_doubt.clone() } else { None };
                if let Some(way) = routed(self, site, family).filter(|_| open) {
                    let mut steps = way.steps.clone();
                    if let (Some((by, attribute)), Some(last)) = (&public.by, steps.last_mut())
                        && last.rule.is_none()
                    {
                        last.why = Arc::from(format!("{}, and `{by}` gives a public address", last.why));
                        last.rule = Some(crate::model::Place::new(by, attribute));
                    }
                    let doubt = way.doubt.clone().or_else(|| address_doubt.clone()).or_else(|| mixed.clone());
                    node.exits.push(Exit { family, steps: way.steps.clone(), doubt: doubt.clone(), site: Some(site) });
                    node.doors.push(Door { family, steps, doubt, site: Some(site), filter: None, filtered: true });
                }
                let translated = self
                    .routes
                    .get(&site)
                    .and_then(|routes| routes.translated.get(Routes::slot(family)).cloned().flatten());
                if let Some(way) = translated {
                    let mut steps = way.steps;
                    steps.reverse();
                    node.exits.push(Exit { family, steps, doubt: way.doubt, site: Some(site) });
                }
            }
        }
        if node.doors.is_empty() && has_v4 {
            let sites: Vec<&str> =
                node.sites.iter().filter_map(|site| self.model.site(*site)).map(|site| &*site.address).collect();
            node.closed = Arc::from(format!("there is no route from an internet gateway to `{}`", sites.join("`, `")));
        }
    }

    pub(super) fn add(&mut self, entry: Entry, node: Node) -> NodeId {
        let id = self.model.add_node(node);
        self.nodes.insert(entry, id);
        id
    }

    /// Follows a reference to one of these types, and gives the resource.
    pub(super) fn follow(
        &self,
        resource: &'p PlannedResource,
        path: &str,
        types: &[&str],
    ) -> Option<&'p PlannedResource> {
        self.book.get(self.book.reference(resource, path, types)?)
    }
}

impl Public {
    pub(super) const fn never() -> Self {
        Self { has: Known::Is(false), by: None, v6: false }
    }

    pub(super) fn flag(has: Known<bool>, resource: &PlannedResource, attribute: &'static str) -> Self {
        Self { has, by: Some((Arc::from(&*resource.address), attribute)), v6: false }
    }
}
