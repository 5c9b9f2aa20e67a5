//! What a sitting can take back and make again. It is read from the document, so it outlives the process.

use domain::ids::SessionId;

use crate::document::{Document, StepId};

/// The latest step of a sitting that applies.
pub(crate) fn to_undo(document: &Document, session: SessionId) -> Option<StepId> {
    document.active().rev().find(|(_, step)| step.session == session).map(|(id, _)| id)
}

/// The step of a sitting that was taken back last, unless the sitting has done something else since.
pub(crate) fn to_redo(document: &Document, session: SessionId) -> Option<StepId> {
    taken_back(document, session).max_by_key(|(id, stamp)| (*stamp, *id)).map(|(id, _)| id)
}

/// How many steps can be taken back, and made again.
pub(crate) fn counts(document: &Document, session: SessionId) -> (u32, u32) {
    let undo = document.active().filter(|(_, step)| step.session == session).count();
    let redo = taken_back(document, session).count();
    (u32::try_from(undo).unwrap_or(u32::MAX), u32::try_from(redo).unwrap_or(u32::MAX))
}

/// The steps of a sitting that were taken back since it last did something, with the stamps of that.
fn taken_back(document: &Document, session: SessionId) -> impl Iterator<Item = (StepId, u64)> {
    let own = move |id: &StepId| document.steps().get(id).is_some_and(|step| step.session == session);
    let latest = document.steps().keys().rev().find(|id| own(id)).map_or(0, |id| id.stamp);
    document.undone().iter().map(|(id, stamp)| (*id, *stamp)).filter(move |(id, stamp)| *stamp > latest && own(id))
}
