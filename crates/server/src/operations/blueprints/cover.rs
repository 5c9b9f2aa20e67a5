//! What stands on the cover of a blueprint.

use api::Problem;
use api::blueprints::Blueprint;
use domain::ids::{BlueprintId, TenantId};
use storage::Tx;
use storage::blueprint::{self, Cover};

use crate::{Subject, problem};

/// A blueprint as the audit and the feed name it.
pub fn subject(id: BlueprintId) -> Subject {
    Subject::new("blueprint", id)
}

/// The cover of a blueprint that has to be there.
pub async fn cover(tx: &mut Tx, tenant: TenantId, id: BlueprintId) -> Result<Blueprint, Problem> {
    let cover = blueprint::get(tx, tenant, id).await.map_err(problem::storage)?;
    Ok(wire(cover.ok_or_else(|| problem::blueprint_not_found(id))?))
}

/// A cover as it crosses the wire.
pub fn wire(cover: Cover) -> Blueprint {
    let Cover { blueprint, latest_version, edited, incoming } = cover;
    Blueprint {
        id: blueprint.id,
        name: blueprint.name,
        sample: blueprint.sample,
        root: blueprint.root,
        revision: blueprint.revision,
        digest: blueprint.digest,
        latest_version,
        edited,
        incoming,
        components: blueprint.components,
        created_at: blueprint.created_at,
        updated_at: blueprint.updated_at,
    }
}
