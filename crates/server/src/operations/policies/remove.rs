//! `policy.remove`: takes a folder of policies out.

use api::Problem;
use api::operation::Nothing;
use api::policies::{Remove, RemoveRequest};
use storage::file_set;
use storage::library::{self, Kind};

use super::subject;
use crate::{Handle, Writing, Written, problem};

impl Handle for Remove {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: RemoveRequest) -> Result<Written<Nothing>, Problem> {
        let tenant = writing.tenant();
        writing.about(subject(&request.name));
        let write = writing.begin().await?;
        if !library::remove(write, tenant, Kind::Policies, &request.name).await.map_err(problem::storage)? {
            return Err(Problem::new(404, "policies-not-found", "there are no such policies")
                .detail(format!("`{}`", request.name))
                .hint("those that came with the product stay; turn single rules down instead"));
        }
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        Ok(Written::new(Nothing {}, subject(&request.name)))
    }
}
