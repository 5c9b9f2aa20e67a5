//! `price.discount`: the negotiated discounts.

use api::Problem;
use api::costs::{BooksResponse, Discount, DiscountRequest};
use domain::FileSet;
use pricing::Discounts;
use storage::file_set;
use storage::library::{self, Item, Kind};

use super::books::books;
use super::subject;
use crate::core::examining::library::DISCOUNTS_FILE;
use crate::problem::{bad_path, bad_value};
use crate::{Handle, Writing, Written, problem};

impl Handle for Discount {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: DiscountRequest) -> Result<Written<BooksResponse>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        writing.about(subject("discounts"));
        Discounts::parse(&request.discounts).map_err(|error| {
            bad_value("bad-discounts", error.to_string()).hint("docs/pricing.md shows what discounts look like")
        })?;
        let library = writing.examining().library().await?;
        let answer = BooksResponse { discounts: request.discounts.clone(), ..books(&library) };
        let mut files = FileSet::new();
        files.insert(DISCOUNTS_FILE, request.discounts.into_bytes()).map_err(bad_path)?;
        let set = file_set::pack(&files, &FileSet::new());
        let write = writing.begin().await?;
        file_set::put(write, tenant, &set).await.map_err(problem::storage)?;
        let item = Item { kind: Kind::Discounts, name: String::new(), digest: set.digest, added_at: at };
        library::put(write, tenant, &item).await.map_err(problem::storage)?;
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        Ok(Written::new(answer, subject("discounts")))
    }
}
