//! Amazon OpenSearch Service.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[Model {
    types: &["aws_opensearch_domain", "aws_elasticsearch_domain"],
    service: "Amazon OpenSearch Service",
    keys: &[],
    bill: domain,
}];

const USUAL: &str = "m4.large.elasticsearch";

fn domain(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let cluster = at.block_or_empty("cluster_config")?;
    // The two services name the same instances differently and price them alike.
    let key = |name: &str| name.replace(".elasticsearch", ".search");
    let kind = cluster.text_or("instance_type", USUAL)?;
    let count = cluster.number_or("instance_count", 1)?;
    let name = format!("Instance (on-demand, {kind})");
    bill.hourly_by(name.clone(), "hours", count, "instances").key(key(&name));
    let volume = at.block_or_empty("ebs_options")?;
    if volume.flag_or("ebs_enabled", true)? {
        let size = volume.number_or("volume_size", 8)?;
        let kind = volume.text_or("volume_type", "gp2")?;
        bill.monthly(format!("Storage ({kind})"), "GB", size);
        if kind.eq_ignore_ascii_case("gp3") {
            let throughput = volume.number("throughput").ok().flatten().unwrap_or_default();
            let paid = decimal::times(billable(throughput, size), count).unwrap_or_default();
            bill.monthly(format!("Throughput ({kind})"), "Mbps", paid).note("above what is included");
        }
        if kind.eq_ignore_ascii_case("io1") {
            let iops = volume.number_or("iops", 1)?.max(Decimal::ONE);
            bill.monthly(format!("Storage IOPS ({kind})"), "IOPS", iops);
        }
    }
    if cluster.flag("dedicated_master_enabled")? {
        let kind = cluster.text_or("dedicated_master_type", USUAL)?;
        let masters = cluster.number_or("dedicated_master_count", 3)?;
        let name = format!("Dedicated master (on-demand, {kind})");
        bill.hourly_by(name, "hours", masters, "masters").key(key(&format!("Instance (on-demand, {kind})")));
    }
    if cluster.flag("warm_enabled")?
        && let Some(kind) = cluster.text("warm_type")?
    {
        let warm = cluster.number_or("warm_count", 0)?;
        if warm > Decimal::ZERO {
            let name = format!("UltraWarm instance (on-demand, {kind})");
            bill.hourly_by(name.clone(), "hours", warm, "instances").key(key(&name));
        }
    }
    Ok(())
}

fn billable(throughput: Decimal, size: Decimal) -> Decimal {
    let included = if size <= Decimal::from(170) {
        Decimal::from(125)
    } else {
        let steps = decimal::over(size, Decimal::from(3_000)).unwrap_or_default().ceil();
        Decimal::from(1_000).min(steps * Decimal::from(250))
    };
    (throughput - included).max(Decimal::ZERO)
}
