//! The bar: where one is, and what one can do.

use leptos::prelude::*;

use crate::app::{Dialog, incoming, panels, use_app};
use crate::canvas_contract::ContextRequest;
use crate::components::button::CommandButton;
use crate::components::{Button, Drawn, Icon, IconButton, Variant};
use crate::copy::{self, blueprint as text};
use crate::state::Panel;

/// The bar, and below it the banner of what came in.
#[component]
pub fn Bar() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let name = move || work.cover.with(|cover| cover.here().map(|cover| cover.name.clone()).unwrap_or_default());
    let version = move || {
        let number = work
            .versions
            .with(|versions| versions.here().and_then(|versions| versions.first()).map(|version| version.number));
        work.cover.with(|cover| cover.here().map(|cover| text::version_line(cover, number)).unwrap_or_default())
    };
    let edited = move || {
        work.cover.with(|cover| cover.here().is_some_and(|cover| cover.edited && cover.latest_version.is_some()))
    };
    let sample = move || work.cover.with(|cover| cover.here().is_some_and(|cover| cover.sample));
    let came_in = Memo::new(move |_| {
        work.cover.with(|cover| cover.here().is_some_and(|cover| cover.incoming))
            && work.reviewing.with(Option::is_none)
    });
    let rename = move |_| {
        if let Some(id) = work.id.get_untracked() {
            app.dialog.set(Some(Dialog::RenameBlueprint(id)));
        }
    };
    let shown = move |panel: Panel| Signal::derive(move || panels::is_open(app, panel));
    let more = move || {
        let right = app.width.get_untracked();
        work.selection.update(std::collections::BTreeSet::clear);
        app.menu.set(Some(ContextRequest { key: None, client_x: right - 8.0, client_y: 40.0 }));
    };
    view! {
        <header class="bar" data-pane="bar">
            <Show when=move || !panels::is_open(app, Panel::Sidebar)>
                <CommandButton command="view.sidebar"/>
            </Show>
            <nav class="bar-where" aria-label=text::WHERE>
                <ol>
                    <li>
                        <a href="#/">{copy::window::BLUEPRINTS}</a>
                    </li>
                    <li>
                        <h1>
                            <button class="bar-name" type="button" aria-current="page" title=text::RENAME on:click=rename>
                                {name}
                            </button>
                        </h1>
                        <Show when=sample>
                            <span class="tag tag-sample">{copy::SAMPLE_MARK}</span>
                        </Show>
                    </li>
                </ol>
                <span class="bar-version">{version}</span>
                <Show when=edited>
                    <span class="bar-edited">{text::EDITED}</span>
                </Show>
            </nav>
            <CommandButton command="edit.undo"/>
            <CommandButton command="edit.redo"/>
            <span class="bar-gap"></span>
            <CommandButton command="view.dock" pressed=shown(Panel::Dock)/>
            <CommandButton command="view.inspector" pressed=shown(Panel::Inspector)/>
            <IconButton label=text::MORE icon=Icon::Ellipsis on_press=more/>
            <span class="bar-gap"></span>
            <Button
                label=copy::commands::ADD_COMPONENT_SHORT
                icon=Icon::Plus
                disabled=Signal::derive(move || work.read_only())
                on_press=move || app.dialog.set(Some(Dialog::AddComponent))
            />
            <Button
                label=copy::commands::SAVE_VERSION
                icon=Icon::Save
                variant=Variant::Primary
                disabled=Signal::derive(move || work.read_only())
                on_press=move || app.dialog.set(Some(Dialog::SaveVersion))
            />
        </header>
        <Show when=move || came_in.get()>
            <div class="banner" role="status">
                <Drawn icon=Icon::Incoming/>
                <span>{text::CAME_IN}</span>
                <Button label=copy::commands::REVIEW_INCOMING_SHORT on_press=move || incoming::review(app)/>
            </div>
        </Show>
    }
}
