//! The inspector: what is selected.
//!
//! - [`component`]: one component: name, fields, blocks, connections, note
//! - [`field`]: one field
//! - [`connections`]: what it uses and what uses it
//! - [`evidence`]: what is broken, what it costs, what is assumed of its usage
//! - [`overview`]: nothing, several nodes, or a box

mod add;
mod component;
mod connections;
mod evidence;
mod field;
mod overview;
mod section;

use leptos::prelude::*;

use crate::app::use_app;
use crate::app::workbench::is_component;
use crate::components::{ProblemView, Spinner};
use crate::copy::inspector as text;
use crate::state::Loaded;

/// The inspector.
#[component]
pub fn Inspector() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let focal = Memo::new(move |_| work.focal());
    // Only another component builds the form anew; new values flow into the fields that are there.
    let shown = Memo::new(move |_| work.detail.with(|detail| detail.here().map(|detail| detail.component.key.clone())));
    let failed = Memo::new(move |_| {
        work.detail.with(|detail| match detail {
            Loaded::Failed(problem) => Some(problem.clone()),
            Loaded::Waiting | Loaded::Here(_) => None,
        })
    });
    move || match focal.get() {
        Some(key) if is_component(&key) => match (shown.get(), failed.get()) {
            (Some(_), _) => view! { <component::ComponentInspector/> }.into_any(),
            (None, Some(problem)) => view! {
                <div class="inspector-body">
                    <ProblemView problem on_retry=move || crate::app::refresh::detail(app)/>
                </div>
            }
            .into_any(),
            (None, None) => view! {
                <div class="loading" role="status">
                    <Spinner/>
                    <span>{text::LOADING}</span>
                </div>
            }
            .into_any(),
        },
        Some(key) => view! { <overview::BoxOverview key/> }.into_any(),
        None if work.selection.with(|selection| selection.len() > 1) => view! { <overview::ManyOverview/> }.into_any(),
        None => view! { <overview::BlueprintOverview/> }.into_any(),
    }
}
