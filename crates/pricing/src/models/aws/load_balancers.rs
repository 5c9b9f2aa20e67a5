//! Elastic Load Balancing.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, MONTH};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_lb", "aws_alb"],
        service: "Elastic Load Balancing",
        keys: &["new_connections", "active_connections", "processed_bytes_gb", "rule_evaluations"],
        bill: |bill| {
            let kind = bill.at().text_or("load_balancer_type", "application")?.to_lowercase();
            balancer(bill, &kind)
        },
    },
    Model {
        types: &["aws_elb"],
        service: "Elastic Load Balancing",
        keys: &["monthly_data_processed_gb"],
        bill: |bill| {
            classic(bill);
            Ok(())
        },
    },
];

pub(super) fn balancer(bill: &mut Bill<'_>, kind: &str) -> Read<()> {
    let name = match kind {
        "application" => "Application load balancer",
        "network" => "Network load balancer",
        "gateway" => "Gateway load balancer",
        other => {
            bill.unknown("Load balancer", format!("load balancers of type `{other}` are not known"));
            return Ok(());
        }
    };
    bill.hourly(name);
    // A unit is what one hour can hold of each; the one that is used most is paid for.
    let hour = Decimal::from(MONTH);
    let is_network = kind == "network";
    let rules = if kind == "application" { bill.used("rule_evaluations") } else { None };
    let measures = [
        ("new_connections", bill.used("new_connections"), Decimal::from(if is_network { 800 } else { 25 })),
        (
            "active_connections",
            bill.used("active_connections"),
            Decimal::from(if is_network { 100_000 } else { 3_000 }),
        ),
        ("processed_bytes_gb", bill.used("processed_bytes_gb"), hour),
        ("rule_evaluations", rules, Decimal::from(1_000)),
    ];
    let most = measures
        .into_iter()
        .filter_map(|(key, used, per)| Some((decimal::over(used?, per)?, key)))
        .max_by(|(one, _), (other, _)| one.cmp(other));
    let key = most.map_or("processed_bytes_gb", |(_, key)| key);
    let units = most.map(|(units, _)| units);
    let line = bill.assumed("Load balancer capacity units", "LCU", key, units, 1).variant(kind);
    if units.is_some() {
        line.formula(format!("of connections, bytes and rules in an hour, `{key}` needs the most units"));
    }
    Ok(())
}

pub(super) fn classic(bill: &mut Bill<'_>) {
    bill.hourly("Classic load balancer").family("aws_elb");
    bill.usage("Data processed", "GB", "monthly_data_processed_gb").family("aws_elb");
}
