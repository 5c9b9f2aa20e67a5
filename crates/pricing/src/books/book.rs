//! One price book.

use std::borrow::Cow;
use std::sync::Arc;

use domain::Digest;
use domain::money::Currency;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// A price of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// The region it holds in; empty where it is the same everywhere.
    pub region: Cow<'static, str>,
    /// Of what it is: `hours`, `GB`.
    pub unit: Cow<'static, str>,
    /// What one costs.
    pub amount: Decimal,
    /// In which currency.
    pub currency: Currency,
    /// The day it was seen, `YYYY-MM-DD` or `YYYY-MM`.
    pub date: Arc<str>,
    /// Who published it.
    pub origin: Arc<str>,
}

/// A dated price book.
#[derive(Debug, Clone)]
pub struct Book {
    name: String,
    date: String,
    digest: Digest,
    prices: FxHashMap<Box<str>, Vec<Price>>,
}

impl Book {
    /// An empty book. `content` is what its digest is of.
    #[must_use]
    pub fn new(name: &str, date: &str, content: &[u8]) -> Self {
        let digest = Digest::of_parts([name.as_bytes(), date.as_bytes(), content]);
        Self { name: name.to_owned(), date: date.to_owned(), digest, prices: FxHashMap::default() }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its date, that of its newest price.
    #[must_use]
    pub fn date(&self) -> &str {
        &self.date
    }

    /// The oldest and the newest day of a price in it; both its date where it has none.
    #[must_use]
    pub fn dates(&self) -> (&str, &str) {
        let dates = || self.prices.values().flatten().map(|price| &*price.date);
        (dates().min().unwrap_or(&self.date), dates().max().unwrap_or(&self.date))
    }

    /// Who published what is in it, by name.
    #[must_use]
    pub fn sources(&self) -> Vec<String> {
        let all: std::collections::BTreeSet<&str> =
            self.prices.values().flatten().map(|price| &*price.origin).collect();
        all.into_iter().map(str::to_owned).collect()
    }

    /// Its digest.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// How many prices it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.prices.values().map(Vec::len).sum()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prices.is_empty()
    }

    /// Adds a price of a component, under the first type that has it (see `docs/pricing.md`). A second price of the same
    /// region takes the place of the first.
    pub fn add(&mut self, family: &str, component: &str, price: Price) {
        let mut buffer = String::with_capacity(family.len() + component.len() + 1);
        Self::key(&mut buffer, family, component);
        let prices = self.prices.entry(buffer.into_boxed_str()).or_default();
        match prices.iter_mut().find(|other| other.region == price.region) {
            Some(other) => *other = price,
            None => prices.push(price),
        }
    }

    pub(super) fn reserve(&mut self, more: usize) {
        self.prices.reserve(more);
    }

    pub(super) fn key(buffer: &mut String, family: &str, component: &str) {
        buffer.clear();
        buffer.push_str(family);
        buffer.push('\t');
        buffer.push_str(component);
    }

    pub(super) fn prices(&self, key: &str) -> &[Price] {
        self.prices.get(key).map(Vec::as_slice).unwrap_or_default()
    }
}
