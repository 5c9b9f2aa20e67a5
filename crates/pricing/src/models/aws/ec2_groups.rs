//! Groups of instances: Auto Scaling, EKS node groups.

use rust_decimal::Decimal;

use super::ec2::{self, Instance};
use super::volumes;
use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read, Unknown};

const KEYS: &[&str] = &[
    "instances",
    "operating_system",
    "reserved_instance_type",
    "reserved_instance_term",
    "reserved_instance_payment_option",
    "monthly_cpu_credit_hrs",
    "vcpu_count",
];

pub(super) const MODELS: &[Model] = &[
    Model { types: &["aws_autoscaling_group"], service: "Amazon EC2", keys: KEYS, bill: autoscaling },
    Model { types: &["aws_eks_node_group"], service: "Amazon EKS", keys: KEYS, bill: node_group },
];

fn autoscaling(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let count = match bill.used("instances") {
        Some(count) => count,
        None => match at.number("desired_capacity") {
            Ok(Some(count)) => count,
            // A group that may be empty is counted as one instance, as Infracost does.
            Ok(None) | Err(_) => at.number("min_size")?.filter(|least| !least.is_zero()).unwrap_or(Decimal::ONE),
        },
    };
    if let Some(configuration) = bill.launch_configuration() {
        let part = format!("aws_launch_configuration.{}", configuration.name);
        let values = Block::of(configuration);
        bill.count(count, "instances");
        let instance = Instance {
            kind: values.need("instance_type")?,
            tenancy: values.text_or("placement_tenancy", "default")?,
            spot: values.has("spot_price"),
            ebs_optimized: values.flag("ebs_optimized")?,
            monitoring: values.flag_or("enable_monitoring", true)?,
            credits: None,
        };
        if instance.tenancy == "host" {
            return Err(Unknown("tenancy `host` is not priced in a launch configuration".to_owned()));
        }
        bill.part(&part, |bill| {
            ec2::compute(bill, &instance, instance.spot)?;
            ec2::extras(bill, &instance)
        });
        let root = values.block("root_block_device")?;
        return ec2::devices(bill, root.as_ref(), &values.blocks("ebs_block_device")?, &[]);
    }
    let mixed = at.block("mixed_instances_policy")?;
    let Some(template) = bill.launch_template() else {
        return Err(Unknown("it refers to no launch template or configuration that is known here".to_owned()));
    };
    let part = format!("aws_launch_template.{}", template.name());
    let overridden = match &mixed {
        Some(mixed) => {
            let chosen = mixed.block_or_empty("launch_template")?.block_or_empty("override")?;
            let weight = chosen.number("weighted_capacity")?.filter(|weight| *weight > Decimal::ONE);
            (chosen.text("instance_type")?, weight)
        }
        None => (None, None),
    };
    let count = match overridden.1 {
        Some(weight) => decimal::over(count, weight).map_or(count, |count| count.ceil()),
        None => count,
    };
    let shares = match &mixed {
        Some(mixed) => {
            let distribution = mixed.block_or_empty("instances_distribution")?;
            let base = distribution.number_or("on_demand_base_capacity", 0)?;
            let above = distribution.number_or("on_demand_percentage_above_base_capacity", 100)?;
            (base, above)
        }
        None => (Decimal::ZERO, Decimal::ONE_HUNDRED),
    };
    launched(bill, &template, &part, overridden.0, count, shares)
}

fn node_group(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let scaling = at.block_or_empty("scaling_config")?;
    let count = match bill.used("instances") {
        Some(count) => count,
        None => scaling.number("desired_size")?.unwrap_or(Decimal::ONE),
    };
    let spot = at.text("capacity_type")?.is_some_and(|capacity| capacity.eq_ignore_ascii_case("spot"));
    let kinds = at.texts("instance_types")?;
    if let Some(template) = bill.launch_template() {
        let part = format!("aws_launch_template.{}", template.name());
        let shares = if spot { (Decimal::ZERO, Decimal::ZERO) } else { (Decimal::ZERO, Decimal::ONE_HUNDRED) };
        return launched(bill, &template, &part, kinds.first().copied(), count, shares);
    }
    bill.count(count, "nodes");
    let instance = Instance {
        kind: kinds.first().copied().unwrap_or("t3.medium"),
        tenancy: "default",
        spot,
        ebs_optimized: false,
        monitoring: false,
        credits: None,
    };
    ec2::compute(bill, &instance, spot)?;
    ec2::extras(bill, &instance)?;
    let size = at.number("disk_size")?.unwrap_or_else(|| Decimal::from(20));
    bill.monthly("Storage (general purpose SSD, gp2)", "GB", size).family(volumes::FAMILY);
    Ok(())
}

/// Instances from a launch template, on demand and spot.
fn launched(
    bill: &mut Bill<'_>,
    template: &Block<'_>,
    part: &str,
    overridden: Option<&str>,
    count: Decimal,
    (base, above): (Decimal, Decimal),
) -> Read<()> {
    let placement = template.block_or_empty("placement")?;
    let kind = match overridden {
        Some(kind) => kind,
        None => template.need("instance_type")?,
    };
    let spot_market =
        template.block_or_empty("instance_market_options")?.text("market_type")?.is_some_and(|market| market == "spot");
    let instance = Instance {
        kind,
        tenancy: placement.text_or("tenancy", "default")?,
        spot: spot_market,
        ebs_optimized: template.flag("ebs_optimized")?,
        monitoring: ec2::monitored(template)?,
        credits: ec2::credits(template)?,
    };
    if instance.tenancy == "host" {
        return Err(Unknown("tenancy `host` is not priced in a launch template".to_owned()));
    }
    let base = base.min(count);
    let share = decimal::over((count - base) * above, Decimal::ONE_HUNDRED).unwrap_or_default();
    let on_demand = if spot_market { Decimal::ZERO } else { base + share.ceil() };
    let spot = count - on_demand;
    let mapped = template.blocks("block_device_mappings")?;
    bill.part(part, |bill| {
        if on_demand > Decimal::ZERO {
            bill.count(on_demand, "instances");
            ec2::compute(bill, &instance, false)?;
        }
        if spot > Decimal::ZERO {
            bill.count(spot, "spot instances");
            ec2::compute(bill, &instance, true)?;
        }
        bill.count(count, "instances");
        ec2::extras(bill, &instance)
    });
    // What the image brings itself is not known; what the template maps is.
    bill.count(count, "instances");
    for (place, mapping) in mapped.iter().filter(|mapping| mapping.has("ebs")).enumerate() {
        bill.part(&format!("block_device_mapping[{place}]"), |bill| {
            volumes::volume(bill, &mapping.block_or_empty("ebs")?, "volume_type", "volume_size")
        });
    }
    Ok(())
}
