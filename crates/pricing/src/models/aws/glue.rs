//! AWS Glue.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_glue_catalog_database"],
        service: "AWS Glue",
        keys: &["monthly_objects", "monthly_requests"],
        bill: |bill| {
            let above = |used: Option<Decimal>, included: i64| {
                used.map(|used| if used < Decimal::from(included) { Decimal::ZERO } else { used })
            };
            let objects = above(bill.used("monthly_objects"), 100_000);
            bill.assumed("Storage", "100k objects", "monthly_objects", objects, 100_000);
            let requests = above(bill.used("monthly_requests"), 1_000_000);
            bill.assumed("Requests", "1M requests", "monthly_requests", requests, 1_000_000);
            Ok(())
        },
    },
    Model {
        types: &["aws_glue_crawler"],
        service: "AWS Glue",
        keys: &["monthly_hours"],
        bill: |bill| {
            bill.usage("Duration", "hours", "monthly_hours");
            Ok(())
        },
    },
    Model { types: &["aws_glue_job"], service: "AWS Glue", keys: &["monthly_hours"], bill: job },
];

fn job(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let command = at.block_or_empty("command")?.text_or("name", "glueetl")?;
    let workers = at.number("number_of_workers")?;
    let capacity = at.number("max_capacity").ok().flatten();
    let each = match at.text("worker_type").ok().flatten() {
        Some("G.2X") => 2,
        Some("G.4X") => 4,
        Some("G.8X") => 8,
        _ => 1,
    };
    let units = match (workers, capacity) {
        (Some(workers), _) => workers * Decimal::from(each),
        (None, Some(capacity)) => capacity,
        (None, None) if command == "pythonshell" => Decimal::new(625, 4),
        (None, None) => Decimal::from(10),
    };
    // An hour of so many units, as Infracost has it.
    let plural = if units == Decimal::ONE { "DPU" } else { "DPUs" };
    let shown = if units < Decimal::ONE { units.round_dp(4).to_string() } else { units.trunc().to_string() };
    let hours = bill.used("monthly_hours").and_then(|hours| decimal::times(hours, units));
    bill.assumed("Duration", "DPU-hours", "monthly_hours", hours, 1).note(&format!("{shown} {plural}"));
    Ok(())
}
