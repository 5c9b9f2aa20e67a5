//! What stands in the document: the verdict with its coverage, then every control with what it was measured by.

use std::collections::BTreeMap;

use domain::evidence::check::{CheckResult, Status};
use domain::evidence::compliance::{ComplianceReport, ControlCounts, ControlResult, ControlStatus};

use super::About;
use super::flow::{Colour, Flow, Style};
use crate::text;

/// Rows of evidence for a control that holds; the rest is counted.
const MOST_KEPT: usize = 12;

const ORDER: [ControlStatus; 5] = [
    ControlStatus::Fail,
    ControlStatus::NotEvaluated,
    ControlStatus::Pass,
    ControlStatus::Manual,
    ControlStatus::NotApplicable,
];

pub(super) fn compose(flow: &mut Flow<'_>, report: &ComplianceReport, about: &About<'_>) {
    cover(flow, report, about);
    groups(flow, report);
    for status in ORDER {
        controls(flow, report, status);
    }
    basis(flow, report, about);
}

fn cover(flow: &mut Flow<'_>, report: &ComplianceReport, about: &About<'_>) {
    let framework = &report.framework;
    flow.text(Style::QUIET, "Compliance report");
    flow.skip(2.0);
    flow.text(Style::TITLE, &format!("{} {}", framework.title, framework.version));
    flow.skip(4.0);
    flow.text(Style::HEAD, about.subject);
    flow.text(Style::QUIET, &format!("{} · {}", about.version, text::instant(about.at)));
    flow.skip(22.0);
    let score = report.score.map_or_else(|| "No score".to_owned(), |score| format!("{score} %"));
    flow.text(Style { size: 34.0, ..Style::TITLE }, &score);
    let counts = &report.counts;
    let sentence = match report.score {
        Some(_) => format!(
            "{} of {} evaluated controls hold. {} of {} applicable controls were evaluated ({} %); the rest is for \
             people to look at, or hangs on what is not known yet.",
            counts.pass,
            counts.evaluated(),
            counts.evaluated(),
            counts.applicable(),
            report.coverage.unwrap_or_default(),
        ),
        None => "Nothing of the framework could be evaluated on this content.".to_owned(),
    };
    flow.text(Style::BODY, &sentence);
    flow.skip(12.0);
    let parts: Vec<(f32, Colour)> = ORDER.iter().map(|status| (of(counts, *status) as f32, colour(*status))).collect();
    if counts.applicable() + counts.not_applicable > 0 {
        flow.bar(&parts, 12.0);
    }
    flow.skip(8.0);
    let mut x = 0.0;
    for status in ORDER {
        flow.square(x, colour(status));
        flow.aside(Style::SMALL, x + 12.0, &format!("{} {}", of(counts, status), word(status)));
        x += 98.0;
    }
    flow.skip(24.0);
    flow.text(Style::HEAD, "What this report covers");
    flow.text(Style::BODY, &framework.scope);
    flow.skip(6.0);
    flow.text(
        Style::QUIET,
        "A control holds when every rule that bears on it and had something to look at is kept. It does not hold when one \
         is broken. Where a rule would have to read a value that is not known, and nothing is broken, the control is not \
         evaluated; it is never counted as held. Findings that were suppressed count as broken here, with the reason \
         given. The score is of the evaluated controls alone.",
    );
}

fn groups(flow: &mut Flow<'_>, report: &ComplianceReport) {
    flow.section("By chapter");
    let mut order: Vec<&str> = Vec::new();
    let mut by_group: BTreeMap<&str, ControlCounts> = BTreeMap::new();
    for control in &report.controls {
        if !by_group.contains_key(control.group.as_str()) {
            order.push(&control.group);
        }
        let counts = by_group.entry(&control.group).or_default();
        *slot(counts, control.status) += 1;
    }
    let columns = [
        ("Chapter", 0.45),
        ("Fails", 0.1),
        ("Not evaluated", 0.13),
        ("Holds", 0.1),
        ("For people", 0.11),
        ("Not here", 0.11),
    ];
    let rows: Vec<Vec<(String, Style)>> = order
        .iter()
        .filter_map(|group| {
            let counts = by_group.get(group)?;
            let mut row = vec![((*group).to_owned(), Style::CELL)];
            for status in ORDER {
                let number = of(counts, status);
                let style = if status == ControlStatus::Fail && number > 0 {
                    Style::CELL.in_colour(colour(ControlStatus::Fail))
                } else {
                    Style::CELL
                };
                row.push((if number == 0 { "–".to_owned() } else { number.to_string() }, style));
            }
            Some(row)
        })
        .collect();
    flow.table(&columns, &rows);
}

fn controls(flow: &mut Flow<'_>, report: &ComplianceReport, status: ControlStatus) {
    let chosen: Vec<&ControlResult> = report.controls.iter().filter(|control| control.status == status).collect();
    if chosen.is_empty() {
        return;
    }
    flow.section(heading(status));
    match status {
        ControlStatus::Fail | ControlStatus::NotEvaluated => chosen.iter().for_each(|control| whole(flow, control)),
        ControlStatus::Pass => passed(flow, &chosen),
        ControlStatus::Manual => {
            let rows: Vec<_> = chosen
                .iter()
                .map(|control| {
                    let look = control.manual.clone().unwrap_or_default();
                    vec![
                        (control.id.clone(), Style::CELL),
                        (control.title.clone(), Style::CELL),
                        (look, Style::CELL.in_colour(super::flow::QUIET)),
                    ]
                })
                .collect();
            flow.table(&[("Control", 0.14), ("What it is about", 0.34), ("What to look at", 0.52)], &rows);
        }
        ControlStatus::NotApplicable => {
            let rows: Vec<_> = chosen
                .iter()
                .map(|control| vec![(control.id.clone(), Style::CELL), (control.title.clone(), Style::CELL)])
                .collect();
            flow.table(&[("Control", 0.2), ("What it is about", 0.8)], &rows);
        }
    }
}

fn whole(flow: &mut Flow<'_>, control: &ControlResult) {
    flow.need(96.0);
    flow.skip(4.0);
    flow.text(Style::HEAD, &format!("{}  {}", control.id, control.title));
    flow.text(Style::QUIET, &control.description);
    flow.skip(4.0);
    let (open, kept): (Vec<&CheckResult>, Vec<&CheckResult>) =
        control.evidence.iter().partition(|result| result.status != Status::Pass);
    let rows: Vec<_> = open.iter().map(|result| evidence(result)).collect();
    if !rows.is_empty() {
        flow.table(&[("Where", 0.36), ("What", 0.44), ("Rule", 0.2)], &rows);
    }
    if !kept.is_empty() {
        flow.text(Style::SMALL, &format!("Kept at {} more.", places(kept.len())));
        flow.skip(6.0);
    }
}

fn passed(flow: &mut Flow<'_>, chosen: &[&ControlResult]) {
    let rows: Vec<_> = chosen
        .iter()
        .map(|control| {
            let mut seen: Vec<&str> = control.evidence.iter().map(|result| result.address.as_str()).collect();
            seen.sort_unstable();
            seen.dedup();
            let more = seen.len().saturating_sub(MOST_KEPT);
            let mut listed = seen.iter().take(MOST_KEPT).copied().collect::<Vec<_>>().join(", ");
            if more > 0 {
                listed.push_str(&format!(" and {more} more"));
            }
            vec![
                (control.id.clone(), Style::CELL),
                (control.title.clone(), Style::CELL),
                (listed, Style::CELL.in_colour(super::flow::QUIET)),
            ]
        })
        .collect();
    flow.table(&[("Control", 0.14), ("What it is about", 0.36), ("Kept at", 0.5)], &rows);
}

fn evidence(result: &CheckResult) -> Vec<(String, Style)> {
    let place = match (&result.file, result.line) {
        (Some(file), Some(line)) => format!("\n{file}:{line}"),
        (Some(file), None) => format!("\n{file}"),
        (None, _) => String::new(),
    };
    let address = if result.address.is_empty() { "the blueprint" } else { &result.address };
    let mut said = result.message.clone();
    if let Some(suppressed) = &result.suppressed {
        let until = suppressed.until.as_ref().map(|day| format!(" until {day}")).unwrap_or_default();
        said.push_str(&format!("\nSuppressed{until}: {}", suppressed.reason));
    }
    if !result.path.is_empty() {
        said.push_str(&format!("\nBy way of {}", result.path.join(" → ")));
    }
    vec![
        (format!("{address}{place}"), Style::CELL),
        (said, Style::CELL),
        (format!("{}\n{}", result.rule, text::severity(result.severity)), Style::CELL.in_colour(super::flow::QUIET)),
    ]
}

fn basis(flow: &mut Flow<'_>, report: &ComplianceReport, about: &About<'_>) {
    flow.section("What this is bound to");
    flow.text(
        Style::BODY,
        "The same content, examined by the same policies against the same framework, gives this report again, on any \
         machine. The names below are SHA-256 digests of exactly what was examined.",
    );
    flow.skip(6.0);
    let row = |name: &str, value: String| vec![(name.to_owned(), Style::CELL), (value, Style::CELL)];
    let framework = &report.framework;
    let rows = [
        row("Content", report.content.to_string()),
        row("Policies", report.policies.to_string()),
        row("Framework", report.framework_digest.to_string()),
        row("Published by", format!("{} ({})", framework.publisher, framework.source)),
        row("Made by", format!("{} {}", crate::TOOL, about.product)),
    ];
    flow.table(&[("", 0.2), ("", 0.8)], &rows);
    flow.text(
        Style::SMALL,
        "Descriptions of controls are our own words; the framework's text is its publisher's, and decides.",
    );
}

fn places(count: usize) -> String {
    if count == 1 { "one place".to_owned() } else { format!("{count} places") }
}

const fn of(counts: &ControlCounts, status: ControlStatus) -> u32 {
    match status {
        ControlStatus::Fail => counts.fail,
        ControlStatus::Pass => counts.pass,
        ControlStatus::NotEvaluated => counts.not_evaluated,
        ControlStatus::Manual => counts.manual,
        ControlStatus::NotApplicable => counts.not_applicable,
    }
}

const fn slot(counts: &mut ControlCounts, status: ControlStatus) -> &mut u32 {
    match status {
        ControlStatus::Fail => &mut counts.fail,
        ControlStatus::Pass => &mut counts.pass,
        ControlStatus::NotEvaluated => &mut counts.not_evaluated,
        ControlStatus::Manual => &mut counts.manual,
        ControlStatus::NotApplicable => &mut counts.not_applicable,
    }
}

const fn word(status: ControlStatus) -> &'static str {
    match status {
        ControlStatus::Fail => "fail",
        ControlStatus::Pass => "hold",
        ControlStatus::NotEvaluated => "not evaluated",
        ControlStatus::Manual => "for people",
        ControlStatus::NotApplicable => "not here",
    }
}

const fn heading(status: ControlStatus) -> &'static str {
    match status {
        ControlStatus::Fail => "Controls that fail",
        ControlStatus::Pass => "Controls that hold",
        ControlStatus::NotEvaluated => "Controls that were not evaluated",
        ControlStatus::Manual => "Controls for people to look at",
        ControlStatus::NotApplicable => "Controls that are about nothing here",
    }
}

const fn colour(status: ControlStatus) -> Colour {
    match status {
        ControlStatus::Fail => [186, 42, 52],
        ControlStatus::Pass => [38, 128, 84],
        ControlStatus::NotEvaluated => [176, 122, 16],
        ControlStatus::Manual => [104, 112, 168],
        ControlStatus::NotApplicable => [206, 209, 219],
    }
}
