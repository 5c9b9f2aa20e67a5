use super::arguments::Arguments;
use crate::eval::error::{Outcome, Stop};
use crate::eval::value::Value;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// An instant and the offset of the clock that it was read from.
#[derive(Clone, Copy)]
struct Instant {
    /// Nanoseconds since 1970.
    nanoseconds: i128,
    /// Seconds east of Greenwich.
    offset: i32,
}

struct Civil {
    year: i64,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
    weekday: usize,
}

/// Days since 1970 of a date of the Gregorian calendar.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted + 2) / 5 + 1) as u32;
    let month = (if shifted < 10 { shifted + 3 } else { shifted - 9 }) as u32;
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

impl Instant {
    /// Reads `2018-01-02T23:12:01Z` and its like.
    fn parse(text: &str) -> Outcome<Instant> {
        Instant::read(text)
            .ok_or_else(|| Stop::error(format!("`{text}` is not a timestamp"), "write it like `2018-01-02T23:12:01Z`"))
    }

    fn read(text: &str) -> Option<Instant> {
        let number = |range: std::ops::Range<usize>| -> Option<i64> {
            let digits = text.get(range)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let literal = |at: usize, wanted: &[u8]| text.as_bytes().get(at).is_some_and(|byte| wanted.contains(byte));
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
        let separated =
            literal(4, b"-") && literal(7, b"-") && literal(10, b"Tt") && literal(13, b":") && literal(16, b":");
        let days_in_month = match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if !separated || !(1..=days_in_month).contains(&day) || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let mut rest = text.get(19..)?;
        let mut fraction = 0i128;
        if let Some(after) = rest.strip_prefix('.') {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            let mut padded = after.get(..digits.min(9))?.to_owned();
            padded.extend(std::iter::repeat_n('0', 9usize.saturating_sub(digits)));
            fraction = padded.parse().ok().filter(|_| digits > 0)?;
            rest = after.get(digits..)?;
        }
        let offset = match rest {
            "Z" | "z" => 0,
            zone => {
                let sign = match zone.as_bytes().first()? {
                    b'+' => 1,
                    b'-' => -1,
                    _ => return None,
                };
                let (hours, minutes) = zone.get(1..)?.split_once(':')?;
                if hours.len() != 2 || minutes.len() != 2 {
                    return None;
                }
                let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
                sign * (hours * 3600 + minutes * 60)
            }
        };
        let seconds =
            days_from_civil(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - i64::from(offset);
        Some(Instant { nanoseconds: i128::from(seconds) * 1_000_000_000 + fraction, offset })
    }

    fn civil(self) -> Civil {
        let seconds = self.nanoseconds.div_euclid(1_000_000_000) as i64 + i64::from(self.offset);
        let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400) as u32);
        let (year, month, day) = civil_from_days(days);
        Civil {
            year,
            month,
            day,
            hour: second / 3_600,
            minute: second / 60 % 60,
            second: second % 60,
            weekday: (days + 4).rem_euclid(7) as usize,
        }
    }

    fn zone(self, colon: &str) -> String {
        let sign = if self.offset < 0 { '-' } else { '+' };
        let minutes = self.offset.unsigned_abs() / 60;
        format!("{sign}{:02}{colon}{:02}", minutes / 60, minutes % 60)
    }

    fn text(self) -> String {
        let Civil { year, month, day, hour, minute, second, .. } = self.civil();
        let zone = self.zone_or_z();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
    }

    fn zone_or_z(self) -> String {
        if self.offset == 0 { "Z".to_owned() } else { self.zone(":") }
    }
}

/// A date or timestamp of YAML, as a timestamp.
pub(super) fn normalised(text: &str) -> Option<String> {
    if text.len() == 10 {
        let whole = format!("{text}T00:00:00Z");
        return Instant::read(&whole).map(|_| whole);
    }
    let instant = Instant::read(text)?;
    Some(instant.text())
}

pub(super) fn timecmp(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (a, b) = (Instant::parse(&arguments.text(0)?)?, Instant::parse(&arguments.text(1)?)?);
    Ok(Value::integer(a.nanoseconds.cmp(&b.nanoseconds) as i64))
}

pub(super) fn timeadd(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut instant = Instant::parse(&arguments.text(0)?)?;
    let text = arguments.text(1)?;
    let duration = duration(&text)
        .ok_or_else(|| Stop::error(format!("`{text}` is not a duration"), "write it like `1h30m` or `-10s`"))?;
    instant.nanoseconds += duration;
    if !(0..=9999).contains(&instant.civil().year) {
        return Err(Stop::error("the year is out of range", "use a shorter duration"));
    }
    Ok(Value::string(instant.text()))
}

/// `1h30m5.5s` and its like, in nanoseconds.
fn duration(text: &str) -> Option<i128> {
    let (sign, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    if rest.is_empty() {
        return None;
    }
    let mut total = 0i128;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let (number, after) = rest.split_at(digits);
        let letters = after
            .chars()
            .take_while(|character| !character.is_ascii_digit() && *character != '.')
            .map(char::len_utf8)
            .sum();
        let (unit, after) = after.split_at(letters);
        let scale: i128 = match unit {
            "ns" => 1,
            "us" | "µs" | "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => 1_000_000_000,
            "m" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            _ => return None,
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if (whole.is_empty() && fraction.is_empty()) || whole.len() > 15 || fraction.contains('.') {
            return None;
        }
        let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let mut part = whole.checked_mul(scale)?;
        let mut place = scale;
        for digit in fraction.bytes().take(15) {
            place /= 10;
            part += i128::from(digit - b'0') * place;
        }
        total = total.checked_add(part)?;
        rest = after;
    }
    // Longer ones do not fit Terraform's durations.
    (total <= i128::from(i64::MAX)).then_some(sign * total)
}

pub(super) fn formatdate(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (format, timestamp) = (arguments.text(0)?, arguments.text(1)?);
    let instant = Instant::parse(&timestamp)?;
    let civil = instant.civil();
    let mut result = String::new();
    let mut rest = &*format;
    while let Some(first) = rest.chars().next() {
        if first == '\'' {
            let (text, after) = quoted(rest.get(1..).unwrap_or_default())
                .ok_or_else(|| Stop::error("a quote in the date format is not closed", "close it with `'`"))?;
            result.push_str(&text);
            rest = after;
            continue;
        }
        if !first.is_ascii_alphabetic() {
            result.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        let length = rest.bytes().take_while(|byte| *byte == first as u8).count();
        let (verb, after) = rest.split_at(length);
        result.push_str(&verb_text(verb, instant, &civil)?);
        rest = after;
    }
    Ok(Value::string(result))
}

/// Text up to the closing quote; two quotes stand for one.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut result = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('\'')?;
        result.push_str(before);
        match after.strip_prefix('\'') {
            Some(more) => {
                result.push('\'');
                rest = more;
            }
            None => return Some((result, after)),
        }
    }
}

fn verb_text(verb: &str, instant: Instant, civil: &Civil) -> Outcome<String> {
    let month = MONTHS.get(civil.month as usize - 1).copied().unwrap_or_default();
    let day = DAYS.get(civil.weekday).copied().unwrap_or_default();
    let short = |name: &str| name.chars().take(3).collect::<String>();
    let twelve = (civil.hour + 11) % 12 + 1;
    let half = if civil.hour < 12 { "am" } else { "pm" };
    Ok(match verb {
        "YYYY" => format!("{:04}", civil.year),
        "YY" => format!("{:02}", civil.year % 100),
        "M" => civil.month.to_string(),
        "MM" => format!("{:02}", civil.month),
        "MMM" => short(month),
        "MMMM" => month.to_owned(),
        "D" => civil.day.to_string(),
        "DD" => format!("{:02}", civil.day),
        "EEE" => short(day),
        "EEEE" => day.to_owned(),
        "h" => civil.hour.to_string(),
        "hh" => format!("{:02}", civil.hour),
        "H" => twelve.to_string(),
        "HH" => format!("{twelve:02}"),
        "AA" => half.to_uppercase(),
        "aa" => half.to_owned(),
        "m" => civil.minute.to_string(),
        "mm" => format!("{:02}", civil.minute),
        "s" => civil.second.to_string(),
        "ss" => format!("{:02}", civil.second),
        "Z" => instant.zone_or_z(),
        "ZZZ" if instant.offset == 0 => "UTC".to_owned(),
        "ZZZ" | "ZZZZ" => instant.zone(""),
        "ZZZZZ" => instant.zone(":"),
        _ => {
            return Err(Stop::error(
                format!("`{verb}` is not a verb of a date format"),
                "put text that is meant literally in single quotes",
            ));
        }
    })
}
