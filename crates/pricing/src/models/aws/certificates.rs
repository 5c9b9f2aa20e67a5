//! AWS Certificate Manager.

use crate::models::Model;
use crate::models::bill::{Bill, Tier};
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["aws_acmpca_certificate_authority"],
        service: "AWS Certificate Manager",
        keys: &["monthly_requests"],
        bill: authority,
    },
    Model {
        types: &["aws_acm_certificate"],
        service: "AWS Certificate Manager",
        keys: &[],
        bill: |bill| {
            if bill.at().has_text("certificate_authority_arn")
                || bill.linked("certificate_authority_arn", &[CA]).is_some()
            {
                bill.monthly("Certificate", "requests", 1).family(CA).key("Certificates (first 1K)");
            } else {
                bill.free("Certificate", "public certificates cost nothing");
            }
            Ok(())
        },
    },
];

const CA: &str = "aws_acmpca_certificate_authority";
const TIERS: [Tier; 3] = [("first 1K", Some(1_000)), ("next 9K", Some(9_000)), ("over 10K", None)];

fn authority(bill: &mut Bill<'_>) -> Read<()> {
    if bill.at().text_or("usage_mode", "GENERAL_PURPOSE")?.eq_ignore_ascii_case("SHORT_LIVED_CERTIFICATE") {
        bill.monthly("Private certificate authority (short-lived certificate mode)", "months", 1);
        bill.usage("Certificates (short-lived)", "requests", "monthly_requests");
    } else {
        bill.monthly("Private certificate authority", "months", 1);
        bill.tiers(|tier| format!("Certificates ({tier})"), "requests", "monthly_requests", 1, &TIERS);
    }
    Ok(())
}
