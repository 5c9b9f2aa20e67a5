//! What differs, component by component: as long a list as it takes, of which only what is in sight exists.
//!
//! Keyboard: the list is one stop; up, down, Page Up, Page Down, Home and End go from one difference to another, Enter or Space
//! chooses one. What was chosen is open: its fields stand below it.

use std::ops::Range;
use std::sync::Arc;

use domain::compare::{ComponentDifference, Difference, FieldDifference};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::components::splitter::on_resize;
use crate::components::{VirtualList, focus};
use crate::copy::{self, compare as text};

/// As high as a row is by its CSS.
const ROW: f64 = 28.0;
/// So many rows a page goes.
const PAGE: usize = 15;

/// The list.
#[component]
pub fn DifferenceList(
    /// What it is a list of.
    label: &'static str,
    /// The differences, in their order.
    differences: Vec<ComponentDifference>,
    /// The one that is open.
    #[prop(into)]
    current: Signal<Option<usize>>,
    /// One was chosen.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let count = differences.len();
    let differences = Arc::new(differences);
    // The row that the keyboard is at.
    let active = RwSignal::new(current.get_untracked().unwrap_or(0));
    let there = RwSignal::new(0..0usize);
    let reveal = RwSignal::new(None::<(u64, usize)>);
    let show =
        move |index: usize| reveal.update(|reveal| *reveal = Some((reveal.map_or(0, |(number, _)| number) + 1, index)));
    let more = RwSignal::new(0.0);
    let opened = Memo::new(move |_| current.get().map(|current| (current, more.get())));
    Effect::new(move |_| {
        if let Some(current) = current.get() {
            active.set(current);
            show(current);
        }
    });
    // The keyboard went to another row, which the page is to show once the row is there.
    let went = RwSignal::new(false);
    keep_focus(label, active, there, went);
    // After a press of the pointer an engine shows no mark on what a page focuses; the keyboard wants one.
    let keyed = RwSignal::new(false);
    let press = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let now = active.get_untracked();
        let last = count.saturating_sub(1);
        let target = match event.key().as_str() {
            "ArrowDown" => (now + 1).min(last),
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => (now + PAGE).min(last),
            "PageUp" => now.saturating_sub(PAGE),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        went.set(true);
        keyed.set(true);
        active.set(target);
        show(target);
    };
    let row = move |index: usize| {
        let difference = differences.get(index).cloned();
        difference.map(|difference| view! { <Row label index count difference current active more on_choose/> })
    };
    view! {
        <VirtualList
            count=Signal::stored(count)
            row_height=ROW
            reveal
            opened
            fit=true
            on_range=move |range| there.set(range)
            row
            attr:class="virtual-list differences"
            attr:id=list_id(label)
            attr:role="list"
            attr:aria-label=label
            // Where the row that the keyboard is at has been scrolled away, the list stands for it.
            attr:tabindex=move || if there.with(|there| there.contains(&active.get())) { "-1" } else { "0" }
            attr:data-keyed=move || keyed.get().then_some("true")
            on:keydown=press
            on:pointerdown=move |_| keyed.set(false)
        />
    }
}

/// Rows come and go while one scrolls: the focus stays with the one it is at, or with the list until that one is back.
fn keep_focus(label: &'static str, active: RwSignal<usize>, there: RwSignal<Range<usize>>, went: RwSignal<bool>) {
    Effect::new(move |_| {
        there.track();
        let active = active.get();
        request_animation_frame(move || {
            if !focus::is_within(&list_id(label)) {
                return;
            }
            let row = row_id(label, active);
            if !focus::quietly(&row) {
                focus::quietly(&list_id(label));
            } else if went.try_get_untracked() == Some(true) {
                went.set(false);
                focus::into_sight(&row);
            }
        });
    });
}

fn list_id(label: &str) -> String {
    format!("{}-list", label.to_lowercase().replace(' ', "-"))
}

fn row_id(label: &str, index: usize) -> String {
    format!("{}-{index}", list_id(label))
}

/// One difference; opens to its fields.
#[component]
fn Row(
    label: &'static str,
    index: usize,
    count: usize,
    difference: ComponentDifference,
    current: Signal<Option<usize>>,
    active: RwSignal<usize>,
    more: RwSignal<f64>,
    on_choose: Callback<usize>,
) -> impl IntoView {
    let is_current = move || current.get() == Some(index);
    let (sign, word) = copy::difference(difference.difference);
    let before = difference.older_key.as_ref().map(|key| text::was(key.address()));
    let address = difference.key.address().to_owned();
    // The name says more than the type, which makes room.
    let own = address.rfind('.').map_or(0, |dot| dot + 1);
    let (kind_part, own_part) = address.split_at(own);
    let (kind_part, own_part) = (kind_part.to_owned(), own_part.to_owned());
    let mark = kind(difference.difference);
    let details = StoredValue::new(difference);
    view! {
        <div class="difference" role="listitem" aria-setsize=count aria-posinset=index + 1 data-difference=mark>
            <button
                class="difference-head"
                type="button"
                id=row_id(label, index)
                tabindex=move || if active.get() == index { "0" } else { "-1" }
                aria-current=move || is_current().then_some("true")
                aria-expanded=move || is_current().to_string()
                on:click=move |_| {
                    active.set(index);
                    on_choose.run(index);
                }
            >
                <span class="difference-sign" aria-hidden="true">{sign}</span>
                <span class="difference-name mono" title=address>
                    <span class="difference-type">{kind_part}</span>
                    <span class="difference-own">{own_part}</span>
                </span>
                {before.map(|before| view! { <span class="difference-was mono" title=before.clone()>{before.clone()}</span> })}
                <span class="difference-word">{word}</span>
            </button>
            <Show when=is_current>{details.with_value(|difference| view! { <Details difference=difference.clone() more/> })}</Show>
        </div>
    }
}

/// Where it is, and its fields before and after.
#[component]
fn Details(difference: ComponentDifference, more: RwSignal<f64>) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    on_resize(element, move || {
        if let Some(element) = element.get_untracked() {
            more.set(element.unchecked_ref::<web_sys::Element>().get_bounding_client_rect().height());
        }
    });
    view! {
        <div class="difference-details" node_ref=element>
            <p class="difference-place mono">{format!("{}:{}", difference.file, difference.line)}</p>
            <FieldDifferences fields=difference.fields/>
        </div>
    }
}

/// Fields before and after.
#[component]
fn FieldDifferences(
    /// Which.
    fields: Vec<FieldDifference>,
) -> impl IntoView {
    let value = |class: &'static str, sign: &'static str, text: Option<String>| {
        text.map(|text| {
            view! {
                <dd class=class>
                    <span aria-hidden="true">{sign}</span>
                    <span>{text}</span>
                </dd>
            }
        })
    };
    view! {
        <dl class="field-differences mono">
            {fields
                .into_iter()
                .map(|field| {
                    view! {
                        <div>
                            <dt>{field.path}</dt>
                            {value("before", "−", field.before)}
                            {value("after", "+", field.after)}
                        </div>
                    }
                })
                .collect_view()}
        </dl>
    }
}

fn kind(difference: Difference) -> &'static str {
    match difference {
        Difference::Added => "added",
        Difference::Removed => "removed",
        Difference::Changed | Difference::Renamed => "changed",
        Difference::MovedOnly | Difference::FormattingOnly | Difference::CommentsOnly => "quiet",
    }
}
