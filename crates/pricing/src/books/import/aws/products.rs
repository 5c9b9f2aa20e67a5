//! Which products of a price list models can use, and under which names.

use rustc_hash::FxHashMap;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Product {
    #[serde(default, rename = "productFamily")]
    family: String,
    #[serde(default)]
    attributes: FxHashMap<String, String>,
}

/// Under which name a price is kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Target {
    pub(super) family: &'static str,
    pub(super) component: String,
    pub(super) region: String,
    pub(super) unit: &'static str,
    /// How many of the list's units one of ours is.
    pub(super) per: i64,
    /// Where each step of a tiered price begins, and what it is called.
    tiers: &'static [(&'static str, &'static str)],
}

impl Target {
    fn new(family: &'static str, component: String, unit: &'static str, per: i64) -> Self {
        Self { family, component, region: String::new(), unit, per, tiers: &[] }
    }

    /// The name for the step that begins there; none for one that is not known.
    pub(super) fn tier(&self, begin: &str) -> Option<Self> {
        if self.tiers.is_empty() {
            return matches!(begin, "" | "0").then(|| self.clone());
        }
        let (_, name) = self.tiers.iter().find(|(start, _)| *start == begin)?;
        Some(Self { component: self.component.replacen("{tier}", name, 1), ..self.clone() })
    }
}

const INTEL: &[(&str, &str)] = &[("0", "first 6B"), ("6000000000", "next 9B"), ("15000000000", "over 15B")];
const ARM: &[(&str, &str)] = &[("0", "first 7.5B"), ("7500000000", "next 11.25B"), ("18750000000", "over 18.75B")];

pub(super) fn target(offer: &str, product: &Product) -> Option<Target> {
    let get = |name: &str| product.attributes.get(name).map(String::as_str).unwrap_or_default();
    let usage = get("usagetype");
    let mut target = match (offer, product.family.as_str()) {
        ("AmazonEC2", "Compute Instance" | "Compute Instance (bare metal)") => {
            let system = match get("operatingSystem") {
                "Linux" => "Linux/UNIX",
                "Windows" => "Windows",
                "RHEL" => "RHEL",
                "SUSE" => "SUSE",
                _ => return None,
            };
            let plain = get("preInstalledSw") == "NA"
                && get("capacitystatus") == "Used"
                && get("licenseModel") != "Bring your own license"
                && get("marketoption") != "CapacityBlock";
            let tenancy = match get("tenancy") {
                "Shared" => "",
                "Dedicated" => " [dedicated]",
                _ => return None,
            };
            if !plain {
                return None;
            }
            let component = format!("Instance usage ({system}, on-demand, {}){tenancy}", get("instanceType"));
            Target::new("aws_instance", component, "hours", 1)
        }
        ("AmazonEC2", "Storage") => {
            let name = match get("volumeApiName") {
                "standard" => "Storage (magnetic)",
                "io1" => "Storage (provisioned IOPS SSD, io1)",
                "io2" => "Storage (provisioned IOPS SSD, io2)",
                "st1" => "Storage (throughput optimized HDD, st1)",
                "sc1" => "Storage (cold HDD, sc1)",
                "gp3" => "Storage (general purpose SSD, gp3)",
                "gp2" => "Storage (general purpose SSD, gp2)",
                _ => return None,
            };
            Target::new("aws_ebs_volume", name.to_owned(), "GB", 1)
        }
        ("AmazonEC2", "NAT Gateway") if usage.ends_with("NatGateway-Hours") => {
            Target::new("aws_nat_gateway", "NAT gateway".to_owned(), "hours", 1)
        }
        ("AmazonEC2", "NAT Gateway") if usage.ends_with("NatGateway-Bytes") => {
            Target::new("aws_nat_gateway", "Data processed".to_owned(), "GB", 1)
        }
        ("AWSELB" | "AmazonEC2", "Load Balancer-Application") if usage.ends_with("LoadBalancerUsage") => {
            Target::new("aws_lb", "Application load balancer".to_owned(), "hours", 1)
        }
        ("AWSELB" | "AmazonEC2", "Load Balancer-Network") if usage.ends_with("LoadBalancerUsage") => {
            Target::new("aws_lb", "Network load balancer".to_owned(), "hours", 1)
        }
        ("AWSELB" | "AmazonEC2", "Load Balancer-Application")
            if usage.ends_with("-LCUUsage") || usage == "LCUUsage" =>
        {
            Target::new("aws_lb", "Load balancer capacity units [application]".to_owned(), "LCU", 730)
        }
        ("AWSELB" | "AmazonEC2", "Load Balancer-Network") if usage.ends_with("-LCUUsage") || usage == "LCUUsage" => {
            Target::new("aws_lb", "Load balancer capacity units [network]".to_owned(), "LCU", 730)
        }
        ("AmazonRDS", "Database Instance") => database(&get)?,
        ("AmazonElastiCache", "Cache Instance") if get("locationType") == "AWS Region" => {
            let engine = get("cacheEngine").to_lowercase();
            Target::new(
                "aws_elasticache_cluster",
                format!("ElastiCache (on-demand, {}) [{engine}]", get("instanceType")),
                "hours",
                1,
            )
        }
        ("AmazonEKS", "Compute") if usage.ends_with("AmazonEKS-Hours:perCluster") => {
            Target::new("aws_eks_cluster", "EKS cluster".to_owned(), "hours", 1)
        }
        ("AWSLambda", "Serverless") => lambda(get("group"))?,
        _ => return None,
    };
    get("regionCode").clone_into(&mut target.region);
    (!target.region.is_empty()).then_some(target)
}

fn database<'p>(get: &impl Fn(&str) -> &'p str) -> Option<Target> {
    let zones = match get("deploymentOption") {
        zones @ ("Single-AZ" | "Multi-AZ") => zones,
        _ => return None,
    };
    let included = get("licenseModel") != "Bring your own license";
    let engine = match (get("databaseEngine"), get("databaseEdition")) {
        ("MySQL", _) => "mysql",
        ("PostgreSQL", _) => "postgres",
        ("MariaDB", _) => "mariadb",
        ("SQL Server", "Standard") if included => "sqlserver-se",
        ("SQL Server", "Enterprise") if included => "sqlserver-ee",
        ("SQL Server", "Express") if included => "sqlserver-ex",
        ("SQL Server", "Web") if included => "sqlserver-web",
        ("Oracle", "Standard Two") if included => "oracle-se2",
        _ => return None,
    };
    let class = get("instanceType");
    let component = format!("Database instance (on-demand, {zones}, {class}) [{engine}]");
    Some(Target::new("aws_db_instance", component, "hours", 1))
}

fn lambda(group: &str) -> Option<Target> {
    let (component, unit, per, tiers): (&str, _, _, &[_]) = match group {
        "AWS-Lambda-Requests" => ("Requests [x86_64]", "1M requests", 1_000_000, &[]),
        "AWS-Lambda-Requests-ARM" => ("Requests [arm64]", "1M requests", 1_000_000, &[]),
        "AWS-Lambda-Duration" => ("Duration ({tier}) [x86_64]", "GB-seconds", 1, INTEL),
        "AWS-Lambda-Duration-ARM" => ("Duration ({tier}) [arm64]", "GB-seconds", 1, ARM),
        _ => return None,
    };
    let mut target = Target::new("aws_lambda_function", component.to_owned(), unit, per);
    target.tiers = tiers;
    Some(target)
}
