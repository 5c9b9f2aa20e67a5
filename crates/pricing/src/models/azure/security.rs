//! Key Vault, backup vaults, search.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::{Block, Read, Unknown};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["azurerm_key_vault_key"],
        service: "Azure Key Vault",
        keys: &[
            "monthly_secrets_operations",
            "monthly_key_rotation_renewals",
            "monthly_protected_keys_operations",
            "hsm_protected_keys",
        ],
        bill: key,
    },
    Model {
        types: &["azurerm_key_vault_certificate"],
        service: "Azure Key Vault",
        keys: &["monthly_certificate_renewal_requests", "monthly_certificate_other_operations"],
        bill: |bill| {
            bill.usage("Certificate renewals", "requests", "monthly_certificate_renewal_requests");
            bill.usage_per(
                "Certificate operations",
                "10K transactions",
                "monthly_certificate_other_operations",
                10_000,
            );
            Ok(())
        },
    },
    Model {
        types: &["azurerm_key_vault_managed_hardware_security_module"],
        service: "Azure Key Vault",
        keys: &[],
        bill: |bill| {
            bill.hourly("HSM pools");
            Ok(())
        },
    },
    Model { types: &["azurerm_recovery_services_vault"], service: "Azure Backup", keys: &[], bill: vault },
    Model {
        types: &["azurerm_search_service"],
        service: "Azure AI Search",
        keys: &["monthly_images_extracted"],
        bill: search,
    },
];

const KEYS: [Tier; 4] =
    [("first 250", Some(250)), ("next 1250", Some(1_250)), ("next 2500", Some(2_500)), ("over 4000", None)];
const TEN: &str = "10K transactions";

fn key(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let of = bill
        .linked("key_vault_id", &["azurerm_key_vault"])
        .map(Block::of)
        .ok_or_else(|| Unknown("its key vault is not known here".to_owned()))?;
    let sku = of.need("sku_name")?.to_lowercase();
    let kind = at.need("key_type")?;
    let size = at.number("key_size").ok().flatten().unwrap_or_default();
    let simple = kind.starts_with("RSA") && size == Decimal::from(2_048);
    bill.usage_per("Secrets operations", TEN, "monthly_secrets_operations", 10_000).variant(&sku);
    bill.usage("Storage key rotations", "renewals", "monthly_key_rotation_renewals").variant(&sku);
    let operations = "monthly_protected_keys_operations";
    let hardness = if kind == "RSA" && simple { "simple" } else { "advanced" };
    if !kind.ends_with("HSM") {
        bill.usage_per("Software-protected keys", TEN, operations, 10_000).variant(&sku).variant(hardness);
    } else if sku == "premium" {
        if simple || bill.used("hsm_protected_keys").is_none() {
            bill.usage("HSM-protected keys", "months", "hsm_protected_keys").variant(if simple {
                "simple"
            } else {
                "advanced"
            });
        } else {
            bill.tiers(|tier| format!("HSM-protected keys ({tier})"), "months", "hsm_protected_keys", 1, &KEYS);
        }
        bill.usage_per("HSM-protected keys", TEN, operations, 10_000).key("HSM-protected key operations");
    }
    Ok(())
}

fn vault(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let copies = match at.text_or("storage_mode_type", "GeoRedundant")? {
        "LocallyRedundant" => "LRS",
        "ZoneRedundant" => "ZRS",
        _ if at.flag("cross_region_restore_enabled")? => "RA-GRS",
        _ => "GRS",
    };
    let mut protected = bill.referring("azurerm_backup_protected_vm");
    if protected.is_empty()
        && let Some(own) = at.text("name")?
    {
        protected = bill.all_named("azurerm_backup_protected_vm", "recovery_vault_name", own);
    }
    if protected.is_empty() {
        bill.free("Instance backup", "nothing is protected by it");
        return Ok(());
    }
    let name = at.name();
    for machine in protected {
        let part = machine.address.clone();
        let prefix = format!("{part}.");
        bill.part(&part, |bill| {
            let machines =
                ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_virtual_machine"];
            let of = bill.linked_from(machine, "source_vm_id", &machines).map(Block::of);
            let disk = match &of {
                Some(of) => match of.block("os_disk")? {
                    Some(disk) => disk.number("disk_size_gb").ok().flatten(),
                    None => of.block_or_empty("storage_os_disk")?.number("disk_size_gb").ok().flatten(),
                },
                None => None,
            };
            let said = bill.under(&prefix, None, |bill| bill.used("disk_utilization_gb"));
            let Some(used) = said.or(disk) else {
                return Err(Unknown(format!("how much `{name}` protects is not known: say it with `{part}`")));
            };
            let kept =
                bill.under(&prefix, None, |bill| bill.used("additional_backup_retention_gb")).unwrap_or_default();
            let (size, count) = match () {
                () if used > Decimal::from(500) => {
                    ("over 500 GB", decimal::over(used, Decimal::from(500)).unwrap_or_default().floor())
                }
                () if used > Decimal::from(50) => ("under 500 GB", Decimal::ONE),
                () => ("under 50 GB", Decimal::ONE),
            };
            bill.monthly(format!("Instance backup ({size})"), "month", count);
            bill.monthly(format!("{copies} data stored"), "GB", used + kept);
            Ok(())
        });
    }
    Ok(())
}

const IMAGES: [Tier; 3] = [("first 1M", Some(1_000_000)), ("next 4M", Some(4_000_000)), ("over 5M", None)];

fn search(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let sku = at.need("sku")?.to_lowercase();
    let named = match sku.as_str() {
        "free" => {
            bill.free("Search usage", "the free tier costs nothing");
            return Ok(());
        }
        "basic" => "Basic",
        "standard" => "Standard S1",
        "standard2" => "Standard S2",
        "standard3" => "Standard S3",
        "storage_optimized_l1" => "Storage Optimized L1",
        "storage_optimized_l2" => "Storage Optimized L2",
        other => return Err(Unknown(format!("the tier `{other}` is not known"))),
    };
    let units = at.number_or("partition_count", 1)? * at.number_or("replica_count", 1)?;
    let plural = if units == Decimal::ONE { "unit" } else { "units" };
    bill.hourly_by(format!("Search usage ({named}, {} {plural})", units.normalize()), "hours", units, "units")
        .key(format!("Search usage ({named})"));
    let name = |tier: &str| format!("Image extraction ({tier})");
    bill.tiers(name, "1000 images", "monthly_images_extracted", 1_000, &IMAGES);
    Ok(())
}
