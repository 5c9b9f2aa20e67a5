//! Networks: NAT gateways, VPN, transit gateways, endpoints, addresses, Direct Connect, firewalls, Global Accelerator.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_nat_gateway"],
        service: "Amazon VPC",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            bill.hourly("NAT gateway");
            bill.usage("Data processed", "GB", "monthly_data_processed_gb");
            Ok(())
        },
    },
    Model { types: &["aws_vpc_endpoint"], service: "Amazon VPC", keys: &["monthly_data_processed_gb"], bill: endpoint },
    Model {
        types: &["aws_vpn_connection"],
        service: "Amazon VPC",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            bill.hourly("VPN connection");
            if bill.at().has("transit_gateway_id") {
                bill.hourly("Transit gateway attachment").family(TRANSIT);
                bill.usage("Data processed", "GB", "monthly_data_processed_gb").family(TRANSIT);
            }
            Ok(())
        },
    },
    Model {
        types: &["aws_ec2_client_vpn_endpoint"],
        service: "Amazon VPC",
        keys: &["monthly_hrs"],
        bill: |bill| {
            bill.hourly("Connection").note("of one client all the time");
            Ok(())
        },
    },
    Model {
        types: &["aws_ec2_client_vpn_network_association"],
        service: "Amazon VPC",
        keys: &[],
        bill: |bill| {
            bill.hourly("Endpoint association");
            Ok(())
        },
    },
    Model {
        types: &[TRANSIT],
        service: "AWS Transit Gateway",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            bill.hourly("Transit gateway attachment");
            bill.usage("Data processed", "GB", "monthly_data_processed_gb");
            Ok(())
        },
    },
    Model {
        types: &["aws_ec2_transit_gateway_peering_attachment"],
        service: "AWS Transit Gateway",
        keys: &[],
        bill: |bill| {
            bill.hourly("Transit gateway attachment").family(TRANSIT);
            Ok(())
        },
    },
    Model {
        types: &["aws_dx_gateway_association"],
        service: "AWS Direct Connect",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            bill.usage("Data processed", "GB", "monthly_data_processed_gb").family(TRANSIT);
            bill.hourly("Transit gateway attachment").family(TRANSIT);
            Ok(())
        },
    },
    Model { types: &["aws_dx_connection"], service: "AWS Direct Connect", keys: DX_KEYS, bill: direct },
    Model {
        types: &["aws_ec2_traffic_mirror_session"],
        service: "Amazon VPC",
        keys: &[],
        bill: |bill| {
            bill.hourly("Traffic mirror");
            Ok(())
        },
    },
    Model { types: &["aws_eip"], service: "Amazon VPC", keys: &[], bill: address },
    Model {
        types: &["aws_networkfirewall_firewall"],
        service: "AWS Network Firewall",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            bill.hourly("Network Firewall Endpoint");
            bill.usage("Data Processed", "GB", "monthly_data_processed_gb");
            Ok(())
        },
    },
    Model {
        types: &["aws_globalaccelerator_accelerator"],
        service: "AWS Global Accelerator",
        keys: &[],
        bill: |bill| {
            bill.hourly("Fixed fee").everywhere();
            Ok(())
        },
    },
];

const TRANSIT: &str = "aws_ec2_transit_gateway_vpc_attachment";
const DX_KEYS: &[&str] =
    &["dx_connection_type", "dx_virtual_interface_type", "monthly_outbound_region_to_dx_location_gb"];
const ENDPOINT_TIERS: [Tier; 3] = [("first 1PB", Some(1_000_000)), ("next 4PB", Some(4_000_000)), ("over 5PB", None)];

fn endpoint(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    match at.text_or("vpc_endpoint_type", "Gateway")?.to_lowercase().as_str() {
        "gateway" => {
            bill.free("Endpoint (Gateway)", "gateway endpoints cost nothing");
        }
        "interface" => {
            bill.tiers(
                |tier| format!("Data processed ({tier})"),
                "GB",
                "monthly_data_processed_gb",
                1,
                &ENDPOINT_TIERS,
            );
            let zones = at.length("subnet_ids").ok().flatten().filter(|zones| *zones > 0).unwrap_or(1);
            bill.hourly_by("Endpoint (Interface)", "hours", Decimal::from(zones), "subnets");
        }
        "gatewayloadbalancer" => {
            bill.usage("Data processed", "GB", "monthly_data_processed_gb").variant("gateway load balancer");
            let zones = at.length("subnet_ids").ok().flatten().filter(|zones| *zones > 0).unwrap_or(1);
            bill.hourly_by("Endpoint (GatewayLoadBalancer)", "hours", Decimal::from(zones), "subnets");
        }
        other => bill.unknown("Endpoint", format!("endpoints of type `{other}` are not known")),
    }
    Ok(())
}

fn direct(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let bandwidth = at.need("bandwidth")?;
    let location = at.need("location")?;
    let kind = bill.used_text("dx_connection_type").unwrap_or("dedicated");
    bill.hourly("DX connection").variant(&format!("{bandwidth}, {kind}, {location}"));
    let interface = bill.used_text("dx_virtual_interface_type").unwrap_or("private").to_owned();
    for (region, gigabytes) in bill.used_below("monthly_outbound_from_region_to_dx_connection_location") {
        let region = region.replace('_', "-");
        let key = "monthly_outbound_from_region_to_dx_connection_location";
        bill.assumed(format!("Outbound data transfer (from {region}, to {location})"), "GB", key, Some(gigabytes), 1)
            .variant(&interface);
    }
    if let Some(gigabytes) = bill.used("monthly_outbound_region_to_dx_location_gb") {
        let name = format!("Outbound data transfer (from {}, to {location})", bill.region());
        let key = "monthly_outbound_region_to_dx_location_gb";
        let line = bill.assumed(name, "GB", key, Some(gigabytes), 1).variant(&interface);
        line.formula(format!("{} GB", decimal::shown(gigabytes)));
    }
    Ok(())
}

fn address(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let used = ["instance", "network_interface", "customer_owned_ipv4_pool", "associate_with_private_ip"]
        .iter()
        .any(|name| at.has(name) && bill_says(bill, name))
        || ["aws_eip_association", "aws_nat_gateway", "aws_lb", "aws_alb"]
            .iter()
            .any(|other| !bill.referring(other).is_empty());
    if used {
        bill.free(
            "IP address (if unused)",
            "it is used; public addresses in use are paid by the hour and not priced here",
        );
    } else {
        bill.hourly("IP address (if unused)");
    }
    Ok(())
}

/// Whether an attribute is written down: computed ones are unknown without that.
fn bill_says(bill: &Bill<'_>, name: &str) -> bool {
    bill.at().value(name).is_ok_and(|value| value.is_some())
        || bill.resource().links.iter().any(|link| link.attribute.starts_with(name))
}
