//! Amazon Route 53.

use rust_decimal::Decimal;

use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_route53_zone"],
        service: "Amazon Route 53",
        keys: &[],
        bill: |bill| {
            bill.monthly("Hosted zone", "months", 1).everywhere();
            Ok(())
        },
    },
    Model {
        types: &["aws_route53_record"],
        service: "Amazon Route 53",
        keys: &["monthly_standard_queries", "monthly_latency_based_queries", "monthly_geo_queries"],
        bill: record,
    },
    Model { types: &["aws_route53_health_check"], service: "Amazon Route 53", keys: &["endpoint_type"], bill: health },
    Model {
        types: &["aws_route53_resolver_endpoint"],
        service: "Amazon Route 53",
        keys: &["monthly_queries"],
        bill: |bill| {
            let addresses = bill.at().length("ip_address")?.unwrap_or(1);
            bill.hourly_by("Resolver endpoints", "hours", Decimal::from(addresses), "addresses");
            bill.tiers(|tier| format!("DNS queries ({tier})"), "1M queries", "monthly_queries", 1_000_000, &QUERIES);
            Ok(())
        },
    },
];

const QUERIES: [Tier; 2] = [("first 1B", Some(1_000_000_000)), ("over 1B", None)];

fn record(bill: &mut Bill<'_>) -> Read<()> {
    if bill.at().has("alias") {
        bill.free("Queries", "queries for aliases cost nothing");
        return Ok(());
    }
    bill.everywhere();
    let kinds = [
        ("Standard queries", "monthly_standard_queries"),
        ("Latency based routing queries", "monthly_latency_based_queries"),
        ("Geo DNS queries", "monthly_geo_queries"),
    ];
    for (name, key) in kinds {
        bill.tiers(|tier| format!("{name} ({tier})"), "1M queries", key, 1_000_000, &QUERIES);
    }
    Ok(())
}

fn health(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    bill.everywhere();
    let endpoint = bill.used_text("endpoint_type").unwrap_or("aws").replace('_', "-");
    bill.monthly("Health check", "months", 1).variant(&endpoint);
    let kind = at.text_or("type", "HTTP")?;
    let options = [
        kind.starts_with("HTTPS"),
        at.number("request_interval")? == Some(Decimal::TEN),
        at.flag("measure_latency")?,
        kind.ends_with("STR_MATCH"),
    ];
    let count = options.into_iter().filter(|option| *option).count();
    if count > 0 {
        bill.monthly("Optional features", "months", Decimal::from(count)).variant(&endpoint);
    }
    Ok(())
}
