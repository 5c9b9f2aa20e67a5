//! AWS Systems Manager, CloudFormation, Directory Service.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, MONTH};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_ssm_parameter"],
        service: "AWS Systems Manager",
        keys: &["parameter_storage_hrs", "monthly_api_interactions", "api_throughput_limit"],
        bill: parameter,
    },
    Model {
        types: &["aws_ssm_activation"],
        service: "AWS Systems Manager",
        keys: &["instances", "instance_tier"],
        bill: |bill| {
            let many = bill.at().number_or("registration_limit", 1)? > Decimal::from(1_000);
            let tier = bill.used_text("instance_tier").unwrap_or(if many { "advanced" } else { "standard" });
            if tier.eq_ignore_ascii_case("advanced") {
                let hours = bill.used("instances").and_then(|count| decimal::times(count, Decimal::from(MONTH)));
                bill.assumed("On-prem managed instances (advanced)", "hours", "instances", hours, 1);
            } else {
                bill.free("On-prem managed instances", "the standard tier costs nothing");
            }
            Ok(())
        },
    },
    Model {
        types: &["aws_cloudformation_stack", "aws_cloudformation_stack_set"],
        service: "AWS CloudFormation",
        keys: &["monthly_handler_operations", "monthly_duration_secs"],
        bill: |bill| {
            let body = bill.at().text("template_body").ok().flatten().unwrap_or_default().to_lowercase();
            if ["aws::", "alexa::", "custom::"].iter().any(|owner| body.contains(owner)) {
                bill.free("Handler operations", "resources of AWS itself cost nothing here");
            } else {
                bill.usage("Handler operations", "operations", "monthly_handler_operations");
                bill.usage("Durations above 30s", "seconds", "monthly_duration_secs");
            }
            Ok(())
        },
    },
    Model {
        types: &["aws_directory_service_directory"],
        service: "AWS Directory Service",
        keys: &["additional_domain_controllers", "shared_accounts"],
        bill: directory,
    },
];

fn parameter(bill: &mut Bill<'_>) -> Read<()> {
    let tier = bill.at().text_or("tier", "Standard")?.to_lowercase();
    let limit = bill.used_text("api_throughput_limit").map_or_else(|| tier.clone(), str::to_lowercase);
    if tier != "standard" {
        let hours = bill.used("parameter_storage_hrs").unwrap_or_else(|| Decimal::from(MONTH));
        bill.monthly("Parameter storage (advanced)", "hours", hours).usage_key("parameter_storage_hrs");
    }
    if limit == "standard" && tier == "standard" {
        bill.free("Parameter", "standard parameters cost nothing");
    } else {
        bill.usage_per(format!("API interactions ({limit})"), "10k interactions", "monthly_api_interactions", 10_000);
    }
    Ok(())
}

fn directory(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let (kind, size) = match at.text_or("type", "SimpleAD")? {
        "MicrosoftAD" => ("Microsoft AD", at.text_or("edition", "Enterprise")?),
        "ADConnector" => ("AD Connector", at.text_or("size", "Large")?),
        _ => ("Simple AD", at.text_or("size", "Large")?),
    };
    // Paid by the hour for each controller, and shown for the month.
    bill.monthly(format!("Directory service ({kind}, {size})"), "controllers", 2).note("two controllers are the least");
    if bill.used("additional_domain_controllers").is_some() {
        bill.usage("Additional domain controllers", "controllers", "additional_domain_controllers")
            .variant(&format!("{kind}, {size}"));
    }
    if kind == "Microsoft AD" && bill.used("shared_accounts").is_some() {
        bill.usage("Directory sharing", "accounts", "shared_accounts").variant(size);
    }
    Ok(())
}
