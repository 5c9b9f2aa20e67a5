//! The region that a resource is in.

use catalogue::Provider;
use serde_json::Value;

/// The region of a resource of this type with these values, where it can be said. `is_unknown` tells whether an attribute
/// has a value that nobody knows; `provider` gives the region that its provider is configured with.
pub(crate) fn of(
    type_name: &str,
    values: &Value,
    is_unknown: impl Fn(&str) -> bool,
    provider: impl FnOnce() -> Option<String>,
) -> Option<String> {
    let text = |name: &str| values.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    match Provider::of_type(type_name) {
        Provider::Aws => {
            if is_unknown("region") {
                return None;
            }
            let zone = text("availability_zone").and_then(of_zone_letter);
            let name = || text("arn").and_then(|arn| arn.split(':').nth(3)).filter(|region| !region.is_empty());
            text("region").map(str::to_owned).or(zone).or_else(|| name().map(str::to_owned)).or_else(provider)
        }
        Provider::Azure => text("location").map(azure),
        Provider::Google => {
            if ["region", "zone"].iter().any(|name| is_unknown(name)) {
                return None;
            }
            let location = || text("location").map(|location| google_location(&location.to_ascii_lowercase()));
            text("region")
                .map(|region| region.rsplit('/').next().unwrap_or(region).to_owned())
                .or_else(|| text("zone").map(google_location))
                .or_else(location)
                .or_else(|| if is_unknown("location") { None } else { provider() })
        }
        Provider::Kubernetes | Provider::Utility => None,
        Provider::Other => text("region").map(str::to_owned).or_else(provider),
    }
}

/// `us-east-1a` is in `us-east-1`; other zones (`us-west-2-lax-1a`) keep their own name with their provider.
fn of_zone_letter(zone: &str) -> Option<String> {
    let region = zone.strip_suffix(|letter: char| letter.is_ascii_lowercase())?;
    let plain = region.ends_with(|letter: char| letter.is_ascii_digit()) && region.matches('-').count() <= 3;
    let named = region.rsplit('-').nth(1).is_some_and(|word| word.len() > 3);
    (plain && named).then(|| region.to_owned())
}

/// `West Europe` and `westeurope` are the same place.
fn azure(location: &str) -> String {
    location.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

/// `europe-west1-b` is in `europe-west1`; `europe-west1` and `eu` are themselves.
fn google_location(location: &str) -> String {
    let location = location.rsplit('/').next().unwrap_or(location);
    match location.rsplit_once('-') {
        Some((region, zone)) if zone.len() == 1 && region.contains('-') => region.to_owned(),
        _ => location.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_region_is_taken_from_where_the_cloud_says_it() {
        let cases = [
            ("aws_instance", json!({"availability_zone": "eu-west-1b"}), Some("eu-west-1")),
            ("aws_instance", json!({"availability_zone": "us-gov-west-1a"}), Some("us-gov-west-1")),
            ("aws_instance", json!({"availability_zone": "us-west-2-lax-1a"}), Some("provider")),
            ("aws_instance", json!({"region": "ap-south-1"}), Some("ap-south-1")),
            ("aws_instance", json!({"arn": "arn:aws:ec2:eu-north-1:1:instance/i-1"}), Some("eu-north-1")),
            ("aws_s3_bucket", json!({"arn": "arn:aws:s3:::b"}), Some("provider")),
            ("aws_instance", json!({}), Some("provider")),
            ("azurerm_storage_account", json!({"location": "West Europe"}), Some("westeurope")),
            ("azurerm_subnet", json!({}), None),
            ("google_compute_instance", json!({"zone": "europe-west1-b"}), Some("europe-west1")),
            ("google_compute_address", json!({"region": "europe-west4"}), Some("europe-west4")),
            ("google_storage_bucket", json!({"location": "EU"}), Some("eu")),
            ("google_container_cluster", json!({"location": "us-central1-a"}), Some("us-central1")),
            ("kubernetes_pod", json!({}), None),
            ("digitalocean_droplet", json!({"region": "fra1"}), Some("fra1")),
        ];
        for (type_name, values, expected) in cases {
            let found = of(type_name, &values, |_| false, || Some("provider".to_owned()));
            assert_eq!(found.as_deref(), expected, "{type_name} {values}");
        }
        assert_eq!(of("aws_instance", &json!({}), |name| name == "region", || Some("x".to_owned())), None);
    }
}
