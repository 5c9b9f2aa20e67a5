//! Shares and queues of storage accounts.

use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read, Unknown};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["azurerm_storage_share"],
        service: "Azure Storage",
        keys: &[
            "storage_gb",
            "snapshots_storage_gb",
            "metadata_at_rest_storage_gb",
            "monthly_read_operations",
            "monthly_write_operations",
            "monthly_list_operations",
            "monthly_other_operations",
            "monthly_data_retrieval_gb",
        ],
        bill: share,
    },
    Model {
        types: &["azurerm_storage_queue"],
        service: "Azure Storage",
        keys: &[
            "monthly_storage_gb",
            "monthly_class_1_operations",
            "monthly_class_2_operations",
            "monthly_geo_replication_data_transfer_gb",
        ],
        bill: queue,
    },
];

const TEN: i64 = 10_000;
const OPERATIONS: &str = "10k operations";

fn account<'p>(bill: &Bill<'p>) -> Read<Block<'p>> {
    let kind = "azurerm_storage_account";
    let linked = bill.linked("storage_account_name", &[kind]).or_else(|| bill.linked("storage_account_id", &[kind]));
    let found = linked.or_else(|| bill.named(kind, "name", bill.at().text("storage_account_name").ok()??));
    found.map(Block::of).ok_or_else(|| Unknown("its storage account is not known here".to_owned()))
}

fn share(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let account = account(bill)?;
    let premium = account.text_or("account_kind", "StorageV2")?.eq_ignore_ascii_case("FileStorage");
    let said = at.text("access_tier").ok().flatten().unwrap_or("TransactionOptimized").to_lowercase();
    let tier = if premium || said == "premium" { "premium".to_owned() } else { said };
    let copies = account.need("account_replication_type")?.to_uppercase();
    let variant = format!("{tier}, {copies}");
    if tier == "premium" {
        bill.monthly("Data at rest", "GB", at.number_or("quota", 0)?).variant(&variant).note("what is provisioned");
    } else {
        bill.usage("Data at rest", "GB", "storage_gb").variant(&variant);
    }
    bill.usage("Snapshots", "GB", "snapshots_storage_gb").variant(&variant);
    if tier == "premium" {
        return Ok(());
    }
    if matches!(tier.as_str(), "hot" | "cool") {
        bill.usage("Metadata at rest", "GB", "metadata_at_rest_storage_gb").variant(&variant);
    }
    let operations = [
        ("Read operations", "monthly_read_operations"),
        ("Write operations", "monthly_write_operations"),
        ("List operations", "monthly_list_operations"),
        ("Other operations", "monthly_other_operations"),
    ];
    for (component, key) in operations {
        bill.usage_per(component, OPERATIONS, key, TEN).variant(&variant);
    }
    if tier == "cool" {
        bill.usage("Data retrieval", "GB", "monthly_data_retrieval_gb").variant(&variant);
    }
    Ok(())
}

fn queue(bill: &mut Bill<'_>) -> Read<()> {
    let account = account(bill)?;
    let kind = account.text_or("account_kind", "StorageV2")?.to_lowercase();
    let copies = account.need("account_replication_type")?.to_uppercase();
    if !matches!(kind.as_str(), "storage" | "storagev2") {
        return Err(Unknown(format!("queues of accounts of the kind `{kind}` are not known")));
    }
    let variant = format!("{kind}, {copies}");
    bill.usage("Capacity", "GB", "monthly_storage_gb").variant(&variant);
    if !matches!(copies.as_str(), "GZRS" | "RAGZRS") {
        bill.usage_per("Class 1 operations", OPERATIONS, "monthly_class_1_operations", TEN).variant(&variant);
    }
    bill.usage_per("Class 2 operations", OPERATIONS, "monthly_class_2_operations", TEN).variant(&variant);
    if copies.contains('G') {
        bill.usage("Geo-replication data transfer", "GB", "monthly_geo_replication_data_transfer_gb").variant(&variant);
    }
    Ok(())
}
