//! App Service, Functions, static web apps, API Management.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read, Unknown};

pub(super) const MODELS: &[Model] = &[
    Model { types: &["azurerm_service_plan"], service: "Azure App Service", keys: &[], bill: plan },
    Model { types: &["azurerm_app_service_plan"], service: "Azure App Service", keys: &[], bill: classic_plan },
    Model {
        types: &["azurerm_function_app", "azurerm_linux_function_app", "azurerm_windows_function_app"],
        service: "Azure Functions",
        keys: &["monthly_executions", "execution_duration_ms", "memory_mb", "instances"],
        bill: function,
    },
    Model {
        types: &["azurerm_static_site", "azurerm_static_web_app"],
        service: "Azure Static Web Apps",
        keys: &["monthly_bandwidth_gb"],
        bill: |bill| {
            if bill.at().text_or("sku_tier", "Free")?.eq_ignore_ascii_case("Standard") {
                bill.monthly("Service", "months", 1).key("Service");
            } else {
                bill.free("Service", "the free tier costs nothing");
            }
            Ok(())
        },
    },
    Model {
        types: &["azurerm_api_management"],
        service: "Azure API Management",
        keys: &["monthly_api_calls", "self_hosted_gateway_count"],
        bill: management,
    },
    Model {
        types: &["azurerm_app_configuration"],
        service: "Azure App Configuration",
        keys: &["monthly_additional_requests"],
        bill: configuration,
    },
];

/// Plans of functions, logic apps and consumption are paid for with what runs on them.
fn paid_elsewhere(sku: &str) -> bool {
    let lower = sku.to_lowercase();
    lower.len() < 2 || ["ep", "ws", "y1", "fc"].iter().any(|start| lower.starts_with(start))
}

fn plan(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.need("sku_name")?;
    if paid_elsewhere(sku) {
        bill.free("Instance usage", "it is paid for with the apps that run on it");
        return Ok(());
    }
    if sku.to_lowercase().starts_with('f') {
        bill.free("Instance usage", "the free plan costs nothing");
        return Ok(());
    }
    let system = at.text_or("os_type", "Linux")?.to_lowercase();
    let system = if system.contains("windows") { "windows" } else { "linux" };
    let workers = at.number("worker_count").ok().flatten().unwrap_or(Decimal::ONE);
    usage(bill, sku, system, workers);
    Ok(())
}

fn classic_plan(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.block_or_empty("sku")?;
    let size = sku.need("size")?;
    if paid_elsewhere(size) {
        bill.free("Instance usage", "it is paid for with the apps that run on it");
        return Ok(());
    }
    if size.to_lowercase().starts_with('f') {
        bill.free("Instance usage", "the free plan costs nothing");
        return Ok(());
    }
    let kind = at.text_or("kind", "windows")?.to_lowercase();
    let system = if kind == "app" || kind == "windows" { "windows" } else { "linux" };
    let capacity = sku.number("capacity").ok().flatten().filter(|count| !count.is_zero()).unwrap_or(Decimal::ONE);
    usage(bill, size, system, capacity);
    Ok(())
}

fn usage(bill: &mut Bill<'_>, size: &str, system: &str, count: Decimal) {
    bill.hourly_by(format!("Instance usage ({size})"), "hours", count, "instances")
        .family("azurerm_service_plan")
        .key(format!("Instance usage ({}) [{system}]", size.to_lowercase()));
}

fn function(bill: &mut Bill<'_>) -> Read<()> {
    let types = ["azurerm_service_plan", "azurerm_app_service_plan"];
    let plan = bill.linked("service_plan_id", &types).or_else(|| bill.linked("app_service_plan_id", &types));
    let sku = match plan.map(Block::of) {
        Some(plan) => match plan.text("sku_name")? {
            Some(sku) => sku,
            None => plan.block_or_empty("sku")?.text_or("size", "")?,
        },
        None if bill.refers("service_plan_id") || bill.refers("app_service_plan_id") => {
            return Err(Unknown("which plan it runs on is not known".to_owned()));
        }
        None => "Y1",
    };
    let sku = sku.to_uppercase();
    let family = "azurerm_function_app";
    let size = match sku.as_str() {
        "EP1" => Some((1, Decimal::new(35, 1))),
        "EP2" => Some((2, Decimal::from(7))),
        "EP3" => Some((4, Decimal::from(14))),
        _ => None,
    };
    if let Some((cpus, memory)) = size {
        let instances = bill.used("instances").unwrap_or(Decimal::ONE);
        let lines = [("vCPU", "vCPU", Decimal::from(cpus)), ("Memory", "GB", memory)];
        for (name, unit, amount) in lines {
            // Paid by the hour, and shown for the month as Infracost has it.
            let shown = decimal::times(amount, instances).unwrap_or_default();
            bill.monthly(format!("{name} ({sku})"), unit, shown)
                .family(family)
                .key(name)
                .usage_key("instances")
                .formula(format!("{} {unit} × {} instances, all month", amount.normalize(), instances.normalize()));
        }
        return Ok(());
    }
    if !sku.starts_with('Y') && !sku.is_empty() {
        bill.free("Executions", "it is paid for with its plan");
        return Ok(());
    }
    let seconds = bill.used("monthly_executions").and_then(|executions| {
        let slice = Decimal::from(128);
        let memory = decimal::over(bill.used("memory_mb")?.max(slice), slice)?.ceil() * slice;
        let duration = bill.used("execution_duration_ms")?.max(Decimal::ONE_HUNDRED);
        let work = decimal::times(decimal::times(executions, memory)?, duration)?;
        decimal::over(work, Decimal::from(1_024_000))
    });
    bill.assumed("Execution time", "GB-seconds", "monthly_executions", seconds, 1).family(family);
    bill.usage_per("Executions", "1M requests", "monthly_executions", 1_000_000).family(family);
    Ok(())
}

fn management(bill: &mut Bill<'_>) -> Read<()> {
    let sku = bill.at().need("sku_name")?;
    let (tier, capacity) = sku.split_once('_').unwrap_or((sku, "1"));
    let tier = tier.to_lowercase();
    if tier == "consumption" {
        bill.usage_per("API management (consumption)", "1M calls", "monthly_api_calls", 1_000_000);
        return Ok(());
    }
    let units = decimal::parse(capacity).unwrap_or(Decimal::ONE);
    bill.monthly(format!("API management ({tier})"), "units", units);
    if tier == "premium" {
        bill.usage("Self hosted gateway", "gateways", "self_hosted_gateway_count");
    }
    Ok(())
}

fn configuration(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.text_or("sku", "free")?.to_lowercase();
    if sku == "free" {
        bill.free("Instance", "the free tier costs nothing");
        return Ok(());
    }
    let replicas = at.length("replica")?.unwrap_or_default();
    let name = match replicas {
        0 => "Instance".to_owned(),
        1 => "Instance (1 replica)".to_owned(),
        count => format!("Instance ({count} replicas)"),
    };
    let count = Decimal::from(replicas + 1);
    bill.monthly(name, "days", count * Decimal::from(30))
        .key("Instance")
        .variant(&sku)
        .formula(format!("30 days × {count}"));
    bill.usage_per("Requests (over 200k/day per replica)", "10k requests", "monthly_additional_requests", 10_000)
        .variant(&sku);
    Ok(())
}
