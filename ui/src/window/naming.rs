//! Naming, renaming and removing blueprints.

use std::future::Future;

use api::Problem;
use api::blueprints::{OneBlueprint, Remove, Rename, RenameRequest};
use domain::ids::BlueprintId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{opening, refresh, use_app, writes};
use crate::components::{Button, Modal, ProblemView, Variant, focus};
use crate::copy::{self, naming as text};
use crate::state::Route;

/// A dialog that asks for one line and does something with it; what is refused is said inside.
#[component]
pub fn AskForText<F>(
    /// The dialog's title.
    title: &'static str,
    /// What the field is called.
    label: &'static str,
    /// What stands in it at first.
    #[prop(into)]
    value: String,
    /// The verb.
    verb: &'static str,
    /// A line below the field.
    #[prop(default = "")]
    hint: &'static str,
    /// Several lines.
    #[prop(optional)]
    long: bool,
    /// Whether nothing is a good answer too.
    #[prop(optional)]
    may_be_empty: bool,
    /// Does it.
    act: impl Fn(String) -> F + Send + Sync + Copy + 'static,
) -> impl IntoView
where
    F: Future<Output = Result<(), Problem>> + 'static,
{
    let app = use_app();
    let typed = RwSignal::new(value);
    let busy = RwSignal::new(false);
    let refused = RwSignal::new(None::<Problem>);
    let ready = move || !busy.get() && (may_be_empty || typed.with(|typed| !typed.trim().is_empty()));
    let submit = move || {
        if !untrack(ready) {
            return;
        }
        busy.set(true);
        refused.set(None);
        spawn_local(async move {
            let outcome = act(typed.get_untracked().trim().to_owned()).await;
            busy.try_set(false);
            match outcome {
                Ok(()) => app.close_dialog(),
                Err(problem) => drop(refused.try_set(Some(problem))),
            }
        });
    };
    let line = NodeRef::<leptos::html::Input>::new();
    let area = NodeRef::<leptos::html::Textarea>::new();
    focus::when_mounted(line);
    focus::when_mounted(area);
    let field = if long {
        view! {
            <textarea
                class="input"
                rows="4"
                node_ref=area
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        event.prevent_default();
                        submit();
                    }
                }
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input"
                type="text"
                node_ref=line
                autocomplete="off"
                spellcheck="false"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! {
        <Modal title=title on_close=move || app.close_dialog()>
            <form
                on:submit=move |event| {
                    event.prevent_default();
                    submit();
                }
            >
                <div class="modal-body">
                    <label class="labelled">
                        <span>{label}</span>
                        {field}
                    </label>
                    {(!hint.is_empty()).then(|| view! { <p class="quiet">{hint}</p> })}
                    {move || refused.get().map(|problem| view! { <ProblemView problem/> })}
                </div>
                <div class="modal-foot">
                    <Button label=copy::CANCEL variant=Variant::Quiet on_press=move || app.close_dialog()/>
                    <Button label=verb variant=Variant::Primary submit=true disabled=Signal::derive(move || !ready())/>
                </div>
            </form>
        </Modal>
    }
}

/// A name for a new blueprint.
#[component]
pub fn NewBlueprint() -> impl IntoView {
    let app = use_app();
    let act = move |name: String| async move { opening::new_blueprint(app, name).await };
    view! { <AskForText title=text::NEW label=text::NAME value=text::NEW_NAME verb=text::CREATE act/> }
}

/// Another name for a blueprint.
#[component]
pub fn RenameBlueprint(id: BlueprintId) -> impl IntoView {
    let app = use_app();
    let name = app.blueprint(id).map(|blueprint| blueprint.name).unwrap_or_default();
    let act = move |name: String| async move {
        writes::write::<Rename>(app, &RenameRequest { id, name }).await?;
        app.load_blueprints();
        refresh::cover(app);
        Ok(())
    };
    view! { <AskForText title=text::RENAME label=text::NAME value=name verb=text::RENAME_VERB act/> }
}

/// Whether to remove a blueprint.
#[component]
pub fn RemoveBlueprint(id: BlueprintId) -> impl IntoView {
    let app = use_app();
    let name = app.blueprint(id).map(|blueprint| blueprint.name).unwrap_or_default();
    let refused = RwSignal::new(None::<Problem>);
    let remove = move || {
        spawn_local(async move {
            match writes::write::<Remove>(app, &OneBlueprint { id }).await {
                Ok(_) => {
                    app.close_dialog();
                    if app.work.is_open(id) {
                        app.go(Route::Start);
                    }
                    app.load_blueprints();
                }
                Err(problem) => drop(refused.try_set(Some(problem))),
            }
        });
    };
    view! {
        <Modal title=text::REMOVE on_close=move || app.close_dialog()>
            <div class="modal-body">
                <p>{text::remove_question(&name)}</p>
                {move || refused.get().map(|problem| view! { <ProblemView problem/> })}
            </div>
            <div class="modal-foot">
                <Button label=copy::CANCEL variant=Variant::Quiet on_press=move || app.close_dialog()/>
                <Button label=text::REMOVE_VERB variant=Variant::Danger on_press=remove/>
            </div>
        </Modal>
    }
}
