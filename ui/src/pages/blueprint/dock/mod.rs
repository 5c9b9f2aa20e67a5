//! The dock: source, findings, cost, compliance, changes, history, problems.
//!
//! Put away, its tabs stay and open it.
//!
//! Keyboard: left and right move between the tabs.

mod changes;
mod chart;
mod compliance;
mod cost;
pub mod diff;
mod findings;
mod history;
mod problems;
mod source;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::workbench::DockTab;
use crate::app::{panels, use_app};
use crate::components::button::CommandButton;
use crate::copy::dock as text;
use crate::state::Panel;

/// The dock.
#[component]
pub fn Dock() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let tabs = NodeRef::<leptos::html::Div>::new();
    let open = Memo::new(move |_| panels::is_open(app, Panel::Dock));
    let key = move |event: KeyboardEvent| {
        let now = DockTab::ALL.iter().position(|tab| *tab == work.tab.get_untracked()).unwrap_or(0);
        let count = DockTab::ALL.len();
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % count,
            "ArrowLeft" => (now + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(tab) = DockTab::ALL.get(next) {
            work.tab.set(*tab);
            let element =
                tabs.get_untracked().and_then(|tabs| tabs.query_selector(&format!("#tab-{next}")).ok().flatten());
            if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = element.focus();
            }
        }
    };
    let count = move |tab: DockTab| match tab {
        DockTab::Source | DockTab::Cost | DockTab::Compliance => 0,
        DockTab::Findings => {
            work.evidence.checks.with(|checks| checks.here().map_or(0, |checks| checks.report.counts.failed() as usize))
        }
        DockTab::Changes => {
            match work.comparing.with(|comparing| comparing.as_ref().map(|comparing| comparing.answer.clone())) {
                Some(answer) => answer.here().map_or(0, |answer| answer.files.len()),
                None => work.changes.with(|changes| changes.here().map_or(0, |answer| answer.files.len())),
            }
        }
        DockTab::History => work.versions.with(|versions| versions.here().map_or(0, |versions| versions.len())),
        DockTab::Problems => work.carried.with(|carried| carried.len()),
    };
    let tab = move |(index, tab): (usize, DockTab)| {
        view! {
            <button
                class="tab"
                type="button"
                role="tab"
                id=format!("tab-{index}")
                aria-controls="dock-panel"
                aria-selected=move || (open.get() && work.tab.get() == tab).to_string()
                tabindex=move || if work.tab.get() == tab { "0" } else { "-1" }
                on:click=move |_| {
                    work.tab.set(tab);
                    panels::set_open(app, Panel::Dock, true);
                }
            >
                {text::tab(tab)}
                {move || {
                    let count = count(tab);
                    (count > 0).then(|| view! { <span class="tab-count tabular">{count}</span> })
                }}
            </button>
        }
    };
    let selected =
        move || DockTab::ALL.iter().position(|tab| *tab == work.tab.get()).map(|index| format!("tab-{index}"));
    view! {
        <div class="dock-head">
            <div class="tabs" role="tablist" aria-label=text::TABS node_ref=tabs on:keydown=key>
                {DockTab::ALL.into_iter().enumerate().map(tab).collect_view()}
            </div>
            <CommandButton command="view.dock"/>
        </div>
        <div class="dock-panel" role="tabpanel" id="dock-panel" aria-labelledby=selected hidden=move || !open.get()>
            {move || {
                open.get()
                    .then(|| match work.tab.get() {
                        DockTab::Source => view! { <source::SourcePanel/> }.into_any(),
                        DockTab::Findings => view! { <findings::FindingsPanel/> }.into_any(),
                        DockTab::Cost => view! { <cost::CostPanel/> }.into_any(),
                        DockTab::Compliance => view! { <compliance::CompliancePanel/> }.into_any(),
                        DockTab::Changes => view! { <changes::ChangesPanel/> }.into_any(),
                        DockTab::History => view! { <history::HistoryPanel/> }.into_any(),
                        DockTab::Problems => view! { <problems::ProblemsPanel/> }.into_any(),
                    })
            }}
        </div>
    }
}
