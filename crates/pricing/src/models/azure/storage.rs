//! Storage accounts.

use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[Model {
    types: &["azurerm_storage_account"],
    service: "Azure Storage",
    keys: &[
        "storage_gb",
        "monthly_iterative_read_operations",
        "monthly_read_operations",
        "monthly_iterative_write_operations",
        "monthly_write_operations",
        "monthly_list_and_create_container_operations",
        "monthly_other_operations",
        "monthly_data_retrieval_gb",
        "monthly_data_write_gb",
        "blob_index_tags",
        "data_at_rest_storage_gb",
        "snapshots_storage_gb",
        "metadata_at_rest_storage_gb",
        "early_deletion_gb",
    ],
    bill: account,
}];

const CAPACITY: [Tier; 3] = [("first 50TB", Some(51_200)), ("next 450TB", Some(512_000)), ("over 500TB", None)];
const TEN: i64 = 10_000;

fn account(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let kind = at.text_or("account_kind", "StorageV2")?.to_lowercase();
    let tier = at.need("account_tier")?.to_lowercase();
    let copies = at.need("account_replication_type")?.to_uppercase();
    let nfs = at.flag("nfsv3_enabled").unwrap_or(false);
    let premium = tier == "premium";
    let (files, first, second) = (kind == "filestorage", kind == "storage", kind == "storagev2");
    let access = match () {
        () if premium => "premium",
        () if first => "standard",
        () => at.text_or("access_tier", "Hot")?,
    }
    .to_lowercase();
    let (hot, cool) = (access == "hot", access == "cool");
    let variant = format!("{kind}, {access}, {copies}{}", if nfs { ", NFSv3" } else { "" });
    let per_operation = !(files && premium);
    if files {
        bill.usage("Data at rest", "GB", "data_at_rest_storage_gb").variant(&variant);
        bill.usage("Snapshots", "GB", "snapshots_storage_gb").variant(&variant);
        if !premium {
            bill.usage("Metadata at rest", "GB", "metadata_at_rest_storage_gb").variant(&variant);
        }
    } else if hot && bill.used("storage_gb").is_some() {
        let name = |tier: &str| format!("Capacity ({tier})");
        let used = bill.used("storage_gb");
        for line in bill.tiers_of(name, "GB", "storage_gb", used, 1, &CAPACITY) {
            line.variant(&variant);
        }
    } else {
        let line = bill.usage("Capacity", "GB", "storage_gb");
        // What is published for the first step holds for all that nobody counted yet.
        if hot {
            line.key("Capacity (first 50TB)");
        }
        line.variant(&variant);
    }
    let iterative = second && nfs && !premium;
    if iterative {
        bill.usage_per("Iterative write operations", "100 operations", "monthly_iterative_write_operations", 100)
            .variant(&variant);
    }
    if per_operation {
        bill.usage_per("Write operations", "10k operations", "monthly_write_operations", TEN).variant(&variant);
        if !(second && nfs) {
            let name = if files { "List operations" } else { "List and create container operations" };
            bill.usage_per(name, "10k operations", "monthly_list_and_create_container_operations", TEN)
                .variant(&variant);
        }
    }
    if iterative {
        bill.usage_per("Iterative read operations", "10k operations", "monthly_iterative_read_operations", TEN)
            .variant(&variant);
    }
    if per_operation {
        bill.usage_per("Read operations", "10k operations", "monthly_read_operations", TEN).variant(&variant);
        bill.usage_per("All other operations", "10k operations", "monthly_other_operations", TEN).variant(&variant);
    }
    if cool {
        bill.usage("Data retrieval", "GB", "monthly_data_retrieval_gb").variant(&variant);
        if kind == "blockblobstorage" {
            bill.usage("Data write", "GB", "monthly_data_write_gb").variant(&variant);
        }
    }
    let indexed = !(files || first || (premium && kind != "storagev2") || (second && (nfs || premium)));
    if indexed {
        bill.usage_per("Blob index", "10k tags", "blob_index_tags", TEN).variant(&variant);
    }
    if cool && (kind == "blockblobstorage" || second || kind == "blobstorage") {
        bill.usage("Early deletion", "GB", "early_deletion_gb").variant(&variant);
    }
    Ok(())
}
