//! Virtual machines and scale sets of them.

use rust_decimal::Decimal;

use super::disks;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &[LINUX],
        service: "Azure Virtual Machines",
        keys: &["monthly_hrs", "os_disk.monthly_disk_operations"],
        bill: |bill| {
            let at = bill.at();
            linux(bill, at.need("size")?);
            reservation(bill, &at)?;
            os_disk(bill, &at)
        },
    },
    Model {
        types: &[WINDOWS],
        service: "Azure Virtual Machines",
        keys: &["monthly_hrs", "os_disk.monthly_disk_operations"],
        bill: |bill| {
            let at = bill.at();
            windows(bill, at.need("size")?, at.text("license_type")?);
            reservation(bill, &at)?;
            os_disk(bill, &at)
        },
    },
    Model {
        types: &["azurerm_virtual_machine"],
        service: "Azure Virtual Machines",
        keys: &["monthly_hrs", "storage_os_disk.monthly_disk_operations", "storage_data_disk.monthly_disk_operations"],
        bill: classic,
    },
    Model {
        types: &["azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set"],
        service: "Azure Virtual Machines",
        keys: &["instances", "os_disk.monthly_disk_operations"],
        bill: scale_set,
    },
    Model {
        types: &["azurerm_virtual_machine_scale_set"],
        service: "Azure Virtual Machines",
        keys: &[
            "instances",
            "storage_profile_os_disk.monthly_disk_operations",
            "storage_profile_data_disk.monthly_disk_operations",
        ],
        bill: classic_scale_set,
    },
    Model {
        types: &["azurerm_machine_learning_compute_cluster", "azurerm_machine_learning_compute_instance"],
        service: "Azure Machine Learning",
        keys: &["instances", "monthly_hrs"],
        bill: learning,
    },
];

const LINUX: &str = "azurerm_linux_virtual_machine";
const WINDOWS: &str = "azurerm_windows_virtual_machine";

/// The line of a Linux machine. Sizes are the same however they are written.
pub(super) fn linux(bill: &mut Bill<'_>, size: &str) {
    let size = full(size, &["basic_", "standard_"]);
    let name = format!("Instance usage (Linux, pay as you go, {size})");
    let key = format!("Instance usage (Linux, pay as you go, {})", size.to_lowercase());
    bill.hourly(name).family(LINUX).key(key);
}

/// The line of a Windows machine; with a licence of one's own it is cheaper.
pub(super) fn windows(bill: &mut Bill<'_>, size: &str, licence: Option<&str>) {
    let size = full(size, &["basic_", "standard_"]);
    let own = licence.is_some_and(|licence| {
        licence.eq_ignore_ascii_case("Windows_Client") || licence.eq_ignore_ascii_case("Windows_Server")
    });
    let bought = if own { "hybrid benefit" } else { "pay as you go" };
    let name = format!("Instance usage (Windows, {bought}, {size})");
    let key = format!("Instance usage (Windows, {bought}, {})", size.to_lowercase());
    bill.hourly(name).family(WINDOWS).key(key);
}

fn full(size: &str, starts: &[&str]) -> String {
    let lower = size.to_lowercase();
    if starts.iter().any(|start| lower.starts_with(start)) { size.to_owned() } else { format!("Standard_{size}") }
}

fn reservation(bill: &mut Bill<'_>, at: &Block<'_>) -> Read<()> {
    if at.block_or_empty("additional_capabilities")?.flag("ultra_ssd_enabled")? {
        ultra_reservation(bill);
    }
    Ok(())
}

fn ultra_reservation(bill: &mut Bill<'_>) {
    bill.usage("Ultra disk reservation (if unattached)", "vCPU", "ultra_disk_reserved_vcpus").family(LINUX);
}

fn os_disk(bill: &mut Bill<'_>, at: &Block<'_>) -> Read<()> {
    if let Some(disk) = at.block("os_disk")? {
        bill.part("os_disk", |bill| {
            let kind = disk.need("storage_account_type")?;
            bill.under("os_disk.", None, |bill| disks::disk(bill, &disk, kind))
        });
    }
    Ok(())
}

fn classic(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let size = at.need("vm_size")?;
    let image = at.block_or_empty("storage_image_reference")?.text("offer").ok().flatten().unwrap_or_default();
    let disk = at.block_or_empty("storage_os_disk")?;
    let system = disk.text("os_type").ok().flatten().unwrap_or_default();
    if image.eq_ignore_ascii_case("WindowsServer") || system.eq_ignore_ascii_case("windows") {
        windows(bill, size, at.text("license_type").ok().flatten());
    } else {
        linux(bill, size);
    }
    ultra_reservation(bill);
    classic_disks(bill, &at, "storage_os_disk", "storage_os_disk")?;
    classic_disks(bill, &at, "storage_data_disk", "storage_data_disk")
}

/// Disks of the older resources, whose type may be left out.
fn classic_disks(bill: &mut Bill<'_>, at: &Block<'_>, name: &str, part: &str) -> Read<()> {
    for disk in at.blocks(name)? {
        let kind = disk.text("managed_disk_type").ok().flatten().unwrap_or("Standard_LRS");
        bill.part(part, |bill| bill.under(&format!("{name}."), None, |bill| disks::disk(bill, &disk, kind)));
    }
    Ok(())
}

fn scale_set(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let count = match bill.used("instances") {
        Some(count) => count,
        None => at.number_or("instances", 1)?,
    };
    bill.count(count, "instances");
    let size = at.need("sku")?;
    if bill.kind().starts_with("azurerm_windows") {
        windows(bill, size, at.text("license_type")?);
    } else {
        linux(bill, size);
    }
    reservation(bill, &at)?;
    os_disk(bill, &at)
}

fn classic_scale_set(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.block_or_empty("sku")?;
    let count = match bill.used("instances") {
        Some(count) => count,
        None => sku.number_or("capacity", 1)?,
    };
    bill.count(count, "instances");
    let image = at.block_or_empty("storage_profile_image_reference")?.text("offer").ok().flatten().unwrap_or_default();
    let system = at.block_or_empty("storage_profile_os_disk")?.text("os_type").ok().flatten().unwrap_or_default();
    let is_windows = at.has("os_profile_windows_config")
        || image.eq_ignore_ascii_case("WindowsServer")
        || system.eq_ignore_ascii_case("windows");
    let size = sku.need("name")?;
    if is_windows {
        windows(bill, size, at.text("license_type").ok().flatten().or(Some("Windows_Client")));
    } else {
        linux(bill, size);
    }
    classic_disks(bill, &at, "storage_profile_os_disk", "storage_os_disk")?;
    classic_disks(bill, &at, "storage_profile_data_disk", "storage_data_disk")
}

fn learning(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    if bill.kind() == "azurerm_machine_learning_compute_cluster" {
        let least = at.block_or_empty("scale_settings")?.number_or("min_node_count", 0)?;
        bill.count(bill.used("instances").unwrap_or(least), "instances");
        linux(bill, at.need("vm_size")?);
        bill.count(Decimal::ONE, "");
    } else {
        linux(bill, at.need("virtual_machine_size")?);
    }
    Ok(())
}
