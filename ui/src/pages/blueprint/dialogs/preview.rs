//! What edits would do to the files, asked for while they are being chosen.

use std::cell::Cell;
use std::time::Duration;

use api::Problem;
use api::editing::Previewed;
use domain::edit::Edit;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{editing, use_app};
use crate::components::problem::sentence;
use crate::components::prose;
use crate::copy::dialogs as text;
use crate::pages::blueprint::dock::diff::DiffView;

const TYPING_PAUSE: Duration = Duration::from_millis(150);

/// The core's answer to edits that follow a signal; the latest question wins.
pub fn follow(edits: Signal<Option<Vec<Edit>>>) -> RwSignal<Option<Result<Previewed, Problem>>> {
    let app = use_app();
    let answer = RwSignal::new(None);
    let asked = StoredValue::new_local(Cell::new(0u64));
    Effect::new(move |_| {
        let edits = edits.get();
        let number = asked.with_value(|asked| {
            asked.set(asked.get() + 1);
            asked.get()
        });
        let Some(edits) = edits else {
            answer.set(None);
            return;
        };
        let is_latest = move || asked.try_with_value(|asked| asked.get() == number) == Some(true);
        set_timeout(
            move || {
                if !is_latest() {
                    return;
                }
                spawn_local(async move {
                    let previewed = editing::preview(app, edits).await;
                    if is_latest() {
                        answer.try_set(Some(previewed));
                    }
                });
            },
            TYPING_PAUSE,
        );
    });
    answer
}

/// The differences that edits would make, or why they cannot be made.
#[component]
pub fn PreviewView(
    /// The core's answer.
    answer: RwSignal<Option<Result<Previewed, Problem>>>,
) -> impl IntoView {
    move || {
        match answer.get() {
        None => view! { <p class="quiet">{text::PREVIEW_HINT}</p> }.into_any(),
        Some(Err(problem)) => {
            let hint = problem.hint.as_deref().map(sentence);
            view! {
                <p class="field-refused" role="alert">
                    {prose(&sentence(&problem.detail.unwrap_or(problem.title)))}
                    {hint.map(|hint| view! { ". " {prose(&hint)} })}
                </p>
            }
            .into_any()
        }
        Some(Ok(previewed)) => view! {
            {(previewed.places > 1).then(|| view! { <p class="quiet">{crate::copy::inspector::places(previewed.places)}</p> })}
            {previewed.notes.iter().map(|note| view! { <p class="preview-note">{prose(&sentence(note))}</p> }).collect_view()}
            <div class="preview-files">
                <DiffView files=previewed.differences/>
            </div>
        }
        .into_any(),
    }
    }
}
