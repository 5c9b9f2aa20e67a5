//! DNS.

use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model { types: &["azurerm_dns_zone", "azurerm_private_dns_zone"], service: "Azure DNS", keys: &[], bill: zone },
    Model {
        types: &[
            "azurerm_dns_a_record",
            "azurerm_dns_aaaa_record",
            "azurerm_dns_caa_record",
            "azurerm_dns_cname_record",
            "azurerm_dns_mx_record",
            "azurerm_dns_ns_record",
            "azurerm_dns_ptr_record",
            "azurerm_dns_srv_record",
            "azurerm_dns_txt_record",
            "azurerm_private_dns_a_record",
            "azurerm_private_dns_aaaa_record",
            "azurerm_private_dns_cname_record",
            "azurerm_private_dns_mx_record",
            "azurerm_private_dns_ptr_record",
            "azurerm_private_dns_srv_record",
            "azurerm_private_dns_txt_record",
        ],
        service: "Azure DNS",
        keys: &["monthly_queries"],
        bill: |bill| {
            in_zone(bill);
            bill.tiers(|tier| format!("DNS queries ({tier})"), "1M queries", "monthly_queries", 1_000_000, &QUERIES);
            Ok(())
        },
    },
    Model {
        types: &["azurerm_private_dns_resolver_inbound_endpoint"],
        service: "Azure DNS",
        keys: &[],
        bill: |bill| {
            bill.monthly("Inbound endpoint", "months", 1);
            Ok(())
        },
    },
    Model {
        types: &["azurerm_private_dns_resolver_outbound_endpoint"],
        service: "Azure DNS",
        keys: &[],
        bill: |bill| {
            bill.monthly("Outbound endpoint", "months", 1);
            Ok(())
        },
    },
    Model {
        types: &["azurerm_private_dns_resolver_dns_forwarding_ruleset"],
        service: "Azure DNS",
        keys: &[],
        bill: |bill| {
            bill.monthly("DNS forwarding ruleset", "months", 1);
            Ok(())
        },
    },
];

const QUERIES: [Tier; 2] = [("first 1B", Some(1_000_000_000)), ("over 1B", None)];

fn zone(bill: &mut Bill<'_>) -> Read<()> {
    in_zone(bill);
    bill.monthly("Hosted zone", "months", 1);
    Ok(())
}

/// DNS is priced by zones of the world, not by region.
fn in_zone(bill: &mut Bill<'_>) {
    let region = bill.region().to_owned();
    let zone = match () {
        () if region.starts_with("usgov") => "US Gov Zone 1",
        () if region.starts_with("germany") => "DE Zone 1",
        () if region.starts_with("china") => "Zone 1 (China)",
        () => "Zone 1",
    };
    bill.in_place(Some(zone.to_owned()));
}
