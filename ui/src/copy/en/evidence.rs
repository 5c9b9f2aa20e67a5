//! Findings, cost and compliance.

use domain::evidence::check::Severity;
use domain::evidence::compliance::{ControlCounts, ControlStatus};
use domain::evidence::estimate::{Coverage, LineStatus};

use super::{count, grouped};
use crate::state::findings::{Grouping, Kind};

pub const CHECKING: &str = "Checking…";
pub const PRICING: &str = "Pricing…";
pub const MEASURING: &str = "Measuring…";
pub const OUTDATED: &str = "out of date, working on it";
pub const FINDINGS: &str = "Findings";
pub const SHOW: &str = "Show";
pub const SEARCH: &str = "Search findings";
pub const GROUP_BY: &str = "Group by";
pub const ONLY_SELECTED: &str = "Selected only";
pub const IMPORT_SARIF: &str = "Bring in SARIF…";
pub const ALL_CLEAR: &str = "Nothing is broken";
pub const NOTHING_FITS: &str = "No finding fits";
pub const NOTHING_FITS_HINT: &str = "Other kinds are hidden, or nothing has these letters.";
pub const WHY: &str = "Why it matters";
pub const HOW: &str = "How to mend it";
pub const CONTROLS: &str = "Bears on";
pub const WAY: &str = "The way there";
pub const RULE: &str = "Rule";
pub const MEND: &str = "Mend it";
pub const CLOSE: &str = "Close";
pub const COST: &str = "Cost";
pub const A_MONTH: &str = "a month";
pub const NO_PRICE: &str = "No price is known";
pub const NOTHING_COSTS: &str = "Nothing here costs anything that is known";
pub const COMPONENT: &str = "Component";
pub const PAID_FOR: &str = "Paid for";
pub const QUANTITY: &str = "Quantity";
pub const UNIT_PRICE: &str = "Unit price";
pub const MONTH: &str = "Month";
pub const SERVICES: &str = "By service";
pub const LINES: &str = "Lines of the estimate";
pub const ALL_LINES: &str = "All lines";
pub const PRICED_LINES: &str = "Priced";
pub const OPEN_LINES: &str = "Not priced";
pub const USAGE: &str = "Usage assumed";
pub const USAGE_HINT: &str = "What nobody can read from the files. Empty means that nothing is assumed.";
pub const COMPLIANCE: &str = "Compliance";
pub const FRAMEWORKS: &str = "Frameworks";
pub const CONTROLS_OF: &str = "Controls";
pub const CHOOSE_FRAMEWORK: &str = "Choose a framework";
pub const CHOOSE_FRAMEWORK_HINT: &str = "Its controls appear here, each with what it was measured by.";
pub const NO_SCORE: &str = "no score";
pub const EVIDENCE: &str = "Measured by";
pub const LOOK_AT: &str = "For people to look at";
pub const TABLE: &str = "Show as table";
pub const PICTURE: &str = "Show as chart";
pub const SUPPRESSED: &str = "suppressed";
pub const FREE: &str = "free";
pub const UNKNOWN: &str = "unknown";

pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "Critical",
        Severity::High => "High",
        Severity::Medium => "Medium",
        Severity::Low => "Low",
        Severity::Info => "Info",
    }
}

pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Broken(of) => severity(of),
        Kind::NotEvaluated => "Not evaluated",
        Kind::Suppressed => "Suppressed",
    }
}

pub const fn grouping(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Rule => "Rule",
        Grouping::Component => "Component",
    }
}

pub fn all_clear_hint(passed: u32, not_evaluated: u32) -> String {
    let kept = count(passed as usize, "result holds", "results hold");
    if not_evaluated == 0 {
        return format!("{kept}.");
    }
    let open = count(not_evaluated as usize, "could not be evaluated", "could not be evaluated");
    format!("{kept}; {open}, because something they read is not known.")
}

pub fn findings(count: usize) -> String {
    super::count(count, "finding", "findings")
}

/// What the status bar says: "2 high, 5 medium".
pub fn worst(counts: &domain::evidence::check::Counts) -> String {
    let all = [(counts.critical, "critical"), (counts.high, "high"), (counts.medium, "medium"), (counts.low, "low")];
    let told: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).take(2).map(|(count, word)| format!("{count} {word}")).collect();
    if told.is_empty() { "no findings".to_owned() } else { told.join(", ") }
}

pub fn covers(coverage: &Coverage) -> String {
    let all = coverage.costed() as usize;
    if all == 0 {
        return "nothing here costs anything".to_owned();
    }
    format!("covers {} of {}", grouped(coverage.priced as usize), count(all, "component", "components"))
}

pub fn open(coverage: &Coverage) -> String {
    let mut parts = Vec::new();
    if coverage.usage > 0 {
        parts.push(format!("{} by usage that nobody has said", grouped(coverage.usage as usize)));
    }
    if coverage.unknown > 0 {
        parts.push(format!("{} unknown", grouped(coverage.unknown as usize)));
    }
    if coverage.free > 0 {
        parts.push(format!("{} free", grouped(coverage.free as usize)));
    }
    parts.join(", ")
}

pub const fn line(status: LineStatus) -> &'static str {
    match status {
        LineStatus::Priced => "priced",
        LineStatus::Usage => "by usage",
        LineStatus::Free => FREE,
        LineStatus::Unknown => UNKNOWN,
    }
}

pub const fn control(status: ControlStatus) -> &'static str {
    match status {
        ControlStatus::Fail => "Fails",
        ControlStatus::Pass => "Holds",
        ControlStatus::NotEvaluated => "Not evaluated",
        ControlStatus::Manual => "For people",
        ControlStatus::NotApplicable => "Not here",
    }
}

pub fn score(counts: &ControlCounts) -> String {
    counts.score().map_or_else(|| NO_SCORE.to_owned(), |score| format!("{score} %"))
}

/// Always beside the score.
pub fn coverage(counts: &ControlCounts) -> String {
    match counts.coverage() {
        Some(coverage) => format!("of {coverage} % evaluated"),
        None => "nothing here to evaluate".to_owned(),
    }
}

pub fn price_of(book: &str, date: &str, region: Option<&str>) -> String {
    match region {
        Some(region) => format!("{book}, {date}, {region}"),
        None => format!("{book}, {date}"),
    }
}

pub fn new_findings(count: usize, severity: Severity) -> String {
    let word = self::severity(severity).to_lowercase();
    if count == 1 { format!("1 new {word} finding") } else { format!("{} new {word} findings", grouped(count)) }
}

pub fn gone_findings(count: usize) -> String {
    if count == 1 { "1 finding gone".to_owned() } else { format!("{} findings gone", grouped(count)) }
}

pub const SAME_COST: &str = "costs the same";
pub const NO_NEW: &str = "no new findings";

pub fn brought_in(results: usize, tools: &str) -> String {
    format!("{} of {tools} brought in", count(results, "result", "results"))
}

pub fn more_kept(number: usize) -> String {
    format!("holds at {} more", count(number, "place", "places"))
}

pub fn a_month(amount: &str) -> String {
    format!("{amount} per month")
}

/// "PCI DSS 4.0 91 % to 89 % of 74 % evaluated".
pub fn from_to(title: &str, before: &ControlCounts, after: &ControlCounts) -> String {
    format!("{title} {} to {} {}", score(before), score(after), coverage(after))
}
