//! Copy, paste, duplicate, remove: whole blocks as text, so that they go to and come from anywhere.

use api::Problem;
use api::editing::{BlocksRequest, ReadBlocks};
use domain::edit::Edit;
use domain::graph::ComponentKey;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use super::editing::{edit, select_created, selected_components};
use crate::copy as texts;
use crate::shell::clipboard;
use crate::transport::call;

/// Copies the blocks of the selected components.
pub fn copy(app: App) {
    spawn_local(async move {
        let keys = selected_components(app);
        match sources(app, &keys).await {
            Ok(sources) if sources.is_empty() => {}
            Ok(sources) => {
                clipboard::copy(sources.join("\n")).await;
                app.say(texts::editing::copied(keys.len()));
            }
            Err(problem) => app.fail(problem),
        }
    });
}

/// Pastes blocks from the clipboard.
pub fn paste(app: App) {
    spawn_local(async move {
        let text = clipboard::paste().await;
        paste_text(app, text).await;
    });
}

/// Pastes blocks.
pub async fn paste_text(app: App, source: String) {
    if source.trim().is_empty() {
        return app.say(texts::editing::NOTHING_TO_PASTE);
    }
    let edits = vec![Edit::Paste { directory: directory(app), file: None, source }];
    match edit(app, edits).await {
        Ok(outcome) => select_created(app, &outcome),
        Err(problem) => app.fail(problem),
    }
}

/// Puts a copy of the selected components beside them.
pub fn duplicate(app: App) {
    spawn_local(async move {
        let keys = selected_components(app);
        let outcome = match sources(app, &keys).await {
            Ok(sources) => {
                let paste = |(key, source): (&ComponentKey, String)| Edit::Paste {
                    directory: key.directory().to_owned(),
                    file: None,
                    source,
                };
                edit(app, keys.iter().zip(sources).map(paste).collect()).await
            }
            Err(problem) => Err(problem),
        };
        match outcome {
            Ok(outcome) => select_created(app, &outcome),
            Err(problem) => app.fail(problem),
        }
    });
}

/// Removes the selected components. It can be undone, so nobody is asked.
pub fn remove(app: App) {
    let keys = selected_components(app);
    let selected = app.work.selection.get_untracked();
    app.work.selection.set(std::collections::BTreeSet::new());
    spawn_local(async move {
        let edits = keys.iter().cloned().map(|key| Edit::Remove { key }).collect();
        match edit(app, edits).await {
            Ok(_) => app.say(texts::editing::removed(keys.len())),
            Err(problem) => {
                app.work.selection.set(selected);
                app.fail(problem);
            }
        }
    });
}

/// The module that new components go into: that of what is selected, or the root.
pub fn directory(app: App) -> String {
    let selected = app.work.selection.with_untracked(|selection| {
        selection.iter().next().map(|key| match key.0.strip_prefix("module:") {
            Some(directory) => directory.to_owned(),
            None if key.0.starts_with("group:") => String::new(),
            None => key.directory().to_owned(),
        })
    });
    let root = || app.work.cover.with_untracked(|cover| cover.here().map(|cover| cover.root.clone()));
    selected.filter(|directory| !directory.is_empty()).or_else(root).unwrap_or_else(|| ".".to_owned())
}

async fn sources(app: App, keys: &[ComponentKey]) -> Result<Vec<String>, Problem> {
    let Some(id) = app.work.id.get_untracked() else { return Ok(Vec::new()) };
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    Ok(call::<ReadBlocks>(&BlocksRequest { id, keys: keys.to_vec() }).await?.texts)
}
