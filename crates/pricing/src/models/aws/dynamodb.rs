//! Amazon DynamoDB.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[Model {
    types: &["aws_dynamodb_table"],
    service: "Amazon DynamoDB",
    keys: &[
        "monthly_write_request_units",
        "monthly_read_request_units",
        "storage_gb",
        "pitr_backup_storage_gb",
        "on_demand_backup_storage_gb",
        "monthly_data_restored_gb",
        "monthly_streams_read_request_units",
    ],
    bill: table,
}];

fn table(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let provisioned = at.text_or("billing_mode", "PROVISIONED")?.eq_ignore_ascii_case("PROVISIONED");
    if provisioned {
        capacity(bill, &at, "write_capacity", "Write", "WCU")?;
        capacity(bill, &at, "read_capacity", "Read", "RCU")?;
    } else {
        bill.usage("Write request unit (WRU)", "WRUs", "monthly_write_request_units");
        bill.usage("Read request unit (RRU)", "RRUs", "monthly_read_request_units");
    }
    bill.usage("Data storage", "GB", "storage_gb");
    if at.block_or_empty("point_in_time_recovery")?.flag("enabled")? {
        bill.usage("Point-In-Time Recovery (PITR) backup storage", "GB", "pitr_backup_storage_gb");
    }
    bill.usage("On-demand backup storage", "GB", "on_demand_backup_storage_gb");
    bill.usage("Table data restored", "GB", "monthly_data_restored_gb");
    bill.usage("Streams read request unit (sRRU)", "sRRUs", "monthly_streams_read_request_units");
    for replica in at.blocks("replica")? {
        let region = replica.need("region_name")?;
        bill.in_place(Some(region.to_owned()));
        bill.part(&format!("Global table ({region})"), |bill| {
            if provisioned {
                let units = at.number_or("write_capacity", 0)?;
                bill.monthly("Replicated write capacity unit (rWCU)", "rWCU", units);
            } else {
                bill.usage("Replicated write request unit (rWRU)", "rWRU", "monthly_write_request_units");
            }
            Ok(())
        });
        bill.in_place(None);
    }
    Ok(())
}

fn capacity(bill: &mut Bill<'_>, at: &Block<'_>, attribute: &str, verb: &str, unit: &'static str) -> Read<()> {
    let dimension = format!("dynamodb:table:{verb}CapacityUnits");
    let plain = format!("{verb} capacity unit ({unit})");
    match bill.scaled(&dimension)? {
        Some(least) => {
            let line = bill.monthly(format!("{verb} capacity unit ({unit}, autoscaling)"), unit, least).key(plain);
            line.formula(format!("{} as autoscaling keeps", decimal::shown(least)));
        }
        None => {
            let units = at.number(attribute)?.unwrap_or(Decimal::ZERO);
            bill.monthly(plain, unit, units);
        }
    }
    Ok(())
}
