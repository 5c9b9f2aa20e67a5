//! Another content takes the place of what is now, which is kept as a version first.

use api::Problem;
use api::blueprints::Blueprint;
use domain::Digest;
use domain::FileSet;
use storage::{file_set, incoming};

use super::keep::{Kept, keep};
use crate::core::opened::Held;
use crate::operations::blueprints::{cover, subject};
use crate::{Subject, Writing, Written, problem};

/// What takes the place of now.
pub struct Replacement {
    /// The blueprint from now on.
    pub blueprint: blueprint::Blueprint,
    /// The content that came in and is dealt with by this, which the folder holds.
    pub merged: Option<Digest>,
    /// Under what the content of before is kept.
    pub kept: Kept,
}

/// Stores and publishes a replacement.
pub async fn replace(
    writing: &mut Writing,
    mut held: Held,
    replacement: Replacement,
) -> Result<Written<Blueprint>, Problem> {
    let (tenant, at, id) = (writing.tenant(), writing.made_at(), held.working.row.id);
    let before = held.working.row.digest;
    let Replacement { blueprint, merged, kept } = replacement;
    let (mut held, old, base, stored) = writing
        .compute(move |cancel| {
            let stored_files: FileSet = held.working.blueprint.base().files().clone();
            let old = file_set::pack(held.working.blueprint.project().files(), &stored_files);
            held.working.blueprint = blueprint;
            let base = file_set::pack(held.working.blueprint.base().files(), &stored_files);
            let stored = held.working.whole()?;
            if cancel.is_cancelled() {
                return Err(problem::cancelled());
            }
            Ok((held, old, base, stored))
        })
        .await?;
    let write = writing.begin().await?;
    let version = keep(write, tenant, id, kept, &old).await?;
    file_set::put(write, tenant, &base).await.map_err(problem::storage)?;
    held.working.row.base = base.digest;
    if let Some(merged) = merged {
        held.working.row.in_step = merged;
    }
    held.store(write, stored, at).await?;
    if merged.is_some() {
        incoming::remove(write, tenant, id).await.map_err(problem::storage)?;
    }
    file_set::sweep(write, tenant).await.map_err(problem::storage)?;
    let answer = cover(write, tenant, id).await?;
    let after = answer.digest;
    writing.publish(held);
    let kept = Subject::new("version", version.id);
    Ok(Written::new(answer, subject(id)).also(kept).content(Some(before), Some(after)))
}
