//! Amazon EFS, Amazon FSx.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_efs_file_system"],
        service: "Amazon EFS",
        keys: &[
            "storage_gb",
            "infrequent_access_storage_gb",
            "monthly_infrequent_access_read_gb",
            "monthly_infrequent_access_write_gb",
        ],
        bill: efs,
    },
    Model {
        types: &["aws_fsx_windows_file_system"],
        service: "Amazon FSx",
        keys: &["backup_storage_gb"],
        bill: windows,
    },
    Model {
        types: &["aws_fsx_openzfs_file_system"],
        service: "Amazon FSx",
        keys: &["compression_savings_percent", "backup_storage_gb"],
        bill: open_zfs,
    },
];

fn efs(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let one_zone = at.value("availability_zone_name").is_ok_and(|zone| zone.is_some());
    let zone = if one_zone { "one zone" } else { "standard" };
    bill.usage(format!("Storage ({zone})"), "GB", "storage_gb");
    if let Some(throughput) = at.number("provisioned_throughput_in_mibps")? {
        let stored = bill.used("storage_gb").unwrap_or_default();
        // Each 20 GB that are stored bring 1 MiB/s.
        let brought = decimal::over(stored, Decimal::from(20)).unwrap_or_default();
        bill.monthly("Provisioned throughput", "MBps", (throughput - brought).max(Decimal::ZERO))
            .note("above what the storage brings");
    }
    if at.has("lifecycle_policy") {
        bill.usage(format!("Storage ({zone}, infrequent access)"), "GB", "infrequent_access_storage_gb");
        bill.usage("Read requests (infrequent access)", "GB", "monthly_infrequent_access_read_gb");
        bill.usage("Write requests (infrequent access)", "GB", "monthly_infrequent_access_write_gb");
    }
    Ok(())
}

fn windows(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let zones =
        if at.text_or("deployment_type", "SINGLE_AZ_1")?.starts_with("MULTI_AZ") { "Multi-AZ" } else { "Single-AZ" };
    let kind = if at.text_or("storage_type", "SSD")?.eq_ignore_ascii_case("hdd") { "HDD" } else { "SSD" };
    bill.monthly("Throughput capacity", "MBps", at.number_or("throughput_capacity", 0)?).variant(zones);
    bill.monthly(format!("{kind} storage"), "GB", at.number_or("storage_capacity", 0)?).variant(zones);
    bill.usage("Backup storage", "GB", "backup_storage_gb").variant(zones);
    Ok(())
}

fn open_zfs(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let size = at.number_or("storage_capacity", 0)?;
    bill.monthly("Throughput capacity", "MBps", at.number_or("throughput_capacity", 0)?);
    let disk = at.block_or_empty("disk_iops_configuration")?;
    let iops = if disk.text("mode")? == Some("USER_PROVISIONED") {
        (disk.number_or("iops", 0)? - size * Decimal::from(3)).max(Decimal::ZERO)
    } else {
        Decimal::ZERO
    };
    bill.monthly("Provisioned IOPS", "IOPS", iops).note("above the three that each GB brings");
    let compression = at.block_or_empty("root_volume_configuration")?.text_or("data_compression_type", "NONE")?;
    if compression == "NONE" {
        bill.monthly("SSD storage", "GB", size);
    } else {
        let saved = bill.used("compression_savings_percent").unwrap_or_else(|| Decimal::from(50));
        let kept = decimal::over(size * (Decimal::ONE_HUNDRED - saved), Decimal::ONE_HUNDRED).unwrap_or(size).ceil();
        bill.monthly(format!("SSD storage ({compression} compression, {}%)", saved.round()), "GB", kept)
            .key("SSD storage")
            .usage_key("compression_savings_percent");
    }
    bill.usage("Backup storage", "GB", "backup_storage_gb");
    Ok(())
}
