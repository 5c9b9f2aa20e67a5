//! Two versions side by side: the pickers over the canvas, and the list of what differs beside it.

use api::versions::Version;
use domain::ids::VersionId;
use leptos::prelude::*;

use super::differences::DifferenceList;
use crate::app::{use_app, versions};
use crate::components::button::CommandButton;
use crate::components::{Empty, Icon, ProblemView, Spinner, VirtualList};
use crate::copy::{self, compare as text};
use crate::state::Loaded;
use crate::state::changes::{Tally, listed};

/// Height of a row of files.
const ROW: f64 = 20.0;

/// The bar over the canvas.
#[component]
pub fn CompareBar() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let sides = Memo::new(move |_| {
        work.comparing.with(|comparing| comparing.as_ref().map(|comparing| (comparing.older, comparing.newer)))
    });
    let all =
        move || work.versions.with(|versions| versions.here().map(|versions| versions.to_vec()).unwrap_or_default());
    move || {
        sides.get().map(|(older, newer)| {
            view! {
                <div class="compare-bar" role="group" aria-label=text::TITLE>
                    <Picker
                        label=text::OLDER
                        versions=all()
                        chosen=older
                        none=text::BEGINNING
                        on_choose=move |chosen| versions::compare(app, chosen, newer)
                    />
                    <span aria-hidden="true">"→"</span>
                    <Picker
                        label=text::NEWER
                        versions=all()
                        chosen=newer
                        none=text::NOW
                        on_choose=move |chosen| versions::compare(app, older, chosen)
                    />
                    <CommandButton command="review.stop"/>
                    <super::deltas::Deltas/>
                </div>
            }
        })
    }
}

#[component]
fn Picker(
    label: &'static str,
    versions: Vec<Version>,
    chosen: Option<VersionId>,
    none: &'static str,
    #[prop(into)] on_choose: Callback<Option<VersionId>>,
) -> impl IntoView {
    let options = versions
        .into_iter()
        .map(|version| {
            let name = text::version(version.number, &version.message);
            view! { <option value=version.id.to_string() selected=chosen == Some(version.id)>{name}</option> }
        })
        .collect_view();
    view! {
        <select class="select" aria-label=label on:change=move |event| on_choose.run(event_target_value(&event).parse().ok())>
            <option value="" selected=chosen.is_none()>{none}</option>
            {options}
        </select>
    }
}

/// The list beside the canvas.
#[component]
pub fn ComparePanel() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let answer = Memo::new(move |_| {
        work.comparing.with(|comparing| comparing.as_ref().map(|comparing| comparing.answer.clone()))
    });
    let step =
        Memo::new(move |_| work.comparing.with(|comparing| comparing.as_ref().and_then(|comparing| comparing.step.0)));
    let tally = move || {
        answer.with(|answer| match answer {
            Some(Loaded::Here(answer)) => text::tally(&Tally::of(&answer.comparison)),
            _ => String::new(),
        })
    };
    view! {
        <div class="inspector-head">
            <div class="inspector-title">
                <strong>{text::TITLE}</strong>
                <span class="inspector-type tabular">{tally}</span>
            </div>
            <CommandButton command="review.previous"/>
            <CommandButton command="review.next"/>
        </div>
        <div class="inspector-body compare-body" data-pane-focus="true" tabindex="-1" role="group" aria-label=copy::blueprint::INSPECTOR>
            {move || match answer.get() {
                None | Some(Loaded::Waiting) => {
                    view! {
                        <div class="loading">
                            <Spinner/>
                        </div>
                    }
                        .into_any()
                }
                Some(Loaded::Failed(problem)) => view! { <ProblemView problem/> }.into_any(),
                Some(Loaded::Here(answer)) if answer.comparison.components.is_empty() => {
                    let hint = if answer.comparison.other_files.is_empty() { "" } else { text::OTHER_FILES };
                    view! { <Empty icon=Icon::Success title=text::SAME.to_owned() hint=hint.to_owned()/> }.into_any()
                }
                Some(Loaded::Here(answer)) => {
                    let differences = listed(&answer.comparison).into_iter().cloned().collect();
                    let others = answer.comparison.other_files.clone();
                    view! {
                        <DifferenceList
                            label=text::DIFFERENCES
                            differences
                            current=step
                            on_choose=move |index| versions::step_to(app, index)
                        />
                        {(!others.is_empty()).then(|| view! { <OtherFiles paths=others/> })}
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

/// Files that differ in no component.
#[component]
fn OtherFiles(paths: Vec<String>) -> impl IntoView {
    let count = paths.len();
    let row = move |index: usize| {
        let path = paths.get(index).cloned().unwrap_or_default();
        view! {
            <div class="other-file mono" role="listitem" aria-setsize=count aria-posinset=index + 1 title=path.clone()>
                {path.clone()}
            </div>
        }
    };
    view! {
        <section class="inspector-section other-files">
            <h2>{text::OTHER_FILES}</h2>
            <VirtualList
                count=Signal::stored(count)
                row_height=ROW
                fit=true
                row
                attr:class="virtual-list"
                attr:role="list"
                attr:tabindex="0"
                attr:aria-label=text::OTHER_FILES
            />
        </section>
    }
}
