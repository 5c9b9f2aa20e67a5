//! `incoming.in_step`: the folder now holds this content: it was just saved there.

use api::Problem;
use api::incoming::{InStep, InStepRequest};
use api::operation::Nothing;
use storage::{file_set, incoming};

use crate::operations::blueprints::subject;
use crate::{Handle, Writing, Written, problem};

impl Handle for InStep {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: InStepRequest) -> Result<Written<Nothing>, Problem> {
        let InStepRequest { id, digest } = request;
        let tenant = writing.tenant();
        writing.about(subject(id));
        let mut held = writing.hold(id).await?;
        let working = &held.working;
        let base = working.blueprint.base().clone();
        let files = if digest == working.row.digest {
            Some(working.blueprint.project().files().clone())
        } else {
            // It was edited while it was being saved.
            writing.exported(id, digest)
        };
        let saved = match files {
            Some(files) => Some(writing.compute(move |_| Ok(file_set::pack(&files, base.files()))).await?),
            None => None,
        };
        let mut tx = writing.read().await?;
        let stored = file_set::get(&mut tx, tenant, digest).await.map_err(problem::storage)?.is_some();
        drop(tx);
        if saved.is_none() && !stored {
            held.release();
            return Err(Problem::new(409, "content-unknown", "this content is not known here")
                .detail(format!("`{digest}`"))
                .hint("offer the files of the folder instead"));
        }
        let revision = held.working.row.revision;
        held.working.row.in_step = digest;
        let write = writing.begin().await?;
        if let Some(saved) = saved {
            file_set::put(write, tenant, &saved).await.map_err(problem::storage)?;
        }
        held.store_row(write, revision).await?;
        let waits = incoming::get(write, tenant, id).await.map_err(problem::storage)?;
        if waits.is_some_and(|waits| waits.digest == digest) {
            incoming::remove(write, tenant, id).await.map_err(problem::storage)?;
        }
        let content = held.working.row.digest;
        writing.publish(held);
        Ok(Written::new(Nothing {}, subject(id)).content(Some(content), Some(content)))
    }
}
