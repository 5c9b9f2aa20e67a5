//! The roles that the person holds, a tile each; settings and help below.

use domain::permission::Role;
use leptos::prelude::*;

use crate::app::use_app;
use crate::components::button::CommandButton;
use crate::copy;

/// The rail.
#[component]
pub fn Rail() -> impl IntoView {
    let app = use_app();
    let roles = move || app.core.with(|core| core.here().map(|core| core.roles.clone()).unwrap_or_default());
    let tile = move |role: Role| {
        let (short, name) = copy::role(role);
        view! {
            <button
                class="rail-tile"
                type="button"
                aria-label=format!("{short}, {name}")
                title=name
                aria-pressed=move || (app.role.get() == role).to_string()
                on:click=move |_| {
                    app.role.set(role);
                    app.go(crate::state::Route::Start);
                }
            >
                {short}
            </button>
        }
    };
    view! {
        <nav class="rail" aria-label=copy::window::WORKSPACES data-pane="rail">
            {move || roles().into_iter().map(tile).collect_view()}
            <div class="rail-foot">
                <CommandButton command="general.shortcuts"/>
                <CommandButton command="general.settings"/>
            </div>
        </nav>
    }
}
