//! Amazon Elastic Block Store.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read};

pub(super) const FAMILY: &str = "aws_ebs_volume";
/// What a volume has where nobody says it.
const GIGABYTES: i64 = 8;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &[FAMILY],
        service: "Amazon EBS",
        keys: &["monthly_standard_io_requests"],
        bill: |bill| {
            let at = bill.at();
            volume(bill, &at, "type", "size")
        },
    },
    Model {
        types: &["aws_ebs_snapshot"],
        service: "Amazon EBS",
        keys: &[
            "fast_snapshot_restore_hours",
            "monthly_list_block_requests",
            "monthly_get_block_requests",
            "monthly_put_block_requests",
        ],
        bill: |bill| {
            snapshot(bill)?;
            bill.usage("Fast snapshot restore", "DSU-hours", "fast_snapshot_restore_hours");
            let list = "ListChangedBlocks & ListSnapshotBlocks API requests";
            bill.usage_per(list, "1k requests", "monthly_list_block_requests", 1_000);
            bill.usage_per("GetSnapshotBlock API requests", "1k SnapshotAPIUnits", "monthly_get_block_requests", 1_000);
            bill.usage_per("PutSnapshotBlock API requests", "1k SnapshotAPIUnits", "monthly_put_block_requests", 1_000);
            Ok(())
        },
    },
    Model { types: &["aws_ebs_snapshot_copy"], service: "Amazon EBS", keys: &[], bill: snapshot },
];

/// The lines of a volume that a block describes.
pub(super) fn volume(bill: &mut Bill<'_>, at: &Block<'_>, kind: &str, size: &str) -> Read<()> {
    let kind = at.text_or(kind, "gp2")?.to_lowercase();
    let said = at.number(size)?;
    let gigabytes = said.unwrap_or_else(|| Decimal::from(GIGABYTES));
    bill.under("", Some(FAMILY), |bill| {
        let name = match kind.as_str() {
            "standard" => "Storage (magnetic)",
            "io1" => "Storage (provisioned IOPS SSD, io1)",
            "io2" => "Storage (provisioned IOPS SSD, io2)",
            "st1" => "Storage (throughput optimized HDD, st1)",
            "sc1" => "Storage (cold HDD, sc1)",
            "gp3" => "Storage (general purpose SSD, gp3)",
            "gp2" => "Storage (general purpose SSD, gp2)",
            _ => {
                bill.unknown("Storage", format!("volumes of type `{kind}` are not known"));
                return Ok(());
            }
        };
        let storage = bill.monthly(name, "GB", gigabytes);
        if said.is_none() {
            storage.note("8 GB are assumed where no size is set");
        }
        if kind == "gp3" {
            let throughput = at.number_or("throughput", 125)? - Decimal::from(125);
            if throughput > Decimal::ZERO {
                bill.monthly("Provisioned throughput", "Mbps", throughput).note("above the 125 that are included");
            }
        }
        let iops = at.number_or("iops", 0)?;
        match kind.as_str() {
            "io1" | "io2" => {
                bill.monthly("Provisioned IOPS", "IOPS", iops).variant(&kind);
            }
            "gp3" if iops > Decimal::from(3_000) => {
                let above = iops - Decimal::from(3_000);
                bill.monthly("Provisioned IOPS", "IOPS", above)
                    .variant(&kind)
                    .note("above the 3,000 that are included");
            }
            "standard" => {
                bill.usage_per("I/O requests", "1M request", "monthly_standard_io_requests", 1_000_000);
            }
            _ => {}
        }
        Ok(())
    })
}

fn snapshot(bill: &mut Bill<'_>) -> Read<()> {
    let volume = bill.linked("volume_id", &[FAMILY]).or_else(|| {
        let original = bill.linked("source_snapshot_id", &["aws_ebs_snapshot"])?;
        bill.linked_from(original, "volume_id", &[FAMILY])
    });
    let size = match volume {
        Some(volume) => Block::of(volume).number("size")?,
        None => None,
    };
    let gigabytes = size.unwrap_or_else(|| Decimal::from(GIGABYTES));
    let line = bill.monthly("EBS snapshot storage", "GB", gigabytes).family("aws_ebs_snapshot");
    line.formula(match size {
        Some(size) => format!("{} GB of the volume", decimal::shown(size)),
        None => "8 GB, as the volume is not known".to_owned(),
    });
    Ok(())
}
