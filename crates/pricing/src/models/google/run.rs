//! Cloud Run, Cloud Functions.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, MONTH};
use crate::models::reading::{Block, Read, Unknown};

const SERVICE_KEYS: &[&str] =
    &["monthly_requests", "average_request_duration_ms", "concurrent_requests_per_instance", "instance_hrs"];

pub(super) const MODELS: &[Model] = &[
    Model { types: &["google_cloud_run_v2_service"], service: "Cloud Run", keys: SERVICE_KEYS, bill: service },
    Model { types: &["google_cloud_run_service"], service: "Cloud Run", keys: SERVICE_KEYS, bill: knative },
    Model {
        types: &["google_cloud_run_v2_job"],
        service: "Cloud Run",
        keys: &["monthly_job_executions", "average_task_execution_mins"],
        bill: job,
    },
    Model {
        types: &["google_cloudfunctions_function"],
        service: "Cloud Functions",
        keys: &["monthly_function_invocations", "request_duration_ms", "monthly_outbound_data_gb"],
        bill: function,
    },
];

/// Where prices of Cloud Run are kept.
const FAMILY: &str = "google_cloud_run_v2_service";

/// What a container may use.
struct Limits {
    cpus: Decimal,
    gibibytes: Decimal,
}

fn service(bill: &mut Bill<'_>) -> Read<()> {
    let template = bill.at().block_or_empty("template")?;
    let resources = template.block_or_empty("containers")?.block_or_empty("resources")?;
    let limits = limits(&resources)?;
    let idle = resources.flag_or("cpu_idle", true)?;
    let least = template.block_or_empty("scaling")?.number("min_instance_count")?.filter(|least| !least.is_zero());
    run(bill, &limits, idle, least.unwrap_or_else(|| Decimal::new(5, 1)))
}

fn knative(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let annotations = at.block_or_empty("metadata")?.block_or_empty("annotations")?;
    let spec = at.block_or_empty("template")?.block_or_empty("spec")?;
    let resources = spec.block_or_empty("containers")?.block_or_empty("resources")?;
    let limits = limits(&resources)?;
    let throttled = annotations.flag_or("run.googleapis.com/cpu-throttling", true)?;
    let least = annotations.number("autoscaling.knative.dev/minScale")?.unwrap_or_else(|| Decimal::new(5, 1));
    run(bill, &limits, throttled, least)
}

fn run(bill: &mut Bill<'_>, limits: &Limits, by_request: bool, least: Decimal) -> Read<()> {
    let (cpu, memory) = if second_tier(bill.region()) {
        ("CPU allocation time (tier 2)", "Memory allocation time (tier 2)")
    } else {
        ("CPU allocation Time", "Memory allocation time")
    };
    let variant = if by_request { "by request" } else { "by instance" };
    let seconds = if by_request {
        bill.used("monthly_requests").and_then(|requests| {
            let milliseconds = decimal::times(requests, bill.used("average_request_duration_ms")?)?;
            let at_once = bill.used("concurrent_requests_per_instance")?;
            decimal::over(milliseconds, decimal::times(at_once, Decimal::from(1_000))?)
        })
    } else {
        let hours = bill.used("instance_hrs").filter(|hours| !hours.is_zero());
        decimal::times(hours.unwrap_or_else(|| Decimal::from(MONTH)), least * Decimal::from(3_600))
    };
    let of = |amount: Decimal| seconds.and_then(|seconds| decimal::times(seconds, amount));
    let key = if by_request { "monthly_requests" } else { "instance_hrs" };
    bill.assumed(cpu, "vCPU-seconds", key, of(limits.cpus), 1).family(FAMILY).variant(variant);
    bill.assumed(memory, "GiB-seconds", key, of(limits.gibibytes), 1).family(FAMILY).variant(variant);
    if by_request {
        bill.usage("Number of requests", "requests", "monthly_requests").family(FAMILY);
    }
    Ok(())
}

fn job(bill: &mut Bill<'_>) -> Read<()> {
    let template = bill.at().block_or_empty("template")?;
    let resources = template.block_or_empty("template")?.block_or_empty("containers")?.block_or_empty("resources")?;
    let limits = limits(&resources)?;
    let tasks = template.number_or("task_count", 1)?;
    let (cpu, memory) = if second_tier(bill.region()) {
        ("CPU allocation time (tier 2)", "Memory allocation time (tier 2)")
    } else {
        ("CPU allocation time", "Memory allocation time")
    };
    let seconds = bill.used("monthly_job_executions").and_then(|executions| {
        let minutes = decimal::times(decimal::times(executions, tasks)?, bill.used("average_task_execution_mins")?)?;
        decimal::times(minutes, Decimal::from(60))
    });
    let of = |amount: Decimal| seconds.and_then(|seconds| decimal::times(seconds, amount));
    bill.assumed(cpu, "vCPU-seconds", "monthly_job_executions", of(limits.cpus), 1);
    bill.assumed(memory, "GiB-seconds", "monthly_job_executions", of(limits.gibibytes), 1);
    Ok(())
}

fn limits(resources: &Block<'_>) -> Read<Limits> {
    let limits = resources.block_or_empty("limits")?;
    let cpus = match limits.text("cpu")? {
        Some(text) => quantity(text)?.trunc().max(Decimal::ONE),
        None => Decimal::ONE,
    };
    let gibibytes = match limits.text("memory")? {
        Some(text) => decimal::over(quantity(text)?, Decimal::from(1_073_741_824_i64)).unwrap_or_default(),
        None => Decimal::new(5, 1),
    };
    Ok(Limits { cpus, gibibytes })
}

/// A quantity as Kubernetes writes it: `512Mi`, `2Gi`, `1000m`.
fn quantity(text: &str) -> Read<Decimal> {
    let endings: [(&str, i64); 7] = [
        ("Ki", 1 << 10),
        ("Mi", 1 << 20),
        ("Gi", 1 << 30),
        ("k", 1_000),
        ("M", 1_000_000),
        ("G", 1_000_000_000),
        ("", 1),
    ];
    let wrong = || Unknown(format!("`{text}` is no quantity"));
    if let Some(thousandths) = text.strip_suffix('m') {
        return decimal::parse(thousandths)
            .and_then(|number| decimal::over(number, Decimal::from(1_000)))
            .ok_or_else(wrong);
    }
    let (ending, times) = endings.into_iter().find(|(ending, _)| text.ends_with(ending)).ok_or_else(wrong)?;
    let number = decimal::parse(text.strip_suffix(ending).unwrap_or(text)).ok_or_else(wrong)?;
    decimal::times(number, Decimal::from(times)).ok_or_else(wrong)
}

/// Regions of the second price tier.
fn second_tier(region: &str) -> bool {
    matches!(
        region,
        "africa-south1"
            | "asia-east2"
            | "asia-northeast3"
            | "asia-southeast1"
            | "asia-southeast2"
            | "asia-south1"
            | "asia-south2"
            | "australia-southeast1"
            | "australia-southeast2"
            | "europe-central2"
            | "europe-west10"
            | "europe-west12"
            | "europe-west2"
            | "europe-west3"
            | "europe-west6"
            | "me-central1"
            | "me-central2"
            | "northamerica-northeast1"
            | "northamerica-northeast2"
            | "southamerica-east1"
            | "southamerica-west1"
            | "us-west2"
            | "us-west3"
            | "us-west4"
    )
}

fn function(bill: &mut Bill<'_>) -> Read<()> {
    let memory = bill.at().number_or("available_memory_mb", 256)?;
    let known = [(128, 200), (256, 400), (512, 800), (1_024, 1_400), (2_048, 2_400), (4_096, 4_800)];
    let megahertz = known
        .into_iter()
        .find(|(size, _)| Decimal::from(*size) == memory)
        .map(|(_, megahertz)| Decimal::from(megahertz));
    let hundred = Decimal::ONE_HUNDRED;
    let each = bill.used("request_duration_ms").unwrap_or(hundred);
    let each = decimal::over(each, hundred).unwrap_or_default().ceil() * hundred;
    let milliseconds = bill.used("monthly_function_invocations").and_then(|count| decimal::times(count, each));
    let key = "monthly_function_invocations";
    match megahertz {
        Some(megahertz) => {
            let used =
                milliseconds.and_then(|time| decimal::over(decimal::times(time, megahertz)?, Decimal::from(1_000_000)));
            bill.assumed("CPU", "GHz-seconds", key, used, 1);
        }
        None => bill.unknown("CPU", format!("what CPU goes with {memory} MB is not known")),
    }
    let used = milliseconds.and_then(|time| decimal::over(decimal::times(time, memory)?, Decimal::from(1_024_000)));
    bill.assumed("Memory", "GB-seconds", key, used, 1);
    bill.usage("Invocations", "invocations", key);
    bill.usage("Outbound data transfer", "GB", "monthly_outbound_data_gb");
    Ok(())
}
