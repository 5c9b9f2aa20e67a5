//! `blueprint.redo`: makes the step again that was taken back last.

use api::Problem;
use api::editing::{EditOutcome, Redo, StepRequest};

use super::step::{make, turned};
use crate::{Handle, Writing, Written};

impl Handle for Redo {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: StepRequest) -> Result<Written<EditOutcome>, Problem> {
        let StepRequest { id, session } = request;
        make(writing, id, session, move |working| {
            turned(working.blueprint.redo(session), "nothing-to-redo", "this sitting has nothing to make again")
        })
        .await
    }
}
