//! `version.list`: the versions of a blueprint, latest first.

use api::Problem;
use api::blueprints::OneBlueprint;
use api::versions::{List, ListResponse};
use storage::{blueprint, version};

use super::keep::wire;
use crate::{Handle, Reading, problem};

impl Handle for List {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: OneBlueprint) -> Result<ListResponse, Problem> {
        let mut tx = reading.read().await?;
        let tenant = reading.tenant();
        if blueprint::get(&mut tx, tenant, request.id).await.map_err(problem::storage)?.is_none() {
            return Err(problem::blueprint_not_found(request.id));
        }
        let versions = version::list(&mut tx, tenant, request.id).await.map_err(problem::storage)?;
        Ok(ListResponse { versions: versions.into_iter().map(wire).collect() })
    }
}
