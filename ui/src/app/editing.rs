//! Edits, with what follows from them.

use std::collections::{BTreeMap, BTreeSet};

use api::Problem;
use api::editing::{Apply, Arrange, EditOutcome, EditRequest, Preview, Previewed, Redo, StepRequest, Undo};
use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::ids::BlueprintId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::workbench::is_component;
use super::{App, refresh, writes};
use crate::transport::call;

/// Makes edits, all or none of them; resolves once the core has them.
pub async fn edit(app: App, edits: Vec<Edit>) -> Result<EditOutcome, Problem> {
    let id = app.work.open_blueprint()?;
    let request = EditRequest { id, session: app.session, digest: app.work.digest.get_untracked(), edits };
    let outcome = writes::write::<Apply>(app, &request).await;
    if let Ok(outcome) = &outcome
        && app.work.is_open(id)
    {
        follow_renames(app, &outcome.renamed);
        take(app, outcome);
    }
    outcome
}

/// Makes edits and says when they were refused.
pub fn make(app: App, edits: Vec<Edit>) {
    spawn_local(async move {
        if let Err(problem) = edit(app, edits).await {
            app.fail(problem);
            refresh::picture(app);
        }
    });
}

/// Says what edits would do.
pub async fn preview(app: App, edits: Vec<Edit>) -> Result<Previewed, Problem> {
    let id = app.work.open_blueprint()?;
    call::<Preview>(&EditRequest { id, session: app.session, digest: app.work.digest.get_untracked(), edits }).await
}

/// Takes the latest step of this sitting back.
pub fn undo(app: App) {
    let Some(request) = step(app) else { return };
    spawn_local(async move { stepped(app, request.id, writes::write::<Undo>(app, &request).await) });
}

/// Makes the step again that was taken back last.
pub fn redo(app: App) {
    let Some(request) = step(app) else { return };
    spawn_local(async move { stepped(app, request.id, writes::write::<Redo>(app, &request).await) });
}

/// Lays the picture out anew.
pub fn arrange(app: App) {
    let Some(request) = step(app) else { return };
    spawn_local(async move { stepped(app, request.id, writes::write::<Arrange>(app, &request).await) });
}

/// Selects what is new once the picture shows it.
pub fn select_created(app: App, outcome: &EditOutcome) {
    if let Some(first) = outcome.created.first().cloned() {
        let created: BTreeSet<ComponentKey> = outcome.created.iter().cloned().collect();
        // The canvas and the outline hold keys, so that they may be selected before they are drawn.
        app.work.selection.set(created);
        app.work.awaited.set(Some(first));
    }
}

/// The components among what is selected.
pub fn selected_components(app: App) -> Vec<ComponentKey> {
    app.work.selection.with_untracked(|selection| selection.iter().filter(|key| is_component(key)).cloned().collect())
}

fn step(app: App) -> Option<StepRequest> {
    app.work.id.get_untracked().map(|id| StepRequest { id, session: app.session })
}

fn stepped(app: App, id: BlueprintId, outcome: Result<EditOutcome, Problem>) {
    match outcome {
        Ok(outcome) if app.work.is_open(id) => take(app, &outcome),
        // Another is open by now.
        Ok(_) => {}
        Err(problem) => app.fail(problem),
    }
}

fn take(app: App, outcome: &EditOutcome) {
    for note in &outcome.notes {
        app.note(note);
    }
    let work = app.work;
    work.revision.set(outcome.revision);
    work.digest.set(Some(outcome.digest));
    work.history.set(outcome.history);
    refresh::cover(app);
    refresh::picture(app);
    refresh::detail(app);
    // Placing a node touches no file.
    if !outcome.files.is_empty() {
        refresh::source(app);
        refresh::changes(app);
        super::evidence::refresh(app);
    }
}

/// A renamed component stays selected.
fn follow_renames(app: App, renamed: &[(ComponentKey, ComponentKey)]) {
    if renamed.is_empty() {
        return;
    }
    // All at once: where blocks are numbered anew, the new key of one is the old key of the next.
    let renamed: BTreeMap<&ComponentKey, &ComponentKey> = renamed.iter().map(|(old, new)| (old, new)).collect();
    app.work.selection.update(|selection| {
        *selection = selection.iter().map(|key| (*renamed.get(key).unwrap_or(&key)).clone()).collect();
    });
}
