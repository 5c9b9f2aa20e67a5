//! `blueprint.remove`: removes a blueprint with its versions. The folder it came from is not touched.

use api::Problem;
use api::blueprints::{OneBlueprint, Remove};
use api::operation::Nothing;
use storage::{blueprint, file_set};

use super::{cover, subject};
use crate::{Handle, Writing, Written, problem};

impl Handle for Remove {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: OneBlueprint) -> Result<Written<Nothing>, Problem> {
        let tenant = writing.tenant();
        writing.about(subject(request.id));
        let write = writing.begin().await?;
        let before = cover(write, tenant, request.id).await?.digest;
        blueprint::remove(write, tenant, request.id).await.map_err(problem::storage)?;
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        writing.forget(request.id);
        Ok(Written::new(Nothing {}, subject(request.id)).content(Some(before), None))
    }
}
