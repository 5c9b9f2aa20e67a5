//! The versions: look at, compare, restore.

use std::sync::Arc;

use api::versions::Version;
use leptos::prelude::*;

use crate::app::{App, Dialog, use_app, versions};
use crate::components::{Button, Drawn, Empty, Icon, ProblemView, Spinner, Variant};
use crate::copy::{self, history as text};
use crate::state::Loaded;

/// The panel.
#[component]
pub fn HistoryPanel() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    move || {
        match work.versions.get() {
        Loaded::Waiting => view! {
            <div class="loading">
                <Spinner/>
            </div>
        }
        .into_any(),
        Loaded::Failed(problem) => view! { <ProblemView problem on_retry=move || versions::load(app)/> }.into_any(),
        Loaded::Here(versions) if versions.is_empty() => view! {
            <Empty icon=Icon::History title=text::NONE.to_owned() hint=text::NONE_HINT.to_owned()>
                <Button label=copy::commands::SAVE_VERSION icon=Icon::Save on_press=move || app.dialog.set(Some(Dialog::SaveVersion))/>
            </Empty>
        }
        .into_any(),
        Loaded::Here(versions) => list(app, &versions).into_any(),
    }
    }
}

fn list(app: App, all: &Arc<Vec<Version>>) -> impl IntoView {
    let edited = move || app.work.cover.with(|cover| cover.here().is_some_and(|cover| cover.edited));
    let latest = all.first().map(|version| version.id);
    let rows = all
        .iter()
        .enumerate()
        .map(|(index, version)| {
            let before = all.get(index + 1).map(|before| before.id);
            view! { <VersionRow version=version.clone() before/> }
        })
        .collect_view();
    view! {
        <ol class="versions" data-pane-focus="true" tabindex="-1">
            <Show when=edited>
                <li class="version version-now">
                    <span class="version-number">{text::NOW}</span>
                    <span class="version-message">{text::EDITED}</span>
                    <span class="version-actions">
                        <Button
                            label=text::COMPARE_LATEST
                            variant=Variant::Quiet
                            icon=Icon::Compare
                            on_press=move || versions::compare(app, latest, None)
                        />
                    </span>
                </li>
            </Show>
            {rows}
        </ol>
    }
}

#[component]
fn VersionRow(version: Version, before: Option<domain::ids::VersionId>) -> impl IntoView {
    let app = use_app();
    let id = version.id;
    let restored = version.clone();
    let asking = RwSignal::new(false);
    let shown = move || {
        app.work.comparing.with(|comparing| comparing.as_ref().is_some_and(|comparing| comparing.newer == Some(id)))
    };
    view! {
        <li class="version" class:version-shown=shown>
            <span class="version-number tabular">{text::number(version.number)}</span>
            <span class="version-message" title=version.message.clone()>{version.message.clone()}</span>
            <span class="version-author">{version.author.clone()}</span>
            <time class="version-time tabular" title=copy::exact(version.created_at)>{copy::ago(version.created_at)}</time>
            <code class="version-digest" title=version.digest.to_string()>{version.digest.short()}</code>
            <span class="version-actions">
                <Show
                    when=move || asking.get()
                    fallback=move || {
                        view! {
                            <Button
                                label=text::WHAT_CHANGED
                                variant=Variant::Quiet
                                on_press=move || versions::compare(app, before, Some(id))
                            />
                            <Button label=text::COMPARE_NOW variant=Variant::Quiet on_press=move || versions::compare(app, Some(id), None)/>
                            <Button label=text::RESTORE variant=Variant::Quiet on_press=move || asking.set(true)/>
                        }
                    }
                >
                    {
                        let restored = restored.clone();
                        view! {
                            <span class="version-question">
                                <Drawn icon=Icon::Restore/>
                                {text::RESTORE_QUESTION}
                            </span>
                            <Button
                                label=text::RESTORE
                                on_press=move || {
                                    asking.set(false);
                                    versions::restore(app, restored.clone());
                                }
                            />
                            <Button label=copy::CANCEL variant=Variant::Quiet on_press=move || asking.set(false)/>
                        }
                    }
                </Show>
            </span>
        </li>
    }
}
