//! Folders dropped anywhere in the window.
//!
//! A dialog that holds what a person wrote or is to decide is not taken away by a drop: the drop is refused, and said so.

use leptos::html;
use leptos::prelude::*;

use crate::app::{App, Dialog, opening, use_app};
use crate::components::{Drawn, Icon};
use crate::copy::opening as text;
use crate::shell::browser;
use crate::shell::desktop::{self, ShellEvent};
use crate::transport::is_desktop;

/// Listens for as long as the window lives.
pub fn listen(app: App) {
    // The page hears of the pointer only while nothing is dragged: a drag whose end it was not told of is over.
    window_event_listener(leptos::ev::pointermove, move |_| {
        if app.dragging.get_untracked() {
            app.dragging.set(false);
        }
    });
    if is_desktop() {
        desktop::hear(move |event| match event {
            ShellEvent::DragOver => app.dragging.set(true),
            ShellEvent::DragGone => app.dragging.set(false),
            ShellEvent::FolderDropped { path } => let_go(app, || opening::open_path(app, path)),
            ShellEvent::DropRefused { refusal } => let_go(app, || opening::refuse(app, &refusal)),
        });
        return;
    }
    // A browser asks anew for every element that the pointer comes to: what says no for a moment loses the drop.
    let invite = move |event: web_sys::DragEvent| {
        if has_files(&event) {
            event.prevent_default();
            if !app.dragging.get_untracked() {
                app.dragging.set(true);
            }
        }
    };
    window_event_listener(leptos::ev::dragenter, invite);
    window_event_listener(leptos::ev::dragover, invite);
    window_event_listener(leptos::ev::dragleave, move |event| {
        // Leaving the window itself goes nowhere.
        if event.related_target().is_none() {
            app.dragging.set(false);
        }
    });
    window_event_listener(leptos::ev::drop, move |event| {
        // Text that is dropped into a field is the field's.
        if !has_files(&event) {
            return;
        }
        let Some(transfer) = event.data_transfer() else { return };
        event.prevent_default();
        let_go(app, || match browser::dropped(&transfer) {
            Ok(dropped) => opening::open_dropped(app, dropped),
            Err(refusal) => opening::refuse(app, &refusal),
        });
    });
}

fn has_files(event: &web_sys::DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| transfer.types().iter().any(|kind| kind == "Files"))
}

/// Something was dropped; `open` opens it, if a dialog does not stand in the way.
fn let_go(app: App, open: impl FnOnce()) {
    app.dragging.set(false);
    if untrack(|| gives_way(app)) {
        open();
    } else {
        app.fail(api::Problem::new(409, "dialog-open", text::DIALOG_OPEN).hint(text::DIALOG_HINT));
    }
}

fn gives_way(app: App) -> bool {
    let opening = |dialog: &Dialog| app.opening.with(|opening| dialog.gives_way(opening));
    app.dialog.with(|dialog| dialog.as_ref().is_none_or(opening))
}

/// Says that a folder can be let go here, or why not.
#[component]
pub fn DropHint() -> impl IntoView {
    let app = use_app();
    let element = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            // Over a dialog as well. An engine without such layers shows it below.
            let _ = element.show_popover();
        }
    });
    let welcome = move || gives_way(app);
    view! {
        <Show when=move || app.dragging.get()>
            <div
                node_ref=element
                class="drop-hint"
                class:drop-hint-refused=move || !welcome()
                popover="manual"
                aria-hidden="true"
            >
                <Drawn icon=Icon::FolderOpen/>
                <p>{move || if welcome() { text::DROP_HERE } else { text::DIALOG_FIRST }}</p>
            </div>
        </Show>
    }
}
