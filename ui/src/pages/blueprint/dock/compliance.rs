//! How it stands against frameworks: each with its score and what that is of, and control by control what it was measured by.

use api::compliance::{Report, ReportFormat, ReportRequest, Standing};
use api::evidence::ChartKind;
use domain::evidence::check::Status;
use domain::evidence::compliance::{ComplianceReport, ControlResult, ControlStatus};
use leptos::prelude::*;

use super::chart::ChartView;
use crate::app::evidence::{self, choose_framework, hand_out};
use crate::app::{App, use_app};
use crate::components::problem::sentence;
use crate::components::{Button, Empty, Icon, ProblemView, SeverityMark, Spinner, Variant};
use crate::copy::evidence as text;
use crate::state::Loaded;

const ORDER: [ControlStatus; 5] = [
    ControlStatus::Fail,
    ControlStatus::NotEvaluated,
    ControlStatus::Pass,
    ControlStatus::Manual,
    ControlStatus::NotApplicable,
];

/// Results listed of a control that holds; the rest are counted.
const MOST_KEPT: usize = 3;

/// The panel.
#[component]
pub fn CompliancePanel() -> impl IntoView {
    let app = use_app();
    let standings = app.work.evidence.standings;
    // The first time something is chosen for the person: what has most that could be evaluated.
    Effect::new(move |_| {
        let first = standings.with(|standings| {
            let all = standings.here()?;
            all.iter().max_by_key(|one| one.counts.evaluated()).map(|one| one.framework.clone())
        });
        if let Some(first) = first
            && app.work.evidence.framework.with_untracked(Option::is_none)
        {
            choose_framework(app, first);
        }
    });
    move || match standings.get() {
        Loaded::Waiting => view! {
            <div class="loading" role="status">
                <Spinner/>
                <span>{text::MEASURING}</span>
            </div>
        }
        .into_any(),
        Loaded::Failed(problem) => view! { <ProblemView problem on_retry=move || evidence::refresh(app)/> }.into_any(),
        Loaded::Here(all) => view! {
            <div class="compliance">
                <nav class="frameworks" aria-label=text::FRAMEWORKS>
                    {all.iter().map(|standing| view! { <FrameworkButton standing=standing.clone()/> }).collect_view()}
                </nav>
                <section class="controls" aria-label=text::CONTROLS_OF>
                    <Controls/>
                </section>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn FrameworkButton(standing: Standing) -> impl IntoView {
    let app = use_app();
    let id = standing.framework.clone();
    let chosen = {
        let id = id.clone();
        move || app.work.evidence.framework.with(|framework| framework.as_ref() == Some(&id))
    };
    let counts = standing.counts;
    let total = (counts.applicable() + counts.not_applicable).max(1);
    let share = move |count: u32| format!("{}%", f64::from(count) * 100.0 / f64::from(total));
    view! {
        <button
            class="framework"
            type="button"
            aria-pressed=move || chosen().to_string()
            on:click=move |_| choose_framework(app, id.clone())
        >
            <strong>{standing.title.clone()}</strong>
            <span class="tabular framework-score">{text::score(&counts)}</span>
            <span class="quiet tabular">{text::coverage(&counts)}</span>
            <span class="framework-bar" aria-hidden="true">
                <span class="framework-fail" style:width=share(counts.fail)></span>
                <span class="framework-pass" style:width=share(counts.pass)></span>
                <span class="framework-open" style:width=share(counts.not_evaluated)></span>
            </span>
        </button>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let app = use_app();
    let report = app.work.evidence.compliance;
    let shown = RwSignal::new(ControlStatus::Fail);
    let framework = Signal::derive(move || app.work.evidence.framework.get());
    move || {
        match report.get() {
        Loaded::Waiting if framework.get().is_none() => {
            view! { <Empty icon=Icon::Info title=text::CHOOSE_FRAMEWORK.to_owned() hint=text::CHOOSE_FRAMEWORK_HINT.to_owned()/> }.into_any()
        }
        Loaded::Waiting => view! {
            <div class="loading" role="status">
                <Spinner/>
                <span>{text::MEASURING}</span>
            </div>
        }
        .into_any(),
        Loaded::Failed(problem) => view! { <ProblemView problem on_retry=move || evidence::measure(app)/> }.into_any(),
        Loaded::Here(report) => {
            let listed = report.clone();
            view! {
                <div class="panel-bar">
                    <div class="chips" role="group" aria-label=text::SHOW>
                        {ORDER
                            .into_iter()
                            .map(|status| {
                                let count = count(&report, status);
                                view! {
                                    <button
                                        class="chip"
                                        class:chip-empty=count == 0
                                        type="button"
                                        aria-pressed=move || (shown.get() == status).to_string()
                                        on:click=move |_| shown.set(status)
                                    >
                                        {text::control(status)}
                                        <span class="tabular chip-count">{count}</span>
                                    </button>
                                }
                            })
                            .collect_view()}
                    </div>
                    <span class="panel-bar-end">
                        <Button label="PDF" variant=Variant::Quiet icon=Icon::Save on_press=move || export(app, ReportFormat::Pdf)/>
                        <Button label="CSV" variant=Variant::Quiet icon=Icon::Save on_press=move || export(app, ReportFormat::Csv)/>
                        <Button label="OSCAL" variant=Variant::Quiet icon=Icon::Save on_press=move || export(app, ReportFormat::Oscal)/>
                    </span>
                </div>
                <div class="controls-body" tabindex="0" role="group" aria-label=text::CONTROLS_OF>
                    <ChartView chart=ChartKind::Compliance title=text::COMPLIANCE framework/>
                    <p class="quiet controls-scope">{report.framework.scope.clone()}</p>
                    {move || {
                        let status = shown.get();
                        listed
                            .controls
                            .iter()
                            .filter(|control| control.status == status)
                            .map(|control| view! { <Control control=control.clone()/> })
                            .collect_view()
                    }}
                </div>
            }
            .into_any()
        }
    }
    }
}

#[component]
fn Control(control: ControlResult) -> impl IntoView {
    let app = use_app();
    let (open, kept): (Vec<_>, Vec<_>) = control.evidence.into_iter().partition(|one| one.status != Status::Pass);
    let more = kept.len().saturating_sub(MOST_KEPT);
    let listed = open.into_iter().chain(kept.into_iter().take(MOST_KEPT));
    let rows = listed
        .map(|result| {
            let key = result.component.clone();
            let message = if result.message.is_empty() {
                text::control(ControlStatus::Pass).to_owned()
            } else {
                sentence(&result.message)
            };
            view! {
                <li>
                    <button
                        class="control-result"
                        type="button"
                        on:click=move |_| {
                            if let Some(key) = &key {
                                app.work.jump(key);
                            }
                        }
                    >
                        <span class="mono">{result.address.clone()}</span>
                        <span>{message}</span>
                        <span class="mono quiet">{result.rule.clone()}</span>
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <article class="control">
            <h4>
                {control.severity.map(|severity| view! { <SeverityMark severity/> })}
                <span class="mono">{control.id.clone()}</span>
                {control.title.clone()}
            </h4>
            <p class="quiet">{control.description.clone()}</p>
            {control.manual.clone().map(|look| view! { <p>{text::LOOK_AT}": "{look}</p> })}
            <ul class="control-results">{rows}</ul>
            {(more > 0).then(|| view! { <p class="quiet">{text::more_kept(more)}</p> })}
        </article>
    }
}

fn count(report: &ComplianceReport, status: ControlStatus) -> u32 {
    let counts = &report.counts;
    match status {
        ControlStatus::Fail => counts.fail,
        ControlStatus::Pass => counts.pass,
        ControlStatus::NotEvaluated => counts.not_evaluated,
        ControlStatus::Manual => counts.manual,
        ControlStatus::NotApplicable => counts.not_applicable,
    }
}

fn export(app: App, format: ReportFormat) {
    let Some(id) = app.work.id.get_untracked() else { return };
    let Some(framework) = app.work.evidence.framework.get_untracked() else { return };
    let version = app.work.comparing.with_untracked(|comparing| comparing.as_ref().and_then(|one| one.newer));
    hand_out::<Report>(app, ReportRequest { id, version, framework, format });
}
