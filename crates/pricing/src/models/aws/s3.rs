//! Amazon Simple Storage Service.

use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[
    Model { types: &["aws_s3_bucket"], service: "Amazon S3", keys: KEYS, bill: bucket },
    Model {
        types: &["aws_s3_bucket_analytics_configuration"],
        service: "Amazon S3",
        keys: &["monthly_monitored_objects"],
        bill: |bill| {
            bill.usage_per("Objects monitored", "1M objects", "monthly_monitored_objects", 1_000_000);
            Ok(())
        },
    },
    Model {
        types: &["aws_s3_bucket_inventory"],
        service: "Amazon S3",
        keys: &["monthly_listed_objects"],
        bill: |bill| {
            bill.usage_per("Objects listed", "1M objects", "monthly_listed_objects", 1_000_000);
            Ok(())
        },
    },
];

/// A line of a storage class: component, unit, usage key, how many a unit is.
type Row = (&'static str, &'static str, &'static str, i64);

/// A storage class: its usage group, what Infracost calls it, what a lifecycle calls it, its lines.
struct Class {
    group: &'static str,
    part: &'static str,
    lifecycle: &'static str,
    rows: &'static [Row],
}

const PUT: &str = "PUT, COPY, POST, LIST requests";
const GET: &str = "GET, SELECT, and all other requests";
const K: &str = "1k requests";

const CLASSES: [Class; 6] = [
    Class {
        group: "standard",
        part: "Standard",
        lifecycle: "STANDARD",
        rows: &[
            ("Storage", "GB", "storage_gb", 1),
            (PUT, K, "monthly_tier_1_requests", 1_000),
            (GET, K, "monthly_tier_2_requests", 1_000),
            ("Select data scanned", "GB", "monthly_select_data_scanned_gb", 1),
            ("Select data returned", "GB", "monthly_select_data_returned_gb", 1),
        ],
    },
    Class {
        group: "intelligent_tiering",
        part: "Intelligent tiering",
        lifecycle: "INTELLIGENT_TIERING",
        rows: &[
            ("Storage (frequent access)", "GB", "frequent_access_storage_gb", 1),
            ("Storage (infrequent access)", "GB", "infrequent_access_storage_gb", 1),
            ("Storage (archive access)", "GB", "archive_access_storage_gb", 1),
            ("Storage (deep archive access)", "GB", "deep_archive_access_storage_gb", 1),
            ("Monitoring and automation", "1k objects", "monitored_objects", 1_000),
            (PUT, K, "monthly_tier_1_requests", 1_000),
            (GET, K, "monthly_tier_2_requests", 1_000),
            ("Lifecycle transition", K, "monthly_lifecycle_transition_requests", 1_000),
            ("Select data scanned", "GB", "monthly_select_data_scanned_gb", 1),
            ("Select data returned", "GB", "monthly_select_data_returned_gb", 1),
            ("Early delete (within 30 days)", "GB", "early_delete_gb", 1),
        ],
    },
    Class {
        group: "standard_infrequent_access",
        part: "Standard - infrequent access",
        lifecycle: "STANDARD_IA",
        rows: INFREQUENT,
    },
    Class {
        group: "one_zone_infrequent_access",
        part: "One zone - infrequent access",
        lifecycle: "ONEZONE_IA",
        rows: INFREQUENT,
    },
    Class {
        group: "glacier_flexible_retrieval",
        part: "Glacier flexible retrieval",
        lifecycle: "GLACIER",
        rows: &[
            ("Storage", "GB", "storage_gb", 1),
            (PUT, K, "monthly_tier_1_requests", 1_000),
            (GET, K, "monthly_tier_2_requests", 1_000),
            ("Lifecycle transition", K, "monthly_lifecycle_transition_requests", 1_000),
            ("Retrieval requests (standard)", K, "monthly_standard_data_retrieval_requests", 1_000),
            ("Retrievals (standard)", "GB", "monthly_standard_data_retrieval_gb", 1),
            ("Select data scanned (standard)", "GB", "monthly_standard_select_data_scanned_gb", 1),
            ("Select data returned (standard)", "GB", "monthly_standard_select_data_returned_gb", 1),
            ("Retrieval requests (expedited)", K, "monthly_expedited_data_retrieval_requests", 1_000),
            ("Retrievals (expedited)", "GB", "monthly_expedited_data_retrieval_gb", 1),
            ("Select data scanned (expedited)", "GB", "monthly_expedited_select_data_scanned_gb", 1),
            ("Select data returned (expedited)", "GB", "monthly_expedited_select_data_returned_gb", 1),
            ("Select data scanned (bulk)", "GB", "monthly_bulk_select_data_scanned_gb", 1),
            ("Select data returned (bulk)", "GB", "monthly_bulk_select_data_returned_gb", 1),
            ("Early delete (within 90 days)", "GB", "early_delete_gb", 1),
        ],
    },
    Class {
        group: "glacier_deep_archive",
        part: "Glacier deep archive",
        lifecycle: "DEEP_ARCHIVE",
        rows: &[
            ("Storage", "GB", "storage_gb", 1),
            (PUT, K, "monthly_tier_1_requests", 1_000),
            (GET, K, "monthly_tier_2_requests", 1_000),
            ("Lifecycle transition", K, "monthly_lifecycle_transition_requests", 1_000),
            ("Retrieval requests (standard)", K, "monthly_standard_data_retrieval_requests", 1_000),
            ("Retrievals (standard)", "GB", "monthly_standard_data_retrieval_gb", 1),
            ("Retrieval requests (bulk)", K, "monthly_bulk_data_retrieval_requests", 1_000),
            ("Retrievals (bulk)", "GB", "monthly_bulk_data_retrieval_gb", 1),
            ("Early delete (within 180 days)", "GB", "early_delete_gb", 1),
        ],
    },
];

const INFREQUENT: &[Row] = &[
    ("Storage", "GB", "storage_gb", 1),
    (PUT, K, "monthly_tier_1_requests", 1_000),
    (GET, K, "monthly_tier_2_requests", 1_000),
    ("Lifecycle transition", K, "monthly_lifecycle_transition_requests", 1_000),
    ("Retrievals", "GB", "monthly_data_retrieval_gb", 1),
    ("Select data scanned", "GB", "monthly_select_data_scanned_gb", 1),
    ("Select data returned", "GB", "monthly_select_data_returned_gb", 1),
];

const KEYS: &[&str] = &[
    "standard.storage_gb",
    "standard.monthly_tier_1_requests",
    "standard.monthly_tier_2_requests",
    "standard.monthly_select_data_scanned_gb",
    "standard.monthly_select_data_returned_gb",
    "intelligent_tiering.frequent_access_storage_gb",
    "intelligent_tiering.infrequent_access_storage_gb",
    "intelligent_tiering.archive_access_storage_gb",
    "intelligent_tiering.deep_archive_access_storage_gb",
    "intelligent_tiering.monitored_objects",
    "standard_infrequent_access.storage_gb",
    "standard_infrequent_access.monthly_tier_1_requests",
    "standard_infrequent_access.monthly_tier_2_requests",
    "standard_infrequent_access.monthly_data_retrieval_gb",
    "one_zone_infrequent_access.storage_gb",
    "one_zone_infrequent_access.monthly_data_retrieval_gb",
    "glacier_flexible_retrieval.storage_gb",
    "glacier_flexible_retrieval.monthly_standard_data_retrieval_gb",
    "glacier_deep_archive.storage_gb",
    "glacier_deep_archive.monthly_standard_data_retrieval_gb",
    "object_tags",
];

fn bucket(bill: &mut Bill<'_>) -> Read<()> {
    let mut classes: Vec<String> = Vec::new();
    let rules = |block: &Block<'_>, name: &str, classes: &mut Vec<String>| -> Read<bool> {
        let mut tagged = false;
        for rule in block.blocks(name)? {
            for transition in ["transition", "noncurrent_version_transition"] {
                for step in rule.blocks(transition)? {
                    classes.extend(step.text("storage_class")?.map(str::to_owned));
                }
            }
            tagged |= rule.has("tags");
        }
        Ok(tagged)
    };
    let mut tagged = rules(&bill.at(), "lifecycle_rule", &mut classes).unwrap_or(false);
    for lifecycle in bill.referring("aws_s3_bucket_lifecycle_configuration") {
        let block = Block::of(lifecycle);
        rules(&block, "rule", &mut classes).ok();
        tagged |= block.blocks("rule").unwrap_or_default().iter().any(|rule| {
            let filter = rule.block_or_empty("filter");
            filter
                .is_ok_and(|filter| filter.has("tag") || filter.block_or_empty("and").is_ok_and(|and| and.has("tags")))
        });
    }
    if tagged {
        bill.usage_per("Object tagging", "10k tags", "object_tags", 10_000);
    }
    for class in CLASSES {
        let wanted = class.group == "standard" || classes.iter().any(|name| name == class.lifecycle);
        if !wanted && bill.used_below(class.group).is_empty() {
            continue;
        }
        bill.part(class.part, |bill| {
            for (component, unit, key, per) in class.rows {
                bill.under(&format!("{}.", class.group), None, |bill| {
                    bill.usage_per(*component, *unit, key, *per).key(format!("{}: {component}", class.part));
                });
            }
            Ok(())
        });
    }
    Ok(())
}
