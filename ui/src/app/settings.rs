//! Preferences: to the document and to the core at once.

use std::cell::{Cell, RefCell};

use api::operation::Nothing;
use api::settings::{Change, Read, Settings};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::App;
use crate::state::{Preferences, Theme};
use crate::transport::call;

thread_local! {
    /// What the core has.
    static KEPT: RefCell<Preferences> = RefCell::default();
    /// Whether the core is being told.
    static UNDERWAY: Cell<bool> = const { Cell::new(false) };
}

/// Reads what the core keeps.
pub fn load(app: App) {
    spawn_local(async move {
        if let Ok(settings) = call::<Read>(&Nothing {}).await {
            let preferences = Preferences::from_values(&settings.values);
            KEPT.with_borrow_mut(|kept| kept.clone_from(&preferences));
            if !UNDERWAY.get() && app.preferences.with_untracked(|now| *now != preferences) {
                app.preferences.set(preferences);
            }
        }
    });
}

/// Changes preferences: shown and kept at once. While one change is on its way the next ones wait and go together (a
/// panel that is dragged changes with every frame).
pub fn change(app: App, change: impl FnOnce(&mut Preferences)) {
    app.preferences.update(change);
    if !UNDERWAY.replace(true) {
        // What else this very event changes goes with it.
        spawn_local(async move {
            while keep(app).await {}
            UNDERWAY.set(false);
        });
    }
}

/// Tells the core what has changed; whether there was anything and it was taken.
async fn keep(app: App) -> bool {
    let now = app.preferences.get_untracked();
    let values = KEPT.with_borrow(|kept| now.changed_since(kept));
    if values.is_empty() {
        return false;
    }
    let before = KEPT.with_borrow_mut(|kept| std::mem::replace(kept, now));
    let outcome = call::<Change>(&Settings { values }).await;
    let taken = outcome.is_ok();
    if let Err(problem) = outcome {
        KEPT.with_borrow_mut(|kept| *kept = before);
        app.fail(problem);
    }
    taken
}

/// Puts theme and motion onto the document, now and whenever the preference or the system changes.
pub fn apply(app: App) {
    let queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(prefers-reduced-motion: reduce)"];
    let system = RwSignal::new(0u64);
    for query in queries {
        let Some(list) = web_sys::window().and_then(|window| window.match_media(query).ok().flatten()) else {
            continue;
        };
        let heard = Closure::<dyn Fn()>::new(move || system.update(|count| *count += 1));
        list.set_onchange(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        // A list that nobody holds may be collected with its listener.
        std::mem::forget(list);
    }
    let holds = |query: &str| {
        let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
        list.is_some_and(|list| list.matches())
    };
    Effect::new(move |_| {
        system.track();
        let (theme, reduced) = app.preferences.with(|preferences| (preferences.theme, preferences.reduced_motion));
        let shown = match theme {
            Theme::System if holds("(prefers-contrast: more)") => Theme::Contrast,
            Theme::System if holds("(prefers-color-scheme: dark)") => Theme::Dark,
            Theme::System => Theme::Light,
            chosen => chosen,
        };
        let reduced = reduced || holds("(prefers-reduced-motion: reduce)");
        let root =
            web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
        if let Some(root) = root {
            let _ = root.set_attribute("data-theme", shown.word());
            let _ = root.set_attribute("data-motion", if reduced { "reduced" } else { "full" });
        }
        // The next start has its colours before the core has answered.
        if let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok().flatten()) {
            let _ = storage.set_item("theme", theme.word());
        }
        app.reduced_motion.set(reduced);
        app.appearance.update(|count| *count += 1);
    });
}
