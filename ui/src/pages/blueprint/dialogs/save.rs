//! What saving to the folder will change, before anything is written. In a browser the files are downloaded instead.

use std::sync::Arc;

use api::Problem;
use api::blueprints::Exported;
use api::editing::FileDifference;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{export, incoming, refresh, use_app};
use crate::components::{Button, Drawn, Icon, Modal, ProblemView, Spinner, Variant, focus};
use crate::copy::{self, dialogs as text};
use crate::pages::blueprint::dock::diff::DiffView;
use crate::state::Loaded;
use crate::transport::is_desktop;

/// The dialog.
#[component]
pub fn SaveToFolder() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let exported = RwSignal::new(Loaded::<Arc<Exported>>::Waiting);
    let refused = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    export::load_preview(app, exported);
    refresh::changes(app);
    let files = Memo::new(move |_| work.changes.with(|changes| changes.here().map(|changes| changes.files.clone())));
    let folder = move || work.folder.get();
    let save = move |elsewhere: bool| {
        busy.set(true);
        refused.set(None);
        spawn_local(async move {
            match export::save_to_folder(app, elsewhere).await {
                Ok(Some(saved)) => {
                    app.say(text::saved(saved.written.len(), &saved.path));
                    app.close_dialog();
                }
                Ok(None) => {}
                Err(problem) => drop(refused.try_set(Some(problem))),
            }
            busy.try_set(false);
        });
    };
    let download = move || {
        let name = work.cover.with_untracked(|cover| cover.here().map(|cover| cover.name.clone())).unwrap_or_default();
        let outcome = exported.with_untracked(|exported| {
            exported.here().map(|exported| export::download_archive(&name, &exported.files))
        });
        match outcome {
            Some(Ok(())) => app.close_dialog(),
            Some(Err(problem)) => refused.set(Some(problem)),
            None => {}
        }
    };
    let came_in = move || work.cover.with(|cover| cover.here().is_some_and(|cover| cover.incoming));
    let not_ready = Signal::derive(move || busy.get() || exported.with(|exported| exported.here().is_none()));
    Effect::new(move |_| {
        if !not_ready.get() {
            focus::ready_to_press();
        }
    });
    let changes = move || match (exported.get(), files.get()) {
        (Loaded::Failed(problem), _) => view! { <ProblemView problem/> }.into_any(),
        (Loaded::Here(exported), Some(files)) => {
            view! { <WillChange files removed=exported.removed.clone() all=exported.files.len()/> }.into_any()
        }
        (Loaded::Waiting | Loaded::Here(_), _) => view! {
            <div class="opening-progress" role="status">
                <Spinner/>
                <span>{text::LOOKING}</span>
            </div>
        }
        .into_any(),
    };
    let title = if is_desktop() { text::SAVE_TO_FOLDER } else { text::DOWNLOAD };
    view! {
        <Modal title=title size="wide" on_close=move || app.close_dialog()>
            <div class="modal-body">
                {move || folder().map(|folder| view! {
                    <p class="save-folder mono">
                        <Drawn icon=Icon::Folder/>
                        <span>{folder}</span>
                    </p>
                })}
                <Show when=came_in>
                    <div class="inspector-hint">
                        <Drawn icon=Icon::Incoming/>
                        <span>{text::INCOMING_FIRST}</span>
                        <Button
                            label=copy::commands::REVIEW_INCOMING_SHORT
                            on_press=move || {
                                app.close_dialog();
                                incoming::review(app);
                            }
                        />
                    </div>
                </Show>
                {changes}
                {move || refused.get().map(|problem| view! { <ProblemView problem/> })}
            </div>
            <div class="modal-foot">
                {if is_desktop() {
                    view! {
                        <Show when=move || folder().is_some()>
                            <span class="spread">
                                <Button label=text::ELSEWHERE variant=Variant::Quiet disabled=not_ready on_press=move || save(true)/>
                            </span>
                        </Show>
                        <Button label=copy::CANCEL variant=Variant::Quiet on_press=move || app.close_dialog()/>
                        <Button
                            label=Signal::derive(move || if folder().is_some() { text::SAVE } else { text::CHOOSE_FOLDER }.to_owned())
                            variant=Variant::Primary
                            disabled=not_ready
                            on_press=move || save(false)
                        />
                    }
                        .into_any()
                } else {
                    view! {
                        <Button label=copy::CANCEL variant=Variant::Quiet on_press=move || app.close_dialog()/>
                        <Button label=text::DOWNLOAD_ZIP icon=Icon::Download variant=Variant::Primary disabled=not_ready on_press=download/>
                    }
                        .into_any()
                }}
            </div>
        </Modal>
    }
}

#[component]
fn WillChange(files: Vec<FileDifference>, removed: Vec<String>, all: usize) -> impl IntoView {
    let count = files.len();
    view! {
        <p>{text::will_change(count, all)}</p>
        {(!removed.is_empty()).then(|| view! { <p class="quiet">{text::will_remove(&removed)}</p> })}
        {(count > 0)
            .then(|| {
                view! {
                    <div class="preview-files preview-files-tall">
                        <DiffView files/>
                    </div>
                }
            })}
    }
}
