//! Which usage keys a type has, for fields in an inspector and for documentation.

use crate::models;

/// A usage key of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageKey {
    /// As a usage file has it: `monthly_requests`, `standard.storage_gb`.
    pub key: &'static str,
    /// In words: `Monthly requests`.
    pub title: String,
    /// Of what a number is: `GB`, `hours`; empty where it is plain.
    pub unit: &'static str,
}

/// The usage keys of a type, in the order in which its lines use them.
#[must_use]
pub fn usage_keys(resource_type: &str) -> Vec<UsageKey> {
    models::model(resource_type)
        .map(|model| model.keys)
        .unwrap_or_default()
        .iter()
        .map(|key| UsageKey { key, title: title(key), unit: unit(key) })
        .collect()
}

/// Endings, their unit, and whether the title leaves them out.
const ENDINGS: [(&str, &str, bool); 16] = [
    ("_gb_seconds", "GB-seconds", true),
    ("_gb", "GB", true),
    ("_tb", "TB", true),
    ("_mb", "MB", true),
    ("_kb", "KB", true),
    ("_hrs", "hours", true),
    ("_hours", "hours", true),
    ("_mins", "minutes", true),
    ("_minutes", "minutes", true),
    ("_secs", "seconds", true),
    ("_ms", "milliseconds", true),
    ("_requests", "requests", false),
    ("_operations", "operations", false),
    ("_events", "events", false),
    ("_transactions", "transactions", false),
    ("_count", "", true),
];

fn unit(key: &str) -> &'static str {
    ENDINGS.iter().find(|(ending, ..)| key.ends_with(ending)).map_or("", |(_, unit, _)| unit)
}

fn title(key: &str) -> String {
    let cut = ENDINGS
        .iter()
        .find(|(ending, ..)| key.ends_with(ending))
        .filter(|(.., cut)| *cut)
        .map_or(key, |(ending, ..)| key.strip_suffix(ending).unwrap_or(key));
    let mut title = String::with_capacity(cut.len());
    for (place, word) in cut.split(['_', '.']).filter(|word| !word.is_empty()).enumerate() {
        if place > 0 {
            title.push(' ');
        }
        let known =
            ["io", "api", "efs", "ebs", "rds", "fsx", "lcu", "cpu", "vcpu", "ip", "iops", "dbu", "vm", "os", "pitr"];
        if known.contains(&word) {
            title.push_str(&word.to_uppercase());
        } else if place == 0 {
            let mut letters = word.chars();
            title.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            title.push_str(letters.as_str());
        } else {
            title.push_str(word);
        }
    }
    title
}
