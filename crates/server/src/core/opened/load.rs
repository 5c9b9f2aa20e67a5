//! From rows to a blueprint in memory.

use std::sync::Arc;

use api::Problem;
use blueprint::Blueprint;
use domain::ids::BlueprintId;
use iac::Project;
use storage::{Tx, blueprint as row, document_update, file_set, picture};

use super::super::{Cancel, LOCAL_TENANT, State};
use super::{Held, Pictures, Shown, Slot, Working, locked};
use crate::problem;

/// A blueprint as it is now, for readers.
pub async fn look(state: &State, cancel: &Cancel, id: BlueprintId) -> Result<Arc<Shown>, Problem> {
    let slot = state.opened.slot(id);
    let mut tx = state.database.read().await.map_err(problem::storage)?;
    let current = current(&mut tx, id).await?;
    if let Some(shown) = locked(&slot.shown).clone().filter(|shown| is_same(&shown.row, &current)) {
        return Ok(shown);
    }
    drop(tx);
    let held = hold(state, cancel, id).await?;
    let shown = held.shown();
    held.release();
    Ok(shown)
}

/// Holds a blueprint, so that nobody else writes it.
pub async fn hold(state: &State, cancel: &Cancel, id: BlueprintId) -> Result<Held, Problem> {
    let slot = state.opened.slot(id);
    let mut guard = slot.working.clone().lock_owned().await;
    let mut tx = state.database.read().await.map_err(problem::storage)?;
    let current = current(&mut tx, id).await?;
    let working = match guard.take() {
        // A new name makes no new revision: what of the row was changed without the blueprint is taken too.
        Some(working) if is_same(&working.row, &current) => Working { row: current, ..working },
        // Never loaded, or written by somebody else, or not put back after a write that failed.
        Some(_) | None => load(state, cancel, &mut tx, current, &slot.pictures).await?,
    };
    Ok(Held::new(slot, guard, working))
}

async fn load(
    state: &State,
    cancel: &Cancel,
    tx: &mut Tx,
    row: row::Blueprint,
    pictures: &Arc<Pictures>,
) -> Result<Working, Problem> {
    let id = row.id;
    let files = file_set::get(tx, LOCAL_TENANT, row.base).await.map_err(problem::storage)?;
    let files = files.ok_or_else(|| damaged(format!("the files of `{id}` are not there")))?;
    let updates = document_update::all(tx, LOCAL_TENANT, id).await.map_err(problem::storage)?;
    let stored = picture::all(tx, LOCAL_TENANT, id).await.map_err(problem::storage)?;
    let lent = state.opened.lent(id);
    let peer = state.peer();
    let last_update = updates.last;
    let loose_updates = updates.bytes.len();
    let root = row.root.clone();
    let recalled = pictures.clone();
    let blueprint = cancel
        .compute(move |_| {
            recalled.recall(stored);
            let base = Project::read(&files, &lent, Some(&root));
            let updates = updates.bytes.iter().map(Vec::as_slice);
            Blueprint::open(base, updates, peer).map_err(|error| damaged(format!("the edits of `{id}`: {error}")))
        })
        .await?;
    Ok(Working { blueprint, row, last_update, loose_updates, pictures: pictures.clone(), is_anew: false })
}

async fn current(tx: &mut Tx, id: BlueprintId) -> Result<row::Blueprint, Problem> {
    let cover = row::get(tx, LOCAL_TENANT, id).await.map_err(problem::storage)?;
    cover.map(|cover| cover.blueprint).ok_or_else(|| problem::blueprint_not_found(id))
}

/// Whether a row says what this one says, apart from the name, which the content does not depend on.
fn is_same(known: &row::Blueprint, current: &row::Blueprint) -> bool {
    known.revision == current.revision && known.base == current.base && known.in_step == current.in_step
}

fn damaged(what: String) -> Problem {
    problem::storage(storage::Error::Damaged(what))
}

impl Slot {
    /// Whether readers see a blueprint as it is.
    pub(super) fn shows(&self, working: &Working) -> bool {
        locked(&self.shown).as_ref().is_some_and(|shown| is_same(&shown.row, &working.row))
    }

    /// Readers see this from now on.
    pub(super) fn show(&self, shown: Arc<Shown>) {
        *locked(&self.shown) = Some(shown);
    }
}

/// Holds the place of a new blueprint, for the write that stores it.
pub async fn install(state: &State, id: BlueprintId, blueprint: Blueprint, row: row::Blueprint) -> Held {
    let slot = state.opened.slot(id);
    let guard = slot.working.clone().lock_owned().await;
    let pictures = slot.pictures.clone();
    Held::new(slot, guard, Working { blueprint, row, last_update: 0, loose_updates: 0, pictures, is_anew: false })
}
