//! The picture, the selected component, the source: asked for anew when they may have changed.

use std::cell::Cell;
use std::sync::Arc;

use api::blueprints::{Get, OneBlueprint};
use api::editing::{ComponentRequest, ReadComponent, ReadScene, ReadSource, SceneRequest, SourceRequest};
use api::versions::{Compare, CompareRequest};
use domain::ids::BlueprintId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use super::workbench::{Shown, is_component};
use crate::canvas_contract::CanvasCommand;
use crate::state::Loaded;
use crate::state::changes::mark_scene;
use crate::state::outline::Outline;
use crate::state::text::SourceText;
use crate::transport::call;

thread_local! {
    static PICTURE_WANTED: Cell<u64> = const { Cell::new(0) };
    static PICTURE_UNDERWAY: Cell<bool> = const { Cell::new(false) };
    static DETAIL_WANTED: Cell<u64> = const { Cell::new(0) };
    static SOURCE_WANTED: Cell<u64> = const { Cell::new(0) };
}

/// Everything about the open blueprint.
pub fn everything(app: App) {
    cover(app);
    picture(app);
    detail(app);
    source(app);
    changes(app);
    super::versions::load(app);
    super::evidence::refresh(app);
}

/// Its cover.
pub fn cover(app: App) {
    let Some(id) = app.work.id.get_untracked() else { return };
    spawn_local(async move {
        let answer = call::<Get>(&OneBlueprint { id }).await;
        if app.work.is_open(id) && (answer.is_ok() || app.work.cover.with_untracked(|cover| cover.here().is_none())) {
            app.work.cover.set(answer.into());
        }
    });
}

/// Its picture. Asked for once more at the end when it was wanted again meanwhile, never twice at once.
pub fn picture(app: App) {
    PICTURE_WANTED.set(PICTURE_WANTED.get() + 1);
    if PICTURE_UNDERWAY.replace(true) {
        return;
    }
    spawn_local(async move {
        loop {
            let wanted = PICTURE_WANTED.get();
            if let Some(id) = app.work.id.get_untracked() {
                fetch_picture(app, id).await;
            }
            if wanted == PICTURE_WANTED.get() {
                break;
            }
        }
        PICTURE_UNDERWAY.set(false);
    });
}

async fn fetch_picture(app: App, id: BlueprintId) {
    let work = app.work;
    let comparing = work.comparing.get_untracked();
    let request = SceneRequest {
        id,
        version: comparing.as_ref().and_then(|comparing| comparing.newer),
        against: comparing.as_ref().and_then(|comparing| comparing.older),
        values: app.preferences.with_untracked(|preferences| preferences.values),
        session: Some(app.session),
    };
    let answer = call::<ReadScene>(&request).await;
    let still_wanted =
        work.is_open(id) && work.comparing.with_untracked(|now| sides(now.as_ref()) == sides(comparing.as_ref()));
    if !still_wanted {
        return;
    }
    match answer {
        Ok(answer) => {
            let mut scene = answer.scene;
            let unmarked = comparing.as_ref().filter(|comparing| comparing.older.is_none());
            if let Some(difference) = unmarked.and_then(|comparing| comparing.answer.here()) {
                mark_scene(&mut scene, &difference.comparison);
            }
            work.outline.set(Arc::new(Outline::of(&scene)));
            let awaited = work.awaited.get_untracked();
            let stale = work.selection.with_untracked(|selection| {
                work.outline.with_untracked(|outline| selection.iter().any(|key| outline.find(key).is_none()))
            });
            if stale && awaited.is_none() {
                let outline = work.outline.get_untracked();
                work.selection.update(|selection| selection.retain(|key| outline.find(key).is_some()));
            }
            let is_first = work.scene.with_untracked(Option::is_none);
            work.scene.set(Some(Arc::new(scene)));
            if let Some(view) = work.views.with_untracked(|views| views.get(&id).copied()).filter(|_| is_first) {
                work.send(CanvasCommand::Show(view));
            }
            if let Some(key) = awaited.filter(|key| work.outline.with_untracked(|outline| outline.find(key).is_some()))
            {
                work.awaited.set(None);
                work.send(CanvasCommand::Reveal(key));
            }
            work.files.set(Arc::new(answer.files));
            work.carried.set(Arc::new(answer.carried));
            if comparing.is_none() {
                work.digest.set(Some(answer.digest));
                work.revision.set(answer.revision);
                work.history.set(answer.history);
            }
            work.picture.set(Loaded::Here(()));
            if is_first {
                super::export::find_folder(app);
            }
            if work.detail.with_untracked(|detail| detail.here().is_none()) {
                detail(app);
            }
        }
        Err(problem) if work.scene.with_untracked(Option::is_none) => {
            work.picture.set(Loaded::Failed(problem));
            super::export::find_folder(app);
        }
        Err(problem) => app.fail(problem),
    }
}

fn sides(
    comparing: Option<&super::workbench::Comparing>,
) -> Option<(Option<domain::ids::VersionId>, Option<domain::ids::VersionId>)> {
    comparing.map(|comparing| (comparing.older, comparing.newer))
}

/// Everything about the one component that is selected; shows its block in the source.
pub fn detail(app: App) {
    let work = app.work;
    let number = DETAIL_WANTED.get() + 1;
    DETAIL_WANTED.set(number);
    let key = untrack(move || work.focal()).filter(is_component);
    let (Some(id), Some(key)) = (work.id.get_untracked(), key) else {
        work.detail.set(Loaded::Waiting);
        return;
    };
    let version = work.comparing.with_untracked(|comparing| comparing.as_ref().and_then(|comparing| comparing.newer));
    spawn_local(async move {
        let answer = call::<ReadComponent>(&ComponentRequest { id, key, version }).await;
        if DETAIL_WANTED.get() != number || !work.is_open(id) {
            return;
        }
        if let Ok(detail) = &answer {
            let place = &detail.component.place;
            let lines = u32::try_from(detail.source.lines().count()).unwrap_or(u32::MAX).max(1);
            let shown = Shown { path: place.file.clone(), lines: Some((place.line, lines)) };
            if work.shown.with_untracked(|now| now.as_ref() != Some(&shown)) {
                work.shown.set(Some(shown));
            }
        }
        match answer {
            // It was just undone or removed; the picture that is on its way decides what is selected then.
            Err(problem) if problem.status == 404 && PICTURE_UNDERWAY.get() => work.detail.set(Loaded::Waiting),
            answer => work.detail.set(answer.map(Arc::new).into()),
        }
    });
}

/// The text of the file that is shown.
pub fn source(app: App) {
    let work = app.work;
    let number = SOURCE_WANTED.get() + 1;
    SOURCE_WANTED.set(number);
    let path = work.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.path.clone()));
    let (Some(id), Some(path)) = (work.id.get_untracked(), path) else { return };
    let version = work.comparing.with_untracked(|comparing| comparing.as_ref().and_then(|comparing| comparing.newer));
    spawn_local(async move {
        let answer = call::<ReadSource>(&SourceRequest { id, path, version }).await;
        if SOURCE_WANTED.get() == number && work.is_open(id) {
            let text = answer.map(|source| (source.path, source.read_only, Arc::new(SourceText::new(source.text))));
            work.source.set(text.into());
        }
    });
}

/// What differs from the files last in step with the folder, for the dock.
pub fn changes(app: App) {
    let work = app.work;
    let Some(id) = work.id.get_untracked() else { return };
    spawn_local(async move {
        let answer = call::<Compare>(&CompareRequest { id, older: None, newer: None }).await;
        if work.is_open(id) {
            work.changes.set(answer.map(Arc::new).into());
        }
    });
}
