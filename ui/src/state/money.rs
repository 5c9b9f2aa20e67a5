//! Amounts as people read them: the currency's sign where it has one, thousands apart, cents.

use domain::evidence::estimate::Total;
use domain::money::Currency;
use rust_decimal::Decimal;

/// `$4,812.06`; `CHF 12.00` where a currency has no sign of its own.
pub fn money(amount: Decimal, currency: &Currency) -> String {
    let sign = if amount.is_sign_negative() && !amount.round_dp(2).is_zero() { "−" } else { "" };
    let digits = grouped(amount.abs(), 2);
    match currency.code() {
        "USD" => format!("{sign}${digits}"),
        "EUR" => format!("{sign}€{digits}"),
        "GBP" => format!("{sign}£{digits}"),
        code => format!("{sign}{code} {digits}"),
    }
}

/// With its sign in any case: `+$312.40`.
pub fn difference(amount: Decimal, currency: &Currency) -> String {
    let text = money(amount, currency);
    if amount.is_sign_negative() { text } else { format!("+{text}") }
}

/// Sums of several currencies, none of them added to another.
pub fn totals(totals: &[Total]) -> String {
    let each: Vec<String> = totals.iter().map(|total| money(total.monthly, &total.currency)).collect();
    each.join(" + ")
}

/// A quantity: no more places than it has, four at most.
pub fn quantity(quantity: Decimal) -> String {
    let rounded = quantity.round_dp(4).normalize();
    grouped(rounded, rounded.scale())
}

/// A unit price, with every place that it has.
pub fn unit_price(amount: Decimal, currency: Option<&Currency>) -> String {
    let normal = amount.normalize();
    let digits = grouped(normal, normal.scale().max(2));
    match currency.map(Currency::code) {
        Some("USD") => format!("${digits}"),
        Some("EUR") => format!("€{digits}"),
        Some("GBP") => format!("£{digits}"),
        Some(code) => format!("{code} {digits}"),
        None => digits,
    }
}

fn grouped(amount: Decimal, places: u32) -> String {
    let text = format!("{:.*}", places as usize, amount.round_dp(places));
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut digits = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && digit.is_ascii_digit() {
            digits.push(',');
        }
        digits.push(digit);
    }
    match fraction {
        Some(fraction) => format!("{digits}.{fraction}"),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_at_a_glance() {
        let usd = Currency::usd();
        let of = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(money(of("4812.055"), &usd), "$4,812.06");
        assert_eq!(money(of("-0.001"), &usd), "$0.00");
        assert_eq!(money(of("1234567"), &Currency::try_from("CHF".to_owned()).unwrap()), "CHF 1,234,567.00");
        assert_eq!(difference(of("312.4"), &usd), "+$312.40");
        assert_eq!(difference(of("-3"), &usd), "−$3.00");
        assert_eq!(quantity(of("730.0000")), "730");
        assert_eq!(quantity(of("0.123456")), "0.1235");
        assert_eq!(unit_price(of("0.0000166667"), Some(&usd)), "$0.0000166667");
        assert_eq!(unit_price(of("3"), Some(&usd)), "$3.00");
    }
}
