//! Networks: addresses, gateways, balancers, firewalls, peering.

use rust_decimal::Decimal;

use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[
    Model { types: &["azurerm_public_ip"], service: "Azure networking", keys: &[], bill: address },
    Model {
        types: &["azurerm_public_ip_prefix"],
        service: "Azure networking",
        keys: &[],
        bill: |bill| {
            bill.hourly("IP prefix");
            Ok(())
        },
    },
    Model {
        types: &["azurerm_nat_gateway"],
        service: "Azure networking",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            bill.hourly("NAT gateway");
            bill.usage("Data processed", "GB", "monthly_data_processed_gb");
            Ok(())
        },
    },
    Model {
        types: &["azurerm_lb"],
        service: "Azure networking",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            if bill.at().text_or("sku", "Standard")?.eq_ignore_ascii_case("Basic") {
                bill.free("Data processed", "basic load balancers cost nothing");
            } else {
                bill.usage("Data processed", "GB", "monthly_data_processed_gb");
            }
            Ok(())
        },
    },
    Model {
        types: &["azurerm_lb_rule", "azurerm_lb_outbound_rule"],
        service: "Azure networking",
        keys: &[],
        bill: rule,
    },
    Model {
        types: &["azurerm_application_gateway"],
        service: "Azure networking",
        keys: &["capacity_units", "monthly_data_processed_gb"],
        bill: gateway,
    },
    Model {
        types: &["azurerm_firewall"],
        service: "Azure networking",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            let at = bill.at();
            let tier = capital(at.text_or("sku_tier", "Standard")?);
            let name = match (at.text_or("sku_name", "AZFW_VNet")?, tier.as_str()) {
                ("AZFW_Hub", "Premium") => "Deployment (Premium Secured Virtual Hub)".to_owned(),
                ("AZFW_Hub", _) => "Deployment (Standard Secure Virtual Hub)".to_owned(),
                (_, tier) => format!("Deployment ({tier})"),
            };
            bill.hourly(name);
            bill.usage("Data processed", "GB", "monthly_data_processed_gb").variant(&tier);
            Ok(())
        },
    },
    Model {
        types: &["azurerm_bastion_host"],
        service: "Azure networking",
        keys: &["monthly_outbound_data_gb"],
        bill: |bill| {
            let sku = bill.at().text_or("sku", "Basic")?;
            bill.hourly("Bastion host").variant(&sku.to_lowercase());
            let name = |tier: &str| format!("Outbound data transfer ({tier})");
            bill.tiers(name, "GB", "monthly_outbound_data_gb", 1, &OUTBOUND);
            Ok(())
        },
    },
    Model {
        types: &["azurerm_private_endpoint"],
        service: "Azure networking",
        keys: &["monthly_inbound_data_processed_gb", "monthly_outbound_data_processed_gb"],
        bill: |bill| {
            bill.monthly("Private endpoint", "hour", 730).formula("730 h");
            let inbound = |tier: &str| format!("Inbound data processed ({tier})");
            bill.tiers(inbound, "GB", "monthly_inbound_data_processed_gb", 1, &PRIVATE);
            let outbound = |tier: &str| format!("Outbound data processed ({tier})");
            bill.tiers(outbound, "GB", "monthly_outbound_data_processed_gb", 1, &PRIVATE);
            Ok(())
        },
    },
    Model {
        types: &["azurerm_virtual_network_gateway"],
        service: "Azure networking",
        keys: &["p2s_connection", "monthly_data_transfer_gb"],
        bill: |bill| {
            let sku = bill.at().text_or("sku", "Basic")?;
            bill.hourly(format!("VPN gateway ({sku})"));
            let tunnels = bill.used("p2s_connection").map(|count| (count - Decimal::from(128)).max(Decimal::ZERO));
            if tunnels.is_none_or(|tunnels| !tunnels.is_zero()) {
                bill.assumed("VPN gateway P2S tunnels (over 128)", "tunnel", "p2s_connection", tunnels, 1);
            }
            bill.usage("VPN gateway data tranfer", "GB", "monthly_data_transfer_gb");
            Ok(())
        },
    },
    Model {
        types: &["azurerm_virtual_network_gateway_connection"],
        service: "Azure networking",
        keys: &[],
        bill: |bill| {
            let gateway =
                bill.linked("virtual_network_gateway_id", &["azurerm_virtual_network_gateway"]).map(Block::of);
            let sku = match gateway {
                Some(gateway) => gateway.text_or("sku", "Basic")?.to_owned(),
                None => "Basic".to_owned(),
            };
            if bill.at().need("type")?.eq_ignore_ascii_case("IPsec") {
                bill.hourly(format!("VPN gateway ({sku})"));
            } else {
                bill.free("Connection", "only site-to-site tunnels are paid for");
            }
            Ok(())
        },
    },
    Model {
        types: &["azurerm_virtual_hub"],
        service: "Azure networking",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            bill.hourly("Deployment");
            bill.usage("Data processed", "GB", "monthly_data_processed_gb");
            Ok(())
        },
    },
    Model {
        types: &["azurerm_network_ddos_protection_plan"],
        service: "Azure networking",
        keys: &["overage_amount"],
        bill: |bill| {
            bill.hourly("DDoS Protection Plan");
            bill.usage("Overage charges", "resources", "overage_amount");
            Ok(())
        },
    },
];

const OUTBOUND: [Tier; 5] = [
    ("first 10TB", Some(10_000)),
    ("next 40TB", Some(50_000)),
    ("next 100TB", Some(150_000)),
    ("next 350TB", Some(500_000)),
    ("over 500TB", None),
];
const PRIVATE: [Tier; 3] = [("first 1PB", Some(1_000_000)), ("next 4PB", Some(4_000_000)), ("over 5PB", None)];

fn address(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let method = at.text_or("allocation_method", "Static")?.to_lowercase();
    let sku = if method == "dynamic" { "Basic" } else { at.text_or("sku", "Standard")? };
    let tier =
        if sku == "Standard" { at.text_or("sku_tier", "Regional")?.to_lowercase() } else { "regional".to_owned() };
    bill.hourly(format!("IP address ({method}, {tier})")).variant(&sku.to_lowercase());
    Ok(())
}

fn rule(bill: &mut Bill<'_>) -> Read<()> {
    let balancer = bill.linked("loadbalancer_id", &["azurerm_lb"]).map(Block::of);
    let basic = match balancer {
        Some(balancer) => balancer.text_or("sku", "Standard")?.eq_ignore_ascii_case("Basic"),
        None => false,
    };
    if basic {
        bill.free("Rule usage", "rules of basic load balancers cost nothing");
    } else {
        bill.hourly("Rule usage");
    }
    Ok(())
}

fn gateway(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.block_or_empty("sku")?;
    let name = sku.need("name")?.to_lowercase();
    let autoscale = at.block_or_empty("autoscale_configuration")?;
    let capacity = sku.number("capacity").ok().flatten().filter(|units| !units.is_zero());
    let least = autoscale.number("min_capacity").ok().flatten();
    let units = capacity.or_else(|| bill.used("capacity_units")).or(least).unwrap_or(Decimal::ONE);
    let (family, size) = name.split_once('_').unwrap_or((&name, "v2"));
    if size == "v2" {
        let (tier, of) = if family == "standard" { ("basic v2", "basic") } else { ("WAF v2", "WAF") };
        bill.hourly(format!("Gateway usage ({tier})"));
        bill.hourly_by(format!("V2 capacity units ({of})"), "CU", units, "units").usage_key("capacity_units");
        return Ok(());
    }
    let tier = if family == "standard" { "basic" } else { "WAF" };
    bill.hourly_by(format!("Gateway usage ({tier}, {size})"), "hours", units, "instances");
    let steps: &[Tier] = match size {
        "small" => &[("0-10TB", Some(10_240)), ("10-40TB", Some(30_720)), ("over 40TB", None)],
        _ => return Ok(()),
    };
    bill.tiers(|tier| format!("Data processing ({tier})"), "GB", "monthly_data_processed_gb", 1, steps);
    Ok(())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters.as_str().to_lowercase().chars()).collect())
}
