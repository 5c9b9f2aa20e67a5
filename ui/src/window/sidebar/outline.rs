//! The outline of the open blueprint: the accessible graph.
//!
//! Keyboard: up, down, Home, End move; right opens or goes in, left closes or goes out; Enter shows the node on the canvas;
//! Space adds it to the selection; letters go to the next node that begins with them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use domain::graph::ComponentKey;
use domain::scene::{Node, NodeShape, Scene};
use leptos::attr::custom::custom_attribute;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::canvas::copy as canvas_copy;
use crate::canvas_contract::{CanvasCommand, ContextRequest};
use crate::components::{Drawn, Empty, Glyph, Icon, VirtualList};
use crate::copy;
use crate::state::outline::{OutlineRow, name_of, type_ahead};

const ROW: f64 = 28.0;
/// Letters typed within this time belong together.
const TYPED_TOGETHER_MS: f64 = 700.0;
/// So many neighbours are named; the rest are counted.
const NAMED_NEIGHBOURS: usize = 4;

/// The outline with its filter.
#[component]
pub fn OutlinePanel() -> impl IntoView {
    let app = use_app();
    let filter = RwSignal::new(String::new());
    let rows = Memo::new(move |_| {
        let scene = app.work.scene.get();
        let rows = scene.map(|scene| {
            app.work.collapsed.with(|collapsed| {
                filter.with(|filter| app.work.outline.with(|outline| outline.rows(&scene, collapsed, filter)))
            })
        });
        Arc::new(rows.unwrap_or_default())
    });
    view! {
        <section class="sidebar-section outline" aria-labelledby="sidebar-outline">
            <header>
                <h2 id="sidebar-outline">{copy::outline::TITLE}</h2>
            </header>
            <input
                id="outline-filter"
                class="input outline-filter"
                type="search"
                placeholder=copy::outline::FILTER
                aria-label=copy::outline::FILTER
                prop:value=move || filter.get()
                on:input=move |event| filter.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        filter.set(String::new());
                    }
                }
            />
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=move || {
                    let waiting = app.work.scene.with(Option::is_none);
                    (!waiting)
                        .then(|| {
                            let title = if filter.with(String::is_empty) { copy::outline::EMPTY } else { copy::outline::NO_ANSWER };
                            view! { <Empty icon=Icon::Layers title=title.to_owned()/> }
                        })
                }
            >
                <Tree rows/>
            </Show>
        </section>
    }
}

#[component]
fn Tree(rows: Memo<Arc<Vec<OutlineRow>>>) -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let active = RwSignal::new(None::<ComponentKey>);
    let reveal = RwSignal::new(None::<(u64, usize)>);
    let typed = StoredValue::new_local(RefCell::new((String::new(), 0.0)));
    let key_at = move |index: usize| {
        let row = rows.with_untracked(|rows| rows.get(index).copied())?;
        work.scene.with_untracked(|scene| scene.as_ref()?.nodes.get(row.node as usize).map(|node| node.key.clone()))
    };
    let place = move |key: &ComponentKey| {
        let node = work.outline.with_untracked(|outline| outline.find(key))?;
        rows.with_untracked(|rows| rows.iter().position(|row| row.node == node))
    };
    // The row that the keyboard is at follows what is selected elsewhere, and its boxes open.
    Effect::new(move |_| {
        let Some(key) = work.focal() else { return };
        open_ancestors(app, &key);
        if active.with_untracked(|active| active.as_ref() != Some(&key)) {
            active.set(Some(key.clone()));
        }
        rows.track();
        if let Some(index) = place(&key) {
            reveal.update(|reveal| *reveal = Some((reveal.map_or(0, |(number, _)| number) + 1, index)));
        }
    });
    let go = move |index: usize, add: bool| {
        let Some(key) = key_at(index) else { return };
        active.set(Some(key.clone()));
        reveal.update(|reveal| *reveal = Some((reveal.map_or(0, |(number, _)| number) + 1, index)));
        if add {
            work.selection.update(|selection| {
                selection.insert(key.clone());
            });
        } else {
            work.selection.set(BTreeSet::from([key.clone()]));
        }
        work.send(CanvasCommand::Reveal(key));
    };
    let press = move |event: KeyboardEvent| {
        let count = rows.with_untracked(|rows| rows.len());
        let now = active.get_untracked().as_ref().and_then(place);
        let row = now.and_then(|now| rows.with_untracked(|rows| rows.get(now).copied()));
        if event.ctrl_key() || event.meta_key() || event.alt_key() || count == 0 {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => go(now.map_or(0, |now| (now + 1).min(count - 1)), event.shift_key()),
            "ArrowUp" => go(now.map_or(0, |now| now.saturating_sub(1)), event.shift_key()),
            "Home" => go(0, false),
            "End" => go(count - 1, false),
            "PageDown" => go(now.map_or(0, |now| (now + 15).min(count - 1)), false),
            "PageUp" => go(now.map_or(0, |now| now.saturating_sub(15)), false),
            "ArrowRight" => match (now, row) {
                (Some(now), Some(OutlineRow { expanded: Some(true), .. })) => go(now + 1, false),
                (Some(_), Some(OutlineRow { expanded: Some(false), .. })) => toggle(app, active.get_untracked()),
                _ => {}
            },
            "ArrowLeft" => match (now, row) {
                (Some(_), Some(OutlineRow { expanded: Some(true), .. })) => toggle(app, active.get_untracked()),
                (Some(now), Some(row)) => {
                    let parent = rows.with_untracked(|rows| {
                        rows.get(..now).and_then(|before| before.iter().rposition(|above| above.level < row.level))
                    });
                    if let Some(parent) = parent {
                        go(parent, false);
                    }
                }
                _ => {}
            },
            "Enter" => {
                if let Some(key) = active.get_untracked() {
                    work.selection.set(BTreeSet::from([key.clone()]));
                    work.send(CanvasCommand::CenterOn(key));
                }
            }
            " " => {
                if let Some(key) = active.get_untracked() {
                    work.selection.update(|selection| {
                        if !selection.remove(&key) {
                            selection.insert(key);
                        }
                    });
                }
            }
            "ContextMenu" => {
                let key = active.get_untracked();
                app.menu.set(Some(ContextRequest { key, client_x: 120.0, client_y: 240.0 }));
            }
            // While versions are compared, these two step through what differs.
            "n" | "p" if work.comparing.with_untracked(Option::is_some) => return,
            letter if letter.chars().count() == 1 && letter.chars().all(char::is_alphanumeric) => {
                let time = js_sys::Date::now();
                let text = typed.with_value(|typed| {
                    let mut typed = typed.borrow_mut();
                    if time - typed.1 > TYPED_TOGETHER_MS {
                        typed.0.clear();
                    }
                    typed.0.push_str(letter);
                    typed.1 = time;
                    typed.0.clone()
                });
                let found = work.scene.with_untracked(|scene| {
                    let scene = scene.as_ref()?;
                    rows.with_untracked(|rows| type_ahead(scene, rows, now.unwrap_or(0), &text))
                });
                if let Some(found) = found {
                    go(found, false);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let stamp = Memo::new(move |before: Option<&u64>| {
        rows.track();
        work.scene.track();
        before.map_or(0, |before| before + 1)
    });
    let count = Memo::new(move |_| rows.with(|rows| rows.len()));
    let row = move |index: usize| {
        let row = rows.with(|rows| rows.get(index).copied());
        let node = work.scene.with(|scene| {
            let scene = scene.as_ref()?;
            let row = row?;
            Some((scene.nodes.get(row.node as usize)?.clone(), neighbours(app, scene, row.node)))
        });
        row.zip(node).map(|(row, (node, neighbours))| view! { <Row row node neighbours active/> })
    };
    view! {
        <VirtualList
            count
            row_height=ROW
            reveal
            stamp
            row
            attr:class="virtual-list tree"
            attr:role="tree"
            attr:tabindex="0"
            attr:data-pane-focus="true"
            attr:aria-label=copy::outline::TREE
            attr:aria-multiselectable="true"
            attr:aria-activedescendant=move || active.get().and_then(|key| work.outline.with(|outline| outline.find(&key))).map(row_id)
            on:keydown=press
            on:focus=move |_| {
                if active.get_untracked().is_none() {
                    active.set(key_at(0));
                }
            }
        />
    }
}

#[component]
fn Row(row: OutlineRow, node: Node, neighbours: String, active: RwSignal<Option<ComponentKey>>) -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let name = name_of(&node);
    let key = StoredValue::new(node.key.clone());
    let selected = move || key.with_value(|key| work.selection.with(|selection| selection.contains(key)));
    let is_active = move || key.with_value(|key| active.with(|active| active.as_ref() == Some(key)));
    let click = move |event: leptos::ev::MouseEvent| {
        let key = key.get_value();
        active.set(Some(key.clone()));
        if event.ctrl_key() || event.meta_key() {
            work.selection.update(|selection| {
                if !selection.remove(&key) {
                    selection.insert(key);
                }
            });
        } else {
            work.jump(&key);
        }
    };
    let context = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let key = key.get_value();
        if !work.selection.with_untracked(|selection| selection.contains(&key)) {
            work.selection.set(BTreeSet::from([key.clone()]));
        }
        let (client_x, client_y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        app.menu.set(Some(ContextRequest { key: Some(key), client_x, client_y }));
    };
    let icon = match node.shape {
        NodeShape::Module => Some(Icon::Box),
        NodeShape::Group => Some(Icon::Group),
        NodeShape::Card | NodeShape::Container => None,
    };
    let twisty = row.expanded.map(|expanded| {
        view! {
            <span
                class="tree-twisty"
                class:tree-twisty-open=expanded
                on:click=move |event| {
                    event.stop_propagation();
                    toggle(app, Some(key.get_value()));
                }
            >
                <Drawn icon=Icon::ChevronRight/>
            </span>
        }
    });
    view! {
        <div
            class="tree-row"
            class:tree-row-active=is_active
            role="treeitem"
            id=row_id(row.node)
            {..custom_attribute("aria-level", row.level.to_string())}
            aria-setsize=row.set_size
            aria-posinset=row.position
            aria-expanded=row.expanded.map(|expanded| expanded.to_string())
            aria-selected=move || selected().to_string()
            aria-label=name
            aria-description=neighbours
            data-key=node.key.0.clone()
            data-mark=copy::mark_word(node.mark)
            style:--level=(row.level - 1).min(16).to_string()
            on:click=click
            on:dblclick=move |_| work.send(CanvasCommand::CenterOn(key.get_value()))
            on:contextmenu=context
            on:mouseenter=move |_| work.hovered.set(Some(key.get_value()))
            on:mouseleave=move |_| work.hovered.set(None)
        >
            <span class="tree-twisty-space">{twisty}</span>
            {match icon {
                Some(icon) => view! { <Drawn icon/> }.into_any(),
                None => view! { <Glyph glyph=node.glyph.clone() category=node.category/> }.into_any(),
            }}
            <span class="tree-title">{node.title.clone()}</span>
            " "
            <span class="tree-caption">{node.caption.clone()}</span>
            " "
            {node.unfinished.clone().map(|why| view! { <span class="tree-unfinished" title=why><Drawn icon=Icon::Unknown/></span> })}
            {(!node.instances.is_empty()).then(|| view! {
                <span class="tree-instances tabular" title=canvas_copy::instances(&node.instances)>{node.instances.clone()}</span>
            })}
        </div>
    }
}

fn row_id(node: u32) -> String {
    format!("outline-{node}")
}

fn toggle(app: App, key: Option<ComponentKey>) {
    let Some(key) = key else { return };
    app.work.collapsed.update(|collapsed| {
        if !collapsed.remove(&key) {
            collapsed.insert(key);
        }
    });
}

fn open_ancestors(app: App, key: &ComponentKey) {
    let work = app.work;
    let closed: Vec<ComponentKey> = work.scene.with_untracked(|scene| {
        let Some(scene) = scene.as_ref() else { return Vec::new() };
        work.outline.with_untracked(|outline| {
            let Some(node) = outline.find(key) else { return Vec::new() };
            let ancestors = outline.ancestors(scene, node);
            work.collapsed.with_untracked(|collapsed| {
                ancestors.into_iter().map(|node| node.key.clone()).filter(|key| collapsed.contains(key)).collect()
            })
        })
    });
    if !closed.is_empty() {
        work.collapsed.update(|collapsed| collapsed.retain(|key| !closed.contains(key)));
    }
}

/// What a screen reader says after the name: what the node stands in, and what it is connected with.
fn neighbours(app: App, scene: &Scene, node: u32) -> String {
    let (uses, used_by) = app.work.outline.with_untracked(|outline| outline.neighbours(node));
    let names = |nodes: &[u32]| {
        let named: Vec<String> = nodes
            .iter()
            .take(NAMED_NEIGHBOURS)
            .filter_map(|node| scene.nodes.get(*node as usize))
            .map(|node| node.title.clone())
            .collect();
        (named, nodes.len().saturating_sub(NAMED_NEIGHBOURS))
    };
    let parent = scene.nodes.get(node as usize).and_then(|node| scene.nodes.get(node.parent? as usize));
    copy::outline::neighbours(parent.map(|parent| parent.title.as_str()), names(&uses), names(&used_by))
}
