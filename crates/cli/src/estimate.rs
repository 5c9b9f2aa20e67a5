//! `dharma estimate`: what a project costs.

use std::path::Path;

use anyhow::anyhow;
use domain::evidence::estimate::{Coverage, Delta, Estimate as Report, Line, LineStatus, Total};
use pricing::{Book, Books, Discounts, Usage};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::arguments::Estimate;
use crate::output::{self, Failure, Outcome};
use crate::{policies, project};

/// The whole answer with `--compare`; its fields are promised to pipelines.
#[derive(Serialize)]
struct Compared<'a> {
    #[serde(flatten)]
    estimate: &'a Report,
    /// What the first costs more than the second, and by which lines.
    difference: domain::evidence::estimate::EstimateDifference,
}

pub(crate) fn estimate(arguments: &Estimate) -> Outcome {
    let project = project::open(&arguments.path, arguments.root.as_deref())?;
    let books = books(arguments)?;
    let usage = usage(arguments.usage.as_deref())?;
    let report = pricing::estimate(project.planned(), &books, &usage, project.digest());
    let other = match &arguments.compare {
        Some(path) => {
            let other = project::open(path, None)?;
            Some(pricing::estimate(other.planned(), &books, &usage, other.digest()))
        }
        None => None,
    };
    match (&other, arguments.json) {
        (None, true) => output::json(&report)?,
        (Some(other), true) => {
            let difference = pricing::difference(other, &report);
            output::json(&Compared { estimate: &report, difference })?;
        }
        (other, false) => output::lines(lines(&report, other.as_ref()))?,
    }
    let verdict = project::is_there(&arguments.path, &project);
    // The program ends here: taking a large project apart piece by piece would be work for nobody.
    std::mem::forget((project, report, books));
    Ok(verdict)
}

fn books(arguments: &Estimate) -> Result<Books, Failure> {
    let day = policies::today();
    let mut brought = Vec::new();
    for path in &arguments.prices {
        let bytes = read(path)?;
        let name = path.file_stem().map_or_else(|| "prices".into(), |name| name.to_string_lossy());
        let imported = Book::import(&name, &day, "", &bytes).map_err(|error| {
            let hint = error.hint().to_owned();
            Failure::with_hint(anyhow!("`{}`: {error}", path.display()), hint)
        })?;
        for (why, count) in &imported.left_out {
            output::note(&format!("`{}`: {count} left out: {why}", path.display()));
        }
        brought.push(imported.book);
    }
    let mut books = Books::built_in().with(brought).on(&day);
    if let Some(path) = &arguments.discounts {
        let text = String::from_utf8_lossy(&read(path)?).into_owned();
        let discounts = Discounts::parse(&text).map_err(|error| {
            Failure::with_hint(
                anyhow!("`{}`: {error}", path.display()),
                "docs/pricing.md shows what discounts look like",
            )
        })?;
        books = books.discounted(discounts);
    }
    Ok(books)
}

fn usage(path: Option<&Path>) -> Result<Usage, Failure> {
    let Some(path) = path else { return Ok(Usage::default()) };
    let text = String::from_utf8_lossy(&read(path)?).into_owned();
    Usage::parse(&text).map_err(|error| {
        let hint = error.hint.clone();
        Failure::with_hint(anyhow!("`{}`: {error}", path.display()), hint)
    })
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| {
        let message = anyhow!(error).context(format!("`{}` cannot be read", path.display()));
        Failure::with_hint(message, "give a file that exists and that you may read")
    })
}

/// What a person reads: each component with its lines, then the sum with what it is of.
fn lines(report: &Report, other: Option<&Report>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut address = "";
    let mut free = 0;
    for line in &report.lines {
        if line.status == LineStatus::Free {
            free += 1;
            continue;
        }
        if line.address != address {
            address = &line.address;
            lines.push(address.to_owned());
        }
        lines.push(format!("  {:<58} {:>24} {:>14}", line.component, quantity(line), cost(line)));
        if !line.reason.is_empty() && line.status == LineStatus::Unknown {
            lines.push(format!("      {}", line.reason));
        }
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    for total in &report.totals {
        lines.push(format!("{} a month, {} an hour", money(total.monthly, total), money(total.hourly, total)));
    }
    if report.totals.is_empty() {
        lines.push("no price is known of anything here".to_owned());
    }
    lines.push(covers(&report.coverage, free));
    for note in &report.notes {
        output::note(note);
    }
    if let Some(other) = other {
        lines.push(String::new());
        lines.extend(differences(report, other));
    }
    lines
}

fn covers(coverage: &Coverage, free: usize) -> String {
    let costed = coverage.costed();
    let mut parts = vec![format!("covers {} of {costed} components that cost something", coverage.priced)];
    if coverage.usage > 0 {
        parts.push(format!("{} depend on usage that nobody has said", coverage.usage));
    }
    if coverage.unknown > 0 {
        parts.push(format!("{} are unknown", coverage.unknown));
    }
    if free > 0 {
        parts.push(format!("{} are free", coverage.free));
    }
    parts.join("; ")
}

fn differences(report: &Report, other: &Report) -> Vec<String> {
    let difference = pricing::difference(other, report);
    let mut lines: Vec<String> = difference.deltas.iter().map(|delta| format!("{} a month", signed(delta))).collect();
    if lines.is_empty() {
        lines.push("costs the same".to_owned());
    }
    lines.extend(difference.notes);
    lines
}

fn signed(delta: &Delta) -> String {
    let sign = if delta.monthly.is_sign_negative() { "-" } else { "+" };
    format!("{sign}{:.2} {}", delta.monthly.abs().round_dp(2), delta.currency)
}

fn quantity(line: &Line) -> String {
    match line.monthly_quantity {
        Some(quantity) => format!("{} {}", quantity.round_dp(4).normalize(), line.unit),
        None => line.unit.clone(),
    }
}

fn cost(line: &Line) -> String {
    match (line.status, line.monthly_cost, line.unit_price) {
        (LineStatus::Priced, Some(cost), _) => format!("{:.2} {}", cost.round_dp(2), code(line)),
        (LineStatus::Usage, _, Some(price)) => format!("{} each", price.normalize()),
        _ => "unknown".to_owned(),
    }
}

fn code(line: &Line) -> &str {
    line.currency.as_ref().map_or("", |currency| currency.code())
}

fn money(amount: Decimal, total: &Total) -> String {
    format!("{:.2} {}", amount.round_dp(2), total.currency)
}
