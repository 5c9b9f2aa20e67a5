//! Compute Engine: machines and groups of them.

use rust_decimal::Decimal;

use super::disks;
use super::machines::{self, Machine};
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read, Unknown};

pub(super) const MODELS: &[Model] = &[
    Model { types: &[machines::FAMILY], service: "Compute Engine", keys: &["monthly_hrs"], bill: instance },
    Model {
        types: &["google_compute_instance_group_manager", "google_compute_region_instance_group_manager"],
        service: "Compute Engine",
        keys: &[],
        bill: group,
    },
];

fn instance(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let preemptible = machines::preemptible(&at)?;
    machines::machine(bill, &Machine { kind: last(at.need("machine_type")?), preemptible })?;
    let boot = at.block_or_empty("boot_disk")?;
    if let Some(disk) = boot.block("initialize_params")? {
        let size = disk.number("size").unwrap_or_default();
        disks::storage(bill, disk.text("type").ok().flatten().unwrap_or("pd-standard"), size.unwrap_or(Decimal::TEN));
    }
    let scratch = at.length("scratch_disk").ok().flatten().unwrap_or_default();
    machines::scratch(bill, Decimal::from(scratch), preemptible);
    machines::accelerators(bill, &at, preemptible)
}

fn group(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let template = bill
        .linked("version", &["google_compute_instance_template", "google_compute_region_instance_template"])
        .map(Block::of)
        .ok_or_else(|| Unknown("its instance template is not known here".to_owned()))?;
    let target = match at.number("target_size") {
        Ok(Some(size)) => size,
        Ok(None) | Err(_) => Decimal::ONE,
    };
    let single = bill.referring("google_compute_per_instance_config").len()
        + bill.referring("google_compute_region_per_instance_config").len();
    let count = target + Decimal::from(single);
    let preemptible = machines::preemptible(&template)?;
    bill.count(count, "instances");
    machines::machine(bill, &Machine { kind: last(template.need("machine_type")?), preemptible })?;
    let mut scratch = 0;
    for (place, disk) in template.blocks("disk")?.iter().enumerate() {
        if disk.text("type").ok().flatten() == Some("SCRATCH") {
            scratch += 1;
            continue;
        }
        bill.part(&format!("disk[{place}]"), |bill| {
            let size = disk.number("disk_size_gb").ok().flatten().unwrap_or(Decimal::ONE_HUNDRED);
            disks::storage(bill, disk.text("disk_type").ok().flatten().unwrap_or("pd-standard"), size);
            Ok(())
        });
    }
    machines::scratch(bill, Decimal::from(scratch), preemptible);
    machines::accelerators(bill, &template, preemptible)
}

pub(super) fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
