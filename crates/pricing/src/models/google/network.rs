//! Networks: addresses, NAT, VPN, load balancing, DNS, peering.

use rust_decimal::Decimal;

use super::machines;
use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, MONTH, Tier};
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["google_compute_address", "google_compute_global_address"],
        service: "Google Cloud networking",
        keys: &[],
        bill: address,
    },
    Model {
        types: &["google_compute_router_nat"],
        service: "Google Cloud networking",
        keys: &["assigned_vms", "monthly_data_processed_gb"],
        bill: |bill| {
            let vms = bill.used("assigned_vms").map(|vms| vms.min(Decimal::from(32)));
            let hours = vms.and_then(|vms| decimal::times(vms, Decimal::from(MONTH)));
            let line = bill.assumed("Assigned VMs (first 32)", "VM-hours", "assigned_vms", hours, 1);
            if let Some(vms) = vms {
                line.formula(format!("730 h × {} machines, 32 at most", decimal::shown(vms)));
            }
            bill.usage("Data processed", "GB", "monthly_data_processed_gb");
            Ok(())
        },
    },
    Model {
        types: &["google_compute_vpn_tunnel"],
        service: "Google Cloud networking",
        keys: &[],
        bill: |bill| {
            bill.hourly("VPN Tunnel");
            Ok(())
        },
    },
    Model {
        types: &["google_compute_vpn_gateway", "google_compute_ha_vpn_gateway"],
        service: "Google Cloud networking",
        keys: TRAFFIC_KEYS,
        bill: |bill| {
            traffic(bill, "IPSec traffic");
            Ok(())
        },
    },
    Model {
        types: &["google_service_networking_connection"],
        service: "Google Cloud networking",
        keys: TRAFFIC_KEYS,
        bill: |bill| {
            traffic(bill, "Traffic");
            Ok(())
        },
    },
    Model {
        types: &["google_compute_external_vpn_gateway"],
        service: "Google Cloud networking",
        keys: &[
            "monthly_egress_data_transfer_gb.worldwide",
            "monthly_egress_data_transfer_gb.china",
            "monthly_egress_data_transfer_gb.australia",
        ],
        bill: external,
    },
    Model {
        types: &["google_compute_forwarding_rule", "google_compute_global_forwarding_rule"],
        service: "Google Cloud networking",
        keys: &["monthly_ingress_data_gb"],
        bill: |bill| {
            bill.hourly("Forwarding rules");
            if bill.used("monthly_ingress_data_gb").is_some() {
                bill.usage("Ingress data", "GB", "monthly_ingress_data_gb");
            }
            Ok(())
        },
    },
    Model {
        types: &[
            "google_compute_target_grpc_proxy",
            "google_compute_target_http_proxy",
            "google_compute_target_https_proxy",
            "google_compute_target_ssl_proxy",
            "google_compute_target_tcp_proxy",
            "google_compute_region_target_http_proxy",
            "google_compute_region_target_https_proxy",
        ],
        service: "Google Cloud networking",
        keys: &["monthly_proxy_instances", "monthly_data_processed_gb"],
        bill: |bill| {
            let hours =
                bill.used("monthly_proxy_instances").and_then(|count| decimal::times(count, Decimal::from(MONTH)));
            bill.assumed("Proxy instance", "hours", "monthly_proxy_instances", hours, 1);
            bill.usage("Data processed", "GB", "monthly_data_processed_gb");
            Ok(())
        },
    },
    Model {
        types: &["google_dns_managed_zone"],
        service: "Cloud DNS",
        keys: &[],
        bill: |bill| {
            bill.monthly("Managed zone", "months", 1).everywhere();
            Ok(())
        },
    },
    Model {
        types: &["google_dns_record_set"],
        service: "Cloud DNS",
        keys: &["monthly_queries"],
        bill: |bill| {
            bill.usage_per("Queries", "1M queries", "monthly_queries", 1_000_000).everywhere();
            Ok(())
        },
    },
];

const TRAFFIC_KEYS: &[&str] = &[
    "monthly_egress_data_transfer_gb.same_region",
    "monthly_egress_data_transfer_gb.us_or_canada",
    "monthly_egress_data_transfer_gb.europe",
    "monthly_egress_data_transfer_gb.asia",
    "monthly_egress_data_transfer_gb.south_america",
    "monthly_egress_data_transfer_gb.oceania",
    "monthly_egress_data_transfer_gb.worldwide",
];

fn address(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let purpose = at.text("purpose").ok().flatten().unwrap_or("GCE_ENDPOINT");
    let internal = at.text("address_type").ok().flatten().unwrap_or("EXTERNAL").eq_ignore_ascii_case("INTERNAL");
    if internal || !purpose.eq_ignore_ascii_case("GCE_ENDPOINT") {
        bill.free("IP address", "internal addresses cost nothing");
        return Ok(());
    }
    let user = bill.referring(machines::FAMILY).into_iter().next();
    let name = match user {
        Some(user) if machines::preemptible(&Block::of(user))? => "IP address (preemptible VM)",
        Some(_) => "IP address (standard VM)",
        None => "IP address (unused)",
    };
    bill.hourly(name);
    Ok(())
}

/// Traffic between machines, by where it goes.
fn traffic(bill: &mut Bill<'_>, what: &str) {
    let ways = [
        ("within the same region", "same_region"),
        ("within the US or Canada", "us_or_canada"),
        ("within Europe", "europe"),
        ("within Asia", "asia"),
        ("within South America", "south_america"),
        ("to/from Indonesia and Oceania", "oceania"),
        ("between continents (excludes Oceania)", "worldwide"),
    ];
    bill.everywhere();
    bill.part("Network egress", |bill| {
        for (way, key) in ways {
            bill.usage(format!("{what} {way}"), "GB", &format!("monthly_egress_data_transfer_gb.{key}"));
        }
        Ok(())
    });
}

const INTERNET: [Tier; 3] = [("first 1TB", Some(1_024)), ("next 9TB", Some(9_216)), ("over 10TB", None)];

fn external(bill: &mut Bill<'_>) -> Read<()> {
    let ways = [
        ("to worldwide excluding China, Australia but including Hong Kong", "worldwide"),
        ("to China excluding Hong Kong", "china"),
        ("to Australia", "australia"),
    ];
    bill.part("Network egress", |bill| {
        for (way, key) in ways {
            let key = format!("monthly_egress_data_transfer_gb.{key}");
            bill.tiers(|tier| format!("IPSec traffic {way} ({tier})"), "GB", &key, 1, &INTERNET);
        }
        Ok(())
    });
    Ok(())
}

/// Traffic out of storage, by where it goes.
pub(super) fn downloads(bill: &mut Bill<'_>) {
    bill.part("Network egress", |bill| {
        bill.usage("Data transfer in same continent", "GB", "monthly_egress_data_transfer_gb.same_continent");
        let ways = [
            ("to worldwide excluding Asia, Australia", "worldwide"),
            ("to Asia excluding China, but including Hong Kong", "asia"),
            ("to China excluding Hong Kong", "china"),
            ("to Australia", "australia"),
        ];
        for (way, key) in ways {
            let key = format!("monthly_egress_data_transfer_gb.{key}");
            bill.tiers(|tier| format!("Data transfer {way} ({tier})"), "GB", &key, 1, &INTERNET);
        }
        Ok(())
    });
}
