//! Amazon Kinesis, Amazon Data Firehose, Amazon Managed Service for Apache Flink.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model { types: &["aws_kinesis_stream"], service: "Amazon Kinesis", keys: STREAM_KEYS, bill: stream },
    Model {
        types: &["aws_kinesis_firehose_delivery_stream"],
        service: "Amazon Data Firehose",
        keys: &["monthly_data_ingested_gb"],
        bill: firehose,
    },
    Model {
        types: &["aws_kinesis_analytics_application"],
        service: "Amazon Managed Service for Apache Flink",
        keys: &["kinesis_processing_units"],
        bill: |bill| {
            bill.usage("Processing (stream)", "KPU", "kinesis_processing_units").family(FLINK);
            Ok(())
        },
    },
    Model {
        types: &[FLINK],
        service: "Amazon Managed Service for Apache Flink",
        keys: &["kinesis_processing_units", "durable_application_backup_gb"],
        bill: |bill| {
            bill.usage("Processing (stream)", "KPU", "kinesis_processing_units");
            if bill.at().need("runtime_environment")?.to_uppercase().starts_with("FLINK") {
                bill.monthly("Processing (orchestration)", "KPU", 1);
                let stored =
                    bill.used("kinesis_processing_units").and_then(|units| decimal::times(units, Decimal::from(50)));
                bill.assumed("Running storage", "GB", "kinesis_processing_units", stored, 1);
                bill.usage("Backup", "GB", "durable_application_backup_gb");
            }
            Ok(())
        },
    },
    Model {
        types: &["aws_kinesisanalyticsv2_application_snapshot"],
        service: "Amazon Managed Service for Apache Flink",
        keys: &["durable_application_backup_gb"],
        bill: |bill| {
            bill.usage("Backup", "GB", "durable_application_backup_gb").family(FLINK);
            Ok(())
        },
    },
];

const FLINK: &str = "aws_kinesisanalyticsv2_application";
const STREAM_KEYS: &[&str] = &[
    "monthly_on_demand_data_in_gb",
    "monthly_on_demand_data_out_gb",
    "monthly_on_demand_efo_data_out_gb",
    "monthly_on_demand_extended_retention_gb",
    "monthly_on_demand_long_term_retention_gb",
    "monthly_provisioned_put_units",
    "monthly_provisioned_extended_retention_gb",
    "monthly_provisioned_long_term_retention_gb",
    "monthly_provisioned_long_term_retrieval_gb",
    "monthly_provisioned_efo_data_out_gb",
    "monthly_provisioned_efo_consumer_hours",
];
const INGESTED: [Tier; 3] = [("first 500TB", Some(512_000)), ("next 1.5PB", Some(1_536_000)), ("next 3PB", None)];

fn stream(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let mode = at.block_or_empty("stream_mode_details")?.text_or("stream_mode", "PROVISIONED")?;
    let rows: &[(&'static str, &'static str, &str)] = if mode == "ON_DEMAND" {
        bill.hourly("ON_DEMAND");
        &[
            ("Data ingested", "GB", "monthly_on_demand_data_in_gb"),
            ("Data retrieval", "GB", "monthly_on_demand_data_out_gb"),
            ("Enhanced Fan Out (EFO) Data retrieval", "GB", "monthly_on_demand_efo_data_out_gb"),
            ("Extended retention (24H to 7D)", "GB", "monthly_on_demand_extended_retention_gb"),
            ("Long term retention (7D+)", "GB", "monthly_on_demand_long_term_retention_gb"),
        ]
    } else {
        bill.hourly_by("PROVISIONED", "hours", at.number_or("shard_count", 1)?, "shards");
        &[
            ("Put request unit", "units", "monthly_provisioned_put_units"),
            ("Extended retention (24H to 7D)", "GB", "monthly_provisioned_extended_retention_gb"),
            ("Long term retention (7D+)", "GB", "monthly_provisioned_long_term_retention_gb"),
            ("Extended retention retrieval (7D+)", "GB", "monthly_provisioned_long_term_retrieval_gb"),
            ("Enhanced Fan Out (EFO) Data retrieval", "GB", "monthly_provisioned_efo_data_out_gb"),
            ("Enhanced Fan Out (EFO)", "consumer-shard hour", "monthly_provisioned_efo_consumer_hours"),
        ]
    };
    let variant = if mode == "ON_DEMAND" { "on demand" } else { "provisioned" };
    for (component, unit, key) in rows {
        bill.usage(*component, *unit, key).variant(variant);
    }
    Ok(())
}

fn firehose(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    bill.tiers(|tier| format!("Data ingested ({tier})"), "GB", "monthly_data_ingested_gb", 1, &INGESTED);
    let s3 = at.block_or_empty("extended_s3_configuration")?;
    let conversion = s3.block("data_format_conversion_configuration")?;
    if let Some(conversion) = conversion
        && conversion.flag_or("enabled", true)?
    {
        bill.usage("Format conversion", "GB", "monthly_data_ingested_gb");
    }
    for search in ["elasticsearch_configuration", "opensearch_configuration"] {
        let Some(vpc) = at.block_or_empty(search)?.block("vpc_config")? else { continue };
        bill.usage("VPC data", "GB", "monthly_data_ingested_gb");
        let zones = vpc.length("subnet_ids").ok().flatten().unwrap_or(1).max(1);
        bill.hourly_by("VPC AZ delivery", "hours", Decimal::from(zones), "zones");
    }
    Ok(())
}
