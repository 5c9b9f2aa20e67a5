//! Books that a company imports.
//!
//! - [`any`](Book::import): any of the forms, told by what is in it
//! - [`csv`](Book::from_csv): our own table
//! - [`infracost`](Book::from_infracost): unit prices of an Infracost estimate
//! - [`aws`]: price list files of AWS

mod any;
mod aws;
mod csv;
mod infracost;

use std::borrow::Cow;
use std::sync::Arc;

use domain::money::Currency;
use rust_decimal::Decimal;

pub use aws::AwsOffer;

use super::book::{Book, Price};

/// What is wrong with a file that is imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// A row says something that cannot be used.
    #[error("line {line}: {message}")]
    Row {
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        message: String,
        /// What to do about it.
        hint: String,
    },
    /// It is not of that form.
    #[error("{message}")]
    Form {
        /// What is wrong.
        message: String,
        /// What to do about it.
        hint: String,
    },
}

impl ImportError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &str {
        match self {
            Self::Row { hint, .. } | Self::Form { hint, .. } => hint,
        }
    }

    fn row(line: u64, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Row { line, message: message.into(), hint: hint.into() }
    }

    fn form(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Form { message: message.into(), hint: hint.into() }
    }
}

/// A book that was imported, and what of the file was left out.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The book.
    pub book: Book,
    /// What was left out, and why: reason and how often.
    pub left_out: Vec<(String, usize)>,
}

/// Counts what is left out, by reason.
#[derive(Default)]
struct LeftOut(std::collections::BTreeMap<String, usize>);

impl LeftOut {
    fn add(&mut self, reason: impl Into<String>) {
        *self.0.entry(reason.into()).or_default() += 1;
    }

    fn list(self) -> Vec<(String, usize)> {
        self.0.into_iter().collect()
    }
}

fn price(region: &str, unit: &str, amount: Decimal, currency: Currency, date: &Arc<str>, origin: &Arc<str>) -> Price {
    Price {
        region: Cow::Owned(region.to_owned()),
        unit: Cow::Owned(unit.to_owned()),
        amount,
        currency,
        date: Arc::clone(date),
        origin: Arc::clone(origin),
    }
}
