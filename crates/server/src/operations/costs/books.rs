//! `price.list`: the price books in the order in which they are asked.

use api::Problem;
use api::costs::{Book, Books, BooksResponse};
use api::operation::Nothing;
use domain::Timestamp;

use crate::core::examining::Library;
use crate::{Handle, Reading};

impl Handle for Books {
    type Context = Reading;

    async fn handle(reading: &mut Reading, _: Nothing) -> Result<BooksResponse, Problem> {
        let library = reading.examining().library().await?;
        Ok(books(&library))
    }
}

/// The books of a library, as they cross the wire.
pub fn books(library: &Library) -> BooksResponse {
    let added_at = |name: &str| library.brought.iter().find(|(book, _)| book.name() == name).map(|(_, at)| *at);
    let books = library.books.iter().map(|book| wire(book, added_at(book.name())));
    BooksResponse { books: books.collect(), discounts: library.discounts.clone() }
}

/// A book as it crosses the wire.
pub fn wire(book: &pricing::Book, added_at: Option<Timestamp>) -> Book {
    let (from, until) = book.dates();
    Book {
        name: book.name().to_owned(),
        built_in: added_at.is_none(),
        digest: book.digest(),
        prices: u32::try_from(book.len()).unwrap_or(u32::MAX),
        from: from.to_owned(),
        until: until.to_owned(),
        sources: book.sources(),
        added_at,
        notes: Vec::new(),
    }
}
