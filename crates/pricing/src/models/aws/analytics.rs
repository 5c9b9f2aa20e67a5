//! Amazon Redshift, Amazon MSK, Amazon Managed Workflows for Apache Airflow.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, MONTH, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_redshift_cluster"],
        service: "Amazon Redshift",
        keys: &[
            "managed_storage_gb",
            "excess_concurrency_scaling_secs",
            "spectrum_data_scanned_tb",
            "backup_storage_gb",
        ],
        bill: redshift,
    },
    Model { types: &["aws_msk_cluster"], service: "Amazon MSK", keys: &[], bill: kafka },
    Model {
        types: &["aws_mwaa_environment"],
        service: "Amazon MWAA",
        keys: &["additional_workers", "additional_schedulers", "meta_database_gb"],
        bill: airflow,
    },
];

const BACKUP: [Tier; 3] = [("first 50 TB", Some(51_200)), ("next 450 TB", Some(512_000)), ("over 500 TB", None)];

fn redshift(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let kind = at.need("node_type")?;
    let nodes = at.number_or("number_of_nodes", 1)?;
    bill.hourly_by(format!("Cluster usage (on-demand, {kind})"), "hours", nodes, "nodes");
    if kind.starts_with("ra3") {
        bill.usage(format!("Managed storage ({kind})"), "GB", "managed_storage_gb");
    }
    if ["ra3", "ds2", "dc2"].iter().any(|family| kind.starts_with(family)) {
        bill.usage(format!("Concurrency scaling ({kind})"), "node-seconds", "excess_concurrency_scaling_secs");
    }
    bill.usage("Spectrum", "TB", "spectrum_data_scanned_tb");
    bill.tiers(|tier| format!("Backup storage ({tier})"), "GB", "backup_storage_gb", 1, &BACKUP);
    Ok(())
}

fn kafka(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let brokers = at.number_or("number_of_broker_nodes", 1)?;
    let nodes = at.block_or_empty("broker_node_group_info")?;
    bill.hourly_by(format!("Instance ({})", nodes.need("instance_type")?), "hours", brokers, "brokers");
    let storage = nodes.block_or_empty("storage_info")?.block_or_empty("ebs_storage_info")?;
    let (name, size) = match bill.scaled("kafka:broker-storage:VolumeSize")? {
        Some(least) => ("Storage (autoscaling)", least),
        None => {
            let old = nodes.number("ebs_volume_size").ok().flatten();
            let size = match storage.number("volume_size")? {
                Some(size) => size,
                None => old.unwrap_or_else(|| Decimal::from(1_000)),
            };
            ("Storage", size)
        }
    };
    let total = decimal::times(size, brokers).unwrap_or_default();
    let formula = format!("{} GB × {} brokers", decimal::shown(size), decimal::shown(brokers));
    bill.monthly(name, "GB", total).key("Storage").formula(formula);
    Ok(())
}

fn airflow(bill: &mut Bill<'_>) -> Read<()> {
    let size = match bill.at().text_or("environment_class", "mw1.small")? {
        "mw1.small" => "Small",
        "mw1.medium" => "Medium",
        "mw1.large" => "Large",
        other => {
            bill.unknown("Environment", format!("environments of class `{other}` are not known"));
            return Ok(());
        }
    };
    bill.hourly(format!("Environment ({size})"));
    for (name, key) in [("Worker", "additional_workers"), ("Scheduler", "additional_schedulers")] {
        let hours = bill.used(key).and_then(|count| decimal::times(count, Decimal::from(MONTH)));
        bill.assumed(format!("{name} ({size})"), "hours", key, hours, 1);
    }
    bill.usage("Meta database", "GB", "meta_database_gb");
    Ok(())
}
