//! The fields of the component itself or of one nested block.

use std::sync::Arc;

use api::catalogue::AttributeSchema;
use api::editing::ComponentDetail;
use domain::edit::Edit;
use leptos::prelude::*;

use super::add::AddTo;
use super::field::{DraftField, FieldRow};
use crate::app::{editing, use_app};
use crate::components::{Icon, IconButton};
use crate::copy::inspector as text;
use crate::state::fields::Section;

/// A section.
#[component]
pub fn SectionView(
    /// The path of its block; empty for the component itself.
    path: String,
    /// All sections.
    form: Memo<Arc<Vec<Section>>>,
    /// The component.
    detail: Memo<Option<Arc<ComponentDetail>>>,
    /// Whether nothing can be changed.
    #[prop(into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let path = StoredValue::new(path);
    let section = Memo::new(move |_| {
        form.with(|form| path.with_value(|path| form.iter().find(|section| section.path == *path).cloned()))
    });
    let fields = move || {
        section.with(|section| {
            let fields = section
                .as_ref()
                .map(|section| section.fields.iter().map(|field| field.path.clone()).collect::<Vec<_>>());
            fields.unwrap_or_default()
        })
    };
    let drafts = RwSignal::new(Vec::<AttributeSchema>::new());
    // What has been set is no draft any more.
    Effect::new(move |_| {
        section.with(|section| {
            let set = section
                .as_ref()
                .map(|section| section.fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>());
            let set = set.unwrap_or_default();
            if drafts.with_untracked(|drafts| drafts.iter().any(|draft| set.contains(&draft.name))) {
                drafts.update(|drafts| drafts.retain(|draft| !set.contains(&draft.name)));
            }
        });
    });
    let key = move || detail.with_untracked(|detail| detail.as_ref().map(|detail| detail.component.key.clone()));
    let remove = move || {
        if let Some(key) = key() {
            editing::make(app, vec![Edit::RemoveBlock { key, path: path.get_value() }]);
        }
    };
    let is_block = path.with_value(|path| !path.is_empty());
    let level = section.with_untracked(|section| section.as_ref().map_or(0, |section| section.level)).min(8);
    let title = move || section.with(|section| section.as_ref().map(text::block_title).unwrap_or_default());
    view! {
        <section class="inspector-section" class:inspector-block=is_block style:--level=level.to_string()>
            {is_block
                .then(|| {
                    view! {
                        <header class="inspector-block-head">
                            <h2 class="mono">{title}</h2>
                            <Show when=move || !locked.get()>
                                <IconButton label=text::REMOVE_BLOCK icon=Icon::Trash on_press=remove/>
                            </Show>
                        </header>
                    }
                })}
            <For each=fields key=|path| path.clone() let(field_path)>
                <FieldRow path=field_path section detail locked/>
            </For>
            <For each=move || drafts.get() key=|draft| draft.name.clone() let(attribute)>
                <DraftField
                    section=path.get_value()
                    attribute=attribute.clone()
                    detail
                    on_drop=move || drafts.update(|drafts| drafts.retain(|draft| draft.name != attribute.name))
                />
            </For>
            <Show when=move || !locked.get()>
                <AddTo section detail drafts/>
            </Show>
        </section>
    }
}
