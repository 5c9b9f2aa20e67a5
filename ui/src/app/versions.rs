//! Saving, comparing and restoring versions.

use std::sync::Arc;

use api::Problem;
use api::blueprints::OneBlueprint;
use api::versions::{Compare, CompareRequest, List, Restore, RestoreRequest, Save, SaveRequest, Version};
use domain::ids::VersionId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::workbench::{Comparing, DockTab};
use super::{App, evidence, refresh, writes};
use crate::canvas_contract::CanvasCommand;
use crate::copy;
use crate::state::Loaded;
use crate::state::changes::{Step, listed};
use crate::transport::{call, now, random};

/// Asks for the versions.
pub fn load(app: App) {
    let Some(id) = app.work.id.get_untracked() else { return };
    spawn_local(async move {
        let answer = call::<List>(&OneBlueprint { id }).await;
        if app.work.is_open(id) {
            app.work.versions.set(answer.map(|answer| Arc::new(answer.versions)).into());
        }
    });
}

/// Saves a version.
pub async fn save(app: App, message: String) -> Result<Version, Problem> {
    let id = app.work.open_blueprint()?;
    let version = VersionId::new(now(), random());
    let saved = writes::write::<Save>(app, &SaveRequest { id, version, message }).await?;
    if app.work.is_open(id) {
        load(app);
        refresh::cover(app);
    }
    app.load_blueprints();
    Ok(saved)
}

/// Makes the content of a version the content of now.
pub fn restore(app: App, version: Version) {
    let Some(id) = app.work.id.get_untracked() else { return };
    stop_comparing(app);
    spawn_local(async move {
        let kept_as = VersionId::new(now(), random());
        match writes::write::<Restore>(app, &RestoreRequest { id, version: version.id, kept_as }).await {
            Ok(_) => {
                app.say(copy::history::restored(version.number));
                if app.work.is_open(id) {
                    refresh::everything(app);
                }
            }
            Err(problem) => app.fail(problem),
        }
    });
}

/// Puts two versions side by side: marks on the canvas, a list to step through.
pub fn compare(app: App, older: Option<VersionId>, newer: Option<VersionId>) {
    let work = app.work;
    let Some(id) = work.id.get_untracked() else { return };
    work.comparing.set(Some(Comparing { older, newer, answer: Loaded::Waiting, step: Step::default() }));
    work.tab.set(DockTab::Changes);
    spawn_local(async move {
        let answer: Loaded<_> = call::<Compare>(&CompareRequest { id, older, newer }).await.map(Arc::new).into();
        // Another may be compared the same way: what it started from with what is now.
        if !work.is_open(id) {
            return;
        }
        work.comparing.update(|comparing| {
            if let Some(comparing) = comparing
                && comparing.older == older
                && comparing.newer == newer
            {
                comparing.answer = answer;
            }
        });
        refresh::picture(app);
        refresh::detail(app);
        refresh::source(app);
        evidence::refresh(app);
    });
}

/// Compares what is now with the latest version, or with what the blueprint started from.
pub fn compare_latest(app: App) {
    let latest = app
        .work
        .versions
        .with_untracked(|versions| versions.here().and_then(|versions| versions.first()).map(|version| version.id));
    compare(app, latest, None);
}

/// Goes back to what is now.
pub fn stop_comparing(app: App) {
    if app.work.comparing.with_untracked(Option::is_some) {
        app.work.comparing.set(None);
        refresh::picture(app);
        refresh::detail(app);
        refresh::source(app);
        evidence::refresh(app);
    }
}

/// Steps to the next or the previous difference and shows it.
pub fn step(app: App, forward: bool) {
    let mut target = None;
    app.work.comparing.update(|comparing| {
        let Some(comparing) = comparing else { return };
        let Some(answer) = comparing.answer.here() else { return };
        let differences = listed(&answer.comparison);
        comparing.step =
            if forward { comparing.step.next(differences.len()) } else { comparing.step.previous(differences.len()) };
        target = comparing.step.0.and_then(|at| differences.get(at)).map(|difference| difference.key.clone());
    });
    if let Some(key) = target {
        app.work.selection.set([key.clone()].into());
        app.work.send(CanvasCommand::CenterOn(key));
    }
}

/// Shows one difference of the list.
pub fn step_to(app: App, index: usize) {
    app.work.comparing.update(|comparing| {
        if let Some(comparing) = comparing {
            comparing.step = Step(Some(index));
        }
    });
    let key = app.work.comparing.with_untracked(|comparing| {
        let answer = comparing.as_ref()?.answer.here()?;
        listed(&answer.comparison).get(index).map(|difference| difference.key.clone())
    });
    if let Some(key) = key {
        app.work.selection.set([key.clone()].into());
        app.work.send(CanvasCommand::CenterOn(key));
    }
}
