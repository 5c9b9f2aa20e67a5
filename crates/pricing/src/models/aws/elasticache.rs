//! Amazon ElastiCache.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read};

const KEYS: &[&str] = &["snapshot_storage_size_gb", "reserved_instance_term", "reserved_instance_payment_option"];

pub(super) const MODELS: &[Model] = &[
    Model { types: &["aws_elasticache_cluster"], service: "Amazon ElastiCache", keys: KEYS, bill: cluster },
    Model { types: &["aws_elasticache_replication_group"], service: "Amazon ElastiCache", keys: KEYS, bill: group },
];

const FAMILY: &str = "aws_elasticache_cluster";

fn cluster(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    if bill.linked("replication_group_id", &["aws_elasticache_replication_group"]).is_some()
        || at.value("replication_group_id").is_ok_and(|value| value.is_some())
    {
        bill.free("ElastiCache", "it is paid for with its replication group");
        return Ok(());
    }
    let nodes = at.number_or("num_cache_nodes", 1)?;
    let engine = at.text_or("engine", "redis")?.to_lowercase();
    nodes_and_backup(bill, &at, &engine, nodes, false)
}

fn group(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let engine = at.text_or("engine", "redis")?.to_lowercase();
    let mode = at.block_or_empty("cluster_mode")?;
    let first = |names: [(&Block<'_>, &str); 2]| -> Read<Option<Decimal>> {
        for (block, name) in names {
            if let Ok(Some(number)) = block.number(name) {
                return Ok(Some(number));
            }
        }
        Ok(None)
    };
    let mut groups = first([(&at, "num_node_groups"), (&mode, "num_node_groups")])?;
    let mut replicas = first([(&at, "replicas_per_node_group"), (&mode, "replicas_per_node_group")])?;
    let mut scaled = false;
    if let Some(least) = bill.scaled("elasticache:replication-group:NodeGroups")? {
        scaled = true;
        groups = Some(least);
    }
    if let Some(least) = bill.scaled("elasticache:replication-group:Replicas")? {
        scaled = true;
        replicas = Some(least);
    }
    let nodes = match groups.filter(|groups| !groups.is_zero()) {
        Some(groups) => decimal::times(groups, replicas.unwrap_or_default() + Decimal::ONE).unwrap_or_default(),
        None => match first([(&at, "num_cache_clusters"), (&at, "number_cache_clusters")])? {
            Some(clusters) => clusters,
            None => Decimal::ONE,
        },
    };
    nodes_and_backup(bill, &at, &engine, nodes, scaled)
}

fn nodes_and_backup(bill: &mut Bill<'_>, at: &Block<'_>, engine: &str, nodes: Decimal, scaled: bool) -> Read<()> {
    let kind = at.need("node_type")?;
    let reserved = bill
        .used_text("reserved_instance_term")
        .map(|term| format!("{term}, {}", bill.used_text("reserved_instance_payment_option").unwrap_or("no_upfront")));
    let purchase = if reserved.is_some() { "reserved" } else { "on-demand" };
    let plain = format!("ElastiCache ({purchase}, {kind})");
    let name = if scaled { format!("ElastiCache ({purchase}, {kind}, autoscaling)") } else { plain.clone() };
    let line = bill.hourly_by(name, "hours", nodes, "nodes").family(FAMILY).key(plain).variant(engine);
    if let Some(reserved) = reserved {
        line.variant(&reserved);
    }
    let kept = at.number_or("snapshot_retention_limit", 0)?;
    if engine == "redis" && kept > Decimal::ONE {
        let size = bill.used("snapshot_storage_size_gb");
        let stored = size.and_then(|size| decimal::times(size, kept - Decimal::ONE));
        let line = bill.assumed("Backup storage", "GB", "snapshot_storage_size_gb", stored, 1).family(FAMILY);
        if stored.is_some() {
            line.formula(format!("`snapshot_storage_size_gb` × ({} kept − 1 that is included)", decimal::shown(kept)));
        }
    }
    Ok(())
}
