//! Exact numbers from text, and the arithmetic that must not panic.

use rust_decimal::Decimal;

/// Digits after the point that a quantity keeps where it was divided.
const PLACES: u32 = 6;

/// A number as people and JSON write it: `8`, `1e-7`, `100_000`. None where it is none, or too large to count with.
pub(crate) fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let cleaned;
    let text = if text.contains('_') {
        cleaned = text.replace('_', "");
        &cleaned
    } else {
        text
    };
    if text.contains(['e', 'E']) { Decimal::from_scientific(text).ok() } else { text.parse().ok() }
}

/// A product, unless it is too large.
pub(crate) fn times(left: Decimal, right: Decimal) -> Option<Decimal> {
    left.checked_mul(right)
}

/// A quotient to six places; none for a division by zero.
pub(crate) fn over(left: Decimal, right: Decimal) -> Option<Decimal> {
    left.checked_div(right).map(|quotient| if exact(quotient) { quotient } else { quotient.round_dp(PLACES) })
}

/// As people read it: no trailing zeros, thousands apart.
pub(crate) fn shown(number: Decimal) -> String {
    let text = number.normalize().to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::with_capacity(text.len() + digits.len() / 3);
    grouped.push_str(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !rest.is_empty() {
        grouped.push('.');
        grouped.push_str(rest);
    }
    grouped
}

fn exact(quotient: Decimal) -> bool {
    quotient.normalize().scale() <= 12
}
