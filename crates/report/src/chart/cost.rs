//! Cost by service.

use domain::evidence::estimate::{Estimate, Share, Total};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::bars::{Hue, Row};
use super::{Chart, Look, MOST_ROWS};

/// Cost of the month by service, dearest first, in the currency that most of it is in; other currencies stand in the table.
#[must_use]
pub fn cost(estimate: &Estimate, look: Look) -> Chart {
    let main = estimate.totals.iter().max_by_key(|total| total.monthly).map(|total| total.currency.clone());
    let of = |share: &Share| -> Decimal {
        let total = share.totals.iter().find(|total| Some(&total.currency) == main.as_ref());
        total.map(|total| total.monthly).unwrap_or_default()
    };
    let costly: Vec<&Share> = estimate.by_service.iter().filter(|share| !of(share).is_zero()).collect();
    let (drawn, rest) = costly.split_at(costly.len().min(MOST_ROWS));
    let code = main.as_ref().map(|currency| currency.code().to_owned()).unwrap_or_default();
    let mut rows: Vec<Row> = drawn.iter().map(|share| row(&share.name, of(share), &code)).collect();
    if !rest.is_empty() {
        rows.push(row(&format!("{} more", rest.len()), rest.iter().map(|share| of(share)).sum(), &code));
    }
    let coverage = &estimate.coverage;
    let sums: Vec<String> = estimate.totals.iter().map(written).collect();
    let sum = if sums.is_empty() { "nothing that is known".to_owned() } else { sums.join(" and ") };
    let dearest = drawn.first().map(|share| format!(" The dearest is {}.", share.name)).unwrap_or_default();
    let text = format!(
        "The month comes to {sum}, of {} of {} components that cost something.{dearest}",
        coverage.priced,
        coverage.costed()
    );
    let table = estimate.by_service.iter().map(|share| {
        let amounts: Vec<String> = share.totals.iter().map(written).collect();
        let coverage = format!("{} of {}", share.coverage.priced, share.coverage.costed());
        vec![share.name.clone(), amounts.join(", "), coverage]
    });
    Chart::of(look, text, &["Service", "Month", "Components priced"], table.collect(), &rows)
}

fn row(name: &str, amount: Decimal, code: &str) -> Row {
    let parts = vec![(amount.to_f64().unwrap_or_default(), Hue::Accent)];
    Row { name: name.to_owned(), value: format!("{} {code}", cents(amount)), parts }
}

fn written(total: &Total) -> String {
    format!("{} {}", cents(total.monthly), total.currency)
}

/// With two places, thousands apart.
fn cents(amount: Decimal) -> String {
    let text = format!("{:.2}", amount.round_dp(2));
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "00"));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}.{fraction}")
}
