//! Cloud KMS, Secret Manager.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["google_kms_crypto_key"],
        service: "Cloud KMS",
        keys: &["key_versions", "monthly_key_operations"],
        bill: key,
    },
    Model {
        types: &["google_secret_manager_secret"],
        service: "Secret Manager",
        keys: &["active_secret_versions", "monthly_access_operations", "monthly_rotation_notifications"],
        bill: |bill| {
            bill.everywhere();
            let copies = replicas(&bill.at())?;
            let versions = bill.used("active_secret_versions").and_then(|count| decimal::times(count, copies));
            bill.assumed("Active secret versions", "versions", "active_secret_versions", versions, 1);
            bill.usage_per("Access operations", "10K requests", "monthly_access_operations", 10_000);
            bill.usage("Rotation notifications", "rotations", "monthly_rotation_notifications");
            Ok(())
        },
    },
    Model {
        types: &["google_secret_manager_secret_version"],
        service: "Secret Manager",
        keys: &["monthly_access_operations"],
        bill: |bill| {
            bill.everywhere();
            let family = "google_secret_manager_secret";
            let copies = match bill.linked("secret", &[family]) {
                Some(secret) => replicas(&Block::of(secret))?,
                None => Decimal::ONE,
            };
            bill.monthly("Active secret versions", "versions", copies).family(family);
            bill.usage_per("Access operations", "10K requests", "monthly_access_operations", 10_000).family(family);
            Ok(())
        },
    },
];

const MANY: [Tier; 2] = [("first 2K", Some(2_000)), ("over 2K", None)];

fn replicas(at: &Block<'_>) -> Read<Decimal> {
    let managed = at.block_or_empty("replication")?.block_or_empty("user_managed")?;
    Ok(Decimal::from(managed.length("replicas")?.unwrap_or(1).max(1)))
}

fn key(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let template = at.block_or_empty("version_template")?;
    let algorithm = template.text_or("algorithm", "GOOGLE_SYMMETRIC_ENCRYPTION")?.to_lowercase();
    let level = template.text_or("protection_level", "SOFTWARE")?.to_lowercase();
    let symmetric = algorithm == "google_symmetric_encryption";
    let kind = match (level.as_str(), symmetric) {
        ("hsm", false) => algorithm.clone(),
        (_, true) => "symmetric".to_owned(),
        (_, false) => "asymmetric".to_owned(),
    };
    let variant = format!("{level}, {kind}");
    let versions = match bill.used("key_versions") {
        Some(versions) => Some(versions),
        // A version each time that it is rotated, in a month of 30 days.
        None => at
            .text("rotation_period")?
            .and_then(|period| decimal::parse(period.trim_end_matches('s')))
            .and_then(|period| decimal::over(Decimal::from(2_592_000), period)),
    };
    let is_large = ["_3072_", "_4096_", "ec_sign_p256", "ec_sign_p384"].iter().any(|part| algorithm.contains(part));
    if level == "hsm" && is_large {
        let name = |tier: &str| format!("Key versions ({tier})");
        for line in bill.tiers_of(name, "months", "key_versions", versions, 1, &MANY) {
            line.variant(&variant);
        }
    } else {
        let line = bill.assumed("Key versions", "months", "key_versions", versions, 1);
        line.variant(&variant);
    }
    bill.usage_per("Operations", "10k operations", "monthly_key_operations", 10_000).variant(&variant);
    Ok(())
}
