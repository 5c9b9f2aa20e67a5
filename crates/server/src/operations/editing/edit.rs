//! `blueprint.edit`: edits, all or none of them; one step of undo.

use api::Problem;
use api::editing::{Apply, EditOutcome, EditRequest};

use super::refusal::{MadeOn, refusal};
use super::step::make;
use crate::problem::bad_value;
use crate::{Handle, Writing, Written};

impl Handle for Apply {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: EditRequest) -> Result<Written<EditOutcome>, Problem> {
        let EditRequest { id, session, digest, edits } = request;
        if edits.is_empty() {
            return Err(bad_value("no-edits", "there is nothing to do"));
        }
        make(writing, id, session, move |working| {
            let made_on = MadeOn { seen: digest, current: working.row.digest, edits: edits.len() };
            working.blueprint.edit(session, &edits).map_err(|error| refusal(&error, made_on))
        })
        .await
    }
}
