//! What a blueprint costs, line by line, unknowns included.
//!
//! Models say of each type what it is paid for and how much of it; price books say what one costs; usage assumptions
//! say what nobody can read from a blueprint. What one of them does not say is unknown on the line, with the reason:
//! nothing is guessed, another region's price is never taken, two currencies are never summed. Money is exact.
//!
//! ```
//! use pricing::{Books, Usage, estimate};
//!
//! let planned = domain::planned::Planned::default();
//! let content = domain::Digest::of(b"the files");
//! let estimate = estimate(&planned, &Books::built_in().on("2026-11-24"), &Usage::default(), content);
//! assert!(estimate.totals.is_empty());
//! ```
//!
//! - [`books`]: price books: the built-in one and those that a company imports
//! - [`discounts`]: what was negotiated
//! - [`usage`]: usage files, and which keys a type has
//! - [`models`]: what a resource of a type is paid for, one file a service
//! - [`estimate()`]: all of it together
//! - [`difference()`]: what differs between two estimates
//!
//! `docs/pricing.md` says what is priced and where from, `docs/adding-a-price.md` how to add to it.

mod books;
mod decimal;
mod difference;
mod discounts;
mod estimate;
pub mod inspect;
mod models;
mod usage;

pub use books::{AwsOffer, Book, Books, ImportError, Imported, Price};
pub use difference::difference;
pub use discounts::{DiscountError, Discounts};
pub use estimate::estimate;
pub use usage::{Usage, UsageError, UsageKey, usage_keys};
