//! What refers to what, in which attribute; with what that does to the source.

use std::sync::Arc;

use api::Problem;
use api::catalogue::Schema;
use api::editing::{ComponentDetail, ComponentRequest, ReadComponent};
use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::scene::Node;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::preview::{self, PreviewView};
use crate::app::workbench::is_component;
use crate::app::{editing, use_app};
use crate::components::{Button, Choice, Combobox, Icon, Modal, ProblemView, Variant, focus};
use crate::copy::{self, dialogs as text};
use crate::state::search;
use crate::transport::call;

const ORDER: &str = "depends_on";

/// The dialog.
#[component]
pub fn Connect(
    /// The component that will refer.
    from: ComponentKey,
    /// The one referred to, where it is known already.
    to: Option<ComponentKey>,
) -> impl IntoView {
    let app = use_app();
    let from = StoredValue::new(from);
    let to = RwSignal::new(to);
    view! {
        <Modal title=text::CONNECT size="palette" bare=true on_close=move || app.close_dialog()>
            {move || match to.get() {
                None => view! { <ChooseTarget from=from.get_value() to/> }.into_any(),
                Some(target) => view! { <ChooseAttribute from=from.get_value() target to/> }.into_any(),
            }}
        </Modal>
    }
}

#[component]
fn ChooseTarget(from: ComponentKey, to: RwSignal<Option<ComponentKey>>) -> impl IntoView {
    let app = use_app();
    let query = RwSignal::new(String::new());
    let nodes: Arc<Vec<Node>> = Arc::new(app.work.scene.with_untracked(|scene| {
        // A reference stays inside its module.
        let beside =
            |node: &&Node| is_component(&node.key) && node.key != from && node.key.directory() == from.directory();
        scene.iter().flat_map(|scene| scene.nodes.iter().filter(beside).cloned()).collect()
    }));
    let texts: Arc<Vec<String>> =
        Arc::new(nodes.iter().map(|node| format!("{} {} {}", node.title, node.caption, node.key.address())).collect());
    let found = Memo::new_with_compare(
        {
            let nodes = Arc::clone(&nodes);
            move |_| {
                let ranked = search::ranked(&query.get(), texts.iter().map(String::as_str));
                Arc::new(ranked.into_iter().filter_map(|index| nodes.get(index).cloned()).collect::<Vec<_>>())
            }
        },
        |_, _| true,
    );
    let choices = Signal::derive(move || {
        let choice = |node: &Node| Choice {
            title: node.title.clone(),
            caption: node.caption.clone(),
            aside: node.key.address().to_owned(),
            glyph: Some((node.glyph.clone(), node.category)),
            ..Choice::default()
        };
        Arc::new(found.get().iter().map(choice).collect())
    });
    let choose =
        move |index: usize| to.set(found.with_untracked(|found| found.get(index).map(|node| node.key.clone())));
    view! {
        <Combobox query choices label=text::CONNECT placeholder=text::CONNECT_PLACEHOLDER nothing=text::NO_TARGET.to_owned() on_choose=choose/>
    }
}

#[component]
fn ChooseAttribute(from: ComponentKey, target: ComponentKey, to: RwSignal<Option<ComponentKey>>) -> impl IntoView {
    let app = use_app();
    let attribute = RwSignal::new(ORDER.to_owned());
    let offered = RwSignal::new(vec![ORDER.to_owned()]);
    let refused = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let field = NodeRef::<leptos::html::Select>::new();
    focus::when_mounted(field);
    {
        let (from, target) = (from.clone(), target.clone());
        spawn_local(async move {
            let Some(id) = app.work.id.get_untracked() else { return };
            let Ok(detail) = call::<ReadComponent>(&ComponentRequest { id, key: from, version: None }).await else {
                return;
            };
            let names = candidates(&detail, &target);
            if let Some(first) = names.first() {
                attribute.try_set(first.clone());
            }
            offered.try_set(names);
        });
    }
    let edits = {
        let (from, target) = (from.clone(), target.clone());
        Signal::derive(move || {
            let attribute = attribute.get();
            (!attribute.is_empty()).then(|| vec![Edit::Connect { from: from.clone(), to: target.clone(), attribute }])
        })
    };
    let answer = preview::follow(edits);
    let ready =
        move || !busy.get() && edits.with(Option::is_some) && answer.with(|answer| !matches!(answer, Some(Err(_))));
    let submit = move || {
        let Some(edits) = edits.get_untracked().filter(|_| untrack(ready)) else { return };
        busy.set(true);
        spawn_local(async move {
            match editing::edit(app, edits).await {
                Ok(_) => app.close_dialog(),
                Err(problem) => drop(refused.try_set(Some(problem))),
            }
            busy.try_set(false);
        });
    };
    view! {
        <form
            class="opening-form"
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <header class="modal-head">
                <h2>{text::CONNECT}</h2>
            </header>
            <div class="modal-body">
                <p class="connect-line mono">
                    <span>{from.address().to_owned()}</span>
                    <span aria-hidden="true">"→"</span>
                    <span>{target.address().to_owned()}</span>
                </p>
                <label class="labelled">
                    <span>{text::ATTRIBUTE}</span>
                    <select
                        class="select mono"
                        node_ref=field
                        prop:value=move || attribute.get()
                        on:change=move |event| attribute.set(event_target_value(&event))
                    >
                        {move || {
                            let chosen = attribute.get_untracked();
                            offered
                                .get()
                                .into_iter()
                                .map(|name| {
                                    let shown = if name == ORDER { text::ORDER_ALONE.to_owned() } else { name.clone() };
                                    view! { <option value=name.clone() selected=name == chosen>{shown}</option> }
                                })
                                .collect_view()
                        }}
                    </select>
                </label>
                <PreviewView answer/>
                {move || refused.get().map(|problem| view! { <ProblemView problem/> })}
            </div>
            <div class="modal-foot">
                <span class="spread">
                    <Button label=copy::BACK variant=Variant::Quiet icon=Icon::Back on_press=move || to.set(None)/>
                </span>
                <Button label=copy::CANCEL variant=Variant::Quiet on_press=move || app.close_dialog()/>
                <Button label=text::CONNECT_VERB variant=Variant::Primary submit=true disabled=Signal::derive(move || !ready())/>
            </div>
        </form>
    }
}

/// Attributes that can refer, the likeliest first: those named like the target's type, set or not.
fn candidates(detail: &ComponentDetail, target: &ComponentKey) -> Vec<String> {
    let target_type = target.address().split('.').next().unwrap_or_default();
    let words: Vec<&str> = target_type.split('_').skip(1).collect();
    let likeness = |name: &str| {
        let last = name.rsplit('.').next().unwrap_or(name);
        let stem = ["_ids", "_id", "_arns", "_arn", "_names", "_name", "_self_link"]
            .iter()
            .find_map(|end| last.strip_suffix(end));
        let stem = stem.unwrap_or(last);
        let shared = stem
            .split('_')
            .filter(|word| words.contains(word) || words.iter().any(|own| format!("{own}s") == **word))
            .count();
        let refers = usize::from(stem != last);
        shared * 4 + refers
    };
    let settable = |schema: &Schema| {
        let fits = |value_type: &str| value_type == "string" || value_type.contains("string") || value_type == "any";
        schema
            .attributes
            .iter()
            .filter(|known| !known.computed && fits(&known.value_type))
            .map(|known| known.name.clone())
            .collect::<Vec<_>>()
    };
    let mut names: Vec<String> = detail.component.attributes.iter().map(|attribute| attribute.path.clone()).collect();
    names.extend(detail.schema.as_ref().map(settable).unwrap_or_default());
    names.retain(|name| name != ORDER);
    names.sort_by_key(|name| (std::cmp::Reverse(likeness(name)), name.clone()));
    names.dedup();
    let known = names.first().is_some_and(|first| likeness(first) >= 4);
    names.insert(if known { 1 } else { 0 }, ORDER.to_owned());
    names
}
