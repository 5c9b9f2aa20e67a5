//! What stands in the inspector when no single component is selected.

use std::collections::BTreeMap;

use domain::graph::ComponentKey;
use domain::scene::NodeShape;
use leptos::prelude::*;

use crate::app::use_app;
use crate::commands::{self, Facts};
use crate::components::{Button, Drawn, Glyph, Icon};
use crate::copy::{inspector as text, opening};

/// Nothing is selected: the blueprint itself.
#[component]
pub fn BlueprintOverview() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let line = |name: &'static str, value: Signal<String>| {
        view! {
            <div class="fact">
                <dt>{name}</dt>
                <dd class="tabular">{move || value.get()}</dd>
            </div>
        }
    };
    let cover = move |read: fn(&api::blueprints::Blueprint) -> String| {
        Signal::derive(move || work.cover.with(|cover| cover.here().map(read).unwrap_or_default()))
    };
    let files = Signal::derive(move || {
        work.files.with(|files| text::files(files.len(), files.iter().filter(|file| file.reason.is_some()).count()))
    });
    let folder = move || work.folder.get();
    let categories = move || {
        let mut count: BTreeMap<domain::Category, usize> = BTreeMap::new();
        work.scene.with(|scene| {
            for node in scene.iter().flat_map(|scene| &scene.nodes) {
                if matches!(node.shape, NodeShape::Card | NodeShape::Container) {
                    *count.entry(node.category).or_default() += 1;
                }
            }
        });
        count
            .into_iter()
            .map(|(category, count)| {
                view! {
                    <li data-category=category.word()>
                        <span class="category-dot"></span>
                        <span>{text::category(category)}</span>
                        <span class="tabular">{count}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="inspector-body">
            <section class="inspector-section">
                <h2>{text::BLUEPRINT}</h2>
                <dl class="facts">
                    {line(text::COMPONENTS, cover(|cover| cover.components.to_string()))} {line(text::FILES, files)}
                    {line(
                        text::ROOT,
                        cover(|cover| if cover.root == "." { opening::TOP.to_owned() } else { cover.root.clone() }),
                    )}
                    {line(text::CONTENT, cover(|cover| cover.digest.short()))}
                    <Show when=move || folder().is_some()>
                        <div class="fact">
                            <dt>{text::FOLDER}</dt>
                            <dd class="fact-long" title=folder>
                                <span>{folder}</span>
                            </dd>
                        </div>
                    </Show>
                </dl>
            </section>
            <Show when=move || work.scene.with(|scene| scene.as_ref().is_some_and(|scene| !scene.nodes.is_empty()))>
                <section class="inspector-section">
                    <h2>{text::CATEGORIES}</h2>
                    <ul class="categories">{categories}</ul>
                </section>
            </Show>
            <p class="inspector-tip">{text::SELECT_HINT}</p>
        </div>
    }
}

/// Several nodes are selected.
#[component]
pub fn ManyOverview() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let by_type = move || {
        let mut count: BTreeMap<(String, String), (domain::Category, usize)> = BTreeMap::new();
        work.scene.with(|scene| {
            let Some(scene) = scene else { return };
            work.outline.with(|outline| {
                work.selection.with(|selection| {
                    for node in selection
                        .iter()
                        .filter_map(|key| outline.find(key))
                        .filter_map(|index| scene.nodes.get(index as usize))
                    {
                        count.entry((node.caption.clone(), node.glyph.clone())).or_insert((node.category, 0)).1 += 1;
                    }
                });
            });
        });
        count
            .into_iter()
            .map(|((caption, glyph), (category, count))| {
                view! {
                    <li>
                        <Glyph glyph category/>
                        <span>{caption}</span>
                        <span class="tabular">{count}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="inspector-head">
            <Drawn icon=Icon::Layers/>
            <div class="inspector-title">
                <strong>{move || text::selected(work.selection.with(std::collections::BTreeSet::len))}</strong>
            </div>
        </div>
        <div class="inspector-body">
            <section class="inspector-section">
                <ul class="categories">{by_type}</ul>
            </section>
            <Actions ids=&["edit.group", "edit.connect", "edit.duplicate", "edit.move_to_file", "view.fit_selection", "edit.remove"]/>
        </div>
    }
}

/// A module's or a group's box is selected.
#[component]
pub fn BoxOverview(key: ComponentKey) -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let is_group = key.0.starts_with("group:");
    let key = StoredValue::new(key);
    let node = Memo::new(move |_| {
        work.scene.with(|scene| {
            let index = key.with_value(|key| work.outline.with(|outline| outline.find(key)))?;
            let scene = scene.as_ref()?;
            let inside = scene.nodes.iter().filter(|node| node.parent == Some(index)).count();
            scene.nodes.get(index as usize).map(|node| (node.title.clone(), node.caption.clone(), inside))
        })
    });
    let title = move || node.with(|node| node.as_ref().map(|(title, _, _)| title.clone()));
    let caption = move || node.with(|node| node.as_ref().map(|(_, caption, _)| caption.clone()));
    let inside = move || node.with(|node| node.as_ref().map(|(_, _, inside)| text::inside(*inside)));
    view! {
        <div class="inspector-head">
            <Drawn icon=if is_group { Icon::Group } else { Icon::Box }/>
            <div class="inspector-title">
                <strong>{title}</strong>
                <span class="inspector-type">{move || if is_group { Some(text::GROUP.to_owned()) } else { caption() }}</span>
            </div>
        </div>
        <div class="inspector-body">
            <p class="quiet">{inside}</p>
            <p class="quiet">{if is_group { text::GROUP_HINT } else { text::MODULE_HINT }}</p>
            <Actions ids=if is_group { &["view.fit_selection", "edit.ungroup"] } else { &["view.fit_selection", "edit.add"] }/>
        </div>
    }
}

#[component]
fn Actions(ids: &'static [&'static str]) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="inspector-actions">
            {ids
                .iter()
                .filter_map(|id| commands::find(id))
                .map(|command| {
                    let disabled = Signal::derive(move || !(command.when)(&Facts::now(app)));
                    view! { <Button label=command.title icon=command.icon disabled on_press=move || commands::run(app, command)/> }
                })
                .collect_view()}
        </div>
    }
}
