//! What other windows and the folder change: one long question to the core, asked again and again.

use std::time::Duration;

use api::changes::{After, AfterRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, refresh, settings};
use crate::transport::call;

const WAIT_MS: u32 = 25_000;
const AFTER_FAILURE: Duration = Duration::from_secs(3);

/// Listens for as long as the window lives.
pub fn listen(app: App) {
    ask(app, None);
}

fn ask(app: App, after: Option<u64>) {
    spawn_local(async move {
        let mut after = after;
        loop {
            // The first question only learns where the feed ends.
            let wait_ms = if after.is_some() { WAIT_MS } else { 0 };
            match call::<After>(&AfterRequest { after, wait_ms }).await {
                Ok(answer) => {
                    after = Some(answer.last);
                    hear(app, &answer.changes).await;
                }
                Err(_) => break,
            }
        }
        set_timeout(move || ask(app, after), AFTER_FAILURE);
    });
}

async fn hear(app: App, changes: &[api::changes::Change]) {
    let mut list = false;
    let mut open = false;
    let mut own = false;
    let id = app.work.id.get_untracked().map(|id| id.to_string());
    for change in changes {
        match change.resource.as_str() {
            "settings" => own = true,
            _ => {
                list = true;
                open |= id.as_deref() == Some(change.subject.as_str());
            }
        }
    }
    if list {
        app.load_blueprints();
    }
    if own {
        settings::load(app);
    }
    if open {
        refresh_if_moved_on(app).await;
    }
}

/// What this window did itself it has shown already: only another revision means that something is new.
async fn refresh_if_moved_on(app: App) {
    let Some(id) = app.work.id.get_untracked() else { return };
    let Ok(cover) = call::<api::blueprints::Get>(&api::blueprints::OneBlueprint { id }).await else { return };
    if !app.work.is_open(id) {
        return;
    }
    let moved_on = cover.revision != app.work.revision.get_untracked();
    let saved = app.work.cover.with_untracked(|before| {
        before
            .here()
            .is_none_or(|before| before.latest_version != cover.latest_version || before.edited != cover.edited)
    });
    app.work.cover.set(crate::state::Loaded::Here(cover));
    if app.saving.with_untracked(crate::state::Saving::pending) {
        return;
    }
    if moved_on {
        refresh::everything(app);
    } else if saved {
        super::versions::load(app);
    }
}
