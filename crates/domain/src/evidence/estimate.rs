//! Estimates: what a content costs, line by line. What is not known is said, never made up.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Digest;
use crate::graph::ComponentKey;
use crate::money::Currency;

/// What is known of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineStatus {
    /// Quantity and price are known.
    Priced,
    /// The price is known, and how much will be used is not.
    Usage,
    /// It costs nothing.
    Free,
    /// The price is not known, or what it hangs on is not.
    Unknown,
}

/// Where a price is from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct PriceSource {
    /// The price book.
    pub book: String,
    /// The day the price was seen, `YYYY-MM-DD` or `YYYY-MM`.
    pub date: String,
    /// The cloud's region it holds in; none where it is the same everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Who published it.
    pub origin: String,
}

/// One thing that is paid for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Line {
    /// The instance.
    pub address: String,
    /// Its component.
    pub key: ComponentKey,
    /// Its type.
    pub resource_type: String,
    /// The address of its module's instance; empty in the root.
    pub module: String,
    /// What is paid for, named as Infracost names it: `Instance usage (Linux/UNIX, on-demand, t3.micro)`.
    pub component: String,
    /// The part of the resource that it is of, as Infracost has them below it: `root_block_device`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Of what: `hours`, `GB`, `1M requests`.
    pub unit: String,
    /// How much of it in a month of 730 hours.
    #[serde(with = "rust_decimal::serde::str_option")]
    #[schema(value_type = Option<String>)]
    pub monthly_quantity: Option<Decimal>,
    /// What one costs, after discounts.
    #[serde(with = "rust_decimal::serde::str_option")]
    #[schema(value_type = Option<String>)]
    pub unit_price: Option<Decimal>,
    /// What one costs in the price book, where a discount was taken from it.
    #[serde(default, with = "rust_decimal::serde::str_option", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub list_price: Option<Decimal>,
    /// Quantity times price; exact, not rounded.
    #[serde(with = "rust_decimal::serde::str_option")]
    #[schema(value_type = Option<String>)]
    pub monthly_cost: Option<Decimal>,
    /// The same by the hour, a month having 730.
    #[serde(with = "rust_decimal::serde::str_option")]
    #[schema(value_type = Option<String>)]
    pub hourly_cost: Option<Decimal>,
    /// In which currency; none where no price is known.
    pub currency: Option<Currency>,
    /// What is known.
    pub status: LineStatus,
    /// Why it is not priced; of a priced line, empty.
    pub reason: String,
    /// How the quantity comes about: "730 h × 2 instances".
    pub formula: String,
    /// Where the price is from.
    pub price: Option<PriceSource>,
    /// The key of a usage file that says how much is used: `monthly_requests`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_key: Option<String>,
    /// Whether the quantity was taken from the usage assumptions.
    pub assumed: bool,
}

/// A sum in one currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Total {
    /// Of which currency.
    pub currency: Currency,
    /// By the month.
    #[serde(with = "rust_decimal::serde::str")]
    #[schema(value_type = String)]
    pub monthly: Decimal,
    /// By the hour.
    #[serde(with = "rust_decimal::serde::str")]
    #[schema(value_type = String)]
    pub hourly: Decimal,
}

/// How much of the estate the totals are of. A component is counted once, by the worst of its lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Coverage {
    /// Components all of whose lines are priced (or free beside priced ones).
    pub priced: u32,
    /// Components with a line whose usage nobody has said.
    pub usage: u32,
    /// Components with a line whose price is not known.
    pub unknown: u32,
    /// Components that cost nothing; not among those below.
    pub free: u32,
}

impl Coverage {
    /// Components that cost something, known or not: "covers `priced` of `costed()`".
    #[must_use]
    pub const fn costed(&self) -> u32 {
        self.priced + self.usage + self.unknown
    }
}

/// What a part of the estate costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Share {
    /// The part: a component's address, a module's address, a service.
    pub name: String,
    /// Sums, one a currency.
    pub totals: Vec<Total>,
    /// How much of it the sums are of.
    pub coverage: Coverage,
}

/// What a content costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Estimate {
    /// The content that was examined.
    pub content: Digest,
    /// The price books and discounts, in order of precedence, as one digest.
    pub books: Digest,
    /// The usage assumptions.
    pub usage: Digest,
    /// Each line, by address and component.
    pub lines: Vec<Line>,
    /// Sums of the priced lines, one a currency.
    pub totals: Vec<Total>,
    /// How much of the estate the sums are of.
    pub coverage: Coverage,
    /// By service (`Amazon RDS`), dearest first.
    pub by_service: Vec<Share>,
    /// By module's instance, the root as empty name.
    pub by_module: Vec<Share>,
    /// By component, dearest first.
    pub by_component: Vec<Share>,
    /// What one should know: prices older than a year, usage of resources that are not there.
    pub notes: Vec<String>,
}

/// How a line stands in one of two estimates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LineState {
    /// What is known of it.
    pub status: LineStatus,
    /// How much of it in a month.
    #[serde(with = "rust_decimal::serde::str_option")]
    #[schema(value_type = Option<String>)]
    pub monthly_quantity: Option<Decimal>,
    /// What one costs.
    #[serde(with = "rust_decimal::serde::str_option")]
    #[schema(value_type = Option<String>)]
    pub unit_price: Option<Decimal>,
    /// What it costs in a month.
    #[serde(with = "rust_decimal::serde::str_option")]
    #[schema(value_type = Option<String>)]
    pub monthly_cost: Option<Decimal>,
    /// In which currency.
    pub currency: Option<Currency>,
    /// Why it is not priced.
    pub reason: String,
}

/// A line that two estimates have differently.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LineChange {
    /// The instance.
    pub address: String,
    /// Its component.
    pub key: ComponentKey,
    /// Its type.
    pub resource_type: String,
    /// What is paid for.
    pub component: String,
    /// The part of the resource that it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Of what.
    pub unit: String,
    /// How it stood; none where the line is new.
    pub before: Option<LineState>,
    /// How it stands; none where the line is gone.
    pub after: Option<LineState>,
}

/// What a component, or all of it, costs more or less in a month. Only what both estimates priced, or one of them has
/// alone, is counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Delta {
    /// Of which currency.
    pub currency: Currency,
    /// What it was.
    #[serde(with = "rust_decimal::serde::str")]
    #[schema(value_type = String)]
    pub before: Decimal,
    /// What it is.
    #[serde(with = "rust_decimal::serde::str")]
    #[schema(value_type = String)]
    pub after: Decimal,
    /// What is between the two.
    #[serde(with = "rust_decimal::serde::str")]
    #[schema(value_type = String)]
    pub monthly: Decimal,
}

/// What differs in one component.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ComponentDifference {
    /// The component.
    pub key: ComponentKey,
    /// What it costs more or less, one a currency.
    pub deltas: Vec<Delta>,
    /// Its lines that differ, by address.
    pub lines: Vec<LineChange>,
}

/// What differs between two estimates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct EstimateDifference {
    /// The older content.
    pub older: Digest,
    /// The newer content.
    pub newer: Digest,
    /// What all of it costs more or less, one a currency.
    pub deltas: Vec<Delta>,
    /// How much of the estate the older sums are of.
    pub coverage_before: Coverage,
    /// How much of the estate the newer sums are of.
    pub coverage_after: Coverage,
    /// Components that differ, the greatest difference first.
    pub components: Vec<ComponentDifference>,
    /// What cannot be compared: prices that became known or unknown, other price books, other usage.
    pub notes: Vec<String>,
}
