//! `incoming.merge`: takes what came in as the new base and carries the edits made here over it.

use api::Problem;
use api::blueprints::Blueprint;
use api::incoming::{Merge, MergeRequest};
use blueprint::{Choices, MergeError};
use storage::{file_set, incoming};

use crate::operations::blueprints::subject;
use crate::operations::versions::keep::Kept;
use crate::operations::versions::replace::{Replacement, replace};
use crate::{Handle, Writing, Written, problem};

/// Conflicts that a message names; there may be thousands.
const NAMED: usize = 5;

impl Handle for Merge {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: MergeRequest) -> Result<Written<Blueprint>, Problem> {
        let (tenant, at, id) = (writing.tenant(), writing.made_at(), request.id);
        writing.about(subject(id));
        let held = writing.hold(id).await?;
        let mut tx = writing.read().await?;
        let waits = incoming::get(&mut tx, tenant, id).await.map_err(problem::storage)?;
        let Some(waits) = waits.filter(|waits| waits.digest == request.digest) else {
            held.release();
            return Err(Problem::new(409, "other-incoming", "other files have come in since, or none wait any more")
                .hint("look at what came in, and decide again"));
        };
        let theirs = file_set::get(&mut tx, tenant, waits.digest).await.map_err(problem::storage)?;
        let ancestor = file_set::get(&mut tx, tenant, held.working.row.in_step).await.map_err(problem::storage)?;
        drop(tx);
        let theirs = theirs.ok_or_else(|| problem::files_missing(waits.digest))?;
        let ancestor = ancestor.ok_or_else(|| problem::files_missing(held.working.row.in_step))?;
        let choices = request.choices.into_iter().map(|choice| ((choice.key, choice.path), choice.side));
        let choices: Choices = choices.collect();
        let peer = writing.peer();
        let (held, merged) = writing
            .compute(move |_| {
                let ours = &held.working.blueprint;
                let (theirs, ancestor) = (ours.base().with_files(&theirs), ours.base().with_files(&ancestor));
                let merged = blueprint::merge(&ancestor, ours, &theirs, &choices, peer);
                Ok((held, merged))
            })
            .await?;
        let blueprint = match merged {
            Ok(blueprint) => blueprint,
            Err(error) => {
                held.release();
                return Err(merge_problem(&error));
            }
        };
        let message = "Before merging what came in".to_owned();
        let kept = Kept { id: request.kept_as, message, author: writing.person().to_owned(), at };
        replace(writing, held, Replacement { blueprint, merged: Some(waits.digest), kept }).await
    }
}

/// Why a merge was not made.
pub fn merge_problem(error: &MergeError) -> Problem {
    match error {
        MergeError::Undecided(conflicts) => {
            let named = conflicts.iter().take(NAMED).map(|conflict| match conflict.path.as_str() {
                "" => format!("`{}`", conflict.key),
                path => format!("`{path}` of `{}`", conflict.key),
            });
            let mut detail = named.collect::<Vec<_>>().join(", ");
            if conflicts.len() > NAMED {
                detail.push_str(&format!(" and {} more", conflicts.len() - NAMED));
            }
            Problem::new(409, "conflicts-undecided", "both sides changed the same")
                .detail(detail)
                .hint("choose a side for each of them")
        }
        MergeError::Refused(error) => Problem::new(422, "merge-refused", "an edit does not apply to what came in")
            .detail(error.to_string())
            .hint("choose what came in for it"),
    }
}
