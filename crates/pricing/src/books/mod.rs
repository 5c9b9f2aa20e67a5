//! Price books: dated, bound by digest, one over the other.
//!
//! - [`book`]: one book and its prices
//! - [`built_in`]: the one that comes with the product
//! - [`import`]: those that a company brings: CSV, Infracost JSON, AWS offers

mod book;
mod built_in;
mod import;

use std::sync::Arc;

use domain::Digest;

pub use book::{Book, Price};
pub use import::{AwsOffer, ImportError, Imported};

use crate::discounts::Discounts;

/// Price books in order of precedence, the discounts on them, and the day they are looked at.
#[derive(Debug, Clone)]
pub struct Books {
    books: Vec<Arc<Book>>,
    discounts: Discounts,
    day: Option<String>,
}

/// What a lookup comes to.
pub(crate) enum Found<'b> {
    /// A price.
    Price(&'b Book, &'b Price),
    /// Only elsewhere: the book and regions that have it.
    Elsewhere(&'b Book, Vec<&'b str>),
    /// Nowhere.
    Nowhere,
}

impl Books {
    /// The book that comes with the product.
    #[must_use]
    pub fn built_in() -> Self {
        Self { books: vec![built_in::book()], discounts: Discounts::default(), day: None }
    }

    /// No book at all: everything that costs something is unknown.
    #[must_use]
    pub const fn none() -> Self {
        Self { books: Vec::new(), discounts: Discounts::none(), day: None }
    }

    /// Imported books over these, the newest first.
    #[must_use]
    pub fn with(mut self, imported: impl IntoIterator<Item = Book>) -> Self {
        let mut imported: Vec<Arc<Book>> = imported.into_iter().map(Arc::new).collect();
        imported.sort_by(|one, other| other.date().cmp(one.date()).then_with(|| one.name().cmp(other.name())));
        imported.append(&mut self.books);
        self.books = imported;
        self
    }

    /// Negotiated discounts on them.
    #[must_use]
    pub fn discounted(mut self, discounts: Discounts) -> Self {
        self.discounts = discounts;
        self
    }

    /// The day they are looked at, `YYYY-MM-DD`: prices older than a year are noted, and discounts hold or not.
    #[must_use]
    pub fn on(mut self, day: &str) -> Self {
        self.day = Some(day.to_owned());
        self
    }

    /// The digest of all prices, discounts and the day, in order of precedence.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let books: Vec<Digest> = self.books.iter().map(|book| book.digest()).collect();
        let discounts = self.discounts.digest();
        let in_force = self.discounts.in_force(self.day.as_deref());
        Digest::of_parts(
            books
                .iter()
                .map(|digest| digest.as_bytes().as_slice())
                .chain([discounts.as_bytes().as_slice(), in_force.as_bytes()]),
        )
    }

    /// The books, in order of precedence.
    pub fn iter(&self) -> impl Iterator<Item = &Book> {
        self.books.iter().map(Arc::as_ref)
    }

    pub(crate) const fn discounts(&self) -> &Discounts {
        &self.discounts
    }

    pub(crate) fn day(&self) -> Option<&str> {
        self.day.as_deref()
    }

    /// The price of `component` of a family in `region`; an empty region is everywhere.
    pub(crate) fn find(&self, family: &str, component: &str, region: &str) -> Found<'_> {
        let mut elsewhere = None;
        let mut buffer = String::with_capacity(family.len() + component.len() + 1);
        Book::key(&mut buffer, family, component);
        for book in &self.books {
            let prices = book.prices(&buffer);
            let fits = prices.iter().find(|price| price.region == region);
            if let Some(price) = fits.or_else(|| prices.iter().find(|price| price.region.is_empty())) {
                return Found::Price(book, price);
            }
            if elsewhere.is_none() && !prices.is_empty() {
                let regions = prices.iter().map(|price| price.region.as_ref()).collect();
                elsewhere = Some(Found::Elsewhere(book, regions));
            }
        }
        elsewhere.unwrap_or(Found::Nowhere)
    }
}
