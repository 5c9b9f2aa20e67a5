//! Instants and ids as the formats want them.

use chrono::DateTime;
use domain::evidence::check::Severity;
use domain::{Digest, Timestamp};

/// `2026-11-24T03:32:09Z`.
pub(crate) fn instant(at: Timestamp) -> String {
    DateTime::from_timestamp_micros(at.as_micros()).unwrap_or_default().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An id that is the same for the same parts: a UUID of version 8 made of their digest.
pub(crate) fn id(parts: &[&str]) -> String {
    let digest = Digest::of_parts(parts.iter().map(|part| part.as_bytes()));
    let mut bytes = [0u8; 16];
    bytes.iter_mut().zip(digest.as_bytes()).for_each(|(byte, from)| *byte = *from);
    uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// The word for a severity.
pub(crate) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
        Severity::Critical => "critical",
    }
}
