//! The sidebar: search, blueprints, and the outline of the open one.

mod outline;

use domain::ids::BlueprintId;
use leptos::prelude::*;

use crate::app::{Dialog, panels, use_app};
use crate::components::button::CommandButton;
use crate::components::{Drawn, Icon, Kbd, Splitter};
use crate::copy;
use crate::state::{Panel, Route};

/// With a blueprint open, only so many others are named; the palette finds the rest.
const NAMED: usize = 5;

/// The sidebar.
#[component]
pub fn Sidebar() -> impl IntoView {
    let app = use_app();
    let size = move || app.preferences.with(|preferences| preferences.sidebar.size);
    let overlay = move || panels::is_overlay(app, Panel::Sidebar);
    let put_away = move || panels::set_open(app, Panel::Sidebar, false);
    view! {
        <Show when=move || panels::is_open(app, Panel::Sidebar)>
            <Show when=overlay>
                <div class="overlay-veil" on:click=move |_| put_away()></div>
            </Show>
            <aside
                class="sidebar"
                class:sidebar-overlay=overlay
                style:width=move || format!("{}px", size())
                aria-label=copy::window::SIDEBAR
                data-pane="sidebar"
            >
                <div class="sidebar-head">
                    <button class="sidebar-search" type="button" on:click=move |_| app.dialog.set(Some(Dialog::Palette))>
                        <Drawn icon=Icon::Search/>
                        <span>{copy::window::SEARCH}</span>
                        <Kbd keys="Mod+K"/>
                    </button>
                </div>
                <section class="sidebar-section" aria-labelledby="sidebar-blueprints">
                    <header>
                        <h2 id="sidebar-blueprints">
                            <a href="#/">{copy::window::BLUEPRINTS}</a>
                        </h2>
                        <CommandButton command="file.open_folder"/>
                        <CommandButton command="file.new"/>
                    </header>
                    <BlueprintLinks/>
                </section>
                <Show when=move || app.work.id.with(Option::is_some)>
                    <outline::OutlinePanel/>
                </Show>
                <Splitter panel=Panel::Sidebar label=copy::window::SIDEBAR_WIDTH/>
            </aside>
        </Show>
    }
}

#[component]
fn BlueprintLinks() -> impl IntoView {
    let app = use_app();
    let links = move || {
        let open = app.route.get().blueprint();
        let limit = if open.is_some() { NAMED } else { usize::MAX };
        let links: Vec<(BlueprintId, String, bool)> = app.blueprints.with(|list| {
            let list = list.here().map(Vec::as_slice).unwrap_or_default();
            list.iter()
                .enumerate()
                .filter(|(index, blueprint)| *index < limit || Some(blueprint.id) == open)
                .map(|(_, blueprint)| (blueprint.id, blueprint.name.clone(), blueprint.sample))
                .collect()
        });
        links
    };
    view! {
        <Show when=move || app.blueprints.with(|list| list.here().is_some_and(|list| list.is_empty()))>
            <p class="sidebar-none">{copy::window::NO_BLUEPRINTS}</p>
        </Show>
        <ul class="sidebar-links">
            <For each=links key=|(id, name, _)| (*id, name.clone()) let((id, name, sample))>
                <li>
                    <a
                        href=Route::Blueprint(id).fragment()
                        aria-current=move || (app.route.get().blueprint() == Some(id)).then_some("page")
                    >
                        <Drawn icon=if sample { Icon::Sample } else { Icon::Layers }/>
                        <span>{name}</span>
                    </a>
                </li>
            </For>
        </ul>
    }
}
