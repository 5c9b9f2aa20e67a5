//! AWS Key Management Service and AWS Secrets Manager, Systems Manager.

use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_kms_key", "aws_kms_replica_key"],
        service: "AWS Key Management Service",
        keys: &["monthly_requests", "monthly_ecc_requests", "monthly_rsa_requests"],
        bill: key,
    },
    Model {
        types: &["aws_kms_external_key", "aws_kms_replica_external_key"],
        service: "AWS Key Management Service",
        keys: &[],
        bill: |bill| {
            bill.monthly("Customer master key", "months", 1).family("aws_kms_key");
            Ok(())
        },
    },
    Model {
        types: &["aws_secretsmanager_secret"],
        service: "AWS Secrets Manager",
        keys: &["monthly_requests"],
        bill: |bill| {
            bill.monthly("Secret", "months", 1);
            bill.usage_per("API requests", "10k requests", "monthly_requests", 10_000);
            Ok(())
        },
    },
    Model {
        types: &["aws_cloudhsm_v2_hsm"],
        service: "AWS CloudHSM",
        keys: &["monthly_hrs"],
        bill: |bill| {
            bill.hourly("HSM usage");
            Ok(())
        },
    },
];

fn key(bill: &mut Bill<'_>) -> Read<()> {
    bill.monthly("Customer master key", "months", 1);
    match bill.at().text_or("customer_master_key_spec", "SYMMETRIC_DEFAULT")? {
        "RSA_2048" => {
            bill.usage_per("Requests (RSA 2048)", "10k requests", "monthly_requests", 10_000);
        }
        "RSA_3072" | "RSA_4096" | "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521" | "ECC_SECG_P256K1" => {
            bill.usage_per("Requests (asymmetric)", "10k requests", "monthly_requests", 10_000);
        }
        _ => {
            bill.usage_per("Requests", "10k requests", "monthly_requests", 10_000);
            bill.usage_per("ECC GenerateDataKeyPair requests", "10k requests", "monthly_ecc_requests", 10_000);
            bill.usage_per("RSA GenerateDataKeyPair requests", "10k requests", "monthly_rsa_requests", 10_000);
        }
    }
    Ok(())
}
