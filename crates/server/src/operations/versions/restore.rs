//! `version.restore`: makes the content of a version the content of now; what was before is kept as a version.

use api::Problem;
use api::blueprints::Blueprint;
use api::versions::{Restore, RestoreRequest};
use storage::{file_set, version};

use super::keep::Kept;
use super::replace::{Replacement, replace};
use crate::operations::blueprints::subject;
use crate::operations::incoming::merge_problem;
use crate::{Handle, Writing, Written, problem};

impl Handle for Restore {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: RestoreRequest) -> Result<Written<Blueprint>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        writing.about(subject(request.id));
        let held = writing.hold(request.id).await?;
        let mut tx = writing.read().await?;
        let version = version::get(&mut tx, tenant, request.id, request.version).await.map_err(problem::storage)?;
        let Some(version) = version else {
            held.release();
            return Err(problem::version_not_found(request.version));
        };
        let files = file_set::get(&mut tx, tenant, version.digest).await.map_err(problem::storage)?;
        drop(tx);
        let files = files.ok_or_else(|| problem::files_missing(version.digest))?;
        let peer = writing.peer();
        let (held, restored) = writing
            .compute(move |_| {
                let now = &held.working.blueprint;
                // Nothing was edited since now: all of the version is taken, and the picture is carried over.
                let version = now.base().with_files(&files);
                let restored = blueprint::merge(now.project(), now, &version, &blueprint::Choices::new(), peer);
                Ok((held, restored))
            })
            .await?;
        let blueprint = match restored {
            Ok(blueprint) => blueprint,
            Err(error) => {
                held.release();
                return Err(merge_problem(&error));
            }
        };
        let message = format!("Before going back to version {}", version.number);
        let kept = Kept { id: request.kept_as, message, author: writing.person().to_owned(), at };
        replace(writing, held, Replacement { blueprint, merged: None, kept }).await
    }
}
