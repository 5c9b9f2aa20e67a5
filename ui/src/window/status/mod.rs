//! The status bar: what is kept, what is open, what waits.

use leptos::prelude::*;

use crate::app::{App, use_app, workbench::DockTab, writes};
use crate::commands;
use crate::components::{Drawn, Icon};
use crate::copy;
use crate::state::{Loaded, Saving, money};

/// The status bar.
#[component]
pub fn StatusBar() -> impl IntoView {
    let app = use_app();
    view! {
        <footer class="status" data-pane="status">
            <div class="status-saving" role="status">{move || saving(app)}</div>
            <div class="status-rest">{move || picture(app)} {move || cost(app)} {move || findings(app)} {move || problems(app)} {move || core(app)}</div>
        </footer>
    }
}

fn saving(app: App) -> AnyView {
    match app.saving.get() {
        // Of nothing that is open, nothing is said.
        Saving::Saved if app.work.id.get().is_none() => ().into_any(),
        Saving::Saved => view! {
            <span class="status-item status-saved"><span class="status-dot"></span>{copy::status::SAVED}</span>
        }
        .into_any(),
        Saving::Underway(_) => view! {
            <span class="status-item"><span class="status-dot status-dot-busy"></span>{copy::status::SAVING}</span>
        }
        .into_any(),
        Saving::Stuck { waiting, problem } => view! {
            <span class="status-item status-stuck" title=problem.detail.unwrap_or_default()>
                <Drawn icon=Icon::Warning/>
                {copy::status::not_saved(waiting, &problem.title)}
            </span>
            <button class="status-link" type="button" on:click=move |_| writes::work(app)>{copy::status::RETRY}</button>
        }
        .into_any(),
    }
}

fn picture(app: App) -> Option<impl IntoView> {
    app.work.id.get()?;
    let components = app.work.cover.with(|cover| cover.here().map(|cover| cover.components))?;
    let selected = app.work.selection.with(std::collections::BTreeSet::len);
    let text = if selected > 0 { copy::status::selected(selected) } else { copy::status::components(components) };
    Some(view! { <span class="status-item tabular">{text}</span> })
}

/// The month, where a price of anything is known.
fn cost(app: App) -> Option<impl IntoView> {
    app.work.id.get()?;
    let (sum, covers) = app.work.evidence.estimate.with(|estimate| {
        let estimate = &estimate.here()?.estimate;
        Some((money::totals(&estimate.totals), copy::evidence::covers(&estimate.coverage)))
    })?;
    (!sum.is_empty()).then(|| {
        view! {
            <button class="status-link tabular" type="button" title=covers on:click=move |_| open(app, "view.cost")>
                {copy::status::a_month(&sum)}
            </button>
        }
    })
}

/// The worst of what policies find.
fn findings(app: App) -> Option<impl IntoView> {
    app.work.id.get()?;
    let worst = app
        .work
        .evidence
        .checks
        .with(|checks| checks.here().map(|checks| copy::evidence::worst(&checks.report.counts)))?;
    Some(view! {
        <button class="status-link tabular" type="button" on:click=move |_| open(app, "view.findings")>{worst}</button>
    })
}

fn open(app: App, command: &str) {
    if let Some(command) = commands::find(command) {
        commands::run(app, command);
    }
}

fn problems(app: App) -> Option<impl IntoView> {
    app.work.id.get()?;
    let count = app.work.carried.with(|carried| carried.len());
    (count > 0).then(|| {
        view! {
            <button
                class="status-link status-problems"
                type="button"
                on:click=move |_| {
                    app.work.tab.set(DockTab::Problems);
                    if let Some(command) = commands::find("view.problems") {
                        commands::run(app, command);
                    }
                }
            >
                <Drawn icon=Icon::Warning/>
                {copy::status::carried(count)}
            </button>
        }
    })
}

fn core(app: App) -> AnyView {
    match app.core.get() {
        Loaded::Waiting => ().into_any(),
        Loaded::Here(core) => {
            let (text, hint) = copy::status::core(&core);
            view! { <span class="status-item" title=hint>{text}</span> }.into_any()
        }
        Loaded::Failed(problem) => view! {
            <span class="status-item status-stuck" title=problem.detail.unwrap_or_default()>{copy::status::NO_CORE}</span>
        }
        .into_any(),
    }
}
