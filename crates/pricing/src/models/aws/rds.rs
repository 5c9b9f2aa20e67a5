//! Amazon Relational Database Service and Amazon Aurora.

use rust_decimal::Decimal;

use super::ec2;
use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, MONTH};
use crate::models::reading::{Block, Read, Unknown};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_db_instance"],
        service: "Amazon RDS",
        keys: &[
            "monthly_standard_io_requests",
            "additional_backup_storage_gb",
            "monthly_additional_performance_insights_requests",
            "reserved_instance_term",
            "reserved_instance_payment_option",
            "monthly_cpu_credit_hrs",
            "vcpu_count",
        ],
        bill: |bill| {
            let at = bill.at();
            instance(bill, &at)
        },
    },
    Model {
        types: &["aws_rds_cluster"],
        service: "Amazon Aurora",
        keys: &[
            "capacity_units_per_hr",
            "storage_gb",
            "write_requests_per_sec",
            "read_requests_per_sec",
            "backup_snapshot_size_gb",
            "average_statements_per_hr",
            "change_records_per_statement",
            "backtrack_window_hrs",
            "snapshot_export_size_gb",
        ],
        bill: cluster,
    },
    Model {
        types: &["aws_rds_cluster_instance"],
        service: "Amazon Aurora",
        keys: &[
            "capacity_units_per_hr",
            "monthly_cpu_credit_hrs",
            "vcpu_count",
            "monthly_additional_performance_insights_requests",
            "reserved_instance_term",
            "reserved_instance_payment_option",
        ],
        bill: cluster_instance,
    },
];

/// What a price hangs on besides the class: engine, edition and licence.
fn engine(at: &Block<'_>) -> Read<String> {
    let name = at.text_or("engine", "mysql")?.to_lowercase();
    let own_licence =
        at.text("license_model")?.is_some_and(|model| model.eq_ignore_ascii_case("bring-your-own-license"));
    let base = match name.as_str() {
        "aurora" => "aurora-mysql",
        "oracle-se2-cdb" => "oracle-se2",
        "oracle-ee-cdb" => "oracle-ee",
        other => other,
    };
    Ok(if own_licence { format!("{base}, own licence") } else { base.to_owned() })
}

pub(super) fn instance(bill: &mut Bill<'_>, at: &Block<'_>) -> Read<()> {
    let class = at.need("instance_class")?;
    let engine = engine(at)?;
    let zones = if at.flag("multi_az")? { "Multi-AZ" } else { "Single-AZ" };
    let reserved = reservation(bill)?;
    let purchase = if reserved.is_some() { "reserved" } else { "on-demand" };
    let line = bill.hourly(format!("Database instance ({purchase}, {zones}, {class})")).variant(&engine);
    if let Some(reserved) = &reserved {
        line.variant(reserved);
    }
    let iops = at.number("iops");
    let kind = match at.text("storage_type")? {
        Some(kind) => kind,
        None if matches!(iops, Ok(Some(iops)) if !iops.is_zero()) => "io1",
        None => "gp2",
    };
    let iops = iops.ok().flatten().unwrap_or_default();
    let mut gigabytes = at.number("allocated_storage");
    let name = match kind {
        "io1" => "Storage (provisioned IOPS SSD, io1)",
        "io2" => "Storage (provisioned IOPS SSD, io2)",
        "standard" => "Storage (magnetic)",
        "gp3" => "Storage (general purpose SSD, gp3)",
        _ => "Storage (general purpose SSD, gp2)",
    };
    if matches!(kind, "io1" | "io2") {
        gigabytes = gigabytes.map(|size| size.map(|size| size.max(Decimal::ONE_HUNDRED)));
    }
    let size = match gigabytes {
        Ok(size) => size.unwrap_or_else(|| Decimal::from(20)),
        Err(Unknown(reason)) => {
            bill.unknown(name, reason);
            return Ok(());
        }
    };
    bill.monthly(name, "GB", size).variant(zones);
    if kind == "standard" {
        bill.usage_per("I/O requests", "1M requests", "monthly_standard_io_requests", 1_000_000);
    }
    if matches!(kind, "io1" | "io2") {
        let least = Decimal::from(1_000);
        bill.monthly("Provisioned IOPS", "IOPS", iops.max(least)).variant(kind).variant(zones);
    }
    if kind == "gp3" {
        let (included, said) = if size >= Decimal::from(400) { (12_000, "12,000") } else { (3_000, "3,000") };
        let above = iops - Decimal::from(included);
        if above > Decimal::ZERO {
            bill.monthly(format!("Provisioned GP3 IOPS (above {said})"), "IOPS", above)
                .key("Provisioned GP3 IOPS")
                .variant(zones);
        }
    }
    let kept = at.number("backup_retention_period").ok().flatten().unwrap_or_default();
    if kept > Decimal::ZERO || bill.used("additional_backup_storage_gb").is_some_and(|used| !used.is_zero()) {
        let of = if engine.starts_with("aurora") { engine.as_str() } else { "any" };
        bill.usage("Additional backup storage", "GB", "additional_backup_storage_gb").variant(of);
    }
    insights(bill, at, class, false)?;
    credits(bill, class, &engine)?;
    extended(bill, at, class, &engine)
}

/// Performance Insights.
fn insights(bill: &mut Bill<'_>, at: &Block<'_>, class: &str, serverless: bool) -> Read<()> {
    if !at.flag("performance_insights_enabled")? {
        return Ok(());
    }
    let kept = at.number("performance_insights_retention_period").ok().flatten().unwrap_or_default();
    if kept > Decimal::from(7) {
        if serverless {
            let units = bill.used("capacity_units_per_hr");
            bill.assumed(
                "Performance Insights Long Term Retention (serverless)",
                "ACUs",
                "capacity_units_per_hr",
                units,
                1,
            );
        } else {
            let name = format!("Performance Insights Long Term Retention ({})", class.to_lowercase());
            let family = class.strip_prefix("db.").unwrap_or(class).split('.').next().unwrap_or_default();
            match ec2::vcpus(class) {
                Some(count) => {
                    bill.monthly(name, "vCPU-month", count)
                        .family("aws_db_instance")
                        .key(format!("Performance Insights Long Term Retention ({family})"));
                }
                None => bill.unknown(name, format!("how many vCPUs `{class}` has is not known")),
            }
        }
    }
    let key = "monthly_additional_performance_insights_requests";
    if bill.used(key).is_none_or(|used| !used.is_zero()) {
        bill.usage_per("Performance Insights API", "1000 requests", key, 1_000).family("aws_db_instance");
    }
    Ok(())
}

/// CPU credits above what is included.
fn credits(bill: &mut Bill<'_>, class: &str, engine: &str) -> Read<()> {
    let Some(burstable) = ["db.t3", "db.t4g"].into_iter().find(|family| class.starts_with(family)) else {
        return Ok(());
    };
    let Some(hours) = bill.used("monthly_cpu_credit_hrs").filter(|hours| !hours.is_zero()) else { return Ok(()) };
    let count = bill.used("vcpu_count").or_else(|| ec2::vcpus(class));
    let used = count.and_then(|count| decimal::times(hours, count));
    bill.assumed("CPU credits", "vCPU-hours", "monthly_cpu_credit_hrs", used, 1)
        .family("aws_db_instance")
        .variant(burstable)
        .variant(engine);
    Ok(())
}

/// Extended support of versions that their makers have given up. Which year it is decides the price.
fn extended(bill: &mut Bill<'_>, at: &Block<'_>, class: &str, engine: &str) -> Read<()> {
    let Some(version) = at.text("engine_version").ok().flatten() else { return Ok(()) };
    let major = |depth: usize| version.split('.').take(depth).collect::<Vec<_>>().join(".");
    let year = match (engine, major(1).as_str(), major(2).as_str()) {
        ("mysql", _, "5.7") => "year 3",
        ("postgres", "11", _) => "year 3",
        ("postgres", "12" | "13", _) | ("mysql", _, "8.0") => "year 1",
        ("aurora-mysql", _, "5.7") => "year 1",
        ("aurora-postgresql", "11", _) => "year 3",
        ("aurora-postgresql", "12" | "13", _) => "year 1",
        _ => return Ok(()),
    };
    let name = format!("Extended support ({year})");
    match ec2::vcpus(class) {
        Some(count) => {
            bill.hourly_by(name, "vCPU-hours", count, "vCPU").family("aws_db_instance").variant(engine);
        }
        None => bill.unknown(name, format!("how many vCPUs `{class}` has is not known")),
    }
    Ok(())
}

/// `1_year, no_upfront`, where the assumptions reserve it.
fn reservation(bill: &Bill<'_>) -> Read<Option<String>> {
    let Some(term) = bill.used_text("reserved_instance_term") else { return Ok(None) };
    if !matches!(term, "1_year" | "3_year") {
        return Err(Unknown(format!("`reserved_instance_term` is `{term}`: it is 1_year or 3_year")));
    }
    let option = bill.used_text("reserved_instance_payment_option").unwrap_or("no_upfront");
    Ok(Some(format!("{term}, {option}")))
}

fn aurora(at: &Block<'_>) -> Read<Option<&'static str>> {
    Ok(match at.text_or("engine", "aurora-mysql")? {
        "aurora" | "aurora-mysql" => Some("aurora-mysql"),
        "aurora-postgresql" => Some("aurora-postgresql"),
        _ => None,
    })
}

fn cluster(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let Some(engine) = aurora(&at)? else {
        bill.unknown("Cluster", "only Aurora's clusters are priced");
        return Ok(());
    };
    let serverless = at.text_or("engine_mode", "provisioned")?.eq_ignore_ascii_case("serverless");
    if serverless {
        let hours = bill.used("capacity_units_per_hr").and_then(|units| decimal::times(units, Decimal::from(MONTH)));
        bill.assumed("Aurora serverless", "ACU-hours", "capacity_units_per_hr", hours, 1).variant(engine);
    }
    let optimized = at.text("storage_type")?.is_some_and(|kind| kind == "aurora-iopt1");
    let storage = if optimized { "Storage (I/O-optimized)" } else { "Storage" };
    bill.usage(storage, "GB", "storage_gb").variant(engine);
    if !optimized {
        let a_second = bill.used("write_requests_per_sec").zip(bill.used("read_requests_per_sec"));
        let requests = a_second
            .and_then(|(writes, reads)| decimal::times(writes.checked_add(reads)?, Decimal::from(MONTH * 3_600)));
        bill.assumed("I/O requests", "1M requests", "write_requests_per_sec", requests, 1_000_000).variant(engine);
    }
    let kept = at.number_or("backup_retention_period", 1)?;
    if kept > Decimal::ONE {
        let size = bill.used("backup_snapshot_size_gb");
        let stored = size.and_then(|size| decimal::times(size, kept - Decimal::ONE));
        let line = bill.assumed("Backup storage", "GB", "backup_snapshot_size_gb", stored, 1).variant(engine);
        if stored.is_some() {
            line.formula(format!("`backup_snapshot_size_gb` × ({} days kept − 1)", decimal::shown(kept)));
        }
    }
    if !serverless && engine == "aurora-mysql" {
        let records = bill.used("average_statements_per_hr").and_then(|statements| {
            let each = bill.used("change_records_per_statement")?;
            let window = bill.used("backtrack_window_hrs")?;
            decimal::times(decimal::times(decimal::times(statements, Decimal::from(MONTH))?, each)?, window)
        });
        bill.assumed("Backtrack", "1M change-records", "average_statements_per_hr", records, 1_000_000);
    }
    bill.usage("Snapshot export", "GB", "snapshot_export_size_gb").variant(engine);
    Ok(())
}

fn cluster_instance(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let of = bill.linked("cluster_identifier", &["aws_rds_cluster"]).map(Block::of);
    let engine = match at.text("engine") {
        Ok(Some(_)) => aurora(&at)?,
        other => match &of {
            Some(cluster) => aurora(cluster)?,
            None => {
                other?;
                Some("aurora-mysql")
            }
        },
    };
    let Some(engine) = engine else {
        bill.unknown("Database instance", "only Aurora's clusters are priced");
        return Ok(());
    };
    let optimized = match &of {
        Some(cluster) => cluster.text("storage_type")?.is_some_and(|kind| kind == "aurora-iopt1"),
        None => false,
    };
    let class = at.need("instance_class")?;
    let serverless = class.eq_ignore_ascii_case("db.serverless");
    if serverless {
        let name = if optimized { "Aurora serverless v2 (I/O-optimized)" } else { "Aurora serverless v2" };
        let hours = bill.used("capacity_units_per_hr").and_then(|units| decimal::times(units, Decimal::from(MONTH)));
        bill.assumed(name, "ACU-hours", "capacity_units_per_hr", hours, 1).variant(engine);
    } else {
        let reserved = reservation(bill)?;
        let purchase = if reserved.is_some() { "reserved" } else { "on-demand" };
        let line = bill.hourly(format!("Database instance ({purchase}, {class})")).variant(engine);
        if optimized {
            line.variant("I/O-optimized").note("I/O-optimized storage");
        }
        if let Some(reserved) = &reserved {
            line.variant(reserved);
        }
    }
    credits(bill, class, engine)?;
    insights(bill, &at, class, serverless)?;
    extended(bill, &at, class, engine)
}
