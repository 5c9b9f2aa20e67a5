//! Cloud Storage, Container Registry, Artifact Registry.

use super::network;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::Read;

const KEYS: &[&str] = &[
    "storage_gb",
    "monthly_class_a_operations",
    "monthly_class_b_operations",
    "monthly_data_retrieval_gb",
    "monthly_egress_data_transfer_gb.same_continent",
    "monthly_egress_data_transfer_gb.worldwide",
    "monthly_egress_data_transfer_gb.asia",
    "monthly_egress_data_transfer_gb.china",
    "monthly_egress_data_transfer_gb.australia",
];

pub(super) const MODELS: &[Model] = &[
    Model { types: &["google_storage_bucket"], service: "Cloud Storage", keys: KEYS, bill: bucket },
    Model {
        types: &["google_container_registry"],
        service: "Container Registry",
        keys: KEYS,
        bill: |bill| {
            stored(bill, "STANDARD");
            network::downloads(bill);
            Ok(())
        },
    },
    Model {
        types: &["google_artifact_registry_repository"],
        service: "Artifact Registry",
        keys: &["storage_gb"],
        bill: |bill| {
            bill.usage("Storage", "GB", "storage_gb");
            Ok(())
        },
    },
];

fn bucket(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let class = at.text_or("storage_class", "STANDARD")?.to_uppercase();
    let location = at.text_or("location", "US")?.to_lowercase();
    bill.in_place(Some(location));
    stored(bill, &class);
    network::downloads(bill);
    Ok(())
}

fn stored(bill: &mut Bill<'_>, class: &str) {
    bill.usage(format!("Storage ({})", class.to_lowercase()), "GiB", "storage_gb");
    if matches!(class, "NEARLINE" | "COLDLINE" | "ARCHIVE") {
        bill.usage("Data retrieval", "GB", "monthly_data_retrieval_gb").variant(&class.to_lowercase());
    }
    let class = class.to_lowercase();
    let adds = "Object adds, bucket/object list (class A)";
    bill.usage_per(adds, "10k operations", "monthly_class_a_operations", 10_000).variant(&class);
    let gets = "Object gets, retrieve bucket/object metadata (class B)";
    bill.usage_per(gets, "10k operations", "monthly_class_b_operations", 10_000).variant(&class);
}
