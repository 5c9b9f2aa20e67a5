//! AWS Lambda.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_lambda_function"],
        service: "AWS Lambda",
        keys: &["monthly_requests", "request_duration_ms"],
        bill: function,
    },
    Model {
        types: &["aws_lambda_provisioned_concurrency_config"],
        service: "AWS Lambda",
        keys: &["monthly_duration_hrs", "monthly_requests", "request_duration_ms", "architecture", "memory_mb"],
        bill: provisioned,
    },
];

const INTEL: [Tier; 3] = [("first 6B", Some(6_000_000_000)), ("next 9B", Some(9_000_000_000)), ("over 15B", None)];
const ARM: [Tier; 3] =
    [("first 7.5B", Some(7_500_000_000)), ("next 11.25B", Some(11_250_000_000)), ("over 18.75B", None)];

fn function(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let arm = at.texts("architectures")?.first() == Some(&"arm64");
    let variant = if arm { "arm64" } else { "x86_64" };
    let memory = at.number_or("memory_size", 128)?;
    let storage = at.block_or_empty("ephemeral_storage")?.number_or("size", 512)?;
    bill.usage_per("Requests", "1M requests", "monthly_requests", 1_000_000).variant(variant);
    let seconds = gigabyte_seconds(bill, memory);
    let extra = ((storage - Decimal::from(512)) / Decimal::from(1_024)).max(Decimal::ZERO);
    let stored = seconds.and_then(|seconds| decimal::times(extra, seconds));
    let line = bill.assumed("Ephemeral storage", "GB-seconds", "monthly_requests", stored, 1).variant(variant);
    if stored.is_some() {
        line.formula(format!("{} GB above the 512 MB that are included × seconds", decimal::shown(extra)));
    }
    let tiers = if arm { ARM } else { INTEL };
    let duration = bill.used("request_duration_ms").unwrap_or(Decimal::ONE);
    let first =
        bill.tiers_of(|tier| format!("Duration ({tier})"), "GB-seconds", "monthly_requests", seconds, 1, &tiers);
    for line in first {
        if !line.formula.is_empty() {
            line.formula(format!(
                "`monthly_requests` × {} MB ÷ 1,024 × `request_duration_ms` {} ÷ 1,000",
                decimal::shown(memory),
                decimal::shown(duration),
            ));
        }
    }
    Ok(())
}

fn gigabyte_seconds(bill: &Bill<'_>, megabytes: Decimal) -> Option<Decimal> {
    let requests = bill.used("monthly_requests")?;
    let milliseconds = bill.used("request_duration_ms").unwrap_or(Decimal::ONE).ceil();
    let megabyte_milliseconds = decimal::times(decimal::times(requests, megabytes)?, milliseconds)?;
    decimal::over(megabyte_milliseconds, Decimal::from(1_024_000))
}

fn provisioned(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let arm = bill.used_text("architecture") == Some("arm64");
    let variant = if arm { "arm64" } else { "x86_64" };
    let executions = at.number_or("provisioned_concurrent_executions", 0)?;
    let memory = bill.used("memory_mb").unwrap_or_else(|| Decimal::from(512));
    bill.usage_per("Requests", "1M requests", "monthly_requests", 1_000_000)
        .family("aws_lambda_function")
        .variant(variant);
    let held = bill.used("monthly_duration_hrs").and_then(|hours| {
        let seconds = decimal::times(hours, Decimal::from(3_600))?;
        decimal::over(decimal::times(decimal::times(executions, memory)?, seconds)?, Decimal::from(1_024))
    });
    bill.assumed("Provisioned Concurrency", "GB-seconds", "monthly_duration_hrs", held, 1).variant(variant);
    let seconds = gigabyte_seconds(bill, memory);
    bill.assumed("Duration", "GB-seconds", "monthly_requests", seconds, 1).variant(variant);
    Ok(())
}
