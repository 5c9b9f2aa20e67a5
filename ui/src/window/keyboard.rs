//! Every shortcut, from the one list of commands.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{App, pasting, versions};
use crate::commands::{self, Facts, Press, shortcut::is_mac};
use crate::components::focus;

/// Listens for as long as the window lives.
pub fn listen(app: App) {
    window_event_listener(leptos::ev::keydown, move |event| press(app, &event));
    // The system's own paste needs nobody's leave to read the clipboard.
    window_event_listener(leptos::ev::paste, move |event| {
        if focus::editing_text() || focus::in_dialog() || !commands_paste(app) {
            return;
        }
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        event.prevent_default();
        spawn_local(pasting::paste_text(app, text));
    });
}

fn press(app: App, event: &KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let press = Press {
        key: event.key(),
        digit: event.code().strip_prefix("Digit").and_then(|digit| digit.chars().next()),
        command: if is_mac() { event.meta_key() } else { event.ctrl_key() },
        shift: event.shift_key(),
        alt: event.alt_key(),
    };
    if press.key == "Escape" && !focus::in_dialog() && !focus::editing_text() {
        return escape(app);
    }
    let facts = untrack(move || Facts::now(app));
    let Some(command) = commands::meant(&press, &facts) else { return };
    if command.id == "edit.paste" {
        return;
    }
    // A dialog has its own keys; the palette and the shortcuts open from anywhere.
    if focus::in_dialog() && !matches!(command.id, "general.palette") {
        return;
    }
    let typed = !press.command && !press.alt && !matches!(press.key.as_str(), "F2" | "F6");
    let text_editing = matches!(
        command.id,
        "edit.undo" | "edit.redo" | "edit.copy" | "edit.select_all" | "edit.duplicate" | "edit.remove" | "edit.group"
    );
    if focus::editing_text() && (typed || text_editing) || copying_text(command.id) {
        return;
    }
    event.prevent_default();
    commands::run(app, command);
}

/// Escape goes back one step: out of the comparison, out of the selection.
fn escape(app: App) {
    if app.menu.with_untracked(Option::is_some) {
        app.menu.set(None);
    } else if app.work.selection.with_untracked(|selection| !selection.is_empty()) {
        app.work.selection.update(std::collections::BTreeSet::clear);
    } else {
        versions::stop_comparing(app);
    }
}

fn commands_paste(app: App) -> bool {
    let facts = untrack(move || Facts::now(app));
    commands::find("edit.paste").is_some_and(|command| (command.when)(&facts))
}

/// Text marked with the pointer is what a person wants to copy.
fn copying_text(command: &str) -> bool {
    let selection = || web_sys::window()?.get_selection().ok().flatten();
    command == "edit.copy" && selection().is_some_and(|selection| !selection.is_collapsed())
}
