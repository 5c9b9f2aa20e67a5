//! Managed disks.

use rust_decimal::Decimal;

use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[Model {
    types: &[FAMILY],
    service: "Azure Managed Disks",
    keys: &["monthly_disk_operations"],
    bill: |bill| {
        let at = bill.at();
        let kind = at.need("storage_account_type")?;
        disk(bill, &at, kind)
    },
}];

/// Where prices of disks are kept.
const FAMILY: &str = "azurerm_managed_disk";

/// A size as it is sold: the letter is the kind's, and this the number after it.
const SIZES: [(i64, i64); 14] = [
    (1, 4),
    (2, 8),
    (3, 16),
    (4, 32),
    (6, 64),
    (10, 128),
    (15, 256),
    (20, 512),
    (30, 1_024),
    (40, 2_048),
    (50, 4_096),
    (60, 8_192),
    (70, 16_384),
    (80, 32_767),
];

/// The lines of a disk that a block describes.
pub(super) fn disk(bill: &mut Bill<'_>, at: &Block<'_>, kind: &str) -> Read<()> {
    let size = at.number("disk_size_gb").ok().flatten().filter(|size| !size.is_zero());
    let (kind, copies) = kind.split_once('_').unwrap_or((kind, ""));
    if kind.eq_ignore_ascii_case("UltraSSD") {
        return ultra(bill, at, size);
    }
    let letter = match kind {
        "Standard" => 'S',
        "StandardSSD" => 'E',
        "Premium" => 'P',
        other => {
            bill.unknown("Storage", format!("disks of type `{other}` are not known"));
            return Ok(());
        }
    };
    sold(bill, letter, copies, size.unwrap_or_else(|| Decimal::from(30)));
    if letter != 'P' {
        bill.usage_per("Disk operations", "10k operations", "monthly_disk_operations", 10_000)
            .family(FAMILY)
            .variant(&letter.to_string());
    }
    Ok(())
}

/// The line of the size that is sold for so many gigabytes.
pub(super) fn sold(bill: &mut Bill<'_>, letter: char, copies: &str, gigabytes: Decimal) {
    let first = if letter == 'S' { 32 } else { 4 };
    let found = SIZES.iter().filter(|(_, size)| *size >= first).find(|(_, size)| Decimal::from(*size) >= gigabytes);
    let Some((number, size)) = found else {
        bill.unknown("Storage", format!("no disk has {} GB", gigabytes.normalize()));
        return;
    };
    bill.monthly(format!("Storage ({letter}{number}, {copies})"), "months", 1)
        .family(FAMILY)
        .formula(format!("1 month; {letter}{number} holds {size} GB"));
}

fn ultra(bill: &mut Bill<'_>, at: &Block<'_>, size: Option<Decimal>) -> Read<()> {
    let wanted = size.unwrap_or_else(|| Decimal::from(1_024));
    let step = Decimal::from(1_024);
    let size = [4, 8, 16, 32, 64, 128, 256, 512]
        .into_iter()
        .map(Decimal::from)
        .find(|size| *size >= wanted)
        .unwrap_or_else(|| (wanted / step).ceil() * step);
    let iops = at.number("disk_iops_read_write").ok().flatten().unwrap_or_else(|| Decimal::from(2_048));
    let throughput = at.number("disk_mbps_read_write").ok().flatten().unwrap_or_else(|| Decimal::from(8));
    let lines = [
        (format!("Storage (ultra, {} GiB)", size.normalize()), "GiB", size, "Storage (ultra)"),
        ("Provisioned IOPS".to_owned(), "IOPS", iops, "Provisioned IOPS (ultra)"),
        ("Throughput".to_owned(), "MB/s", throughput, "Throughput (ultra)"),
    ];
    for (name, unit, amount, key) in lines {
        bill.monthly(name, unit, amount).family(FAMILY).key(key);
    }
    Ok(())
}
