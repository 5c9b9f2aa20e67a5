//! The window: rail, sidebar, the open page, status bar, and what lies over them.
//!
//! - [`rail`]: the roles that the person holds
//! - [`sidebar`]: blueprints, and the outline of the open one
//! - [`status`]: what is kept, how far things are
//! - [`dialogs`]: the dialog that is open
//! - [`keyboard`]: every shortcut
//! - [`drop`]: folders dropped anywhere

mod dialogs;
mod drop;
mod keyboard;
mod naming;
mod opening;
mod palette;
mod rail;
mod settings;
mod shortcuts;
mod sidebar;
mod status;

use leptos::prelude::*;
pub use naming::AskForText;

use crate::app::{App, export, refresh};
use crate::components::notices::Notices;
use crate::pages::{BlueprintPage, StartPage};
use crate::state::{Panel, Route};

/// The whole window.
#[component]
pub fn Window() -> impl IntoView {
    let app = App::new();
    provide_context(app);
    crate::app::settings::apply(app);
    app.load();
    keyboard::listen(app);
    crate::components::focus::keep();
    drop::listen(app);
    follow_address(app);
    measure_window(app);
    guard_closing(app);
    follow_route(app);
    let page = move || match app.route.get() {
        Route::Start => view! { <StartPage/> }.into_any(),
        Route::Blueprint(_) => view! { <BlueprintPage/> }.into_any(),
    };
    view! {
        <div class="window" class:window-narrow=move || app.width.get() < Panel::Sidebar.overlay_below()>
            <rail::Rail/>
            <sidebar::Sidebar/>
            <div class="window-page">{page}</div>
            <status::StatusBar/>
            <drop::DropHint/>
        </div>
        <Notices/>
        <dialogs::Dialogs/>
    }
}

/// The open blueprint follows the route; preferences that change the picture redraw it.
fn follow_route(app: App) {
    Effect::new(move |_| {
        let id = app.route.get().blueprint();
        let before = app.work.id.get_untracked();
        if before == id {
            return;
        }
        if let Some(before) = before {
            export::leave_folder(before);
        }
        app.work.take_up(id);
        if id.is_some() {
            refresh::everything(app);
        }
    });
    // What is selected decides what the inspector and the source show.
    Effect::new(move |_| {
        app.work.selection.track();
        refresh::detail(app);
    });
    Effect::new(move |before: Option<Option<String>>| {
        let path = app.work.shown.with(|shown| shown.as_ref().map(|shown| shown.path.clone()));
        if before.flatten() != path {
            refresh::source(app);
        }
        path
    });
}

fn follow_address(app: App) {
    let read = move || {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        let route = Route::parse(&hash);
        if app.route.get_untracked() != route {
            app.route.set(route);
        }
    };
    read();
    window_event_listener(leptos::ev::hashchange, move |_| read());
}

fn measure_window(app: App) {
    let read = move || {
        let width = web_sys::window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64());
        app.width.set(width.unwrap_or(1280.0));
    };
    read();
    window_event_listener(leptos::ev::resize, move |_| read());
}

/// Closing is questioned while something is not in the core yet.
fn guard_closing(app: App) {
    window_event_listener(leptos::ev::beforeunload, move |event| {
        if app.saving.with_untracked(crate::state::Saving::pending) {
            event.prevent_default();
        }
    });
}
