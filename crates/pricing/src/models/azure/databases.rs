//! Azure SQL, Database for MySQL and PostgreSQL, Cache for Redis.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Read, Unknown};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["azurerm_mssql_database"],
        service: "Azure SQL",
        keys: &["monthly_vcore_hours", "extra_data_storage_gb", "long_term_retention_storage_gb", "backup_storage_gb"],
        bill: sql,
    },
    Model {
        types: &["azurerm_postgresql_flexible_server"],
        service: "Azure Database for PostgreSQL",
        keys: &["additional_backup_storage_gb"],
        bill: |bill| {
            let at = bill.at();
            let sku = at.need("sku_name")?;
            let copies = if at.has("high_availability") { 2 } else { 1 };
            bill.hourly_by(format!("Compute ({sku})"), "hours", Decimal::from(copies), "").key(key(sku));
            let size = at.number("storage_mb").ok().flatten().unwrap_or_else(|| Decimal::from(32_768));
            bill.monthly("Storage", "GB", decimal::over(size, Decimal::from(1_024)).unwrap_or_default());
            bill.usage("Additional backup storage", "GB", "additional_backup_storage_gb");
            Ok(())
        },
    },
    Model {
        types: &["azurerm_mysql_flexible_server"],
        service: "Azure Database for MySQL",
        keys: &["additional_backup_storage_gb"],
        bill: |bill| {
            let at = bill.at();
            let sku = at.need("sku_name")?;
            bill.hourly(format!("Compute ({sku})")).key(key(sku));
            let storage = at.block_or_empty("storage")?;
            let size = storage.number("size_gb").ok().flatten().filter(|size| !size.is_zero());
            bill.monthly("Storage", "GB", size.unwrap_or_else(|| Decimal::from(20)));
            let above = storage.number("iops").ok().flatten().unwrap_or_default() - Decimal::from(360);
            if above > Decimal::ZERO {
                bill.monthly("Additional IOPS", "IOPS", above).note("above the 360 that are included");
            }
            bill.usage("Additional backup storage", "GB", "additional_backup_storage_gb");
            Ok(())
        },
    },
    Model {
        types: &["azurerm_postgresql_server", "azurerm_mysql_server", "azurerm_mariadb_server"],
        service: "Azure databases",
        keys: &["additional_backup_storage_gb"],
        bill: single,
    },
    Model { types: &["azurerm_redis_cache"], service: "Azure Cache for Redis", keys: &[], bill: redis },
];

fn key(sku: &str) -> String {
    format!("Compute ({})", sku.to_lowercase())
}

fn sql(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.text_or("sku_name", "GP_S_Gen5_2")?;
    let kept = match at.text("storage_account_type").ok().flatten().unwrap_or("Geo").to_lowercase().as_str() {
        "local" => "LRS",
        "zone" => "ZRS",
        _ => "RA-GRS",
    };
    let mut backups = true;
    let lower = sku.to_lowercase();
    let vcore = sku.rsplit('_').next().and_then(decimal::parse).filter(|_| sku.matches('_').count() >= 2);
    if lower == "elasticpool" || at.has_text("elastic_pool_id") {
        // Compute and storage are paid for with the pool.
    } else if let Some(cores) = vcore {
        let tier = lower.rsplitn(3, '_').last().unwrap_or_default().to_owned();
        let redundant = at.flag("zone_redundant").unwrap_or(false);
        let zones = if redundant { "zone redundant" } else { "one zone" };
        if tier == "gp_s" {
            bill.usage(format!("Compute (serverless, {sku})"), "vCore-hours", "monthly_vcore_hours")
                .key("Compute (serverless)");
            if redundant {
                bill.usage(format!("Zone redundancy (serverless, {sku})"), "vCore-hours", "monthly_vcore_hours")
                    .key("Zone redundancy (serverless)");
            }
        } else {
            bill.hourly(format!("Compute (provisioned, {sku})")).key(format!("Compute (provisioned, {lower})"));
            if redundant && tier == "gp" {
                bill.hourly(format!("Zone redundancy (provisioned, {sku})"))
                    .key(format!("Zone redundancy (provisioned, {lower})"));
            }
        }
        if tier == "hs" {
            backups = false;
            let replicas = at.number("read_replica_count").ok().flatten().unwrap_or_default();
            if !replicas.is_zero() {
                bill.hourly_by("Read replicas", "hours", replicas, "replicas").variant(&lower);
            }
        }
        let included = at.text("license_type").ok().flatten().unwrap_or("LicenseIncluded");
        if tier != "gp_s" && included.eq_ignore_ascii_case("LicenseIncluded") {
            bill.hourly_by("SQL license", "vCore-hours", cores, "vCores").variant(&tier);
        }
        let size = at.number("max_size_gb").ok().flatten().unwrap_or_else(|| Decimal::from(5));
        bill.monthly("Storage", "GB", size).variant(&format!("{}, {zones}", tier.trim_end_matches("_s")));
    } else {
        let named = if lower == "basic" { "Basic".to_owned() } else { sku.to_uppercase() };
        bill.hourly(format!("Compute ({})", named.to_uppercase())).key(format!("Compute ({lower})"));
        let included = match lower.as_str() {
            "p11" | "p15" => Some(4_096),
            other if other.starts_with('p') => Some(500),
            other if other.starts_with('s') => Some(250),
            _ => None,
        };
        let size = at.number("max_size_gb").ok().flatten();
        let extra = bill
            .used("extra_data_storage_gb")
            .filter(|_| included.is_some())
            .or_else(|| Some(size? - Decimal::from(included?)));
        if let Some(extra) = extra.filter(|extra| *extra > Decimal::ZERO) {
            let tier = if lower.starts_with('p') { "premium" } else { "standard" };
            bill.monthly("Extra data storage", "GB", extra).variant(tier).usage_key("extra_data_storage_gb");
        }
    }
    if backups {
        bill.usage(format!("Long-term retention ({kept})"), "GB", "long_term_retention_storage_gb");
        bill.usage(format!("PITR backup storage ({kept})"), "GB", "backup_storage_gb");
    }
    Ok(())
}

/// The older single servers: `GP_Gen5_4`.
fn single(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.need("sku_name")?;
    let mut parts = sku.split('_');
    let tier = parts.next().unwrap_or_default().to_lowercase();
    let engine = bill.kind().trim_start_matches("azurerm_").trim_end_matches("_server").to_owned();
    bill.hourly(format!("Compute ({sku})")).key(format!("Compute ({})", sku.to_lowercase())).variant(&engine);
    let size = at.number("storage_mb").ok().flatten();
    let Some(size) = size else { return Err(Unknown("`storage_mb` is not known".to_owned())) };
    bill.monthly("Storage", "GB", decimal::over(size, Decimal::from(1_024)).unwrap_or_default())
        .variant(&tier)
        .variant(&engine);
    let geo = at.flag("geo_redundant_backup_enabled").unwrap_or(false);
    bill.usage("Additional backup storage", "GB", "additional_backup_storage_gb")
        .variant(if geo { "geo" } else { "local" })
        .variant(&engine);
    Ok(())
}

fn redis(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.need("sku_name")?;
    let family = at.need("family")?;
    let capacity = at.number_or("capacity", 1)?;
    let mut nodes = if sku.eq_ignore_ascii_case("standard") { Decimal::TWO } else { Decimal::ONE };
    if sku.eq_ignore_ascii_case("premium") {
        let shards = at.number("shard_count").ok().flatten().filter(|shards| !shards.is_zero()).unwrap_or(Decimal::ONE);
        let replicas = ["replicas_per_primary", "replicas_per_master"]
            .iter()
            .find_map(|name| at.number(name).ok().flatten())
            .unwrap_or(Decimal::ONE);
        nodes = shards * (replicas + Decimal::ONE);
    }
    bill.monthly(format!("Cache usage ({sku}_{family}{})", capacity.normalize()), "nodes", nodes)
        .key(format!("Cache usage ({sku}_{family}{})", capacity.normalize()).to_lowercase());
    Ok(())
}
