//! Disks, images, snapshots.

use domain::planned::PlannedResource;
use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["google_compute_disk", "google_compute_region_disk"],
        service: "Compute Engine",
        keys: &[],
        bill: disk,
    },
    Model { types: &["google_compute_image"], service: "Compute Engine", keys: &["storage_gb"], bill: image },
    Model { types: &["google_compute_snapshot"], service: "Compute Engine", keys: &["storage_gb"], bill: snapshot },
    Model {
        types: &["google_compute_machine_image"],
        service: "Compute Engine",
        keys: &["storage_gb"],
        bill: |bill| {
            bill.usage("Storage", "GB", "storage_gb");
            Ok(())
        },
    },
];

/// Where prices of disks are kept.
const FAMILY: &str = "google_compute_disk";
/// How far back images and snapshots are followed to the disk that they are of.
const DEEPEST: usize = 8;

/// The line of so much storage of a type.
pub(super) fn storage(bill: &mut Bill<'_>, kind: &str, gigabytes: Decimal) {
    let kind = kind.rsplit('/').next().unwrap_or(kind);
    let name = match kind {
        "pd-balanced" => "Balanced provisioned storage (pd-balanced)",
        "pd-ssd" => "SSD provisioned storage (pd-ssd)",
        "pd-extreme" => "Extreme provisioned storage (pd-extreme)",
        "hyperdisk-extreme" => "Hyperdisk provisioned storage (hyperdisk-extreme)",
        "" | "pd-standard" => "Standard provisioned storage (pd-standard)",
        other => {
            bill.unknown("Storage", format!("disks of type `{other}` are not known"));
            return;
        }
    };
    bill.monthly(name, "GB", gigabytes).family(FAMILY);
}

fn disk(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let kind = at.text_or("type", "pd-standard")?;
    if bill.kind() == "google_compute_region_disk" {
        bill.unknown("Regional storage", "regional disks are not priced");
        return Ok(());
    }
    let size = size_of_disk(bill, bill.resource(), 0)?.unwrap_or_default();
    storage(bill, kind, size);
    let iops = match kind {
        "pd-extreme" => at.number_or("provisioned_iops", 100_000)?,
        "hyperdisk-extreme" => match at.number("provisioned_iops")? {
            Some(iops) => iops,
            None => (size * Decimal::from(1_200)).min(Decimal::from(350_000)),
        },
        _ => return Ok(()),
    };
    bill.monthly("Provisioned IOPS", "IOPS", iops).variant(kind);
    Ok(())
}

/// The size that a disk says, or that of what it is made from, or what its type has without that.
fn size_of_disk(bill: &Bill<'_>, disk: &PlannedResource, depth: usize) -> Read<Option<Decimal>> {
    let at = Block::of(disk);
    if let Ok(Some(size)) = at.number("size") {
        return Ok(Some(size));
    }
    if depth < DEEPEST {
        if let Some(image) = bill.linked_from(disk, "image", &["google_compute_image"]) {
            return size_of_image(bill, image, depth + 1);
        }
        if let Some(snapshot) = bill.linked_from(disk, "snapshot", &["google_compute_snapshot"]) {
            return size_of_snapshot(bill, snapshot, depth + 1);
        }
    }
    Ok(Some(Decimal::from(match at.text_or("type", "pd-standard")? {
        "pd-balanced" | "pd-ssd" => 100,
        "pd-extreme" | "hyperdisk-extreme" => 1_000,
        _ => 500,
    })))
}

fn size_of_image(bill: &Bill<'_>, image: &PlannedResource, depth: usize) -> Read<Option<Decimal>> {
    if let Ok(Some(size)) = Block::of(image).number("disk_size_gb") {
        return Ok(Some(size));
    }
    if depth >= DEEPEST {
        return Ok(None);
    }
    if let Some(disk) = bill.linked_from(image, "source_disk", &[FAMILY]) {
        return size_of_disk(bill, disk, depth + 1);
    }
    if let Some(image) = bill.linked_from(image, "source_image", &["google_compute_image"]) {
        return size_of_image(bill, image, depth + 1);
    }
    match bill.linked_from(image, "source_snapshot", &["google_compute_snapshot"]) {
        Some(snapshot) => size_of_snapshot(bill, snapshot, depth + 1),
        None => Ok(None),
    }
}

fn size_of_snapshot(bill: &Bill<'_>, snapshot: &PlannedResource, depth: usize) -> Read<Option<Decimal>> {
    match bill.linked_from(snapshot, "source_disk", &[FAMILY]) {
        Some(disk) if depth < DEEPEST => size_of_disk(bill, disk, depth + 1),
        _ => Ok(None),
    }
}

fn image(bill: &mut Bill<'_>) -> Read<()> {
    let size = size_of_image(bill, bill.resource(), 0)?;
    stored(bill, size);
    Ok(())
}

fn snapshot(bill: &mut Bill<'_>) -> Read<()> {
    let size = size_of_snapshot(bill, bill.resource(), 0)?;
    stored(bill, size);
    Ok(())
}

/// As much as is assumed, or as large as the disk is.
fn stored(bill: &mut Bill<'_>, size: Option<Decimal>) {
    let used = bill.used("storage_gb");
    let line = bill.assumed("Storage", "GB", "storage_gb", used.or(size.filter(|size| !size.is_zero())), 1);
    if used.is_none()
        && let Some(size) = size
    {
        line.assumed = false;
        line.formula(format!("{} GB of the disk", decimal::shown(size)));
    }
}
