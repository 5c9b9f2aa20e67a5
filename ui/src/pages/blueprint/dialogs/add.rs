//! A new component: its type, its name, its file.

use std::sync::Arc;

use api::Problem;
use api::catalogue::ResourceType;
use domain::Category;
use domain::edit::Edit;
use domain::graph::ComponentKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::preview::{self, PreviewView};
use crate::app::{editing, pasting, use_app};
use crate::components::{Button, Choice, Combobox, Icon, Modal, ProblemView, Variant, focus};
use crate::copy::{self, dialogs as text};
use crate::state::search;

/// What will be added.
#[derive(Debug, Clone, PartialEq)]
struct Chosen {
    kind: ComponentKind,
    type_name: String,
    title: String,
}

/// What the language itself has, offered beside the resource types.
const OWN: [(ComponentKind, &str, &str); 5] = [
    (ComponentKind::Module, "module", text::MODULE),
    (ComponentKind::Variable, "variable", text::VARIABLE),
    (ComponentKind::Local, "local", text::LOCAL),
    (ComponentKind::Output, "output", text::OUTPUT),
    (ComponentKind::Provider, "provider", text::PROVIDER),
];

/// The dialog.
#[component]
pub fn AddComponent() -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(None::<Chosen>);
    view! {
        <Modal title=text::ADD size="palette" bare=true on_close=move || app.close_dialog()>
            {move || match chosen.get() {
                None => view! { <ChooseType chosen/> }.into_any(),
                Some(what) => view! { <NameIt what chosen/> }.into_any(),
            }}
        </Modal>
    }
}

#[component]
fn ChooseType(chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    let app = use_app();
    let query = RwSignal::new(String::new());
    let provider = preferred_provider();
    let found = Memo::new_with_compare(
        move |_| Arc::new(app.types.with(|types| find(types, &query.get(), &provider))),
        |_, _| true,
    );
    let choices = Signal::derive(move || Arc::new(found.get().iter().map(|(_, choice)| choice.clone()).collect()));
    let choose = move |index: usize| {
        if let Some((what, _)) = found.with_untracked(|found| found.get(index).cloned()) {
            chosen.set(Some(what));
        }
    };
    view! {
        <Combobox query choices label=text::ADD placeholder=text::ADD_PLACEHOLDER nothing=text::NO_TYPE.to_owned() on_choose=choose/>
    }
}

/// The provider of most of what is there already: its types come first.
fn preferred_provider() -> String {
    let app = use_app();
    let types = app.types.get_untracked();
    app.work.scene.with_untracked(|scene| {
        let mut count = std::collections::BTreeMap::<&str, usize>::new();
        for node in scene.iter().flat_map(|scene| &scene.nodes) {
            let prefix = node.key.address().split('_').next().unwrap_or_default();
            *count.entry(prefix).or_default() += 1;
        }
        let of = |prefix: &str| {
            types
                .iter()
                .find(|known| known.type_name.split('_').next() == Some(prefix))
                .map(|known| known.provider.clone())
        };
        let mut count: Vec<(&str, usize)> = count.into_iter().collect();
        count.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        count.into_iter().find_map(|(prefix, _)| of(prefix)).unwrap_or_default()
    })
}

fn find(types: &[ResourceType], query: &str, provider: &str) -> Vec<(Chosen, Choice)> {
    let mut all: Vec<(Chosen, Choice, String)> = Vec::with_capacity(types.len() + OWN.len());
    let mut ordered: Vec<&ResourceType> = types.iter().collect();
    ordered.sort_by_key(|known| known.provider != provider);
    for known in ordered {
        let what =
            Chosen { kind: ComponentKind::Resource, type_name: known.type_name.clone(), title: known.title.clone() };
        let choice = Choice {
            title: known.title.clone(),
            caption: known.type_name.clone(),
            aside: known.provider.clone(),
            glyph: Some((known.glyph.clone(), known.category)),
            ..Choice::default()
        };
        let words = format!("{} {} {} {}", known.title, known.type_name, known.provider, known.category.word());
        all.push((what, choice, words));
    }
    for (kind, word, title) in OWN {
        let what = Chosen { kind, type_name: String::new(), title: title.to_owned() };
        let choice =
            Choice { title: title.to_owned(), caption: word.to_owned(), icon: Some(Icon::Braces), ..Choice::default() };
        all.push((what, choice, format!("{title} {word}")));
    }
    let ranked = search::ranked(query, all.iter().map(|(_, _, words)| words.as_str()));
    let mut found: Vec<(Chosen, Choice)> = ranked
        .into_iter()
        .filter_map(|index| all.get(index))
        .map(|(what, choice, _)| (what.clone(), choice.clone()))
        .collect();
    let name = query.trim();
    let is_type = name.contains('_') && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_type && !found.iter().any(|(what, _)| what.type_name == name) {
        for (kind, caption) in [(ComponentKind::Resource, text::OTHER_TYPE), (ComponentKind::Data, text::DATA_SOURCE)] {
            let what = Chosen { kind, type_name: name.to_owned(), title: name.to_owned() };
            let glyph = Some(("generic".to_owned(), Category::Other));
            found.push((
                what,
                Choice { title: name.to_owned(), caption: caption.to_owned(), glyph, ..Choice::default() },
            ));
        }
    }
    found
}

#[component]
fn NameIt(what: Chosen, chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    let app = use_app();
    let takes_source = matches!(what.kind, ComponentKind::Module);
    let is_provider = matches!(what.kind, ComponentKind::Provider);
    let name = RwSignal::new(suggested(&what));
    let source = RwSignal::new(String::new());
    let file = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let field = NodeRef::<leptos::html::Input>::new();
    focus::when_mounted(field);
    let directory = pasting::directory(app);
    let files = {
        let prefix = if directory == "." { String::new() } else { format!("{directory}/") };
        move || {
            app.work.files.with_untracked(|files| {
                files
                    .iter()
                    .filter_map(|file| file.path.strip_prefix(prefix.as_str()).map(|rest| (file.path.clone(), rest)))
                    .filter(|(_, rest)| rest.ends_with(".tf") && !rest.contains('/'))
                    .map(|(path, _)| path)
                    .collect::<Vec<_>>()
            })
        }
    };
    let title = what.title.clone();
    let edits = Signal::derive(move || {
        let name = name.get().trim().to_owned();
        let source = source.get().trim().to_owned();
        let ready = !name.is_empty() && (!takes_source || !source.is_empty());
        ready.then(|| {
            vec![Edit::Add {
                directory: directory.clone(),
                file: file.get(),
                kind: what.kind,
                type_name: if is_provider { name.clone() } else { what.type_name.clone() },
                body: body(what.kind, &source),
                name,
            }]
        })
    });
    let answer = preview::follow(edits);
    let target = move || answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok()?.file.clone()));
    let ready =
        move || !busy.get() && edits.with(Option::is_some) && answer.with(|answer| !matches!(answer, Some(Err(_))));
    let submit = move || {
        let Some(edits) = edits.get_untracked().filter(|_| untrack(ready)) else { return };
        busy.set(true);
        spawn_local(async move {
            match editing::edit(app, edits).await {
                Ok(outcome) => {
                    editing::select_created(app, &outcome);
                    app.close_dialog();
                }
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
                <h2>{text::add_title(&title)}</h2>
            </header>
            <div class="modal-body">
                <label class="labelled">
                    <span>{if is_provider { text::PROVIDER_NAME } else { text::NAME }}</span>
                    <input
                        class="input mono"
                        type="text"
                        node_ref=field
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </label>
                {takes_source
                    .then(|| {
                        view! {
                            <label class="labelled">
                                <span>{text::MODULE_SOURCE}</span>
                                <input
                                    class="input mono"
                                    type="text"
                                    spellcheck="false"
                                    placeholder="./modules/network"
                                    prop:value=move || source.get()
                                    on:input=move |event| source.set(event_target_value(&event))
                                />
                            </label>
                        }
                    })}
                <label class="labelled">
                    <span>{text::FILE}</span>
                    <select
                        class="select mono"
                        on:change=move |event| {
                            let value = event_target_value(&event);
                            file.set((!value.is_empty()).then_some(value));
                        }
                    >
                        <option value="">{move || text::file_by_neighbours(target().filter(|_| file.with(Option::is_none)).as_deref())}</option>
                        {files().into_iter().map(|path| view! { <option value=path.clone()>{path.clone()}</option> }).collect_view()}
                    </select>
                </label>
                <PreviewView answer/>
                {move || refused.get().map(|problem| view! { <ProblemView problem/> })}
            </div>
            <div class="modal-foot">
                <span class="spread">
                    <Button label=copy::BACK variant=Variant::Quiet icon=Icon::Back on_press=move || chosen.set(None)/>
                </span>
                <Button label=copy::CANCEL variant=Variant::Quiet on_press=move || app.close_dialog()/>
                <Button label=text::ADD_VERB variant=Variant::Primary submit=true disabled=Signal::derive(move || !ready())/>
            </div>
        </form>
    }
}

/// A name that is not taken: the last word of the type, numbered when needed.
fn suggested(what: &Chosen) -> String {
    let app = use_app();
    let base = match what.kind {
        ComponentKind::Provider => return "aws".to_owned(),
        _ => what.type_name.rsplit('_').next().filter(|word| !word.is_empty()).unwrap_or("new").to_owned(),
    };
    let taken = |name: &str| {
        let ending = format!("{}.{name}", what.type_name);
        app.work.scene.with_untracked(|scene| {
            scene.iter().flat_map(|scene| &scene.nodes).any(|node| node.key.address() == ending)
        })
    };
    (1u32..)
        .map(|number| if number == 1 { base.clone() } else { format!("{base}_{number}") })
        .find(|name| !taken(name))
        .unwrap_or(base)
}

fn body(kind: ComponentKind, source: &str) -> String {
    match kind {
        ComponentKind::Module => format!("source = {}", crate::state::literal::quote(source)),
        ComponentKind::Output => "value = null".to_owned(),
        ComponentKind::Local => "null".to_owned(),
        _ => String::new(),
    }
}
