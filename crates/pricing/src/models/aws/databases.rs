//! Amazon DocumentDB, Amazon Neptune, AWS Database Migration Service.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, MONTH};
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_docdb_cluster"],
        service: "Amazon DocumentDB",
        keys: &["backup_storage_gb"],
        bill: |bill| {
            if bill.at().number_or("backup_retention_period", 1)? > Decimal::ONE {
                bill.usage("Backup storage", "GB", "backup_storage_gb");
            } else {
                bill.free("Backup storage", "one day of backups is included");
            }
            Ok(())
        },
    },
    Model {
        types: &["aws_docdb_cluster_snapshot"],
        service: "Amazon DocumentDB",
        keys: &["backup_storage_gb"],
        bill: |bill| {
            bill.usage("Backup storage", "GB", "backup_storage_gb").family("aws_docdb_cluster");
            Ok(())
        },
    },
    Model {
        types: &["aws_docdb_cluster_instance"],
        service: "Amazon DocumentDB",
        keys: &["data_storage_gb", "monthly_io_requests", "monthly_cpu_credit_hrs"],
        bill: |bill| {
            let class = bill.at().need("instance_class")?;
            bill.hourly(format!("Database instance (on-demand, {class})"));
            bill.usage("Storage", "GB", "data_storage_gb");
            bill.usage_per("I/O requests", "1M requests", "monthly_io_requests", 1_000_000);
            if let Some(burstable) = burstable(class) {
                bill.usage("CPU credits", "vCPU-hours", "monthly_cpu_credit_hrs").variant(burstable);
            }
            Ok(())
        },
    },
    Model {
        types: &["aws_neptune_cluster"],
        service: "Amazon Neptune",
        keys: &["storage_gb", "monthly_io_requests", "backup_storage_gb"],
        bill: |bill| {
            bill.usage("Storage", "GB", "storage_gb");
            bill.usage_per("I/O requests", "1M request", "monthly_io_requests", 1_000_000);
            if bill.at().number_or("backup_retention_period", 1)? > Decimal::ONE {
                bill.usage("Backup storage", "GB", "backup_storage_gb");
            }
            Ok(())
        },
    },
    Model {
        types: &["aws_neptune_cluster_snapshot"],
        service: "Amazon Neptune",
        keys: &["backup_storage_gb"],
        bill: |bill| {
            let cluster = bill.linked("db_cluster_identifier", &["aws_neptune_cluster"]).map(Block::of);
            let kept = match cluster {
                Some(cluster) => Some(cluster.number_or("backup_retention_period", 1)?),
                None => None,
            };
            if kept.is_some_and(|kept| kept < Decimal::TWO) {
                bill.free("Backup storage", "one day of backups is included");
            } else {
                bill.usage("Backup storage", "GB", "backup_storage_gb").family("aws_neptune_cluster");
            }
            Ok(())
        },
    },
    Model {
        types: &["aws_neptune_cluster_instance"],
        service: "Amazon Neptune",
        keys: &["monthly_cpu_credit_hrs"],
        bill: neptune_instance,
    },
    Model { types: &["aws_dms_replication_instance"], service: "AWS DMS", keys: &[], bill: migration },
];

fn burstable(class: &str) -> Option<&'static str> {
    ["db.t3", "db.t4g"].into_iter().find(|family| class.starts_with(family))
}

fn neptune_instance(bill: &mut Bill<'_>) -> Read<()> {
    let class = bill.at().need("instance_class")?.to_lowercase();
    let optimized = bill
        .linked("cluster_identifier", &["aws_neptune_cluster"])
        .is_some_and(|cluster| Block::of(cluster).text("storage_type").ok().flatten() == Some("iopt1"));
    let line = bill.hourly(format!("Database instance (on-demand, {class})"));
    if optimized {
        line.variant("I/O-optimized");
    }
    if let Some(burstable) = burstable(&class) {
        let hours = bill.used("monthly_cpu_credit_hrs").and_then(|hours| decimal::times(hours, Decimal::from(MONTH)));
        bill.assumed("CPU credits", "vCPU-hours", "monthly_cpu_credit_hrs", hours, 1).variant(burstable);
    }
    Ok(())
}

fn migration(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let class = at.need("replication_instance_class")?;
    let kind = class.strip_prefix("dms.").unwrap_or(class);
    let zones = if at.flag("multi_az")? { "multiple zones" } else { "single zone" };
    bill.hourly(format!("Instance ({kind})")).variant(zones);
    let included = match kind.split('.').next().unwrap_or_default() {
        "c4" | "r4" | "r5" | "c5" | "r6i" | "c6i" => 100,
        "t2" | "t3" => 50,
        _ => 0,
    };
    let size = at.number_or("allocated_storage", 50)?;
    let paid = (size - Decimal::from(included)).max(Decimal::ZERO);
    bill.monthly("Storage (general purpose SSD, gp2)", "GB", paid)
        .variant(zones)
        .note(&format!("above the {included} GB that are included"));
    Ok(())
}
