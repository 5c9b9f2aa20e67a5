//! Keeping the content of now as a version.

use api::Problem;
use api::versions::Version;
use domain::Timestamp;
use domain::ids::{BlueprintId, TenantId, VersionId};
use storage::Write;
use storage::file_set::{self, PackedSet};
use storage::version;

use crate::problem;

/// A version to keep.
pub struct Kept {
    /// Its id.
    pub id: VersionId,
    /// Why.
    pub message: String,
    /// Whose.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

/// Keeps a set of files as the next version of a blueprint.
pub async fn keep(
    write: &mut Write,
    tenant: TenantId,
    blueprint: BlueprintId,
    kept: Kept,
    files: &PackedSet,
) -> Result<version::Version, Problem> {
    if version::get(write, tenant, blueprint, kept.id).await.map_err(problem::storage)?.is_some() {
        return Err(Problem::new(409, "version-exists", "there is a version of this id already")
            .hint("make a new id for each version"));
    }
    let parent = version::latest(write, tenant, blueprint).await.map_err(problem::storage)?;
    let version = version::Version {
        id: kept.id,
        number: parent.as_ref().map_or(1, |parent| parent.number + 1),
        message: kept.message,
        author: kept.author,
        parent: parent.map(|parent| parent.id),
        digest: files.digest,
        created_at: kept.at,
    };
    file_set::put(write, tenant, files).await.map_err(problem::storage)?;
    version::insert(write, tenant, blueprint, &version).await.map_err(problem::storage)?;
    Ok(version)
}

/// A version as it crosses the wire.
pub fn wire(version: version::Version) -> Version {
    Version {
        id: version.id,
        number: version.number,
        message: version.message,
        author: version.author,
        parent: version.parent,
        digest: version.digest,
        created_at: version.created_at,
    }
}
