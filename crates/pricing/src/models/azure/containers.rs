//! Azure Kubernetes Service, Container Registry.

use rust_decimal::Decimal;

use super::{disks, machines};
use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["azurerm_kubernetes_cluster"],
        service: "Azure Kubernetes Service",
        keys: &["default_node_pool.nodes", "default_node_pool.monthly_hrs", "load_balancer.monthly_data_processed_gb"],
        bill: cluster,
    },
    Model {
        types: &["azurerm_kubernetes_cluster_node_pool"],
        service: "Azure Kubernetes Service",
        keys: &["nodes", "monthly_hrs"],
        bill: |bill| {
            let at = bill.at();
            pool(bill, &at)
        },
    },
    Model {
        types: &["azurerm_container_registry"],
        service: "Azure Container Registry",
        keys: &["storage_gb", "monthly_build_vcpu_hrs"],
        bill: registry,
    },
];

fn cluster(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let tier = at.text("sku_tier").ok().flatten().unwrap_or("Free");
    if tier.eq_ignore_ascii_case("Paid") || tier.eq_ignore_ascii_case("Standard") {
        bill.hourly("Uptime SLA");
    } else if tier.eq_ignore_ascii_case("Premium") {
        bill.unknown("Uptime SLA", "the tier Premium is not priced");
    }
    if let Some(own) = at.block("default_node_pool")? {
        bill.part("default_node_pool", |bill| bill.under("default_node_pool.", None, |bill| pool(bill, &own)));
    }
    bill.count(Decimal::ONE, "");
    let balancer = at.block_or_empty("network_profile")?.text("load_balancer_sku").ok().flatten().unwrap_or("standard");
    if balancer.eq_ignore_ascii_case("standard") && at.has("network_profile") {
        bill.part("Load Balancer", |bill| {
            bill.usage("Data processed", "GB", "load_balancer.monthly_data_processed_gb").family("azurerm_lb");
            Ok(())
        });
    }
    if at.flag("http_application_routing_enabled").unwrap_or(false) {
        bill.part("DNS", |bill| {
            bill.monthly("Hosted zone", "months", 1).family("azurerm_dns_zone").everywhere();
            Ok(())
        });
    }
    Ok(())
}

fn pool(bill: &mut Bill<'_>, at: &Block<'_>) -> Read<()> {
    let mut count = at.number("node_count").ok().flatten().filter(|count| !count.is_zero());
    if count.is_none() {
        count = at.number("min_count").ok().flatten().filter(|count| !count.is_zero());
    }
    let count = bill.used("nodes").or(count).unwrap_or(Decimal::ONE);
    bill.count(count, "nodes");
    let size = at.need("vm_size")?;
    if at.text("os_type").ok().flatten().is_some_and(|system| system.eq_ignore_ascii_case("windows")) {
        machines::windows(bill, size, None);
    } else {
        machines::linux(bill, size);
    }
    if at.text("os_disk_type").ok().flatten().unwrap_or("Managed").eq_ignore_ascii_case("managed") {
        let gigabytes = at
            .number("os_disk_size_gb")
            .ok()
            .flatten()
            .filter(|size| !size.is_zero())
            .unwrap_or_else(|| Decimal::from(128));
        bill.part("os_disk", |bill| {
            disks::sold(bill, if premium(size) { 'P' } else { 'S' }, "LRS", gigabytes);
            Ok(())
        });
    }
    Ok(())
}

/// Whether machines of a size take premium disks: an `s` after the number says so.
fn premium(size: &str) -> bool {
    let family = size.split('_').nth(1).unwrap_or_default().to_lowercase();
    if ["ds", "gs", "m"].iter().any(|start| family.starts_with(start)) {
        return true;
    }
    let after = family.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    after.trim_start_matches(|letter: char| letter.is_ascii_digit()).contains('s')
}

fn registry(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.text_or("sku", "Classic")?;
    let included = match sku.to_lowercase().as_str() {
        "classic" | "basic" => 10,
        "standard" => 100,
        _ => 500,
    };
    let copies =
        at.length("georeplications")?.unwrap_or_default() + at.length("georeplication_locations")?.unwrap_or_default();
    if copies > 0 {
        let unit = if copies == 1 { "location" } else { "locations" };
        let days = Decimal::from(copies) * Decimal::from(30);
        bill.monthly(format!("Geo replication ({copies} {unit})"), "days", days)
            .key("Geo replication")
            .variant(&sku.to_lowercase());
    }
    bill.monthly(format!("Registry usage ({sku})"), "days", 30).key(format!("Registry usage ({})", sku.to_lowercase()));
    let stored = bill.used("storage_gb").map(|size| (size - Decimal::from(included)).max(Decimal::ZERO));
    bill.assumed(format!("Storage (over {included}GB)"), "GB", "storage_gb", stored, 1).key("Storage");
    let seconds = bill.used("monthly_build_vcpu_hrs").and_then(|hours| decimal::times(hours, Decimal::from(3_600)));
    bill.assumed("Build vCPU", "seconds", "monthly_build_vcpu_hrs", seconds, 1);
    Ok(())
}
