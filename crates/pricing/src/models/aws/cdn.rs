//! Amazon CloudFront, AWS WAF.

use rust_decimal::Decimal;

use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model { types: &["aws_cloudfront_distribution"], service: "Amazon CloudFront", keys: KEYS, bill: distribution },
    Model {
        types: &["aws_cloudfront_function"],
        service: "Amazon CloudFront",
        keys: &["monthly_requests"],
        bill: |bill| {
            bill.usage_per("Total number of invocations", "1M invocations", "monthly_requests", 1_000_000).everywhere();
            Ok(())
        },
    },
    Model {
        types: &["aws_waf_web_acl", "aws_wafregional_web_acl"],
        service: "AWS WAF",
        keys: &["rule_group_rules", "monthly_requests"],
        bill: waf,
    },
    Model {
        types: &["aws_wafv2_web_acl"],
        service: "AWS WAF",
        keys: &["rule_group_rules", "managed_rule_group_rules", "monthly_requests"],
        bill: waf_v2,
    },
];

const KEYS: &[&str] = &[
    "monthly_data_transfer_to_internet_gb.us",
    "monthly_data_transfer_to_internet_gb.europe",
    "monthly_data_transfer_to_origin_gb.us",
    "monthly_data_transfer_to_origin_gb.europe",
    "monthly_http_requests.us",
    "monthly_http_requests.europe",
    "monthly_https_requests.us",
    "monthly_https_requests.europe",
    "monthly_shield_requests.us",
    "monthly_invalidation_requests",
    "monthly_encryption_requests",
    "monthly_log_lines",
    "custom_ssl_certificates",
];
const PLACES: [(&str, &str); 8] = [
    ("us", "US, Mexico, Canada"),
    ("europe", "Europe, Israel"),
    ("south_africa", "South Africa, Kenya, Middle East"),
    ("south_america", "South America"),
    ("japan", "Japan"),
    ("australia", "Australia, New Zealand"),
    ("asia_pacific", "Hong Kong, Philippines, Asia Pacific"),
    ("india", "India"),
];
const INTERNET: [Tier; 7] = [
    ("first 10TB", Some(10_240)),
    ("next 40TB", Some(40_960)),
    ("next 100TB", Some(102_400)),
    ("next 350TB", Some(358_400)),
    ("next 524TB", Some(536_576)),
    ("next 4PB", Some(4_194_304)),
    ("over 5PB", None),
];
const INVALIDATION: [Tier; 2] = [("first 1k", Some(1_000)), ("over 1k", None)];

fn distribution(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    bill.everywhere();
    let encrypted = |name: &str| -> Read<bool> {
        Ok(at.blocks(name)?.iter().any(|behaviour| behaviour.has_text("field_level_encryption_id")))
    };
    if encrypted("default_cache_behavior")? || encrypted("ordered_cache_behavior")? {
        bill.usage_per("Field level encryption requests", "10k requests", "monthly_encryption_requests", 10_000);
    }
    if at.has("logging_config") {
        bill.usage_per("Real-time log requests", "1M lines", "monthly_log_lines", 1_000_000);
    }
    let certificate = at.block_or_empty("viewer_certificate")?;
    if certificate.text("ssl_support_method").ok().flatten() == Some("vip") {
        let count = bill.used("custom_ssl_certificates").unwrap_or(Decimal::ONE);
        bill.monthly("Dedicated IP custom SSLs", "certificates", count).usage_key("custom_ssl_certificates");
    }
    for origin in at.blocks("origin")? {
        let shield = origin.block_or_empty("origin_shield")?;
        if shield.flag("enabled")? {
            let region = shield.text_or("origin_shield_region", "us-east-1")?;
            let (name, key) = shielded(region);
            let key = format!("monthly_shield_requests.{key}");
            bill.usage_per(format!("Origin shield HTTP requests ({name} {region})"), "10k requests", &key, 10_000);
            break;
        }
    }
    let name = |tier: &str| format!("Invalidation requests ({tier})");
    bill.tiers(name, "paths", "monthly_invalidation_requests", 1, &INVALIDATION);
    let kinds = [
        "monthly_data_transfer_to_internet_gb",
        "monthly_data_transfer_to_origin_gb",
        "monthly_http_requests",
        "monthly_https_requests",
    ];
    let spoken_of: Vec<_> = PLACES
        .iter()
        .filter(|(key, _)| kinds.iter().any(|kind| bill.used(&format!("{kind}.{key}")).is_some()))
        .copied()
        .collect();
    for (key, part) in if spoken_of.is_empty() { PLACES.into_iter().take(1).collect() } else { spoken_of } {
        bill.in_place(Some(part.to_owned()));
        bill.part(part, |bill| {
            let name = |tier: &str| format!("Data transfer out to internet ({tier})");
            bill.tiers(name, "GB", &format!("monthly_data_transfer_to_internet_gb.{key}"), 1, &INTERNET);
            bill.usage("Data transfer out to origin", "GB", &format!("monthly_data_transfer_to_origin_gb.{key}"));
            bill.usage_per("HTTP requests", "10k requests", &format!("monthly_http_requests.{key}"), 10_000);
            bill.usage_per("HTTPS requests", "10k requests", &format!("monthly_https_requests.{key}"), 10_000);
            Ok(())
        });
    }
    Ok(())
}

/// What Infracost calls the place of an origin shield, and the key of its usage.
fn shielded(region: &str) -> (&'static str, &'static str) {
    match region.split('-').next().unwrap_or_default() {
        "eu" => ("EU", "europe"),
        "sa" => ("South America", "south_america"),
        "ap" => match region {
            "ap-south-1" => ("Asia Pacific", "india"),
            "ap-northeast-1" => ("Asia Pacific", "japan"),
            "ap-northeast-2" => ("Asia Pacific", "south_korea"),
            "ap-southeast-2" => ("Asia Pacific", "australia"),
            _ => ("Asia Pacific", "singapore"),
        },
        "me" => ("Middle East", "middle_east"),
        "af" => ("Africa", "europe"),
        "ca" => ("Canada", "us"),
        _ if region.starts_with("us-east") => ("US East", "us"),
        _ => ("US West", "us"),
    }
}

fn waf(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    bill.everywhere();
    bill.monthly("Web ACL usage", "months", 1);
    let (mut rules, mut groups) = (Decimal::ZERO, Decimal::ZERO);
    for name in ["rules", "rule"] {
        for rule in at.blocks(name)? {
            if rule.text_or("type", "REGULAR")? == "GROUP" {
                groups += Decimal::ONE;
            } else {
                rules += Decimal::ONE;
            }
        }
    }
    rules += bill.used("rule_group_rules").unwrap_or_default();
    bill.monthly("Rules", "rules", rules).usage_key("rule_group_rules");
    bill.monthly("Rule groups", "groups", groups);
    bill.usage_per("Requests", "1M requests", "monthly_requests", 1_000_000);
    Ok(())
}

fn waf_v2(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    bill.everywhere();
    bill.monthly("Web ACL usage", "months", 1);
    let (mut rules, mut groups, mut managed) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for rule in at.blocks("rule")? {
        let statement = rule.block_or_empty("statement")?;
        if statement.has("rule_group_reference_statement") {
            groups += Decimal::ONE;
        } else if statement.has("managed_rule_group_statement") {
            managed += Decimal::ONE;
        } else {
            rules += Decimal::ONE;
        }
    }
    for key in ["rule_group_rules", "managed_rule_group_rules"] {
        rules += bill.used(key).unwrap_or_default();
    }
    if !rules.is_zero() {
        bill.monthly("Rules", "rules", rules).usage_key("rule_group_rules");
    }
    if !groups.is_zero() {
        bill.monthly("Rule groups", "groups", groups);
    }
    if !managed.is_zero() {
        bill.monthly("Managed rule groups", "groups", managed);
    }
    bill.usage_per("Requests", "1M requests", "monthly_requests", 1_000_000);
    Ok(())
}
