//! `price.remove`: takes a price book out.

use api::Problem;
use api::costs::{RemoveBook, RemoveBookRequest};
use api::operation::Nothing;
use storage::file_set;
use storage::library::{self, Kind};

use super::subject;
use crate::{Handle, Writing, Written, problem};

impl Handle for RemoveBook {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: RemoveBookRequest) -> Result<Written<Nothing>, Problem> {
        let tenant = writing.tenant();
        writing.about(subject(&request.name));
        let write = writing.begin().await?;
        if !library::remove(write, tenant, Kind::Prices, &request.name).await.map_err(problem::storage)? {
            return Err(Problem::new(404, "prices-not-found", "there is no such price book of your own")
                .detail(format!("`{}`", request.name))
                .hint("the one that came with the product stays"));
        }
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        Ok(Written::new(Nothing {}, subject(&request.name)))
    }
}
