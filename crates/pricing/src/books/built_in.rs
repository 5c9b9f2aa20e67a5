//! The price book that comes with the product: facts that others published, each with its source and day.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use domain::money::Currency;

use super::book::{Book, Price};
use crate::decimal;

/// Where groups of prices are from: id, day, publisher and file, licence.
const SOURCES: &str = include_str!("../../data/sources.csv");
/// Prices of components: family, component, unit, region, US dollars, source.
const PRICES: &str = include_str!("../../data/prices.csv");
/// Prices that were added by hand, of the same form.
const LISTED: &str = include_str!("../../data/listed.csv");
/// Instances of AWS by the hour, on demand, Linux, in one region.
const AWS: &str = include_str!("../../data/instances-aws.csv");
/// Virtual machines of Azure by the hour, Linux, a column a region.
const AZURE: &str = include_str!("../../data/instances-azure.csv");

/// What it is called.
const NAME: &str = "built-in";

/// The book, read once.
pub(super) fn book() -> Arc<Book> {
    static BOOK: OnceLock<Arc<Book>> = OnceLock::new();
    Arc::clone(BOOK.get_or_init(|| Arc::new(read())))
}

struct Source {
    id: &'static str,
    date: Arc<str>,
    origin: Arc<str>,
}

fn read() -> Book {
    let sources: Vec<Source> = rows(SOURCES)
        .filter_map(|row| match row.as_slice() {
            [id, date, origin, ..] => Some(Source { id, date: Arc::from(*date), origin: Arc::from(*origin) }),
            _ => None,
        })
        .collect();
    let newest = sources.iter().map(|source| source.date.to_string()).max().unwrap_or_default();
    let content = [SOURCES, PRICES, LISTED, AWS, AZURE].concat();
    let mut book = Book::new(NAME, &newest, content.as_bytes());
    book.reserve(6_000);
    for row in rows(PRICES).chain(rows(LISTED)) {
        if let [family, component, unit, region, amount, source] = row.as_slice()
            && let Some(price) = price(&sources, source, region, unit, amount)
        {
            book.add(family, component, price);
        }
    }
    instances(&mut book, &sources, AWS, "aws_instance", |name| {
        format!("Instance usage (Linux/UNIX, on-demand, {name})")
    });
    instances(&mut book, &sources, AZURE, "azurerm_linux_virtual_machine", |name| {
        format!("Instance usage (Linux, pay as you go, {})", name.to_lowercase())
    });
    book
}

/// A table with types as rows and regions as columns, its source in the first field of its head.
fn instances(book: &mut Book, sources: &[Source], table: &'static str, family: &str, name: impl Fn(&str) -> String) {
    let mut rows = rows(table);
    let Some(head) = rows.next() else { return };
    let Some((source, regions)) = head.split_first() else { return };
    for row in rows {
        let Some((instance, amounts)) = row.split_first() else { continue };
        let component = name(instance);
        for (region, amount) in regions.iter().zip(amounts) {
            if let Some(price) = price(sources, source, region, "hours", amount) {
                book.add(family, &component, price);
            }
        }
    }
}

fn price(sources: &[Source], source: &str, region: &'static str, unit: &'static str, amount: &str) -> Option<Price> {
    let source = sources.iter().find(|known| known.id == source)?;
    Some(Price {
        region: Cow::Borrowed(region),
        unit: Cow::Borrowed(unit),
        amount: decimal::parse(amount)?,
        currency: Currency::usd(),
        date: Arc::clone(&source.date),
        origin: Arc::clone(&source.origin),
    })
}

/// Rows of our own tables: fields between tabs, `#` before what is said of them.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}
