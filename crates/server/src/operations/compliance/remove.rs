//! `framework.remove`: takes a framework of a company's own out.

use api::Problem;
use api::compliance::{Remove, RemoveRequest};
use api::operation::Nothing;
use storage::file_set;
use storage::library::{self, Kind};

use super::subject;
use crate::{Handle, Writing, Written, problem};

impl Handle for Remove {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: RemoveRequest) -> Result<Written<Nothing>, Problem> {
        let tenant = writing.tenant();
        writing.about(subject(&request.framework));
        let write = writing.begin().await?;
        if !library::remove(write, tenant, Kind::Framework, &request.framework).await.map_err(problem::storage)? {
            return Err(Problem::new(404, "framework-not-found", "there is no such framework of your own")
                .detail(format!("`{}`", request.framework))
                .hint("those that came with the product stay"));
        }
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        Ok(Written::new(Nothing {}, subject(&request.framework)))
    }
}
