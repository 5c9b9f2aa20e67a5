//! Amazon Elastic Compute Cloud: instances.

use rust_decimal::Decimal;

use super::volumes;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read, Unknown};

pub(super) const FAMILY: &str = "aws_instance";
/// Usage keys of everything that runs instances.
pub(super) const KEYS: &[&str] = &[
    "operating_system",
    "reserved_instance_type",
    "reserved_instance_term",
    "reserved_instance_payment_option",
    "monthly_cpu_credit_hrs",
    "vcpu_count",
    "monthly_hrs",
];

pub(super) const MODELS: &[Model] = &[
    Model { types: &[FAMILY, "aws_spot_instance_request"], service: "Amazon EC2", keys: KEYS, bill: instance },
    Model {
        types: &["aws_ec2_host"],
        service: "Amazon EC2",
        keys: &["reserved_instance_term", "reserved_instance_payment_option"],
        bill: host,
    },
];

/// What an instance is, wherever that was said.
pub(super) struct Instance<'p> {
    pub(super) kind: &'p str,
    pub(super) tenancy: &'p str,
    pub(super) spot: bool,
    pub(super) ebs_optimized: bool,
    pub(super) monitoring: bool,
    pub(super) credits: Option<&'p str>,
}

fn instance(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let template = bill.launch_template();
    let from = template.as_ref().unwrap_or(&at);
    let either = |name: &str| match at.text(name) {
        Ok(Some(text)) => Ok(Some(text)),
        Ok(None) => from.text(name),
        // A template may be what makes it known only later.
        Err(unknown) => from.text(name).ok().flatten().map_or(Err(unknown), |text| Ok(Some(text))),
    };
    let placement = from.block_or_empty("placement")?;
    let instance = Instance {
        kind: either("instance_type")?.ok_or_else(|| Unknown("`instance_type` is not set".to_owned()))?,
        tenancy: match at.text("tenancy") {
            Ok(Some(tenancy)) => tenancy,
            _ => placement.text("tenancy").ok().flatten().unwrap_or("default"),
        },
        spot: bill.kind() == "aws_spot_instance_request" || at.has("instance_market_options"),
        ebs_optimized: at.flag("ebs_optimized").unwrap_or(false) || from.flag("ebs_optimized").unwrap_or(false),
        monitoring: at.flag("monitoring").unwrap_or(false) || monitored(from)?,
        credits: credits(&at)?.or(credits(from)?),
    };
    let on_host = instance.tenancy == "host";
    if on_host && !at.has("host_id") && !at.has("host_resource_group_arn") {
        return Err(Unknown("tenancy is `host` and no host is named".to_owned()));
    }
    if on_host {
        bill.free("Instance usage", "it is paid for with its host");
    } else {
        compute(bill, &instance, instance.spot)?;
    }
    extras(bill, &instance)?;
    let roots = at.blocks("root_block_device").unwrap_or_default();
    let mapped =
        template.as_ref().map_or_else(|| Ok(Vec::new()), |template| template.blocks("block_device_mappings"))?;
    let own = at.blocks("ebs_block_device").unwrap_or_default();
    devices(bill, roots.first(), &own, &mapped)
}

/// The line of the instance itself.
pub(super) fn compute(bill: &mut Bill<'_>, instance: &Instance<'_>, spot: bool) -> Read<()> {
    let kind = instance.kind;
    let system = match bill.used_text("operating_system").unwrap_or("linux") {
        "windows" => "Windows",
        "rhel" => "RHEL",
        "suse" => "SUSE",
        "linux" => "Linux/UNIX",
        other => {
            return Err(Unknown(format!("`operating_system` is `{other}`: linux, windows, rhel and suse are known")));
        }
    };
    let reserved = if spot { None } else { reservation(bill)? };
    let purchase = match (&reserved, spot) {
        (Some(_), _) => "reserved",
        (None, true) => "spot",
        (None, false) => "on-demand",
    };
    let line = bill.hourly(format!("Instance usage ({system}, {purchase}, {kind})")).family(FAMILY);
    if let Some(reserved) = reserved {
        line.variant(&reserved);
    }
    if instance.tenancy == "dedicated" {
        line.variant("dedicated").note("dedicated tenancy");
    }
    Ok(())
}

/// What is paid beside the instance itself.
pub(super) fn extras(bill: &mut Bill<'_>, instance: &Instance<'_>) -> Read<()> {
    let kind = instance.kind;
    let generation = kind.split('.').next().unwrap_or_default();
    // Newer instances are optimized for EBS at no cost.
    if instance.ebs_optimized && OPTIMIZED_AT_A_COST.contains(&kind) {
        bill.hourly("EBS-optimized usage").family(FAMILY).variant(kind);
    }
    if instance.monitoring {
        bill.monthly("EC2 detailed monitoring", "metrics", 7).family(FAMILY);
    }
    let unlimited =
        instance.credits.map_or_else(|| matches!(generation, "t3" | "t3a" | "t4g"), |credits| credits == "unlimited");
    if unlimited
        && matches!(generation, "t2" | "t3" | "t3a" | "t4g")
        && let Some(hours) = bill.used("monthly_cpu_credit_hrs")
        && let Some(count) = bill.used("vcpu_count")
        && let Some(quantity) = hours.checked_mul(count)
        && !quantity.is_zero()
    {
        bill.assumed("CPU credits", "vCPU-hours", "monthly_cpu_credit_hrs", Some(quantity), 1)
            .family(FAMILY)
            .variant(generation)
            .note("hours × `vcpu_count`");
    }
    Ok(())
}

/// Volumes: of the resource itself, and those of a launch template.
pub(super) fn devices(
    bill: &mut Bill<'_>,
    root: Option<&Block<'_>>,
    own: &[Block<'_>],
    mapped: &[Block<'_>],
) -> Read<()> {
    let mapped_root = mapped.iter().find(|mapping| mapping.text("device_name").ok().flatten() == Some("/dev/sda1"));
    bill.part("root_block_device", |bill| match (root, mapped_root) {
        (Some(root), _) => volumes::volume(bill, root, "volume_type", "volume_size"),
        (None, Some(mapping)) => volumes::volume(bill, &mapping.block_or_empty("ebs")?, "volume_type", "volume_size"),
        (None, None) => {
            let gigabytes = bill.monthly("Storage (general purpose SSD, gp2)", "GB", 8).family(volumes::FAMILY);
            gigabytes.note("8 GB of gp2 are assumed where no root volume is described");
            Ok(())
        }
    });
    for (place, device) in own.iter().enumerate() {
        bill.part(&format!("ebs_block_device[{place}]"), |bill| {
            volumes::volume(bill, device, "volume_type", "volume_size")
        });
    }
    let others = mapped.iter().filter(|mapping| {
        mapping.text("device_name").ok().flatten() != Some("/dev/sda1")
            && mapping.has("ebs")
            && !own.iter().any(|device| device.text("device_name") == mapping.text("device_name"))
    });
    for (place, mapping) in others.enumerate() {
        bill.part(&format!("ebs_block_device[{}]", own.len() + place), |bill| {
            volumes::volume(bill, &mapping.block_or_empty("ebs")?, "volume_type", "volume_size")
        });
    }
    Ok(())
}

/// Whether a launch template or configuration asks for detailed monitoring.
pub(super) fn monitored(at: &Block<'_>) -> Read<bool> {
    match at.block("monitoring")? {
        Some(block) => block.flag("enabled"),
        None => Ok(false),
    }
}

/// What is said of CPU credits.
pub(super) fn credits<'p>(at: &Block<'p>) -> Read<Option<&'p str>> {
    match at.block("credit_specification")? {
        Some(block) => block.text("cpu_credits"),
        None => Ok(None),
    }
}

/// `standard, 1_year, no_upfront`, where the assumptions reserve it.
pub(super) fn reservation(bill: &Bill<'_>) -> Read<Option<String>> {
    let Some(class) = bill.used_text("reserved_instance_type") else { return Ok(None) };
    let term = bill.used_text("reserved_instance_term").unwrap_or("1_year");
    let option = bill.used_text("reserved_instance_payment_option").unwrap_or("no_upfront");
    check(class, "reserved_instance_type", &["standard", "convertible"])?;
    check(term, "reserved_instance_term", &["1_year", "3_year"])?;
    check(option, "reserved_instance_payment_option", &["no_upfront", "partial_upfront", "all_upfront"])?;
    Ok(Some(format!("{class}, {term}, {option}")))
}

fn check(said: &str, key: &str, known: &[&str]) -> Read<()> {
    if known.contains(&said) {
        return Ok(());
    }
    Err(Unknown(format!("`{key}` is `{said}`: it is one of {}", known.join(", "))))
}

fn host(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let family = match at.text("instance_type")? {
        Some(kind) => kind.split('.').next().unwrap_or(kind),
        None => at.need("instance_family")?,
    };
    let reserved = bill.used_text("reserved_instance_term").is_some();
    let purchase = if reserved { "reserved" } else { "on-demand" };
    let variant = reserved.then(|| {
        let term = bill.used_text("reserved_instance_term").unwrap_or_default();
        let option = bill.used_text("reserved_instance_payment_option").unwrap_or("no_upfront");
        format!("{term}, {option}")
    });
    let line = bill.hourly(format!("EC2 Dedicated Host ({purchase}, {family})"));
    if let Some(variant) = variant {
        line.variant(&variant);
    }
    Ok(())
}

/// How many vCPUs are paid for, from the size of a type: a `large` has two.
pub(super) fn vcpus(kind: &str) -> Option<Decimal> {
    let (family, size) = kind.strip_prefix("db.").unwrap_or(kind).split_once('.')?;
    let old = matches!(family, "m1" | "m3" | "t1" | "t2" | "m2" | "c1");
    match size {
        "micro" | "small" if family == "t2" => Some(Decimal::ONE),
        "micro" | "small" | "medium" if !old => Some(Decimal::TWO),
        "large" => Some(Decimal::TWO),
        "xlarge" => Some(Decimal::from(4)),
        _ => {
            let times: i64 = size.strip_suffix("xlarge")?.parse().ok()?;
            times.checked_mul(4).map(Decimal::from)
        }
    }
}

/// Types of an earlier generation, of which optimization for EBS is paid by the hour.
const OPTIMIZED_AT_A_COST: [&str; 15] = [
    "c1.xlarge",
    "c3.xlarge",
    "c3.2xlarge",
    "c3.4xlarge",
    "g2.2xlarge",
    "i2.xlarge",
    "i2.2xlarge",
    "i2.4xlarge",
    "m1.large",
    "m1.xlarge",
    "m3.xlarge",
    "m3.2xlarge",
    "r3.xlarge",
    "r3.2xlarge",
    "r3.4xlarge",
];
