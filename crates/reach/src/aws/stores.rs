//! Databases, caches, search, files, brokers: what waits for connections.

use std::sync::Arc;

use domain::planned::PlannedResource;

use super::Aws;
use super::hosts::Public;
use crate::book::Known;
use crate::cidr::Family;
use crate::model::{Door, Kind, Node, Step};
use crate::ports::{Ports, Protocol};

/// What a kind of store calls things.
struct Store {
    type_name: &'static str,
    /// The resource of another type that has the groups and subnets, and how it is referred to.
    parent: Option<(&'static str, &'static str)>,
    groups: &'static str,
    place: Place,
    /// Whether it may have a public address: the attribute that says so, and what holds where it is left out.
    public: Option<(&'static str, Option<bool>)>,
    ports: &'static [u32],
}

/// How it says where it stands.
enum Place {
    Subnets(&'static str),
    /// By a group of subnets: the attribute, the group's type.
    Group(&'static str, &'static str),
}

use Place::{Group, Subnets};

const STORES: &[Store] = &[
    store("aws_db_instance", "vpc_security_group_ids", Group("db_subnet_group_name", "aws_db_subnet_group"), &[])
        .public("publicly_accessible", Some(false)),
    store("aws_rds_cluster", "vpc_security_group_ids", Group("db_subnet_group_name", "aws_db_subnet_group"), &[]),
    store(
        "aws_rds_cluster_instance",
        "vpc_security_group_ids",
        Group("db_subnet_group_name", "aws_db_subnet_group"),
        &[],
    )
    .public("publicly_accessible", Some(false))
    .within("aws_rds_cluster", "cluster_identifier"),
    store(
        "aws_docdb_cluster",
        "vpc_security_group_ids",
        Group("db_subnet_group_name", "aws_docdb_subnet_group"),
        &[27_017],
    ),
    store(
        "aws_neptune_cluster",
        "vpc_security_group_ids",
        Group("neptune_subnet_group_name", "aws_neptune_subnet_group"),
        &[8182],
    ),
    store(
        "aws_neptune_cluster_instance",
        "vpc_security_group_ids",
        Group("neptune_subnet_group_name", "aws_neptune_subnet_group"),
        &[8182],
    )
    .public("publicly_accessible", Some(false))
    .within("aws_neptune_cluster", "cluster_identifier"),
    store(
        "aws_redshift_cluster",
        "vpc_security_group_ids",
        Group("cluster_subnet_group_name", "aws_redshift_subnet_group"),
        &[5439],
    )
    .public("publicly_accessible", None),
    store("aws_redshiftserverless_workgroup", "security_group_ids", Subnets("subnet_ids"), &[5439])
        .public("publicly_accessible", Some(false)),
    store(
        "aws_elasticache_cluster",
        "security_group_ids",
        Group("subnet_group_name", "aws_elasticache_subnet_group"),
        &[],
    ),
    store(
        "aws_elasticache_replication_group",
        "security_group_ids",
        Group("subnet_group_name", "aws_elasticache_subnet_group"),
        &[6379],
    ),
    store("aws_elasticache_serverless_cache", "security_group_ids", Subnets("subnet_ids"), &[6379, 6380, 11_211]),
    store(
        "aws_memorydb_cluster",
        "security_group_ids",
        Group("subnet_group_name", "aws_memorydb_subnet_group"),
        &[6379],
    ),
    store("aws_dax_cluster", "security_group_ids", Group("subnet_group_name", "aws_dax_subnet_group"), &[8111, 9111]),
    store("aws_opensearch_domain", "vpc_options[0].security_group_ids", Subnets("vpc_options[0].subnet_ids"), &[443]),
    store(
        "aws_elasticsearch_domain",
        "vpc_options[0].security_group_ids",
        Subnets("vpc_options[0].subnet_ids"),
        &[443],
    ),
    store("aws_efs_mount_target", "security_groups", Subnets("subnet_id"), &[2049]),
    store("aws_fsx_lustre_file_system", "security_group_ids", Subnets("subnet_ids"), &[988]),
    store("aws_fsx_windows_file_system", "security_group_ids", Subnets("subnet_ids"), &[445]),
    store("aws_fsx_openzfs_file_system", "security_group_ids", Subnets("subnet_ids"), &[2049]),
    store(
        "aws_msk_cluster",
        "broker_node_group_info[0].security_groups",
        Subnets("broker_node_group_info[0].client_subnets"),
        &[9092, 9094, 9096, 9098, 9194, 9196, 9198],
    )
    .public("broker_node_group_info[0].connectivity_info[0].public_access[0].type", Some(false)),
    store("aws_mq_broker", "security_groups", Subnets("subnet_ids"), &[443, 5671, 8162, 8883, 61_614, 61_617])
        .public("publicly_accessible", Some(false)),
];

const fn store(type_name: &'static str, groups: &'static str, place: Place, ports: &'static [u32]) -> Store {
    Store { type_name, parent: None, groups, place, public: None, ports }
}

impl Store {
    const fn public(mut self, attribute: &'static str, otherwise: Option<bool>) -> Self {
        self.public = Some((attribute, otherwise));
        self
    }

    const fn within(mut self, type_name: &'static str, attribute: &'static str) -> Self {
        self.parent = Some((type_name, attribute));
        self
    }
}

impl<'p> Aws<'_, 'p> {
    pub(super) fn stores(&mut self) {
        for store in STORES {
            for (entry, resource) in self.book.all(&[store.type_name]) {
                let node = self.store(store, resource);
                self.add(entry, node);
            }
        }
        self.clusters();
    }

    fn store(&mut self, store: &Store, resource: &'p PlannedResource) -> Node {
        let mut node = Node::new(&resource.address, Kind::Store);
        let parent = store.parent.and_then(|(type_name, path)| self.follow(resource, path, &[type_name]));
        let settled = parent.unwrap_or(resource);
        node.listens = self.listens(store, settled);
        if resource.type_name.ends_with("search_domain") && self.book.blocks(resource, "vpc_options") == (0, None) {
            let why = "it has a public endpoint, for it stands in no VPC";
            let step = Step::new(&resource.address, why, Some((&resource.address, "vpc_options")));
            let family = Family::V4;
            node.doors.push(Door { family, steps: vec![step], doubt: None, site: None, filter: None, filtered: false });
            return node;
        }
        let of_group = match store.place {
            Group(path, type_name) => self.follow(settled, path, &[type_name]).map(|group| (group, "subnet_ids")),
            Subnets(path) => Some((settled, path)),
        };
        let named = match store.place {
            Group(path, _) if of_group.is_none() => match self.book.text(settled, path) {
                Known::Is(name) if name != "default" => Some(name.to_owned()),
                Known::Unknown(_) => Some(format!("a subnet group of {}", resource.address)),
                Known::Is(_) | Known::Absent => None,
            },
            Group(..) | Subnets(_) => None,
        };
        match (of_group, named) {
            (Some((group, path)), _) => {
                self.place(&mut node, group, Some(path));
            }
            (None, Some(name)) => node.sites = vec![self.foreign_site(&name)],
            (None, None) => {
                self.place(&mut node, settled, None);
            }
        }
        self.guard(&mut node, settled, &[store.groups]);
        let public = match store.public {
            None => Public::never(),
            Some((path, _)) if path.ends_with("type") => {
                let has = match self.book.text(resource, path) {
                    Known::Is(text) => Known::Is(text == "SERVICE_PROVIDED_EIPS"),
                    Known::Absent => Known::Is(false),
                    Known::Unknown(why) => Known::Unknown(why),
                };
                Public::flag(has, resource, "broker_node_group_info[0].connectivity_info")
            }
            Some((path, otherwise)) => {
                let has = match (self.book.boolean(resource, path), otherwise) {
                    (Known::Absent, Some(otherwise)) => Known::Is(otherwise),
                    (Known::Absent, None) => Known::Unknown(Arc::from(format!(
                        "`{}.{path}` is left out, and what that means depends on the provider's version",
                        resource.address
                    ))),
                    (said, _) => said,
                };
                Public::flag(has, resource, path)
            }
        };
        let somewhere = resource.type_name != "aws_msk_cluster";
        self.open(&mut node, &public, somewhere);
        if !matches!(public.has, Known::Is(true) | Known::Unknown(_)) {
            node.closed = Arc::from(format!("`{}` has no public address", resource.address));
        }
        node
    }

    /// A cluster is where its instances are: public as soon as one of them is.
    fn clusters(&mut self) {
        for (instances, cluster, path) in [
            ("aws_rds_cluster_instance", "aws_rds_cluster", "cluster_identifier"),
            ("aws_neptune_cluster_instance", "aws_neptune_cluster", "cluster_identifier"),
        ] {
            for (entry, resource) in self.book.all(&[instances]) {
                let doors = self
                    .nodes
                    .get(&entry)
                    .and_then(|node| self.model.node(*node))
                    .map(|node| node.doors.clone())
                    .unwrap_or_default();
                let of = self.book.reference(resource, path, &[cluster]).and_then(|cluster| self.nodes.get(&cluster));
                if let Some(cluster) = of.and_then(|node| self.model.nodes.get_mut(*node as usize))
                    && cluster.doors.len() < 64
                {
                    cluster.doors.extend(doors);
                }
            }
        }
    }

    fn listens(&self, store: &Store, resource: &'p PlannedResource) -> Ports {
        if let Known::Is(port) = self.book.number(resource, "port") {
            return Ports::tcp(u32::try_from(port).unwrap_or_default());
        }
        if !store.ports.is_empty() {
            return ports(store.ports);
        }
        match self.book.text(resource, "engine") {
            Known::Is(engine) if engine.contains("postgres") => ports(&[5432]),
            Known::Is(engine) if engine.starts_with("sqlserver") => ports(&[1433]),
            Known::Is(engine) if engine.contains("oracle") => ports(&[1521]),
            Known::Is(engine) if engine.starts_with("db2") => ports(&[50_000]),
            Known::Is("memcached") => ports(&[11_211]),
            Known::Is("redis" | "valkey") => ports(&[6379]),
            Known::Is(engine) if engine.contains("mysql") || engine.contains("maria") || engine == "aurora" => {
                ports(&[3306])
            }
            Known::Is(_) | Known::Absent | Known::Unknown(_) => Ports::of(Some(Protocol::Tcp), 1024, 65_535),
        }
    }
}

fn ports(ports: &[u32]) -> Ports {
    ports.iter().fold(Ports::NONE, |all, port| all.or(&Ports::tcp(*port)))
}
