//! Adding an attribute or a nested block: what the type can have, required first, or any name that is typed.

use std::sync::Arc;

use api::catalogue::AttributeSchema;
use api::editing::ComponentDetail;
use domain::edit::Edit;
use leptos::prelude::*;

use crate::app::{editing, use_app};
use crate::components::{Choice, Combobox, Drawn, Icon};
use crate::copy::inspector as text;
use crate::state::fields::{Section, join};
use crate::state::search;

#[derive(Clone)]
enum Target {
    Attribute(AttributeSchema),
    Block(String),
}

/// The button, and once it is pressed the list.
#[component]
pub fn AddTo(
    /// To which section.
    section: Memo<Option<Section>>,
    /// Of which component.
    detail: Memo<Option<Arc<ComponentDetail>>>,
    /// Attributes that are about to be set.
    drafts: RwSignal<Vec<AttributeSchema>>,
) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    let query = RwSignal::new(String::new());
    let found =
        Memo::new_with_compare(
            move |_| {
                let query = query.get();
                let drafted = drafts.with(|drafts| drafts.iter().map(|draft| draft.name.clone()).collect::<Vec<_>>());
                Arc::new(section.with(|section| {
                    section.as_ref().map(|section| find(section, &query, &drafted)).unwrap_or_default()
                }))
            },
            |_, _| true,
        );
    let choices = Signal::derive(move || Arc::new(found.get().iter().map(|(_, choice)| choice.clone()).collect()));
    let choose = move |index: usize| {
        let Some((target, _)) = found.with_untracked(|found| found.get(index).cloned()) else { return };
        open.set(false);
        query.set(String::new());
        match target {
            Target::Attribute(attribute) => drafts.update(|drafts| drafts.push(attribute)),
            Target::Block(name) => {
                let key = detail.with_untracked(|detail| detail.as_ref().map(|detail| detail.component.key.clone()));
                let path = section.with_untracked(|section| section.as_ref().map(|section| join(&section.path, &name)));
                if let (Some(key), Some(path)) = (key, path) {
                    editing::make(app, vec![Edit::AddBlock { key, path, body: String::new() }]);
                }
            }
        }
    };
    view! {
        <Show
            when=move || open.get()
            fallback=move || {
                view! {
                    <button class="inspector-add" type="button" on:click=move |_| open.set(true)>
                        <Drawn icon=Icon::Plus/>
                        {text::ADD}
                    </button>
                }
            }
        >
            <div
                class="inspector-adding"
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        event.stop_propagation();
                        open.set(false);
                    }
                }
                on:focusout=move |event| {
                    if event.related_target().is_some() {
                        open.set(false);
                    }
                }
            >
                <Combobox query choices label=text::ADD placeholder=text::ADD_HINT nothing=text::NOTHING_TO_ADD.to_owned() on_choose=choose/>
            </div>
        </Show>
    }
}

fn find(section: &Section, query: &str, drafted: &[String]) -> Vec<(Target, Choice)> {
    let attributes = section.missing.iter().filter(|attribute| !drafted.contains(&attribute.name)).map(|attribute| {
        let choice = Choice {
            title: attribute.name.clone(),
            caption: attribute.value_type.clone(),
            aside: if attribute.required { text::REQUIRED } else { "" }.to_owned(),
            ..Choice::default()
        };
        (Target::Attribute(attribute.clone()), choice)
    });
    let blocks = section.addable.iter().map(|block| {
        let choice = Choice {
            title: block.name.clone(),
            caption: text::BLOCK.to_owned(),
            aside: if block.required { text::REQUIRED } else { "" }.to_owned(),
            icon: Some(Icon::Braces),
            ..Choice::default()
        };
        (Target::Block(block.name.clone()), choice)
    });
    let all: Vec<(Target, Choice)> = attributes.chain(blocks).collect();
    let ranked = search::ranked(query, all.iter().map(|(_, choice)| choice.title.as_str()));
    let mut found: Vec<(Target, Choice)> = ranked.into_iter().filter_map(|index| all.get(index).cloned()).collect();
    let name = query.trim();
    let is_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) && !name.is_empty();
    if is_name && !found.iter().any(|(_, choice)| choice.title == name) {
        let attribute =
            AttributeSchema { name: name.to_owned(), value_type: String::new(), required: false, computed: false };
        let own = |target, caption: &str, icon| {
            (target, Choice { title: name.to_owned(), caption: caption.to_owned(), icon, ..Choice::default() })
        };
        found.push(own(Target::Attribute(attribute), text::OWN_ATTRIBUTE, None));
        found.push(own(Target::Block(name.to_owned()), text::OWN_BLOCK, Some(Icon::Braces)));
    }
    found
}
