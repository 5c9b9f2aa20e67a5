//! Our own table: `resource_type,component,unit,region,price,currency,date,source`.

use std::sync::Arc;

use domain::money::Currency;

use super::{ImportError, Imported, LeftOut, price};
use crate::books::Book;
use crate::decimal;
use crate::models;

/// Columns that must be there.
const NEEDED: [&str; 4] = ["resource_type", "component", "unit", "price"];
/// Columns that may be there.
const OPTIONAL: [&str; 4] = ["region", "currency", "date", "source"];
/// A file of more rows is no price book of ours.
const MOST: usize = 2_000_000;

impl Book {
    /// Reads a book from our table; `docs/pricing.md` says what its columns are. Rows without a date have `date`, those
    /// without a source are from `name`.
    ///
    /// # Errors
    ///
    /// At the first row that cannot be used, with its line.
    pub fn from_csv(name: &str, date: &str, text: &[u8]) -> Result<Imported, ImportError> {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text);
        let head = reader.headers().map_err(|error| broken(&error))?.clone();
        let column = |wanted: &str| head.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        for needed in NEEDED {
            if column(needed).is_none() {
                return Err(ImportError::row(
                    1,
                    format!("there is no column `{needed}`"),
                    format!(
                        "the first line names the columns: {}; and if need be {}",
                        NEEDED.join(", "),
                        OPTIONAL.join(", ")
                    ),
                ));
            }
        }
        let places = NEEDED.iter().chain(&OPTIONAL).map(|name| column(name)).collect::<Vec<_>>();
        let mut newest = date.to_owned();
        let mut rows = Vec::new();
        let mut left_out = LeftOut::default();
        for record in reader.records() {
            let record = record.map_err(|error| broken(&error))?;
            let line = record.position().map_or(0, csv::Position::line);
            if rows.len() >= MOST {
                return Err(ImportError::row(line, format!("there are more than {MOST} rows"), "split the file"));
            }
            let field = |place: usize| {
                places
                    .get(place)
                    .copied()
                    .flatten()
                    .and_then(|column| record.get(column))
                    .filter(|text| !text.is_empty())
            };
            let needed = |place: usize| {
                field(place).ok_or_else(|| {
                    let name = NEEDED.get(place).copied().unwrap_or_default();
                    ImportError::row(line, format!("`{name}` is empty"), "fill it in, or take the row out")
                })
            };
            let (resource_type, component, unit) = (needed(0)?, needed(1)?, needed(2)?);
            let text = needed(3)?;
            let amount = decimal::parse(text).filter(|amount| !amount.is_sign_negative()).ok_or_else(|| {
                ImportError::row(
                    line,
                    format!("`{text}` is no price"),
                    "write a number without a currency sign, with a point before decimals",
                )
            })?;
            let currency = Currency::try_from(field(5).unwrap_or("USD").to_owned())
                .map_err(|error| ImportError::row(line, error.to_string(), "write it as in `EUR`"))?;
            let day = field(6).unwrap_or(date);
            if !is_date(day) {
                return Err(ImportError::row(
                    line,
                    format!("`{day}` is no date"),
                    "write it as in `2026-01-31` or `2026-01`",
                ));
            }
            if day > newest.as_str() {
                newest = day.to_owned();
            }
            let Some(model) = models::model(resource_type) else {
                left_out.add(format!("`{resource_type}` has no model that could use its prices"));
                continue;
            };
            let family = model.types.first().copied().unwrap_or_default();
            let source: Arc<str> = Arc::from(field(7).unwrap_or(name));
            let price = price(field(4).unwrap_or_default(), unit, amount, currency, &Arc::from(day), &source);
            rows.push((family, component.to_owned(), price));
        }
        if rows.is_empty() && left_out.0.is_empty() {
            return Err(ImportError::form("there are no prices in it", "the lines after the first are prices"));
        }
        let mut book = Self::new(name, &newest, text);
        for (family, component, price) in rows {
            book.add(family, &component, price);
        }
        Ok(Imported { book, left_out: left_out.list() })
    }
}

fn broken(error: &csv::Error) -> ImportError {
    let line = error.position().map_or(1, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => ImportError::row(line, "this is no UTF-8 text", "save the file as UTF-8"),
        _ => ImportError::row(line, format!("this is no CSV: {error}"), "check quotes and commas there"),
    }
}

/// `2026-01-31` or `2026-01`.
pub(super) fn is_date(text: &str) -> bool {
    matches!(text.len(), 7 | 10)
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
