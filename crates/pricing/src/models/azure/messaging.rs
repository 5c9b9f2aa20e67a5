//! Service Bus, Event Hubs, Event Grid, Notification Hubs, SignalR, IoT Hub.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["azurerm_servicebus_namespace"],
        service: "Azure Service Bus",
        keys: &["monthly_messaging_operations", "monthly_brokered_connections"],
        bill: bus,
    },
    Model {
        types: &["azurerm_eventhub_namespace"],
        service: "Azure Event Hubs",
        keys: &["throughput_or_capacity_units", "monthly_ingress_events", "capture_enabled", "retention_storage_gb"],
        bill: hubs,
    },
    Model {
        types: &["azurerm_eventgrid_topic", "azurerm_eventgrid_system_topic"],
        service: "Azure Event Grid",
        keys: &["monthly_operations"],
        bill: |bill| {
            // The first 100,000 are included, and those begun are paid for whole.
            let each = Decimal::from(100_000);
            let begun = bill
                .used("monthly_operations")
                .and_then(|used| decimal::times(decimal::over((used - each).max(Decimal::ZERO), each)?.ceil(), each));
            bill.assumed("Operations", "100k operations", "monthly_operations", begun, 100_000);
            Ok(())
        },
    },
    Model {
        types: &["azurerm_signalr_service"],
        service: "Azure SignalR Service",
        keys: &["monthly_additional_messages"],
        bill: |bill| {
            let sku = bill.at().block_or_empty("sku")?;
            let tier = sku.need("name")?.split('_').next().unwrap_or_default().to_owned();
            if tier.eq_ignore_ascii_case("Free") {
                bill.free("Service usage", "the free tier costs nothing");
                return Ok(());
            }
            let units = sku.number_or("capacity", 1)?;
            bill.monthly(format!("Service usage ({tier})"), "units", units);
            let name = format!("Additional messages ({tier})");
            bill.usage_per(name, "1M messages", "monthly_additional_messages", 1_000_000);
            Ok(())
        },
    },
    Model {
        types: &["azurerm_iothub"],
        service: "Azure IoT Hub",
        keys: &[],
        bill: |bill| {
            let sku = bill.at().block_or_empty("sku")?;
            let name = sku.need("name")?;
            if name.eq_ignore_ascii_case("F1") {
                bill.free("IoT Hub", "the free tier costs nothing");
            } else {
                bill.monthly("IoT Hub", "units", sku.number_or("capacity", 1)?).variant(&name.to_lowercase());
            }
            Ok(())
        },
    },
    Model {
        types: &["azurerm_iothub_dps"],
        service: "Azure IoT Hub",
        keys: &["monthly_operations"],
        bill: |bill| {
            bill.usage_per("Device provisioning", "1k operations", "monthly_operations", 1_000);
            Ok(())
        },
    },
];

/// A step of a tiered price, of which the first is included.
type Included = [(&'static str, Option<i64>); 4];

const OPERATIONS: Included = [
    ("", Some(13_000_000)),
    ("13M-100M", Some(87_000_000)),
    ("100M-2,500M", Some(2_400_000_000)),
    ("over 2,500M", None),
];
const CONNECTIONS: Included =
    [("", Some(1_000)), ("1K-100K", Some(99_000)), ("100K-500K", Some(400_000)), ("over 500K", None)];

fn bus(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    match at.need("sku")?.to_lowercase().as_str() {
        "basic" => {
            bill.usage_per("Messaging operations", "1M operations", "monthly_messaging_operations", 1_000_000)
                .variant("basic");
        }
        "standard" => {
            bill.hourly("Base charge");
            included(
                bill,
                "Messaging operations",
                "1M operations",
                "monthly_messaging_operations",
                1_000_000,
                OPERATIONS,
            );
            included(bill, "Brokered connections", "connections", "monthly_brokered_connections", 1, CONNECTIONS);
        }
        _ => {
            let units = at.number("capacity").ok().flatten().filter(|units| !units.is_zero()).unwrap_or(Decimal::ONE);
            bill.monthly("Messaging units", "units", units);
        }
    }
    Ok(())
}

fn included(bill: &mut Bill<'_>, name: &str, unit: &'static str, key: &str, per: i64, steps: Included) {
    let Some(mut left) = bill.used(key) else {
        if let Some((step, _)) = steps.get(1) {
            bill.usage_per(format!("{name} ({step})"), unit, key, per);
        }
        return;
    };
    for (step, size) in steps {
        let taken = size.map_or(left, |size| left.min(Decimal::from(size)));
        left -= taken;
        if !step.is_empty() && taken > Decimal::ZERO {
            bill.assumed(format!("{name} ({step})"), unit, key, Some(taken), per);
        }
    }
}

fn hubs(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.need("sku")?;
    let said = at.number("capacity").ok().flatten().filter(|units| !units.is_zero());
    let capacity = bill.used("throughput_or_capacity_units").or(said).unwrap_or(Decimal::ONE);
    let dedicated = at.has_text("dedicated_cluster_id")
        || bill.linked("dedicated_cluster_id", &["azurerm_eventhub_cluster"]).is_some();
    let name = if dedicated { "Dedicated" } else { sku };
    if matches!(name, "Basic" | "Standard") {
        bill.usage_per(format!("Ingress event ({name})"), "1M events", "monthly_ingress_events", 1_000_000);
        if name == "Standard" && bill.used_text("capture_enabled") == Some("true") {
            bill.monthly("Capture", "units", capacity);
        }
        let units = "throughput units";
        bill.monthly(format!("Capacity ({name})"), units, capacity);
    } else {
        let units = if name == "Dedicated" { "capacity units" } else { "processing units" };
        bill.monthly(format!("Capacity ({name})"), units, capacity);
        let included = if name == "Dedicated" { 10_000 } else { 1_000 };
        let stored = bill.used("retention_storage_gb").and_then(|size| {
            let included = decimal::times(capacity, Decimal::from(included))?;
            Some((size - included).max(Decimal::ZERO))
        });
        bill.assumed("Extended retention", "GB", "retention_storage_gb", stored, 1);
    }
    Ok(())
}
