//! Panels: remembered where there is room for them, laid over the page for a moment where there is none.

use leptos::prelude::*;

use super::{App, settings};
use crate::state::Panel;

/// Whether the panel lies over the page. Inside a reactive scope it is followed.
pub fn is_overlay(app: App, panel: Panel) -> bool {
    app.width.get() < panel.overlay_below()
}

/// Whether the panel is there. Inside a reactive scope it is followed.
pub fn is_open(app: App, panel: Panel) -> bool {
    if is_overlay(app, panel) {
        app.overlay.get() == Some(panel)
    } else {
        app.preferences.with(|preferences| preferences.panel(panel).open)
    }
}

/// Shows the panel, or puts it away.
pub fn set_open(app: App, panel: Panel, open: bool) {
    if untrack(move || is_overlay(app, panel)) {
        app.overlay.set(open.then_some(panel));
    } else if app.preferences.with_untracked(|preferences| preferences.panel(panel).open != open) {
        settings::change(app, |preferences| preferences.panel_mut(panel).open = open);
    }
}

/// Shows the panel if it is away, and the other way round.
pub fn toggle(app: App, panel: Panel) {
    set_open(app, panel, !untrack(move || is_open(app, panel)));
}
