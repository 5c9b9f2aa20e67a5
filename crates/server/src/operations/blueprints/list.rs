//! `blueprint.list`: the blueprints, latest change first.

use api::Problem;
use api::blueprints::{List, ListRequest, ListResponse};
use storage::blueprint;

use super::cover::wire;
use crate::{Handle, Reading, problem};

impl Handle for List {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: ListRequest) -> Result<ListResponse, Problem> {
        let mut tx = reading.read().await?;
        let covers = blueprint::list(&mut tx, reading.tenant()).await.map_err(problem::storage)?;
        // Neither database compares letters of all scripts without regard to case; there are few blueprints.
        let search = request.search.unwrap_or_default().to_lowercase();
        let found = covers.into_iter().filter(|cover| cover.blueprint.name.to_lowercase().contains(&search));
        Ok(ListResponse { blueprints: found.map(wire).collect() })
    }
}
