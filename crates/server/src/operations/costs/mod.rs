//! Costs: estimates, usage, price books and discounts.

mod add_book;
mod books;
mod change_usage;
mod discount;
mod export;
mod read;
mod remove_book;
mod usage;

use crate::Subject;

/// What a write of prices is about.
fn subject(name: &str) -> Subject {
    Subject::new("price-book", name)
}
