//! What came in from the folder: what changed there, what it means for the edits made here, and what a person must decide.

use std::collections::BTreeMap;
use std::sync::Arc;

use api::Problem;
use api::incoming::ReviewResponse;
use domain::compare::{ComponentDifference, Conflict, Side};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::differences::DifferenceList;
use super::dock::diff::DiffView;
use crate::app::{incoming, use_app};
use crate::components::{Button, Drawn, Empty, Icon, ProblemView, Spinner, Variant};
use crate::copy::{self, review as text};
use crate::state::Loaded;
use crate::state::changes::listed;
use crate::state::review::Choices;

/// The screen.
#[component]
pub fn ReviewScreen() -> impl IntoView {
    let app = use_app();
    let answer = Memo::new(move |_| app.work.reviewing.get());
    let body = move || match answer.get() {
        None | Some(Loaded::Waiting) => view! {
            <div class="loading" role="status">
                <Spinner/>
                <span>{text::LOADING}</span>
            </div>
        }
        .into_any(),
        Some(Loaded::Failed(problem)) => {
            view! { <ProblemView problem on_retry=move || incoming::review(app)/> }.into_any()
        }
        Some(Loaded::Here(review)) if review.since.is_none() => view! {
            <Empty icon=Icon::Success title=text::NOTHING.to_owned()>
                <Button label=text::BACK on_press=move || incoming::close(app)/>
            </Empty>
        }
        .into_any(),
        Some(Loaded::Here(review)) => view! { <Review review/> }.into_any(),
    };
    view! {
        <section class="review" aria-label=text::TITLE data-pane="review">
            {body}
        </section>
    }
}

#[component]
fn Review(review: Arc<ReviewResponse>) -> impl IntoView {
    let app = use_app();
    let choices = RwSignal::new(Choices::default());
    let opened = RwSignal::new(None::<usize>);
    let busy = RwSignal::new(false);
    let refused = RwSignal::new(None::<Problem>);
    let report = StoredValue::new(review.report.clone());
    let digest = review.digest;
    let undecided = move || report.with_value(|report| choices.with(|choices| choices.open(report)));
    let merge = move || {
        let answer = report.with_value(|report| choices.with_untracked(|choices| choices.answer(report)));
        let (Some(answer), Some(digest)) = (answer, digest) else { return };
        busy.set(true);
        refused.set(None);
        spawn_local(async move {
            if let Err(problem) = incoming::merge(app, digest, answer).await {
                refused.try_set(Some(problem));
            }
            busy.try_set(false);
        });
    };
    let all = move |side: Side| report.with_value(|report| choices.update(|choices| choices.choose_all(report, side)));
    let conflicts = review.report.conflicts.clone();
    let has_conflicts = !conflicts.is_empty();
    let differences: Vec<ComponentDifference> = review
        .comparison
        .as_ref()
        .map(|comparison| listed(comparison).into_iter().cloned().collect())
        .unwrap_or_default();
    let choose = move |index: usize| opened.update(|opened| *opened = (*opened != Some(index)).then_some(index));
    let by_component = by_component(conflicts);
    view! {
        <div class="review-scroll">
            <div class="review-page">
                <header class="review-head">
                    <h1>{text::TITLE}</h1>
                    <p class="quiet">{text::lead(review.report.taken.len(), review.report.kept.len(), review.report.conflicts.len())}</p>
                    {review.since.map(|since| view! { <p class="quiet"><time title=copy::exact(since)>{text::since(&copy::ago(since))}</time></p> })}
                </header>
                {has_conflicts
                    .then(|| {
                        view! {
                            <section class="review-part">
                                <header class="review-part-head">
                                    <h2>{text::CONFLICTS}</h2>
                                    <Button label=text::ALL_OURS variant=Variant::Quiet on_press=move || all(Side::Ours)/>
                                    <Button label=text::ALL_THEIRS variant=Variant::Quiet on_press=move || all(Side::Theirs)/>
                                </header>
                                {by_component
                                    .into_iter()
                                    .map(|(name, conflicts)| {
                                        view! {
                                            <article class="conflicts">
                                                <h3 class="mono">{name}</h3>
                                                {conflicts
                                                    .into_iter()
                                                    .map(|(index, conflict)| view! { <ConflictView index conflict choices/> })
                                                    .collect_view()}
                                            </article>
                                        }
                                    })
                                    .collect_view()}
                            </section>
                        }
                    })}
                <section class="review-part">
                    <h2>{text::CAME_IN}</h2>
                    {if differences.is_empty() {
                        view! { <p class="quiet">{text::NO_COMPONENT}</p> }.into_any()
                    } else {
                        view! {
                            <div class="review-differences">
                                <DifferenceList label=text::CAME_IN differences current=opened on_choose=choose/>
                            </div>
                        }
                            .into_any()
                    }}
                </section>
                <section class="review-part">
                    <h2>{text::FILES}</h2>
                    <div class="review-files">
                        <DiffView files=review.files.clone()/>
                    </div>
                </section>
                {move || refused.get().map(|problem| view! { <ProblemView problem/> })}
            </div>
        </div>
        <footer class="review-foot">
            <span class="quiet">
                <Drawn icon=Icon::Info/>
                {text::KEPT_FIRST}
            </span>
            <Button label=text::LATER variant=Variant::Quiet on_press=move || incoming::close(app)/>
            <Button
                label=Signal::derive(move || text::merge(undecided()))
                icon=Icon::Merge
                variant=Variant::Primary
                disabled=Signal::derive(move || { undecided() > 0 || busy.get() })
                on_press=merge
            />
        </footer>
    }
}

fn by_component(conflicts: Vec<Conflict>) -> BTreeMap<String, Vec<(usize, Conflict)>> {
    let mut found: BTreeMap<String, Vec<(usize, Conflict)>> = BTreeMap::new();
    for (index, conflict) in conflicts.into_iter().enumerate() {
        let key = &conflict.key;
        let name = if key.directory() == "." { key.address() } else { key.0.as_str() };
        found.entry(name.to_owned()).or_default().push((index, conflict));
    }
    found
}

/// Both values of a field that both sides changed, and the choice.
#[component]
fn ConflictView(index: usize, conflict: Conflict, choices: RwSignal<Choices>) -> impl IntoView {
    let path = if conflict.path.is_empty() { text::WHOLE.to_owned() } else { conflict.path.clone() };
    let group = format!("conflict-{index}");
    let value = |value: Option<String>| match value {
        Some(value) => view! { <code>{value}</code> }.into_any(),
        None => view! { <em class="quiet">{text::NOT_THERE}</em> }.into_any(),
    };
    let side = |side: Side, name: &'static str, shown: Option<String>, group: String| {
        view! {
            <label class="conflict-side">
                <span class="conflict-side-name">
                    <input
                        type="radio"
                        name=group
                        prop:checked=move || choices.with(|choices| choices.of(index) == Some(side))
                        on:change=move |_| choices.update(|choices| choices.choose(index, side))
                    />
                    {name}
                </span>
                {value(shown)}
            </label>
        }
    };
    view! {
        <fieldset class="conflict">
            <legend class="mono">{path}</legend>
            <div class="conflict-before">
                <span class="quiet">{text::BEFORE}</span>
                {value(conflict.ancestor)}
            </div>
            <div class="conflict-sides">
                {side(Side::Ours, text::OURS, conflict.ours, group.clone())} {side(Side::Theirs, text::THEIRS, conflict.theirs, group)}
            </div>
        </fieldset>
    }
}
