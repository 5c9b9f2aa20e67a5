//! Messages and workflows: SQS, SNS, EventBridge, Step Functions, Amazon MQ.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_sqs_queue"],
        service: "Amazon SQS",
        keys: &["monthly_requests", "request_size_kb"],
        bill: |bill| {
            let fifo = bill.at().flag("fifo_queue")?;
            let used = chunks(bill, "monthly_requests");
            bill.assumed("Requests", "1M requests", "monthly_requests", used, 1_000_000).variant(if fifo {
                "fifo"
            } else {
                "standard"
            });
            Ok(())
        },
    },
    Model { types: &["aws_sns_topic"], service: "Amazon SNS", keys: SNS_KEYS, bill: topic },
    Model {
        types: &["aws_sns_topic_subscription"],
        service: "Amazon SNS",
        keys: &["monthly_requests", "request_size_kb"],
        bill: |bill| {
            match bill.at().need("protocol")? {
                "http" | "https" => {
                    let used = chunks(bill, "monthly_requests");
                    bill.assumed("HTTP notifications", "1M notifications", "monthly_requests", used, 1_000_000);
                }
                _ => bill.free("Notifications", "notifications of this protocol are paid for with the topic"),
            }
            Ok(())
        },
    },
    Model {
        types: &["aws_cloudwatch_event_bus"],
        service: "Amazon EventBridge",
        keys: &[
            "monthly_custom_events",
            "monthly_third_party_events",
            "monthly_archive_processing_gb",
            "archive_storage_gb",
            "monthly_schema_discovery_events",
        ],
        bill: |bill| {
            let million = 1_000_000;
            bill.usage_per("Custom events published", "1M events", "monthly_custom_events", million);
            bill.usage_per("Third-party events published", "1M events", "monthly_third_party_events", million);
            bill.usage("Archive processing", "GB", "monthly_archive_processing_gb");
            bill.usage("Archive storage", "GB", "archive_storage_gb");
            bill.usage_per("Schema discovery", "1M events", "monthly_schema_discovery_events", million);
            Ok(())
        },
    },
    Model {
        types: &["aws_sfn_state_machine"],
        service: "AWS Step Functions",
        keys: &["monthly_transitions", "monthly_requests", "workflow_duration_ms", "memory_mb"],
        bill: state_machine,
    },
    Model { types: &["aws_mq_broker"], service: "Amazon MQ", keys: &["storage_size_gb"], bill: broker },
];

const SNS_KEYS: &[&str] = &[
    "monthly_requests",
    "request_size_kb",
    "http_subscriptions",
    "email_subscriptions",
    "kinesis_subscriptions",
    "mobile_push_subscriptions",
    "macos_subscriptions",
    "sms_subscriptions",
];

/// Requests, counted by each 64 KB that they carry.
fn chunks(bill: &Bill<'_>, key: &str) -> Option<Decimal> {
    let each = Decimal::from(64);
    let size = bill.used("request_size_kb").unwrap_or(each);
    decimal::times(bill.used(key)?, decimal::over(size, each)?.ceil())
}

fn topic(bill: &mut Bill<'_>) -> Read<()> {
    if bill.at().flag("fifo_topic")? {
        let subscriptions = Decimal::from(bill.referring("aws_sns_topic_subscription").len());
        return fifo(bill, subscriptions);
    }
    let requests = chunks(bill, "monthly_requests");
    let above = |used: Decimal, included: i64| (used - Decimal::from(included)).max(Decimal::ZERO);
    let paid = requests.map(|requests| above(requests, 1_000_000));
    bill.assumed("API requests (over 1M)", "1M requests", "monthly_requests", paid, 1_000_000);
    let kinds: [(&str, &str, i64, &str, i64); 6] = [
        ("HTTP/HTTPS notifications (over 100k)", "100k notifications", 100_000, "http_subscriptions", 100_000),
        ("Email/Email-JSON notifications (over 1k)", "100k notifications", 100_000, "email_subscriptions", 1_000),
        ("Kinesis Firehose notifications", "1M notifications", 1_000_000, "kinesis_subscriptions", 0),
        ("Mobile Push notifications", "1M notifications", 1_000_000, "mobile_push_subscriptions", 0),
        ("MacOS notifications", "1M notifications", 1_000_000, "macos_subscriptions", 0),
        ("SMS notifications (over 100)", "100 notifications", 100, "sms_subscriptions", 100),
    ];
    for (component, unit, per, key, included) in kinds {
        let sent = match (bill.used(key), requests) {
            (Some(subscriptions), Some(requests)) => decimal::times(subscriptions, requests),
            (Some(none), _) | (_, Some(none)) if none.is_zero() => Some(Decimal::ZERO),
            _ => None,
        };
        bill.assumed(component, unit, key, sent.map(|sent| above(sent, included)), per);
    }
    Ok(())
}

fn fifo(bill: &mut Bill<'_>, subscriptions: Decimal) -> Read<()> {
    let requests = bill.used("monthly_requests");
    let gigabytes = bill
        .used("request_size_kb")
        .and_then(|size| decimal::over(decimal::times(size, requests?)?, Decimal::from(1_000_000)));
    bill.usage_per("FIFO Publish API requests", "1M requests", "monthly_requests", 1_000_000);
    bill.assumed("FIFO Publish API payload", "GB", "request_size_kb", gigabytes, 1);
    let none = subscriptions.is_zero().then_some(Decimal::ZERO);
    let sent = requests.and_then(|requests| decimal::times(requests, subscriptions)).or(none);
    bill.assumed("FIFO notifications", "1M notifications", "monthly_requests", sent, 1_000_000);
    let carried = gigabytes.and_then(|gigabytes| decimal::times(gigabytes, subscriptions)).or(none);
    bill.assumed("FIFO notification payload", "GB", "request_size_kb", carried, 1);
    Ok(())
}

const DURATION: [Tier; 3] = [("first 1K", Some(3_600_000)), ("next 4K", Some(14_400_000)), ("over 5K", None)];

fn state_machine(bill: &mut Bill<'_>) -> Read<()> {
    if bill.at().text_or("type", "STANDARD")?.eq_ignore_ascii_case("standard") {
        bill.usage_per("Transitions", "1K transitions", "monthly_transitions", 1_000);
        return Ok(());
    }
    bill.usage_per("Requests", "1M requests", "monthly_requests", 1_000_000);
    let seconds = bill.used("monthly_requests").and_then(|requests| {
        let memory = bill.used("memory_mb")?.max(Decimal::from(64));
        let memory = decimal::over(memory, Decimal::from(64))?.ceil() * Decimal::from(64);
        let duration = decimal::over(bill.used("workflow_duration_ms")?, Decimal::ONE_HUNDRED)?.ceil();
        let work = decimal::times(decimal::times(requests, memory)?, duration * Decimal::ONE_HUNDRED)?;
        decimal::over(work, Decimal::from(1_024_000))
    });
    bill.tiers_of(|tier| format!("Duration ({tier})"), "GB-hours", "workflow_duration_ms", seconds, 3_600, &DURATION);
    Ok(())
}

fn broker(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let engine = at.need("engine_type")?;
    let host = at.need("host_instance_type")?;
    let mode = at.text_or("deployment_mode", "single_instance")?.to_lowercase();
    let rabbit = engine.eq_ignore_ascii_case("rabbitmq");
    bill.hourly(format!("Instance usage ({engine}, {host}, {mode})"));
    let spread = matches!(mode.as_str(), "active_standby_multi_az" | "cluster_multi_az");
    let nodes = if rabbit && spread { 3 } else { 1 };
    let kind = match at.text("storage_type")? {
        Some(kind) => kind.to_uppercase(),
        None if rabbit => "EBS".to_owned(),
        None => "EFS".to_owned(),
    };
    let stored = bill.used("storage_size_gb").and_then(|size| decimal::times(size, Decimal::from(nodes)));
    bill.assumed(format!("Storage ({engine}, {kind})"), "GB", "storage_size_gb", stored, 1);
    Ok(())
}
