//! A folder that is being opened: what is done, which root, what was not understood.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::opening::{self, Found, Opening};
use crate::app::panels;
use crate::app::workbench::{DockTab, Shown};
use crate::app::{App, use_app};
use crate::components::problem::sentence;
use crate::components::{Button, Drawn, Icon, Modal, ProblemView, Spinner, Variant, focus, prose};
use crate::copy::{self, opening as text};
use crate::state::Panel;

/// So many places are listed; the dock has them all.
const LISTED: usize = 200;

/// The dialog.
#[component]
pub fn OpeningDialog() -> impl IntoView {
    let app = use_app();
    let title = Memo::new(move |_| {
        app.opening.with(|opening| match opening {
            Opening::Idle => String::new(),
            Opening::Reading { name, .. } | Opening::Inspecting { name, .. } | Opening::Creating { name, .. } => {
                text::opening(name)
            }
            Opening::Choosing(_) => text::CHOOSE_ROOT.to_owned(),
            Opening::Summary(found) => text::summary_title(&found.name),
            Opening::Failed(problem) if problem.code == opening::NOT_ONE_FOLDER => text::ONE_FOLDER.to_owned(),
            Opening::Failed(_) => text::FAILED.to_owned(),
        })
    });
    let steps = Memo::new(move |_| app.opening.with(Step::of));
    view! {
        <Modal title=title size="wide" on_close=move || opening::cancel(app)>
            {move || match steps.get() {
                Step::Progress => view! { <Progress/> }.into_any(),
                Step::Choosing(found) => view! { <ChooseRoot found/> }.into_any(),
                Step::Summary(found) => view! { <Summary found/> }.into_any(),
                Step::Failed(problem) => {
                    view! {
                        <div class="modal-body">
                            <ProblemView problem/>
                        </div>
                        <div class="modal-foot">
                            <Button label=copy::CLOSE on_press=move || opening::cancel(app)/>
                        </div>
                    }
                        .into_any()
                }
            }}
        </Modal>
    }
}

/// What the dialog shows: progress is one screen whose words change.
#[derive(Clone, PartialEq)]
enum Step {
    Progress,
    Choosing(Arc<Found>),
    Summary(Arc<Found>),
    Failed(api::Problem),
}

impl Step {
    fn of(opening: &Opening) -> Self {
        match opening {
            Opening::Idle | Opening::Reading { .. } | Opening::Inspecting { .. } | Opening::Creating { .. } => {
                Self::Progress
            }
            Opening::Choosing(found) => Self::Choosing(Arc::clone(found)),
            Opening::Summary(found) => Self::Summary(Arc::clone(found)),
            Opening::Failed(problem) => Self::Failed(problem.clone()),
        }
    }
}

#[component]
fn Progress() -> impl IntoView {
    let app = use_app();
    let since = js_sys::Date::now();
    let seconds = RwSignal::new(0u32);
    let timer = set_interval_with_handle(
        move || {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "seconds since the dialog opened"
            )]
            seconds.set(((js_sys::Date::now() - since) / 1_000.0) as u32);
        },
        std::time::Duration::from_millis(250),
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    let doing = move || {
        app.opening.with(|opening| match opening {
            Opening::Reading { progress, .. } => text::reading(progress.files, progress.bytes),
            Opening::Inspecting { files, .. } => text::inspecting(*files),
            Opening::Creating { files, .. } => text::creating(*files),
            Opening::Idle | Opening::Choosing(_) | Opening::Summary(_) | Opening::Failed(_) => String::new(),
        })
    };
    view! {
        <div class="modal-body">
            <div class="opening-progress" role="status">
                <Spinner/>
                <span class="tabular">{doing}</span>
                <span class="opening-time tabular">{move || text::seconds(seconds.get())}</span>
            </div>
        </div>
        <div class="modal-foot">
            <Button label=copy::CANCEL on_press=move || opening::cancel(app)/>
        </div>
    }
}

#[component]
fn ChooseRoot(found: Arc<Found>) -> impl IntoView {
    let app = use_app();
    let roots = found.inspection.roots.clone();
    let chosen = RwSignal::new(roots.first().map(|root| root.directory.clone()).unwrap_or_default());
    let first = NodeRef::<leptos::html::Input>::new();
    focus::when_mounted(first);
    let lines = roots
        .into_iter()
        .enumerate()
        .map(|(index, root)| {
            let directory = root.directory.clone();
            let value = root.directory.clone();
            view! {
                <label class="root-choice">
                    <input
                        type="radio"
                        name="root"
                        node_ref=if index == 0 { first } else { NodeRef::new() }
                        prop:checked={
                            let directory = directory.clone();
                            move || chosen.with(|chosen| *chosen == directory)
                        }
                        on:change=move |_| chosen.set(value.clone())
                    />
                    <Drawn icon=Icon::Folder/>
                    <span class="mono">{if directory == "." { text::TOP.to_owned() } else { directory.clone() }}</span>
                    <span class="quiet tabular">{text::root_size(root.components, root.modules)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <form
            class="opening-form"
            on:submit=move |event| {
                event.prevent_default();
                opening::choose_root(app, chosen.get_untracked());
            }
        >
            <div class="modal-body">
                <p class="quiet">{text::CHOOSE_ROOT_HINT}</p>
                <div class="root-choices" role="radiogroup" aria-label=text::CHOOSE_ROOT>{lines}</div>
            </div>
            <div class="modal-foot">
                <Button label=copy::CANCEL variant=Variant::Quiet on_press=move || opening::cancel(app)/>
                <Button label=text::OPEN variant=Variant::Primary submit=true/>
            </div>
        </form>
    }
}

#[component]
fn Summary(found: Arc<Found>) -> impl IntoView {
    let app = use_app();
    let puzzling = found.inspection.files.iter().filter(|file| file.reason.is_some()).count();
    let more = found.inspection.carried.len().saturating_sub(LISTED);
    let carried = found
        .inspection
        .carried
        .iter()
        .take(LISTED)
        .map(|carried| {
            let place = carried.place.clone();
            let show = move |_| {
                show_place(app, &place.file, place.line);
                opening::cancel(app);
            };
            view! {
                <li>
                    <button class="place-link mono" type="button" on:click=show>
                        {format!("{}:{}", carried.place.file, carried.place.line)}
                    </button>
                    <span>{prose(&sentence(&carried.message))}</span>
                    {carried.hint.clone().map(|hint| view! { <span class="quiet">{prose(&sentence(&hint))}</span> })}
                </li>
            }
        })
        .collect_view();
    let skipped = found
        .skipped
        .iter()
        .take(LISTED)
        .map(|skipped| {
            view! {
                <li>
                    <span class="mono">{skipped.path.clone()}</span>
                    <span>{prose(&sentence(&skipped.reason))}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="modal-body">
            <p>{text::summary(puzzling, found.inspection.files.len())}</p>
            {(!found.inspection.carried.is_empty())
                .then(|| {
                    view! {
                        <h3 class="summary-head">{text::CARRIED}</h3>
                        <ul class="summary-list">{carried}</ul>
                        {(more > 0).then(|| view! { <p class="quiet">{text::more(more)}</p> })}
                    }
                })}
            {(!found.skipped.is_empty())
                .then(|| {
                    view! {
                        <h3 class="summary-head">{text::SKIPPED}</h3>
                        <ul class="summary-list">{skipped}</ul>
                    }
                })}
        </div>
        <div class="modal-foot">
            <Button label=text::SHOW_BLUEPRINT variant=Variant::Primary on_press=move || opening::cancel(app)/>
        </div>
    }
}

/// Shows a line of a file in the dock.
fn show_place(app: App, file: &str, line: u32) {
    app.work.tab.set(DockTab::Source);
    panels::set_open(app, Panel::Dock, true);
    app.work.shown.set(Some(Shown { path: file.to_owned(), lines: Some((line, 1)) }));
}
