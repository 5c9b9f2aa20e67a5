//! Preferences.

use leptos::prelude::*;

use crate::app::{settings, use_app};
use crate::components::{Drawn, Icon, Modal};
use crate::copy::{self, settings as text};
use crate::state::{Preferences, Theme};

/// The dialog.
#[component]
pub fn SettingsDialog() -> impl IntoView {
    let app = use_app();
    let theme = move |theme: Theme| {
        let (name, icon) = match theme {
            Theme::System => (text::THEME_SYSTEM, Icon::Monitor),
            Theme::Light => (text::THEME_LIGHT, Icon::Sun),
            Theme::Dark => (text::THEME_DARK, Icon::Moon),
            Theme::Contrast => (text::THEME_CONTRAST, Icon::Contrast),
        };
        view! {
            <label class="theme-choice">
                <input
                    type="radio"
                    name="theme"
                    autofocus=app.preferences.with_untracked(|preferences| preferences.theme == theme)
                    prop:checked=move || app.preferences.with(|preferences| preferences.theme == theme)
                    on:change=move |_| settings::change(app, |preferences| preferences.theme = theme)
                />
                <Drawn icon/>
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <Modal title=text::TITLE on_close=move || app.close_dialog()>
            <div class="modal-body settings">
                <fieldset>
                    <legend>{text::THEME}</legend>
                    <div class="theme-choices">{Theme::ALL.map(theme).collect_view()}</div>
                </fieldset>
                <Switch
                    label=text::MOTION
                    hint=text::MOTION_HINT
                    get=|preferences| preferences.reduced_motion
                    set=|preferences, on| preferences.reduced_motion = on
                />
                <Switch label=text::SNAP hint=text::SNAP_HINT get=|preferences| preferences.snap set=|preferences, on| preferences.snap = on/>
                <Switch
                    label=text::VALUES
                    hint=text::VALUES_HINT
                    get=|preferences| preferences.values
                    set=|preferences, on| preferences.values = on
                />
            </div>
            <div class="modal-foot">
                <span class="spread">{move || app.core.with(|core| core.here().map(|core| copy::version(&core.version)))}</span>
            </div>
        </Modal>
    }
}

#[component]
fn Switch(
    label: &'static str,
    hint: &'static str,
    get: fn(&Preferences) -> bool,
    set: fn(&mut Preferences, bool),
) -> impl IntoView {
    let app = use_app();
    let before = app.preferences.with_untracked(|preferences| preferences.values);
    on_cleanup(move || {
        if app.preferences.with_untracked(|preferences| preferences.values) != before {
            crate::app::refresh::picture(app);
        }
    });
    view! {
        <label class="switch-line">
            <span class="switch-text">
                <span>{label}</span>
                <span class="quiet">{hint}</span>
            </span>
            <input
                class="switch"
                type="checkbox"
                role="switch"
                prop:checked=move || app.preferences.with(get)
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    settings::change(app, |preferences| set(preferences, on));
                }
            />
        </label>
    }
}
