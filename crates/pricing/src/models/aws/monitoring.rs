//! Amazon CloudWatch, AWS CloudTrail, AWS Config, Amazon Managed Grafana.

use rust_decimal::Decimal;

use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_cloudwatch_log_group"],
        service: "Amazon CloudWatch",
        keys: &["monthly_data_ingested_gb", "storage_gb", "monthly_data_scanned_gb"],
        bill: |bill| {
            logs(bill);
            Ok(())
        },
    },
    Model {
        types: &["aws_cloudwatch_dashboard"],
        service: "Amazon CloudWatch",
        keys: &[],
        bill: |bill| {
            bill.monthly("Dashboard", "months", 1).everywhere();
            Ok(())
        },
    },
    Model { types: &["aws_cloudwatch_metric_alarm"], service: "Amazon CloudWatch", keys: &[], bill: alarm },
    Model {
        types: &["aws_cloudtrail"],
        service: "AWS CloudTrail",
        keys: &["monthly_additional_management_events", "monthly_data_events", "monthly_insight_events"],
        bill: trail,
    },
    Model {
        types: &[
            "aws_config_config_rule",
            "aws_config_organization_managed_rule",
            "aws_config_organization_custom_rule",
        ],
        service: "AWS Config",
        keys: &["monthly_rule_evaluations"],
        bill: |bill| {
            let name = |tier: &str| format!("Rule evaluations ({tier})");
            bill.tiers(name, "evaluations", "monthly_rule_evaluations", 1, &EVALUATIONS);
            Ok(())
        },
    },
    Model {
        types: &["aws_config_configuration_recorder"],
        service: "AWS Config",
        keys: &["monthly_config_items", "monthly_custom_config_items"],
        bill: |bill| {
            bill.usage("Config items", "records", "monthly_config_items");
            bill.usage("Custom config items", "records", "monthly_custom_config_items");
            Ok(())
        },
    },
    Model {
        types: &["aws_grafana_workspace"],
        service: "Amazon Managed Grafana",
        keys: &["editors_administrator_licenses", "viewer_licenses"],
        bill: grafana,
    },
];

const EVALUATIONS: [Tier; 3] = [("first 100K", Some(100_000)), ("next 400K", Some(400_000)), ("over 500K", None)];

pub(super) fn logs(bill: &mut Bill<'_>) {
    let family = "aws_cloudwatch_log_group";
    bill.usage("Data ingested", "GB", "monthly_data_ingested_gb").family(family);
    bill.usage("Archival Storage", "GB", "storage_gb").family(family);
    bill.usage("Insights queries data scanned", "GB", "monthly_data_scanned_gb").family(family);
}

fn alarm(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let anomaly = matches!(
        at.text_or("comparison_operator", "")?,
        "LessThanLowerOrGreaterThanUpperThreshold" | "LessThanLowerThreshold" | "GreaterThanUpperThreshold"
    );
    let queries = at.blocks("metric_query")?;
    let mut metrics = 0_usize;
    let mut period = at.number("period")?;
    for query in &queries {
        for metric in query.blocks("metric")? {
            metrics += 1;
            let each = metric.number("period")?;
            period = match (period, each) {
                (Some(least), Some(each)) => Some(least.min(each)),
                (None, each) => each,
                (least, None) => least,
            };
        }
    }
    let metrics = Decimal::from(metrics.max(1));
    let resolution = match period {
        Some(period) if period < Decimal::from(60) => "High resolution",
        _ => "Standard resolution",
    };
    if anomaly {
        bill.monthly(format!("{resolution} anomaly detection"), "alarms", metrics * Decimal::from(3))
            .note("three metrics for each alarm");
    } else {
        bill.monthly(resolution, "alarm metrics", metrics);
    }
    Ok(())
}

fn trail(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let hundred_thousand = 100_000;
    let management = at.flag_or("include_management_events", false)?
        || at
            .blocks("event_selector")?
            .iter()
            .any(|selector| selector.flag_or("include_management_events", true).unwrap_or(false));
    if management || bill.used("monthly_additional_management_events").is_some() {
        bill.usage_per(
            "Management events (additional copies)",
            "100k events",
            "monthly_additional_management_events",
            hundred_thousand,
        );
    }
    bill.usage_per("Data events", "100k events", "monthly_data_events", hundred_thousand);
    if at.has("insight_selector") || bill.used("monthly_insight_events").is_some() {
        bill.usage_per("Insight events", "100k events", "monthly_insight_events", hundred_thousand);
    }
    Ok(())
}

fn grafana(bill: &mut Bill<'_>) -> Read<()> {
    let editors = bill.used("editors_administrator_licenses").unwrap_or(Decimal::ONE);
    let key = "editors_administrator_licenses";
    bill.assumed("Editor/administrator licenses", "users", key, Some(editors), 1).note("one is the least");
    bill.usage("Viewer licenses", "users", "viewer_licenses");
    if bill.at().text("license_type")?.is_some_and(|license| license.eq_ignore_ascii_case("ENTERPRISE")) {
        let all = editors + bill.used("viewer_licenses").unwrap_or_default();
        bill.assumed("Enterprise plugins licenses", "users", key, Some(all), 1);
    }
    Ok(())
}
