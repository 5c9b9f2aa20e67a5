//! Memorystore.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, MONTH};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model { types: &["google_redis_instance"], service: "Memorystore", keys: &[], bill: instance },
    Model { types: &["google_redis_cluster"], service: "Memorystore", keys: &["backup_storage_gb"], bill: cluster },
];

fn instance(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let tier = if at.text_or("tier", "BASIC")?.eq_ignore_ascii_case("STANDARD_HA") { "standard" } else { "basic" };
    let size = at.number_or("memory_size_gb", 1)?;
    let within = |most: i64| size <= Decimal::from(most);
    let capacity = match () {
        () if within(4) => "M1",
        () if within(10) => "M2",
        () if within(35) => "M3",
        () if within(100) => "M4",
        () => "M5",
    };
    bill.monthly(format!("Redis instance ({tier}, {capacity})"), "GB", size);
    Ok(())
}

fn cluster(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let (name, provisioned) = match at.text_or("node_type", "REDIS_HIGHMEM_MEDIUM")?.to_uppercase().as_str() {
        "REDIS_SHARED_CORE_NANO" => ("shared core nano", 2),
        "REDIS_STANDARD_SMALL" => ("standard small", 7),
        "REDIS_HIGHMEM_MEDIUM" => ("highmem medium", 13),
        "REDIS_HIGHMEM_XLARGE" => ("highmem xlarge", 58),
        other => {
            bill.unknown("Cluster node", format!("nodes of type `{other}` are not known"));
            return Ok(());
        }
    };
    let shards = at.number_or("shard_count", 1)?;
    let nodes = shards * (Decimal::ONE + at.number_or("replica_count", 0)?);
    bill.hourly_by(format!("Cluster node ({name})"), "hours", nodes, "nodes");
    if at.block_or_empty("persistence_config")?.text("mode")?.is_some_and(|mode| mode.eq_ignore_ascii_case("AOF")) {
        let hours = Decimal::from(MONTH * provisioned);
        bill.monthly("AOF persistence", "GB", hours).formula(format!("{provisioned} GB × 730 h"));
    }
    if at.has("automated_backup_config") {
        let stored = bill.used("backup_storage_gb").and_then(|size| decimal::times(size, Decimal::ONE));
        bill.assumed("Backups", "GB", "backup_storage_gb", stored, 1);
    }
    Ok(())
}
