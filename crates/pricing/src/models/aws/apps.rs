//! Containers, gateways and what applications run on.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::{Block, Read, Unknown};

pub(super) const MODELS: &[Model] = &[
    Model { types: &["aws_eks_cluster"], service: "Amazon EKS", keys: &[], bill: eks },
    Model {
        types: &["aws_eks_fargate_profile"],
        service: "Amazon EKS",
        keys: &[],
        bill: |bill| {
            bill.monthly("Per GB per hour", "GB", 1).family(FARGATE).note("one GB all the time, as an example");
            bill.monthly("Per vCPU per hour", "CPU", 1).family(FARGATE).note("one vCPU all the time, as an example");
            Ok(())
        },
    },
    Model { types: &[FARGATE], service: "Amazon ECS", keys: &[], bill: ecs },
    Model {
        types: &["aws_ecr_repository"],
        service: "Amazon ECR",
        keys: &["storage_gb"],
        bill: |bill| {
            bill.usage("Storage", "GB", "storage_gb");
            Ok(())
        },
    },
    Model {
        types: &["aws_api_gateway_rest_api"],
        service: "Amazon API Gateway",
        keys: &["monthly_requests"],
        bill: |bill| {
            bill.tiers(|tier| format!("Requests ({tier})"), "1M requests", "monthly_requests", 1_000_000, &REST);
            Ok(())
        },
    },
    Model { types: &["aws_api_gateway_stage"], service: "Amazon API Gateway", keys: &[], bill: stage },
    Model {
        types: &["aws_apigatewayv2_api"],
        service: "Amazon API Gateway",
        keys: &[
            "monthly_requests",
            "request_size_kb",
            "monthly_messages",
            "message_size_kb",
            "monthly_connection_mins",
        ],
        bill: api,
    },
    Model { types: &["aws_codebuild_project"], service: "AWS CodeBuild", keys: &["monthly_build_mins"], bill: build },
    Model { types: &["aws_lightsail_instance"], service: "Amazon Lightsail", keys: &[], bill: lightsail },
    Model {
        types: &["aws_transfer_server"],
        service: "AWS Transfer Family",
        keys: &["monthly_data_downloaded_gb", "monthly_data_uploaded_gb"],
        bill: |bill| {
            let protocols = bill.at().texts("protocols")?;
            let protocols = if protocols.is_empty() { vec!["SFTP"] } else { protocols };
            for protocol in protocols {
                bill.hourly(format!("{protocol} protocol enabled"));
            }
            bill.usage("Data downloaded", "GB", "monthly_data_downloaded_gb");
            bill.usage("Data uploaded", "GB", "monthly_data_uploaded_gb");
            Ok(())
        },
    },
];

const FARGATE: &str = "aws_ecs_service";
const REST: [Tier; 4] = [
    ("first 333M", Some(333_000_000)),
    ("next 667M", Some(667_000_000)),
    ("next 19B", Some(19_000_000_000)),
    ("over 20B", None),
];
const HTTP: [Tier; 2] = [("first 300M", Some(300_000_000)), ("over 300M", None)];
const SOCKET: [Tier; 2] = [("first 1B", Some(1_000_000_000)), ("over 1B", None)];

/// Versions that only extended support still looks after, as of the day of the book's prices.
const EXTENDED: [&str; 7] = ["1.23", "1.24", "1.25", "1.26", "1.27", "1.28", "1.29"];

fn eks(bill: &mut Bill<'_>) -> Read<()> {
    let version = bill.at().text("version").ok().flatten().unwrap_or_default();
    if EXTENDED.contains(&version) {
        bill.hourly("EKS cluster (extended support)").everywhere();
    } else {
        bill.hourly("EKS cluster");
    }
    Ok(())
}

fn ecs(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    if !fargate(bill, &at)? {
        bill.free("Service", "what its tasks run on is paid for with the instances");
        return Ok(());
    }
    let count = at.number_or("desired_count", 0)?;
    let definition = bill
        .linked("task_definition", &["aws_ecs_task_definition"])
        .or_else(|| {
            let set = bill.referring("aws_ecs_task_set").into_iter().next()?;
            bill.linked_from(set, "task_definition", &["aws_ecs_task_definition"])
        })
        .or_else(|| {
            let family = at.text("task_definition").ok()??.split(':').next()?;
            bill.named("aws_ecs_task_definition", "family", family)
        })
        .map(Block::of)
        .ok_or_else(|| Unknown("its task definition is not known here".to_owned()))?;
    let memory = size(definition.need("memory")?, "GB", 1_024)?;
    let cpu = size(definition.need("cpu")?, "vCPU", 1_024)?;
    bill.count(count, "tasks");
    bill.monthly("Per GB per hour", "GB", memory);
    bill.monthly("Per vCPU per hour", "CPU", cpu);
    if let Some(accelerator) = definition.block("inference_accelerator")? {
        bill.hourly(format!("Inference accelerator ({})", accelerator.need("device_type")?));
    }
    Ok(())
}

/// Whether tasks run on Fargate: the service says so, or what it or its cluster takes by default.
fn fargate(bill: &Bill<'_>, at: &Block<'_>) -> Read<bool> {
    if let Some(kind) = at.text("launch_type")? {
        return Ok(kind.eq_ignore_ascii_case("FARGATE"));
    }
    if at.block_or_empty("deployment_controller")?.text("type")? == Some("EXTERNAL")
        && let Some(set) = bill.referring("aws_ecs_task_set").first()
    {
        return Ok(Block::of(set).text("launch_type")? == Some("FARGATE"));
    }
    let on_fargate = |strategies: &[Block<'_>]| {
        strategies.iter().any(|strategy| strategy.text("capacity_provider").ok().flatten() == Some("FARGATE"))
    };
    let own = at.blocks("capacity_provider_strategy")?;
    if !own.is_empty() {
        return Ok(on_fargate(&own));
    }
    let Some(cluster) = bill.linked("cluster", &["aws_ecs_cluster"]) else { return Ok(false) };
    let mut strategies = Block::of(cluster).blocks("default_capacity_provider_strategy").unwrap_or_default();
    for providers in bill.linked_to(cluster, "aws_ecs_cluster_capacity_providers") {
        strategies.extend(Block::of(providers).blocks("default_capacity_provider_strategy")?);
    }
    Ok(on_fargate(&strategies))
}

/// `2 GB`, `2048`.
fn size(text: &str, unit: &str, per: i64) -> Read<Decimal> {
    let trimmed = text.trim();
    let lower = trimmed.to_lowercase();
    let number = match lower.strip_suffix(&unit.to_lowercase()) {
        Some(number) => decimal::parse(number),
        None => decimal::parse(trimmed).and_then(|number| decimal::over(number, Decimal::from(per))),
    };
    number.ok_or_else(|| Unknown(format!("`{text}` is no size of a task")))
}

fn stage(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    if at.flag("cache_cluster_enabled")? {
        let size =
            at.number("cache_cluster_size")?.ok_or_else(|| Unknown("`cache_cluster_size` is not set".to_owned()))?;
        bill.hourly(format!("Cache memory ({} GB)", size.normalize()));
    } else {
        bill.free("Stage", "a stage without a cache costs nothing");
    }
    Ok(())
}

fn api(bill: &mut Bill<'_>) -> Read<()> {
    let counted = |bill: &Bill<'_>, key: &str, size: &str, each: i64| {
        let each = Decimal::from(each);
        let times =
            bill.used(size).and_then(|size| decimal::over(size, each)).map_or(Decimal::ONE, |times| times.ceil());
        decimal::times(bill.used(key)?, times.max(Decimal::ONE))
    };
    if bill.at().need("protocol_type")?.eq_ignore_ascii_case("websocket") {
        let messages = counted(bill, "monthly_messages", "message_size_kb", 32);
        let name = |tier: &str| format!("Messages ({tier})");
        bill.tiers_of(name, "1M messages", "monthly_messages", messages, 1_000_000, &SOCKET);
        bill.usage_per("Connection duration", "1M minutes", "monthly_connection_mins", 1_000_000);
    } else {
        let requests = counted(bill, "monthly_requests", "request_size_kb", 512);
        let name = |tier: &str| format!("Requests ({tier})");
        bill.tiers_of(name, "1M requests", "monthly_requests", requests, 1_000_000, &HTTP);
    }
    Ok(())
}

fn build(bill: &mut Bill<'_>) -> Read<()> {
    let environment = bill.at().block_or_empty("environment")?;
    let size = environment.need("compute_type")?;
    let size = size.strip_prefix("BUILD_").unwrap_or(size).to_lowercase().replacen('_', ".", 1);
    let name = match environment.need("type")? {
        "WINDOWS_SERVER_2019_CONTAINER" | "WINDOWS_CONTAINER" => format!("Windows ({size})"),
        "ARM_CONTAINER" => "Linux (arm1.large)".to_owned(),
        "LINUX_GPU_CONTAINER" => "Linux (gpu1.large)".to_owned(),
        _ => format!("Linux ({size})"),
    };
    bill.usage(name, "minutes", "monthly_build_mins");
    Ok(())
}

fn lightsail(bill: &mut Bill<'_>) -> Read<()> {
    let bundle = bill.at().need("bundle_id")?.to_lowercase();
    let system = if bundle.contains("_win_") { "Windows" } else { "Linux/UNIX" };
    let size = bundle.split('_').next().unwrap_or_default();
    bill.hourly(format!("Virtual server ({system})")).variant(size);
    Ok(())
}
