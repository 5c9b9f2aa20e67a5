//! One component: name, fields, blocks, connections, note.

use std::sync::Arc;

use api::editing::ComponentDetail;
use domain::edit::Edit;
use domain::graph::ComponentKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::connections::Connections;
use super::evidence::ComponentEvidence;
use super::section::SectionView;
use crate::app::{editing, use_app};
use crate::components::button::CommandButton;
use crate::components::problem::sentence;
use crate::components::{Drawn, Glyph, Icon};
use crate::copy::inspector as text;
use crate::state::fields::{Section, sections};

/// So many addresses are named; the rest are counted.
const ADDRESSES: usize = 4;

/// The inspector of the component that is selected.
#[component]
pub fn ComponentInspector() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let detail = Memo::new(move |before: Option<&Option<Arc<ComponentDetail>>>| {
        // While it is asked for anew, what is known stays.
        work.detail.with(|detail| detail.here().cloned()).or_else(|| before.cloned().flatten())
    });
    let form = Memo::new(move |_| {
        detail.with(|detail| {
            let sections = detail.as_ref().map(|detail| sections(&detail.component, detail.schema.as_ref()));
            Arc::new(sections.unwrap_or_default())
        })
    });
    let locked = Signal::derive(move || {
        work.read_only() || detail.with(|detail| detail.as_ref().is_none_or(|detail| detail.read_only))
    });
    let get = move |read: fn(&ComponentDetail) -> String| {
        Memo::new(move |_| detail.with(|detail| detail.as_deref().map(read).unwrap_or_default()))
    };
    let glyph = get(|detail| detail.glyph.clone());
    let category =
        Memo::new(move |_| detail.with(|detail| detail.as_ref().map(|detail| detail.category).unwrap_or_default()));
    let type_title = get(|detail| detail.type_title.clone());
    let type_name = get(|detail| detail.component.type_name.clone());
    let addresses = move || {
        detail.with(|detail| detail.as_ref().map(|detail| detail.component.addresses.clone()).unwrap_or_default())
    };
    let places = Memo::new(move |_| detail.with(|detail| detail.as_ref().map_or(0, |detail| detail.places)));
    let place = move || {
        detail.with(|detail| {
            detail.as_ref().map(|detail| (detail.component.place.file.clone(), detail.component.place.line))
        })
    };
    let read_only = Memo::new(move |_| detail.with(|detail| detail.as_ref().is_some_and(|detail| detail.read_only)));
    let schemaless = Memo::new(move |_| {
        detail.with(|detail| {
            detail.as_ref().is_some_and(|detail| {
                detail.schema.is_none()
                    && matches!(detail.component.kind, ComponentKind::Resource | ComponentKind::Data)
            })
        })
    });
    let section_paths =
        move || form.with(|form| form.iter().map(|section: &Section| section.path.clone()).collect::<Vec<_>>());
    view! {
        <div class="inspector-head">
            <Glyph glyph category/>
            <div class="inspector-title">
                <NameField detail locked/>
                <span class="inspector-type" title=type_name>
                    {move || type_title.get()}
                    <Show when=move || { !type_name.with(String::is_empty) && type_name.get() != type_title.get() }>
                        <span class="mono inspector-type-name">{move || type_name.get()}</span>
                    </Show>
                </span>
            </div>
            <CommandButton command="edit.remove"/>
        </div>
        <div class="inspector-body" data-pane-focus="true" tabindex="-1" role="group" aria-label=crate::copy::blueprint::INSPECTOR>
            <Show when=move || read_only.get()>
                <p class="inspector-hint">
                    <Drawn icon=Icon::Lock/>
                    <span>{text::READ_ONLY}</span>
                </p>
            </Show>
            <Show when=move || { places.get() > 1 }>
                <p class="inspector-hint">
                    <Drawn icon=Icon::Layers/>
                    <span>{move || text::places(places.get())}</span>
                </p>
            </Show>
            <Show when=move || schemaless.get()>
                <p class="inspector-hint">
                    <Drawn icon=Icon::Info/>
                    <span>{text::NO_SCHEMA}</span>
                </p>
            </Show>
            <For each=section_paths key=|path| path.clone() let(path)>
                <SectionView path form detail locked/>
            </For>
            // Below the fields: what comes in later must not move what a person is writing in.
            <ComponentEvidence detail/>
            <Connections detail locked/>
            <NoteField detail locked/>
            <section class="inspector-section">
                <h2>{text::WHERE}</h2>
                <p class="inspector-place mono">{move || place().map(|(file, line)| format!("{file}:{line}"))}</p>
                {move || {
                    let all = addresses();
                    let more = all.len().saturating_sub(ADDRESSES);
                    view! {
                        <ul class="inspector-addresses mono">
                            {all.into_iter().take(ADDRESSES).map(|address| view! { <li>{address}</li> }).collect_view()}
                        </ul>
                        {(more > 0).then(|| view! { <p class="quiet">{text::more(more)}</p> })}
                    }
                }}
            </section>
        </div>
    }
}

/// The name; another one rewrites every reference to it.
#[component]
fn NameField(detail: Memo<Option<Arc<ComponentDetail>>>, #[prop(into)] locked: Signal<bool>) -> impl IntoView {
    let app = use_app();
    let name = Memo::new(move |_| {
        detail.with(|detail| detail.as_ref().map(|detail| detail.component.name.clone()).unwrap_or_default())
    });
    let refused = RwSignal::new(None::<String>);
    let typed = RwSignal::new(String::new());
    Effect::new(move |_| typed.set(name.get()));
    let commit = move || {
        let wanted = typed.get_untracked().trim().to_owned();
        let key = detail.with_untracked(|detail| detail.as_ref().map(|detail| detail.component.key.clone()));
        let Some(key) = key else { return };
        if wanted == name.get_untracked() || wanted.is_empty() {
            typed.set(name.get_untracked());
            refused.set(None);
            return;
        }
        spawn_local(async move {
            match editing::edit(app, vec![Edit::Rename { key, name: wanted }]).await {
                Ok(_) => drop(refused.try_set(None)),
                Err(problem) => drop(refused.try_set(Some(sentence(&problem.detail.unwrap_or(problem.title))))),
            }
        });
    };
    let fixed = Memo::new(move |_| {
        detail.with(|detail| {
            detail.as_ref().is_none_or(|detail| {
                matches!(
                    detail.component.kind,
                    ComponentKind::Provider
                        | ComponentKind::Settings
                        | ComponentKind::Moved
                        | ComponentKind::Import
                        | ComponentKind::Removed
                        | ComponentKind::Unknown
                )
            })
        })
    });
    view! {
        <input
            class="input inspector-name"
            type="text"
            spellcheck="false"
            autocomplete="off"
            aria-label=text::NAME
            aria-invalid=move || refused.with(Option::is_some).then_some("true")
            disabled=move || locked.get() || fixed.get()
            prop:value=move || typed.get()
            on:input=move |event| typed.set(event_target_value(&event))
            on:change=move |_| commit()
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    typed.set(name.get_untracked());
                    refused.set(None);
                }
            }
        />
        {move || refused.get().map(|refused| view! { <span class="field-refused" role="alert">{refused}</span> })}
    }
}

/// A person's note. It is kept beside the files, never in them.
#[component]
fn NoteField(detail: Memo<Option<Arc<ComponentDetail>>>, #[prop(into)] locked: Signal<bool>) -> impl IntoView {
    let app = use_app();
    let note =
        Memo::new(move |_| detail.with(|detail| detail.as_ref().map(|detail| detail.note.clone()).unwrap_or_default()));
    let commit = move |typed: String| {
        let key = detail.with_untracked(|detail| detail.as_ref().map(|detail| detail.component.key.clone()));
        if let Some(key) = key.filter(|_| typed != note.get_untracked()) {
            editing::make(app, vec![Edit::Annotate { key, text: typed }]);
        }
    };
    view! {
        <section class="inspector-section">
            <h2>{text::NOTE}</h2>
            <textarea
                class="input"
                rows="2"
                aria-label=text::NOTE
                placeholder=text::NOTE_HINT
                disabled=move || locked.get()
                prop:value=move || note.get()
                on:change=move |event| commit(event_target_value(&event))
            ></textarea>
        </section>
    }
}
