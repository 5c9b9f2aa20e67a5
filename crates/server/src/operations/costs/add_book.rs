//! `price.add`: takes in a price book.

use api::Problem;
use api::costs::{AddBook, AddBookRequest, Book};
use domain::FileSet;
use storage::file_set;
use storage::library::{self, Item, Kind};

use super::books::wire;
use super::subject;
use crate::core::examining::day_of;
use crate::core::examining::library::prices_file;
use crate::handle::FILES_BODY;
use crate::operations::policies::name;
use crate::problem::{bad_path, bad_value};
use crate::{Handle, Writing, Written, problem};

impl Handle for AddBook {
    type Context = Writing;

    const BODY_LIMIT: usize = FILES_BODY;

    async fn handle(writing: &mut Writing, request: AddBookRequest) -> Result<Written<Book>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        let name = name(&request.name)?;
        writing.about(subject(&name));
        let (called, file, region) = (name.clone(), request.file, request.region.unwrap_or_default());
        let day = day_of(at);
        let (set, book) = writing
            .compute(move |_| {
                let imported = pricing::Book::import(&called, &day, &region, &file.content.0)
                    .map_err(|error| bad_value("bad-prices", format!("`{}`: {error}", file.path)).hint(error.hint()))?;
                let mut answer = wire(&imported.book, Some(at));
                answer.notes =
                    imported.left_out.iter().map(|(why, count)| format!("{count} left out: {why}")).collect();
                let file = prices_file(file, region);
                let files = FileSet::from_entries(file).map_err(bad_path)?;
                Ok((file_set::pack(&files, &FileSet::new()), answer))
            })
            .await?;
        let write = writing.begin().await?;
        file_set::put(write, tenant, &set).await.map_err(problem::storage)?;
        let item = Item { kind: Kind::Prices, name: name.clone(), digest: set.digest, added_at: at };
        library::put(write, tenant, &item).await.map_err(problem::storage)?;
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        Ok(Written::new(book, subject(&name)))
    }
}
