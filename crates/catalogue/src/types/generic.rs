//! An entry for a type without a row, made from its name.

use std::borrow::Cow;

use domain::Category;

use super::{TypeLook, table};
use crate::Provider;

/// Words that are written in their own way.
const SPELLINGS: [(&str, &str); 58] = [
    ("acl", "ACL"),
    ("acm", "ACM"),
    ("ai", "AI"),
    ("aks", "AKS"),
    ("ami", "AMI"),
    ("api", "API"),
    ("arn", "ARN"),
    ("bgp", "BGP"),
    ("ca", "CA"),
    ("cdn", "CDN"),
    ("cidr", "CIDR"),
    ("cpu", "CPU"),
    ("db", "DB"),
    ("dhcp", "DHCP"),
    ("dms", "DMS"),
    ("dns", "DNS"),
    ("dynamodb", "DynamoDB"),
    ("ebs", "EBS"),
    ("ec2", "EC2"),
    ("ecr", "ECR"),
    ("ecs", "ECS"),
    ("efs", "EFS"),
    ("eip", "EIP"),
    ("eks", "EKS"),
    ("elb", "ELB"),
    ("emr", "EMR"),
    ("fsx", "FSx"),
    ("gcp", "GCP"),
    ("gke", "GKE"),
    ("hsm", "HSM"),
    ("http", "HTTP"),
    ("https", "HTTPS"),
    ("iam", "IAM"),
    ("iot", "IoT"),
    ("ip", "IP"),
    ("ipv4", "IPv4"),
    ("ipv6", "IPv6"),
    ("kms", "KMS"),
    ("lb", "LB"),
    ("mq", "MQ"),
    ("mssql", "MSSQL"),
    ("mysql", "MySQL"),
    ("nat", "NAT"),
    ("postgresql", "PostgreSQL"),
    ("rds", "RDS"),
    ("s3", "S3"),
    ("sns", "SNS"),
    ("sql", "SQL"),
    ("sqs", "SQS"),
    ("ssh", "SSH"),
    ("ssl", "SSL"),
    ("ssm", "SSM"),
    ("tls", "TLS"),
    ("url", "URL"),
    ("vm", "VM"),
    ("vpc", "VPC"),
    ("vpn", "VPN"),
    ("waf", "WAF"),
];

/// Google has four types for who may use a thing, for nearly each of its things: the ending, what a person calls
/// them, their glyph, their details.
const GRANTS: [(&str, &str, &str, &[&str]); 4] = [
    ("_iam_audit_config", "audit configuration", "log", &["service"]),
    ("_iam_binding", "role binding", "role", &["role", "members"]),
    ("_iam_member", "access", "role", &["role", "member"]),
    ("_iam_policy", "policy", "policy", &[]),
];

/// What the name says: `aws_foo_bar` is "Foo bar" of AWS.
pub(super) fn from_name(type_name: &str) -> TypeLook<'_> {
    let provider = Provider::of_type(type_name);
    let grant = GRANTS.iter().find_map(|(ending, word, glyph, details)| {
        let granted = type_name.strip_suffix(ending).filter(|_| provider == Provider::Google)?;
        let name = super::row(granted).map_or_else(|| readable(granted), |row| Cow::Borrowed(row.name));
        Some((format!("{name} {word}"), *glyph, *details))
    });
    let (name, category, glyph, details) = match grant {
        Some((name, glyph, details)) => (Cow::Owned(name), Category::Security, glyph, details),
        None => (readable(type_name), Category::Other, "generic", &[] as &[&str]),
    };
    TypeLook {
        type_name,
        provider,
        provider_name: provider.name_for(type_name),
        category,
        name,
        glyph,
        details,
        containment: table::FALLBACKS.iter().find(|(of, _)| *of == provider).map_or(&[], |(_, rules)| *rules),
        container: None,
        known: false,
    }
}

/// `KafkaTopic` is "Kafka topic".
pub(super) fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut before_was_upper = true;
    for letter in name.chars() {
        let is_upper = letter.is_uppercase();
        if is_upper && !before_was_upper {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
        before_was_upper = is_upper;
    }
    words
}

fn readable(type_name: &str) -> Cow<'static, str> {
    let rest = type_name.split_once('_').map_or(type_name, |(_, rest)| rest);
    let mut name = String::with_capacity(rest.len());
    for word in rest.split('_').filter(|word| !word.is_empty()) {
        let spelling = SPELLINGS.binary_search_by(|(plain, _)| plain.cmp(&word)).ok().and_then(|at| SPELLINGS.get(at));
        match (spelling, name.is_empty()) {
            (Some((_, proper)), true) => name.push_str(proper),
            (Some((_, proper)), false) => {
                name.push(' ');
                name.push_str(proper);
            }
            (None, true) => {
                let mut letters = word.chars();
                name.extend(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters));
            }
            (None, false) => {
                name.push(' ');
                name.push_str(word);
            }
        }
    }
    if name.is_empty() { Cow::Borrowed("Unknown type") } else { Cow::Owned(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_in_order_so_that_they_can_be_searched() {
        assert!(SPELLINGS.is_sorted_by_key(|(plain, _)| *plain));
    }

    #[test]
    fn a_name_reads_as_a_person_would_write_it() {
        let cases = [
            ("aws_foo_bar", "AWS", "Foo bar"),
            ("aws_vpc_block_public_access_options", "AWS", "VPC block public access options"),
            ("azurerm_mysql_thing", "Azure", "MySQL thing"),
            ("cloudflare_record", "Cloudflare", "Record"),
            ("solo", "Solo", "Solo"),
            ("", "Unknown", "Unknown type"),
            ("___", "Unknown", "Unknown type"),
            ("ünïcode_größe", "Ünïcode", "Größe"),
        ];
        for (type_name, provider, name) in cases {
            let info = from_name(type_name);
            assert_eq!((info.provider_name.as_ref(), info.name.as_ref()), (provider, name), "`{type_name}`");
            assert!(!info.known && info.category == Category::Other && info.glyph == "generic");
        }
    }

    #[test]
    fn who_may_use_a_thing_is_named_after_the_thing() {
        let info = from_name("google_spanner_instance_iam_binding");
        assert_eq!(
            (info.name.as_ref(), info.glyph, info.category),
            ("Spanner instance role binding", "role", Category::Security)
        );
        assert_eq!(from_name("google_brand_new_iam_member").name, "Brand new access");
        assert_eq!(from_name("aws_brand_new_iam_member").category, Category::Other);
        let endless = format!("google{}", "_iam_member".repeat(20_000));
        assert_eq!(from_name(&endless).category, Category::Security, "a hostile name has an answer as well");
    }

    #[test]
    fn a_type_without_a_row_still_sits_where_its_provider_s_types_sit() {
        let paths: Vec<_> = from_name("azurerm_brand_new").containment.iter().map(|rule| rule.path).collect();
        assert!(paths.contains(&"resource_group_name"), "{paths:?}");
        assert!(from_name("cloudflare_record").containment.is_empty());
    }
}
