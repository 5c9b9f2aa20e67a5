//! `blueprint.arrange`: lays the picture out anew, forgetting where nodes were placed; one step of undo.

use api::Problem;
use api::editing::{Arrange, EditOutcome, StepRequest};
use domain::edit::Edit;

use super::refusal::{MadeOn, refusal};
use super::step::make;
use crate::{Handle, Writing, Written};

impl Handle for Arrange {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: StepRequest) -> Result<Written<EditOutcome>, Problem> {
        let StepRequest { id, session } = request;
        let written = make(writing, id, session, move |working| {
            let made_on = MadeOn { seen: None, current: working.row.digest, edits: 1 };
            let forget_all = [Edit::Unplace { keys: Vec::new() }];
            let step = working.blueprint.edit(session, &forget_all).map_err(|error| refusal(&error, made_on))?;
            working.forget_pictures();
            Ok(step)
        })
        .await?;
        writing.begin_picture_anew();
        Ok(written)
    }
}
