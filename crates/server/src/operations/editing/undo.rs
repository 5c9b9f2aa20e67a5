//! `blueprint.undo`: takes back the latest step of this sitting.

use api::Problem;
use api::editing::{EditOutcome, StepRequest, Undo};

use super::step::{make, turned};
use crate::{Handle, Writing, Written};

impl Handle for Undo {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: StepRequest) -> Result<Written<EditOutcome>, Problem> {
        let StepRequest { id, session } = request;
        make(writing, id, session, move |working| {
            turned(working.blueprint.undo(session), "nothing-to-undo", "this sitting has nothing to take back")
        })
        .await
    }
}
