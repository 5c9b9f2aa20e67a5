//! What a scalar is.

use serde_json::{Number, Value};

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// As lines below `|` or `>`.
    Block,
}

/// The value of a scalar, by the rules that CloudFormation's and Kubernetes' readers share (YAML 1.1 without its dates and
/// sexagesimals).
pub(crate) fn value(text: &str, style: Style, tag: Option<&str>) -> Value {
    let is_text = style != Style::Plain || matches!(tag, Some("!str" | "!binary"));
    if is_text {
        return Value::String(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Value::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let negative = text.starts_with('-');
    let based = |digits: &str, radix| {
        let number = i64::from_str_radix(digits, radix).ok()?;
        Some(Number::from(if negative { -number } else { number }))
    };
    if let Some(hexadecimal) = digits.strip_prefix("0x") {
        return based(hexadecimal, 16);
    }
    if let Some(octal) = digits.strip_prefix("0o") {
        return based(octal, 8);
    }
    if digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return match digits {
            "0" => Some(Number::from(0)),
            // File modes are written in octal; longer ones are account numbers and the like.
            _ if digits.starts_with('0') && digits.len() <= 5 => based(digits, 8),
            _ if digits.starts_with('0') => None,
            _ if negative => text.parse::<i64>().ok().map(Number::from),
            _ => digits.parse::<u64>().ok().map(Number::from),
        };
    }
    let is_decimal =
        digits.bytes().all(|letter| letter.is_ascii_digit() || matches!(letter, b'.' | b'e' | b'E' | b'-' | b'+'));
    if !is_decimal {
        return None;
    }
    Number::from_f64(text.parse::<f64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_plain_scalar_is_what_both_readers_take_it_for() {
        let cases = [
            ("true", json!(true)),
            ("no", json!(false)),
            ("~", json!(null)),
            ("12", json!(12)),
            ("-3", json!(-3)),
            ("0644", json!(420)),
            ("012345678901", json!("012345678901")),
            ("2012-10-17", json!("2012-10-17")),
            ("1.5", json!(1.5)),
            ("1.2.3", json!("1.2.3")),
            ("10.0.0.0/16", json!("10.0.0.0/16")),
            ("0x1f", json!(31)),
            ("y", json!("y")),
            ("100m", json!("100m")),
            ("1e3", json!(1000.0)),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text, Style::Plain, None), expected, "`{text}`");
        }
        assert_eq!(value("12", Style::Quoted, None), json!("12"), "quotes make it text");
        assert_eq!(value("12", Style::Plain, Some("!str")), json!("12"), "a tag makes it text");
    }
}
