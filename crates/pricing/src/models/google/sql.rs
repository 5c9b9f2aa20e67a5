//! Cloud SQL.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read, Unknown};

pub(super) const MODELS: &[Model] = &[Model {
    types: &["google_sql_database_instance"],
    service: "Cloud SQL",
    keys: &["backup_storage_gb"],
    bill: |bill| {
        let at = bill.at();
        let settings = at.block_or_empty("settings")?;
        if settings.text("edition")?.is_some_and(|edition| edition.eq_ignore_ascii_case("ENTERPRISE_PLUS")) {
            bill.unknown("SQL instance", "the edition Enterprise Plus is not priced");
            return Ok(());
        }
        instance(bill, &at, &settings, false)?;
        if at.has("replica_configuration") {
            bill.part("Replica", |bill| instance(bill, &at, &settings, true));
        }
        Ok(())
    },
}];

fn instance(bill: &mut Bill<'_>, at: &Block<'_>, settings: &Block<'_>, replica: bool) -> Read<()> {
    let zonal = replica || settings.text("availability_type").ok().flatten().is_none_or(|kind| kind == "ZONAL");
    let zones = if zonal { "zonal" } else { "regional" };
    let version = at.text_or("database_version", "MYSQL_8_0")?.to_uppercase();
    let engine = match version.split('_').next().unwrap_or_default() {
        "POSTGRES" => "postgres",
        "SQLSERVER" => "sqlserver",
        _ => "mysql",
    };
    let tier = settings.need("tier")?.to_lowercase();
    if matches!(tier.as_str(), "db-f1-micro" | "db-g1-small") || (tier.starts_with("db-n1-") && engine == "mysql") {
        bill.hourly(format!("SQL instance ({tier}, {zones})")).variant(engine);
    } else {
        let (cpus, memory) = size(&tier)?;
        let (cpus_shown, memory_shown) = (cpus.normalize(), memory.normalize());
        bill.hourly_by(format!("vCPUs ({cpus_shown}, {zones})"), "hours", cpus, "vCPUs")
            .key(format!("vCPUs ({zones})"))
            .variant(engine);
        bill.monthly(format!("Memory ({memory_shown} GB, {zones})"), "GB", memory)
            .key(format!("Memory ({zones})"))
            .variant(engine);
    }
    let kind = settings.text("disk_type").ok().flatten().unwrap_or("PD_SSD");
    let kind = if engine == "sqlserver" || kind.eq_ignore_ascii_case("PD_SSD") { "SSD" } else { "HDD" };
    let gigabytes = settings.number("disk_size").ok().flatten().filter(|size| !size.is_zero()).unwrap_or(Decimal::TEN);
    bill.monthly(format!("Storage ({kind}, {zones})"), "GB", gigabytes).variant(engine);
    if !replica {
        bill.usage("Backups", "GB", "backup_storage_gb");
    }
    let addresses = settings.block_or_empty("ip_configuration")?;
    if addresses.flag_or("ipv4_enabled", true).unwrap_or(true) {
        bill.hourly("IP address (if unused)");
    }
    Ok(())
}

/// vCPUs and memory of a tier: `db-custom-4-15360`, `db-n1-highmem-8`.
fn size(tier: &str) -> Read<(Decimal, Decimal)> {
    let wrong = || Unknown(format!("the size of tier `{tier}` is not known"));
    let parts: Vec<&str> = tier.split('-').collect();
    let number = |place: usize| parts.get(place).and_then(|part| decimal::parse(part));
    let gibibytes = |megabytes: Decimal| decimal::over(megabytes, Decimal::from(1_024)).ok_or_else(wrong);
    if tier.starts_with("db-custom-") {
        return Ok((number(2).ok_or_else(wrong)?, gibibytes(number(3).ok_or_else(wrong)?)?));
    }
    let cpus = number(parts.len().saturating_sub(1)).ok_or_else(wrong)?;
    let each = match () {
        () if tier.contains("highmem") => 6_656,
        () if tier.contains("standard") => 3_840,
        () if tier.starts_with("db-lightweight") => return Ok((cpus, gibibytes(Decimal::from(3_840))?)),
        () => return Err(wrong()),
    };
    Ok((cpus, gibibytes(cpus * Decimal::from(each))?))
}
