//! Cloud Logging, Cloud Monitoring, Pub/Sub.

use crate::models::Model;
use crate::models::bill::Tier;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &[
            "google_logging_project_bucket_config",
            "google_logging_project_sink",
            "google_logging_folder_bucket_config",
            "google_logging_folder_sink",
            "google_logging_organization_bucket_config",
            "google_logging_organization_sink",
            "google_logging_billing_account_bucket_config",
            "google_logging_billing_account_sink",
        ],
        service: "Cloud Logging",
        keys: &["monthly_logging_data_gb"],
        bill: |bill| {
            bill.usage("Logging data", "GB", "monthly_logging_data_gb").everywhere();
            Ok(())
        },
    },
    Model {
        types: &["google_monitoring_metric_descriptor"],
        service: "Cloud Monitoring",
        keys: &["monthly_monitoring_data_mb", "monthly_api_calls"],
        bill: |bill| {
            bill.everywhere();
            bill.tiers(|tier| format!("Monitoring data ({tier})"), "MB", "monthly_monitoring_data_mb", 1, &METRICS);
            bill.usage_per("API calls", "1k calls", "monthly_api_calls", 1_000);
            Ok(())
        },
    },
    Model {
        types: &["google_pubsub_topic"],
        service: "Pub/Sub",
        keys: &["monthly_message_data_tb"],
        bill: |bill| {
            bill.usage("Message ingestion data", "TiB", "monthly_message_data_tb").everywhere();
            Ok(())
        },
    },
    Model {
        types: &["google_pubsub_subscription"],
        service: "Pub/Sub",
        keys: &["monthly_message_data_tb", "storage_gb", "snapshot_storage_gb"],
        bill: |bill| {
            bill.everywhere();
            bill.usage("Message delivery data", "TiB", "monthly_message_data_tb");
            bill.usage("Retained acknowledged message storage", "GiB", "storage_gb");
            bill.usage("Snapshot message backlog storage", "GiB", "snapshot_storage_gb");
            Ok(())
        },
    },
];

const METRICS: [Tier; 3] = [("first 100K", Some(100_000)), ("next 150K", Some(150_000)), ("over 250K", None)];
