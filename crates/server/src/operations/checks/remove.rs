//! `scan.remove`: takes the results of another scanner away.

use api::Problem;
use api::checks::{Remove, RemoveRequest};
use api::operation::Nothing;
use storage::{attachment, file_set};

use crate::operations::blueprints::subject;
use crate::{Handle, Writing, Written, problem};

impl Handle for Remove {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: RemoveRequest) -> Result<Written<Nothing>, Problem> {
        let tenant = writing.tenant();
        writing.about(subject(request.id));
        let write = writing.begin().await?;
        let kind = attachment::Kind::Scan;
        let removed =
            attachment::remove(write, tenant, request.id, kind, request.scan.0).await.map_err(problem::storage)?;
        if !removed {
            return Err(Problem::new(404, "scan-not-found", "there are no such results")
                .hint("they may have been removed in another window"));
        }
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        Ok(Written::new(Nothing {}, subject(request.id)))
    }
}
