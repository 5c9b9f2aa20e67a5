//! What all steps have in common: done in memory, stored, then seen by everybody.

use api::Problem;
use api::editing::{EditOutcome, History};
use blueprint::{Step, UpdateError};
use domain::ids::{BlueprintId, SessionId};

use crate::core::opened::{Held, Stored, Working};
use crate::operations::blueprints::subject;
use crate::{Writing, Written, problem};

/// Makes one step of a sitting. Where `act` refuses, nothing is done.
pub async fn make(
    writing: &mut Writing,
    id: BlueprintId,
    session: SessionId,
    act: impl FnOnce(&mut Working) -> Result<Step, Problem> + Send + 'static,
) -> Result<Written<EditOutcome>, Problem> {
    writing.about(subject(id));
    let mut held = writing.hold(id).await?;
    let before = held.working.row.digest;
    let done: (Held, Result<(Step, Stored), Problem>) = writing
        .compute(move |_| match act(&mut held.working) {
            // What was done and cannot be written is forgotten with `held`.
            Ok(mut step) => {
                let stored = held.working.after_update(std::mem::take(&mut step.update))?;
                Ok((held, Ok((step, stored))))
            }
            Err(problem) => Ok((held, Err(problem))),
        })
        .await?;
    let (mut held, done) = done;
    let (step, stored) = match done {
        Ok(done) => done,
        Err(problem) => {
            held.release();
            return Err(problem);
        }
    };
    let at = writing.made_at();
    held.store(writing.begin().await?, stored, at).await?;
    let (undo, redo) = held.working.blueprint.history(session);
    let after = held.working.row.digest;
    let outcome = EditOutcome {
        revision: held.working.row.revision,
        digest: after,
        places: step.places,
        created: step.created,
        renamed: step.renamed,
        files: step.files,
        notes: step.notes,
        history: History { undo, redo },
    };
    held.follow_renames(&outcome.renamed);
    writing.publish(held);
    Ok(Written::new(outcome, subject(id)).content(Some(before), Some(after)))
}

/// The step of an undo or redo, or why there is none.
pub fn turned(turned: Result<Option<Step>, UpdateError>, code: &'static str, title: &str) -> Result<Step, Problem> {
    match turned {
        Ok(Some(step)) => Ok(step),
        Ok(None) => Err(Problem::new(409, code, title)),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a step cannot be turned");
            Err(problem::internal())
        }
    }
}
