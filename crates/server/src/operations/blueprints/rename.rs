//! `blueprint.rename`: gives a blueprint another name.

use api::Problem;
use api::blueprints::{Blueprint, Rename, RenameRequest};
use storage::blueprint;

use super::{cover, name, subject};
use crate::{Handle, Writing, Written, problem};

impl Handle for Rename {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: RenameRequest) -> Result<Written<Blueprint>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        writing.about(subject(request.id));
        let name = name::parse(&request.name)?;
        let write = writing.begin().await?;
        if !blueprint::rename(write, tenant, request.id, &name, at).await.map_err(problem::storage)? {
            return Err(problem::blueprint_not_found(request.id));
        }
        let blueprint = cover(write, tenant, request.id).await?;
        let digest = Some(blueprint.digest);
        Ok(Written::new(blueprint, subject(request.id)).content(digest, digest))
    }
}
