//! A field that searches a list.
//!
//! Keyboard: the arrow keys, Home and End move through the list while the focus stays in the field; Enter chooses.

use std::sync::Arc;

use domain::Category;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{Drawn, Glyph, Icon, Kbd, VirtualList};

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choice {
    /// What it is called.
    pub title: String,
    /// What it is.
    pub caption: String,
    /// A word at the right.
    pub aside: String,
    /// An icon of the product.
    pub icon: Option<Icon>,
    /// Or the glyph of a resource type.
    pub glyph: Option<(String, Category)>,
    /// Its shortcut.
    pub keys: Option<&'static str>,
}

const ROW: f64 = 36.0;

/// The field and its list.
#[component]
pub fn Combobox(
    /// What is typed.
    query: RwSignal<String>,
    /// What answers it, best first.
    #[prop(into)]
    choices: Signal<Arc<Vec<Choice>>>,
    /// What the field is called.
    label: &'static str,
    /// What can be typed.
    placeholder: &'static str,
    /// What stands there when nothing answers.
    #[prop(into)]
    nothing: Signal<String>,
    /// A choice was made, by its number.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let active = RwSignal::new(0usize);
    let reveal = RwSignal::new(None::<(u64, usize)>);
    let input = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
            input.select();
        }
    });
    Effect::new(move |_| {
        query.track();
        active.set(0);
        move_to(reveal, 0);
    });
    let count = Memo::new(move |_| choices.with(|choices| choices.len()));
    let key = move |event: KeyboardEvent| {
        let last = count.get_untracked().saturating_sub(1);
        let now = active.get_untracked().min(last);
        let next = match event.key().as_str() {
            "ArrowDown" => {
                if now >= last {
                    0
                } else {
                    now + 1
                }
            }
            "ArrowUp" => {
                if now == 0 {
                    last
                } else {
                    now - 1
                }
            }
            "PageDown" => (now + 8).min(last),
            "PageUp" => now.saturating_sub(8),
            "Enter" => {
                event.prevent_default();
                if count.get_untracked() > 0 {
                    on_choose.run(now);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        active.set(next);
        move_to(reveal, next);
    };
    let stamp = Memo::new(move |before: Option<&u64>| {
        choices.track();
        before.map_or(0, |before| before + 1)
    });
    let row = move |index: usize| {
        let choice = choices.with(|choices| choices.get(index).cloned()).unwrap_or_default();
        view! {
            <div
                class="choice"
                role="option"
                id=format!("choice-{index}")
                aria-selected=move || (active.get() == index).to_string()
                aria-setsize=move || count.get()
                aria-posinset=index + 1
                on:mousemove=move |_| {
                    if active.get_untracked() != index {
                        active.set(index);
                    }
                }
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| on_choose.run(index)
            >
                {choice.icon.map(|icon| view! { <Drawn icon/> })}
                {choice.glyph.map(|(glyph, category)| view! { <Glyph glyph category/> })}
                <span class="choice-title">{choice.title}</span>
                <span class="choice-caption">{choice.caption}</span>
                <span class="choice-aside">{choice.aside}</span>
                {choice.keys.map(|keys| view! { <Kbd keys/> })}
            </div>
        }
    };
    view! {
        <div class="combobox">
            <div class="combobox-field">
                <Drawn icon=Icon::Search/>
                <input
                    node_ref=input
                    type="text"
                    role="combobox"
                    aria-label=label
                    aria-expanded="true"
                    aria-controls="choices"
                    aria-autocomplete="list"
                    aria-activedescendant=move || (count.get() > 0).then(|| format!("choice-{}", active.get()))
                    placeholder=placeholder
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || query.get()
                    on:input=move |event| query.set(event_target_value(&event))
                    on:keydown=key
                />
            </div>
            <div class="choices" style=("--count", move || count.get().to_string())>
                <Show when=move || { count.get() > 0 } fallback=move || view! { <p class="choices-none">{move || nothing.get()}</p> }>
                    <VirtualList count row_height=ROW reveal stamp row attr:id="choices" attr:role="listbox" attr:aria-label=label/>
                </Show>
            </div>
        </div>
    }
}

fn move_to(reveal: RwSignal<Option<(u64, usize)>>, index: usize) {
    reveal.update(|reveal| *reveal = Some((reveal.map_or(0, |(number, _)| number) + 1, index)));
}
