//! What was not understood: carried verbatim, shown with its place.

use leptos::prelude::*;

use crate::app::use_app;
use crate::app::workbench::{DockTab, Shown};
use crate::components::problem::sentence;
use crate::components::{Drawn, Empty, Icon, VirtualList, prose};
use crate::copy::dock as text;

const ROW: f64 = 28.0;

/// The panel.
#[component]
pub fn ProblemsPanel() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let count = Memo::new(move |_| work.carried.with(|carried| carried.len()));
    let stamp = Memo::new(move |before: Option<&u64>| {
        work.carried.track();
        before.map_or(0, |before| before + 1)
    });
    let row = move |index: usize| {
        let carried = work.carried.with(|carried| carried.get(index).cloned());
        carried.map(|carried| {
            let place = carried.place.clone();
            let message = sentence(&carried.message);
            let hint = carried.hint.as_deref().map(sentence);
            let full = format!("{message}{}", hint.as_deref().map(|hint| format!(". {hint}")).unwrap_or_default());
            view! {
                <button
                    class="problem-row"
                    type="button"
                    title=full
                    on:click=move |_| {
                        work.shown.set(Some(Shown { path: place.file.clone(), lines: Some((place.line, 1)) }));
                        work.tab.set(DockTab::Source);
                    }
                >
                    <Drawn icon=Icon::Unknown/>
                    <span class="mono problem-row-place">{format!("{}:{}:{}", carried.place.file, carried.place.line, carried.place.column)}</span>
                    <span class="problem-row-message">{prose(&message)}</span>
                    <span class="problem-row-hint">{hint.as_deref().map(prose)}</span>
                </button>
            }
        })
    };
    view! {
        <Show
            when=move || { count.get() > 0 }
            fallback=move || {
                view! { <Empty icon=Icon::Success title=text::ALL_UNDERSTOOD.to_owned() hint=text::all_understood_hint(work.files.with(|files| files.len()))/> }
            }
        >
            <p class="dock-note">{text::CARRIED_NOTE}</p>
            <VirtualList count row_height=ROW stamp row/>
        </Show>
    }
}
