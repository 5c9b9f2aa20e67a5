//! What differs, by file and line: against the files last in step with the folder, or between the versions that are compared.

use std::sync::Arc;

use api::versions::CompareResponse;
use domain::compare::Comparison;
use leptos::prelude::*;

use crate::app::{refresh, use_app};
use crate::components::{Empty, Icon, ProblemView, Spinner};
use crate::copy::dock as text;
use crate::pages::blueprint::dock::diff::DiffView;
use crate::state::Loaded;

/// The panel.
#[component]
pub fn ChangesPanel() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let answer = Memo::new(move |_| {
        match work.comparing.with(|comparing| comparing.as_ref().map(|comparing| comparing.answer.clone())) {
            Some(answer) => answer,
            None => work.changes.get(),
        }
    });
    let comparing = Memo::new(move |_| work.comparing.with(Option::is_some));
    move || match answer.get() {
        Loaded::Waiting => view! {
            <div class="loading">
                <Spinner/>
            </div>
        }
        .into_any(),
        Loaded::Failed(problem) => view! { <ProblemView problem on_retry=move || refresh::changes(app)/> }.into_any(),
        Loaded::Here(answer) if answer.files.is_empty() => {
            let (title, hint) =
                if comparing.get() { (text::NO_DIFFERENCE, "") } else { (text::NO_CHANGES, text::NO_CHANGES_HINT) };
            view! { <Empty icon=Icon::Success title=title.to_owned() hint=hint.to_owned()/> }.into_any()
        }
        Loaded::Here(answer) => changed(&answer).into_any(),
    }
}

fn changed(answer: &Arc<CompareResponse>) -> impl IntoView {
    let note = note(&answer.comparison);
    view! {
        {note.map(|note| view! { <p class="dock-note">{note}</p> })}
        <DiffView files=answer.files.clone()/>
    }
}

/// What a person may know before reading on: nothing that differs means anything.
fn note(comparison: &Comparison) -> Option<&'static str> {
    if comparison.comments_only {
        Some(text::COMMENTS_ONLY)
    } else if comparison.moved_only() {
        Some(text::MOVED_ONLY)
    } else {
        comparison.formatting_only.then_some(text::FORMATTING_ONLY)
    }
}
