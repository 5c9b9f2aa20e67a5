//! `format` and `formatlist`, by the rules of Go's verbs as Terraform limits them.

use super::arguments::{Arguments, items_of, known};
use super::json_text;
use crate::eval::convert::{mismatch, to_bool, to_number, to_text};
use crate::eval::error::{Outcome, Stop};
use crate::eval::number::Number;
use crate::eval::value::Value;

#[derive(Default)]
struct Verb {
    minus: bool,
    plus: bool,
    space: bool,
    zero: bool,
    sharp: bool,
    width: Option<usize>,
    precision: Option<usize>,
}

pub(super) fn format(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = arguments.text(0)?;
    let result = render(&text, arguments.values.get(1..).unwrap_or_default())?;
    arguments.evaluator.spend(result.len())?;
    Ok(Value::string(result))
}

pub(super) fn formatlist(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = arguments.text(0)?;
    let values = arguments.values.get(1..).unwrap_or_default();
    let mut length = None;
    for value in values {
        if let Value::Unknown(unknown) = value {
            return Err(Stop::Unknown(unknown.clone()));
        }
        if let Ok(items) = items_of(value) {
            match length {
                Some(length) if length != items.len() => {
                    return Err(Stop::error("the lists differ in length", "give lists of the same length"));
                }
                _ => length = Some(items.len()),
            }
        }
    }
    let mut results = Vec::new();
    for row in 0..length.unwrap_or(1) {
        let pick = |value: &Value| match items_of(value) {
            Ok(items) => items.get(row).cloned().unwrap_or(Value::Null),
            Err(_) => value.clone(),
        };
        let row: Vec<Value> = values.iter().map(pick).collect();
        results.push(match render(&text, &row) {
            Ok(text) => {
                arguments.evaluator.spend(text.len() + 1)?;
                Value::string(text)
            }
            Err(Stop::Unknown(unknown)) => Value::Unknown(unknown),
            Err(stop) => return Err(stop),
        });
    }
    Ok(Value::list(results))
}

fn render(format: &str, values: &[Value]) -> Outcome<String> {
    let mut result = String::new();
    let mut next = 0;
    let mut used = 0;
    let mut explicit = false;
    let mut rest = format;
    while let Some((before, after)) = rest.split_once('%') {
        result.push_str(before);
        if let Some(after) = after.strip_prefix('%') {
            result.push('%');
            rest = after;
            continue;
        }
        let (verb, index, letter, after) = parse_verb(after)?;
        if let Some(index) = index {
            next = index;
            explicit = true;
        }
        let value = values.get(next).ok_or_else(|| {
            Stop::error(format!("there is no argument for verb number {}", next + 1), "give one argument for each verb")
        })?;
        next += 1;
        used = used.max(next);
        result.push_str(&verb_text(&verb, letter, value)?);
        rest = after;
    }
    result.push_str(rest);
    if used < values.len() && !explicit {
        return Err(Stop::error("there are more arguments than verbs", "remove the arguments that are not used"));
    }
    Ok(result)
}

/// Flags, width, precision and index up to the letter of the verb.
fn parse_verb(text: &str) -> Outcome<(Verb, Option<usize>, char, &str)> {
    let mut verb = Verb::default();
    let mut index = None;
    let mut characters = text.char_indices().peekable();
    let too_large = || Stop::error("a width in the format is too large", "use a smaller one");
    let number = |characters: &mut std::iter::Peekable<std::str::CharIndices<'_>>| -> Outcome<Option<usize>> {
        let mut found = None;
        while let Some(digit) = characters.peek().and_then(|(_, character)| character.to_digit(10)) {
            characters.next();
            let value = found.unwrap_or(0) * 10 + digit as usize;
            if value > 10_000 {
                return Err(too_large());
            }
            found = Some(value);
        }
        Ok(found)
    };
    while let Some((at, character)) = characters.peek().copied() {
        match character {
            '-' => verb.minus = true,
            '+' => verb.plus = true,
            ' ' => verb.space = true,
            '#' => verb.sharp = true,
            '0' => verb.zero = true,
            '1'..='9' => {
                verb.width = number(&mut characters)?;
                continue;
            }
            '.' => {
                characters.next();
                verb.precision = Some(number(&mut characters)?.unwrap_or(0));
                continue;
            }
            '[' => {
                characters.next();
                index = number(&mut characters)?.and_then(|index| index.checked_sub(1));
                if index.is_none() || !matches!(characters.next(), Some((_, ']'))) {
                    return Err(Stop::error("an index in the format is not valid", "write it like `%[1]s`"));
                }
                continue;
            }
            letter => {
                let after = text.get(at + letter.len_utf8()..).unwrap_or_default();
                return Ok((verb, index, letter, after));
            }
        }
        characters.next();
    }
    Err(Stop::error("the format ends inside of a verb", "write `%%` for a literal `%`"))
}

fn verb_text(verb: &Verb, letter: char, value: &Value) -> Outcome<String> {
    let value = known(value)?;
    if matches!(value, Value::Null) {
        return Err(mismatch("a value", value));
    }
    let text = match letter {
        'v' if verb.sharp => json_text::to_json(value)?,
        'v' => match value {
            Value::String(text) => text.to_string(),
            Value::Number(number) => return Ok(pad_number(verb, shortest(number))),
            value => json_text::to_json(value)?,
        },
        't' => return to_bool(value).map(|value| value.to_string()),
        's' => cut(verb, &to_text(value)?),
        'q' => json_text::to_json(&Value::string(cut(verb, &to_text(value)?)))?,
        'b' | 'd' | 'o' | 'x' | 'X' => return integer(verb, letter, value),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => return decimal(verb, letter, &to_number(value)?),
        _ => {
            return Err(Stop::error(format!("`%{letter}` is not a verb of a format"), "write `%%` for a literal `%`"));
        }
    };
    Ok(pad(verb, text, ' '))
}

fn cut(verb: &Verb, text: &str) -> String {
    text.chars().take(verb.precision.unwrap_or(usize::MAX)).collect()
}

/// As few digits as name the number; with an exponent below -4 or from 6 on.
fn shortest(number: &Number) -> String {
    let text = number.to_string();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    let power = whole.len() as i64 - 1 - (all.len() - digits.len()) as i64;
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() || (-4..6).contains(&power) {
        return format!("{sign}{text}");
    }
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    let direction = if power < 0 { '-' } else { '+' };
    format!("{sign}{first}{point}{rest}e{direction}{:02}", power.unsigned_abs())
}

fn pad(verb: &Verb, text: String, fill: char) -> String {
    let missing = verb.width.unwrap_or(0).saturating_sub(text.chars().count());
    let padding: String = std::iter::repeat_n(if verb.minus { ' ' } else { fill }, missing).collect();
    if verb.minus { text + &padding } else { padding + &text }
}

/// With its sign, filled up with zeros after it or with spaces before it.
fn pad_number(verb: &Verb, text: String) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None if verb.plus => ("+", text.as_str()),
        None if verb.space => (" ", text.as_str()),
        None => ("", text.as_str()),
    };
    if verb.zero && !verb.minus {
        let width = verb.width.unwrap_or(0).saturating_sub(sign.len());
        let inner = Verb { width: Some(width), ..Verb::default() };
        return format!("{sign}{}", pad(&inner, digits.to_owned(), '0'));
    }
    pad(verb, format!("{sign}{digits}"), ' ')
}

fn integer(verb: &Verb, letter: char, value: &Value) -> Outcome<String> {
    let number = to_number(value)?;
    let integer = number.as_i128().ok_or_else(|| mismatch("a whole number", value))?;
    let magnitude = integer.unsigned_abs();
    let (prefix, digits) = match letter {
        'b' => ("0b", format!("{magnitude:b}")),
        'o' => ("0", format!("{magnitude:o}")),
        'x' => ("0x", format!("{magnitude:x}")),
        'X' => ("0X", format!("{magnitude:X}")),
        _ => ("", magnitude.to_string()),
    };
    let sign = if integer < 0 { "-" } else { "" };
    let prefix = if verb.sharp { prefix } else { "" };
    Ok(pad_number(verb, format!("{sign}{prefix}{digits}")))
}

fn decimal(verb: &Verb, letter: char, number: &Number) -> Outcome<String> {
    let float = number.to_f64();
    let precision = verb.precision;
    let text = match letter {
        'g' | 'G' if precision.is_none() => shortest(number),
        'f' | 'F' => format!("{float:.*}", precision.unwrap_or(6)),
        'e' | 'E' => exponent(float, Some(precision.unwrap_or(6))),
        _ => {
            let digits = precision.unwrap_or(6).max(1);
            let text = exponent(float, Some(digits - 1));
            let (mantissa, power) = text.split_once('e').unwrap_or((&text, "+00"));
            let exponent: i64 = power.parse().unwrap_or(0);
            if exponent < -4 || exponent >= digits as i64 {
                format!("{}e{power}", without_zeros(mantissa))
            } else {
                let places = (digits as i64 - 1 - exponent).max(0) as usize;
                without_zeros(&format!("{float:.places$}")).to_owned()
            }
        }
    };
    let text = if letter.is_ascii_uppercase() { text.to_uppercase() } else { text };
    Ok(pad_number(verb, text))
}

fn without_zeros(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

/// Go's notation: at least two digits in the exponent, and its sign.
fn exponent(float: f64, precision: Option<usize>) -> String {
    let text = match precision {
        Some(precision) => format!("{float:.precision$e}"),
        None => format!("{float:e}"),
    };
    let (mantissa, power) = text.split_once('e').unwrap_or((&text, "0"));
    let (sign, digits) = match power.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', power),
    };
    format!("{mantissa}e{sign}{digits:0>2}")
}
