//! Folders dropped anywhere in the window.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{App, opening, use_app};
use crate::components::{Drawn, Icon};
use crate::copy;
use crate::shell::browser;
use crate::shell::desktop::{self, ShellEvent};
use crate::transport::is_desktop;

/// Listens for as long as the window lives.
pub fn listen(app: App) {
    if is_desktop() {
        desktop::hear(move |event| match event {
            ShellEvent::DragOver => app.dragging.set(true),
            ShellEvent::DragGone => app.dragging.set(false),
            ShellEvent::FolderDropped { path } => {
                app.dragging.set(false);
                opening::open_path(app, path);
            }
        });
        return;
    }
    window_event_listener(leptos::ev::dragover, move |event| {
        let files = event.data_transfer().is_some_and(|transfer| transfer.types().iter().any(|kind| kind == "Files"));
        if files {
            event.prevent_default();
            if !app.dragging.get_untracked() {
                app.dragging.set(true);
            }
        }
    });
    window_event_listener(leptos::ev::dragleave, move |event| {
        // Leaving the window itself goes nowhere.
        if event.related_target().is_none() {
            app.dragging.set(false);
        }
    });
    window_event_listener(leptos::ev::drop, move |event| {
        app.dragging.set(false);
        let Some(transfer) = event.data_transfer() else { return };
        event.prevent_default();
        spawn_local(async move {
            match browser::dropped(&transfer).await {
                Ok(files) if files.is_empty() => {}
                Ok(files) => opening::open_files(app, files),
                Err(browser::NotRead::Cancelled) => {}
                Err(browser::NotRead::Refused(why)) => {
                    app.fail(api::Problem::new(400, "folder-unreadable", copy::opening::UNREADABLE_FOLDER).detail(why));
                }
            }
        });
    });
}

/// Says that a folder can be let go here.
#[component]
pub fn DropHint() -> impl IntoView {
    let app = use_app();
    view! {
        <Show when=move || app.dragging.get()>
            <div class="drop-hint" aria-hidden="true">
                <Drawn icon=Icon::FolderOpen/>
                <p>{copy::opening::DROP_HERE}</p>
            </div>
        </Show>
    }
}
