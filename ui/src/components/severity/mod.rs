//! How bad something is: a shape of its own, a colour, and the word for who sees neither.

use domain::evidence::check::Severity;
use leptos::prelude::*;

use crate::canvas::severity::shape;
use crate::copy::evidence as text;

/// The mark of a severity.
#[component]
pub fn SeverityMark(severity: Severity) -> impl IntoView {
    view! {
        <svg class="severity" data-severity=word(severity) viewBox="0 0 16 16" role="img" aria-label=text::severity(severity)>
            <path d=shape(severity)/>
        </svg>
    }
}

/// The word that colours go by.
pub const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "critical",
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
        Severity::Info => "info",
    }
}
