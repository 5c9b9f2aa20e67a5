//! Evidence as CSV, as spreadsheets read it: a head, one row each, and no cell that a spreadsheet would run.

use domain::evidence::check::{CheckReport, FoundBy, Status};
use domain::evidence::compliance::{ComplianceReport, ControlStatus};
use domain::evidence::estimate::{Estimate, LineStatus};
use rust_decimal::Decimal;

use crate::text;

/// Findings, one row each; what is kept is left out.
#[must_use]
pub fn findings(report: &CheckReport) -> String {
    let head = [
        "severity",
        "status",
        "rule",
        "title",
        "address",
        "attribute",
        "file",
        "line",
        "message",
        "suppressed",
        "controls",
        "found_by",
    ];
    let told = report.results.iter().filter(|result| result.status != Status::Pass);
    let rows = told.map(|result| {
        vec![
            text::severity(result.severity).to_owned(),
            status(result.status).to_owned(),
            result.rule.clone(),
            report.rules.get(&result.rule).map(|rule| rule.title.clone()).unwrap_or_default(),
            result.address.clone(),
            result.attribute.clone().unwrap_or_default(),
            result.file.clone().unwrap_or_default(),
            result.line.map(|line| line.to_string()).unwrap_or_default(),
            result.message.clone(),
            result.suppressed.as_ref().map(|one| one.reason.clone()).unwrap_or_default(),
            result.controls.join(" "),
            match &result.origin {
                FoundBy::BuiltIn => "built-in".to_owned(),
                FoundBy::Policy { bundle } => bundle.clone(),
                FoundBy::Scanner { tool } => tool.clone(),
            },
        ]
    });
    write(&head, rows)
}

/// Controls, one row for each result that one was measured by, and one for each that was not measured.
#[must_use]
pub fn controls(report: &ComplianceReport) -> String {
    let head = [
        "framework",
        "version",
        "control",
        "group",
        "title",
        "status",
        "rule",
        "result",
        "address",
        "file",
        "line",
        "message",
    ];
    let rows = report.controls.iter().flat_map(|control| {
        let about = vec![
            report.framework.title.clone(),
            report.framework.version.clone(),
            control.id.clone(),
            control.group.clone(),
            control.title.clone(),
            control_status(control.status).to_owned(),
        ];
        let mut rows: Vec<Vec<String>> = control
            .evidence
            .iter()
            .map(|result| {
                let mut row = about.clone();
                row.extend([
                    result.rule.clone(),
                    status(result.status).to_owned(),
                    result.address.clone(),
                    result.file.clone().unwrap_or_default(),
                    result.line.map(|line| line.to_string()).unwrap_or_default(),
                    result.message.clone(),
                ]);
                row
            })
            .collect();
        if rows.is_empty() {
            let mut row = about;
            row.extend(["", "", "", "", ""].map(str::to_owned));
            row.push(control.manual.clone().unwrap_or_default());
            rows.push(row);
        }
        rows
    });
    write(&head, rows)
}

/// Lines of an estimate, one row each.
#[must_use]
pub fn estimate(estimate: &Estimate) -> String {
    let head = [
        "address",
        "module",
        "resource_type",
        "component",
        "monthly_quantity",
        "unit",
        "unit_price",
        "monthly_cost",
        "currency",
        "status",
        "formula",
        "price_book",
        "price_date",
        "region",
        "reason",
    ];
    let number = |number: Option<Decimal>| number.map(|number| number.normalize().to_string()).unwrap_or_default();
    let rows = estimate.lines.iter().map(|line| {
        let price = line.price.as_ref();
        vec![
            line.address.clone(),
            line.module.clone(),
            line.resource_type.clone(),
            line.component.clone(),
            number(line.monthly_quantity),
            line.unit.clone(),
            number(line.unit_price),
            number(line.monthly_cost),
            line.currency.as_ref().map(|currency| currency.code().to_owned()).unwrap_or_default(),
            line_status(line.status).to_owned(),
            line.formula.clone(),
            price.map(|price| price.book.clone()).unwrap_or_default(),
            price.map(|price| price.date.clone()).unwrap_or_default(),
            price.and_then(|price| price.region.clone()).unwrap_or_default(),
            line.reason.clone(),
        ]
    });
    write(&head, rows)
}

fn write(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory has nothing to fail.
    let _ = writer.write_record(head);
    for row in rows {
        let _ = writer.write_record(row.into_iter().map(harmless));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A spreadsheet runs a cell that begins like a formula; a quote before it makes it text.
fn harmless(cell: String) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_number = cell.parse::<Decimal>().is_ok();
    if is_formula && !is_number { format!("'{cell}") } else { cell }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Fail => "fail",
        Status::NotEvaluated => "not-evaluated",
        Status::Pass => "pass",
    }
}

const fn control_status(status: ControlStatus) -> &'static str {
    match status {
        ControlStatus::Fail => "fail",
        ControlStatus::Pass => "pass",
        ControlStatus::NotEvaluated => "not-evaluated",
        ControlStatus::Manual => "manual",
        ControlStatus::NotApplicable => "not-applicable",
    }
}

const fn line_status(status: LineStatus) -> &'static str {
    match status {
        LineStatus::Priced => "priced",
        LineStatus::Usage => "usage",
        LineStatus::Free => "free",
        LineStatus::Unknown => "unknown",
    }
}
