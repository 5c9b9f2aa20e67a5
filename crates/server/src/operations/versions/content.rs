//! The content of versions, and of the folder when last in step, as projects.

use api::Problem;
use domain::Digest;
use domain::ids::{BlueprintId, VersionId};
use iac::Project;
use storage::{file_set, version};

use crate::core::opened::Shown;
use crate::{Reading, problem};

/// A version, or what is now.
pub async fn now_or(reading: &Reading, shown: &Shown, version: Option<VersionId>) -> Result<Project, Problem> {
    let Some(id) = version else { return Ok(shown.project.clone()) };
    let mut tx = reading.read().await?;
    let version = version::get(&mut tx, reading.tenant(), shown.row.id, id).await.map_err(problem::storage)?;
    let version = version.ok_or_else(|| problem::version_not_found(id))?;
    drop(tx);
    of_digest(reading, shown, version.digest).await
}

/// What the blueprint and its folder both held last.
pub async fn in_step(reading: &Reading, shown: &Shown) -> Result<Project, Problem> {
    of_digest(reading, shown, shown.row.in_step).await
}

/// A stored content. What it has in common with the base is not read again.
pub async fn of_digest(reading: &Reading, shown: &Shown, digest: Digest) -> Result<Project, Problem> {
    if digest == shown.row.base {
        return Ok(shown.base.clone());
    }
    if digest == shown.row.digest {
        return Ok(shown.project.clone());
    }
    let mut tx = reading.read().await?;
    let files = file_set::get(&mut tx, reading.tenant(), digest).await.map_err(problem::storage)?;
    let files = files.ok_or_else(|| problem::files_missing(digest))?;
    let base = shown.base.clone();
    reading.compute(move |_| Ok(base.with_files(&files))).await
}

/// What a version is called, for people: its number and message.
pub async fn named(reading: &Reading, blueprint: BlueprintId, version: Option<VersionId>) -> Result<String, Problem> {
    let Some(id) = version else { return Ok("as it is now".to_owned()) };
    let mut tx = reading.read().await?;
    let version = version::get(&mut tx, reading.tenant(), blueprint, id).await.map_err(problem::storage)?;
    let version = version.ok_or_else(|| problem::version_not_found(id))?;
    Ok(format!("version {}, \u{201c}{}\u{201d}", version.number, version.message))
}
