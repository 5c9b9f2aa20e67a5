//! Two versions side by side: the pickers over the canvas, and the list of what differs beside it.

use api::versions::Version;
use domain::compare::{ComponentDifference, Difference, FieldDifference};
use domain::ids::VersionId;
use leptos::prelude::*;

use crate::app::{use_app, versions};
use crate::components::button::CommandButton;
use crate::components::{Empty, Icon, ProblemView, Spinner};
use crate::copy::{self, compare as text};
use crate::state::Loaded;
use crate::state::changes::{Tally, listed};

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
        <div class="inspector-body" data-pane-focus="true" tabindex="-1" role="group" aria-label=copy::blueprint::INSPECTOR>
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
                    let rows = listed(&answer.comparison)
                        .into_iter()
                        .cloned()
                        .enumerate()
                        .map(|(index, difference)| {
                            view! {
                                <DifferenceRow
                                    difference
                                    current=Signal::derive(move || step.get() == Some(index))
                                    on_choose=move || versions::step_to(app, index)
                                />
                            }
                        })
                        .collect_view();
                    let others = answer.comparison.other_files.clone();
                    view! {
                        <ul class="differences">{rows}</ul>
                        {(!others.is_empty())
                            .then(|| {
                                view! {
                                    <section class="inspector-section">
                                        <h2>{text::OTHER_FILES}</h2>
                                        <ul class="inspector-addresses mono">
                                            {others.into_iter().map(|path| view! { <li>{path}</li> }).collect_view()}
                                        </ul>
                                    </section>
                                }
                            })}
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

/// One difference; opens to its fields.
#[component]
pub fn DifferenceRow(
    /// Which.
    difference: ComponentDifference,
    /// Whether it is the one that is looked at.
    #[prop(into)]
    current: Signal<bool>,
    /// It was chosen.
    #[prop(into)]
    on_choose: Callback<()>,
) -> impl IntoView {
    let element = NodeRef::<leptos::html::Li>::new();
    Effect::new(move |_| {
        if current.get()
            && let Some(element) = element.get()
        {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let (sign, word) = copy::difference(difference.difference);
    let place = format!("{}:{}", difference.file, difference.line);
    let before = difference.older_key.as_ref().map(|key| text::was(key.address()));
    let fields = difference.fields.clone();
    let address = difference.key.address().to_owned();
    // The name says more than the type, which makes room.
    let own = address.rfind('.').map_or(0, |dot| dot + 1);
    let (kind_part, own_part) = address.split_at(own);
    let (kind_part, own_part) = (kind_part.to_owned(), own_part.to_owned());
    view! {
        <li class="difference" node_ref=element data-difference=kind(difference.difference)>
            <button
                class="difference-head"
                type="button"
                aria-current=move || current.get().then_some("true")
                on:click=move |_| on_choose.run(())
            >
                <span class="difference-sign" aria-hidden="true">{sign}</span>
                <span class="difference-name mono" title=address.clone()>
                    <span class="difference-type">{kind_part}</span>
                    <span class="difference-own">{own_part}</span>
                </span>
                <span class="difference-word">{word}</span>
            </button>
            {before.map(|before| view! { <p class="difference-place mono">{before}</p> })}
            <Show when=move || current.get()>
                <p class="difference-place mono">{place.clone()}</p>
                <FieldDifferences fields=fields.clone()/>
            </Show>
        </li>
    }
}

/// Fields before and after.
#[component]
pub fn FieldDifferences(
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
