//! What policies find: a list, worst first, and beside it what is chosen.
//!
//! Keyboard: up and down in the list go from finding to finding.

use std::sync::Arc;

use api::checks::{CheckFormat, Export, ExportRequest};
use domain::evidence::check::{CheckResult, FoundBy, Rule, Severity};
use leptos::prelude::*;

use crate::app::evidence::{self, hand_out};
use crate::app::workbench::Shown;
use crate::app::{App, use_app};
use crate::components::problem::sentence;
use crate::components::{
    Button, Drawn, Empty, Icon, IconButton, ProblemView, SeverityMark, Spinner, Variant, VirtualList, prose,
};
use crate::copy::evidence as text;
use crate::state::Loaded;
use crate::state::findings::{Filter, Grouping, Kind, Row, rows};

const ROW: f64 = 28.0;

/// The panel.
#[component]
pub fn FindingsPanel() -> impl IntoView {
    let app = use_app();
    let checks = app.work.evidence.checks;
    let filter = RwSignal::new(Filter::default());
    let grouping = RwSignal::new(Grouping::default());
    let chosen = RwSignal::new(None::<domain::Digest>);
    let is_there = Memo::new(move |_| checks.with(|checks| checks.here().is_some()));
    move || {
        if is_there.get() {
            return view! { <Findings filter grouping chosen/> }.into_any();
        }
        match checks.get() {
            Loaded::Failed(problem) => {
                view! { <ProblemView problem on_retry=move || evidence::refresh(app)/> }.into_any()
            }
            Loaded::Waiting | Loaded::Here(_) => view! {
                <div class="loading" role="status">
                    <Spinner/>
                    <span>{text::CHECKING}</span>
                </div>
            }
            .into_any(),
        }
    }
}

#[component]
fn Findings(
    filter: RwSignal<Filter>,
    grouping: RwSignal<Grouping>,
    chosen: RwSignal<Option<domain::Digest>>,
) -> impl IntoView {
    let app = use_app();
    let checks = app.work.evidence.checks;
    let listed = Memo::new(move |_| {
        let all = checks.with(|checks| checks.here().map(|checks| rows(&checks.report, &filter.get(), grouping.get())));
        Arc::new(all.unwrap_or_default())
    });
    let count = Memo::new(move |_| listed.with(|rows| rows.len()));
    let stamp = Memo::new(move |before: Option<&u64>| {
        listed.track();
        before.map_or(0, |before| before + 1)
    });
    let row = move |index: usize| {
        let row = listed.with(|rows| rows.get(index).cloned());
        row.map(|row| match row {
            Row::Group { title, rule, severity, count } => view! { <GroupRow title rule severity count/> }.into_any(),
            Row::Result(number) => view! { <ResultRow number chosen/> }.into_any(),
        })
    };
    let nothing = move || {
        checks.with(|checks| {
            let report = &checks.here()?.report;
            let is_clear = report.counts.failed() == 0;
            Some((is_clear, report.counts.passed, report.counts.not_evaluated))
        })
    };
    view! {
        <div class="findings">
            <FilterBar filter grouping/>
            <PolicyProblems/>
            <div class="findings-body">
                <Show
                    when=move || { count.get() > 0 }
                    fallback=move || match nothing() {
                        Some((true, passed, open)) => {
                            view! { <Empty icon=Icon::Success title=text::ALL_CLEAR.to_owned() hint=text::all_clear_hint(passed, open)/> }
                        }
                        _ => {
                            view! { <Empty icon=Icon::Search title=text::NOTHING_FITS.to_owned() hint=text::NOTHING_FITS_HINT.to_owned()/> }
                        }
                    }
                >
                    <VirtualList
                        count
                        row_height=ROW
                        stamp
                        row
                        attr:class="virtual-list findings-list"
                        attr:role="list"
                        attr:aria-label=text::FINDINGS
                        attr:tabindex="0"
                    />
                    <Detail chosen/>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn FilterBar(filter: RwSignal<Filter>, grouping: RwSignal<Grouping>) -> impl IntoView {
    let app = use_app();
    let checks = app.work.evidence.checks;
    let chip = move |kind: Kind| {
        let count =
            Memo::new(move |_| checks.with(|checks| checks.here().map_or(0, |checks| kind.count(&checks.report))));
        let on = move || filter.with(|filter| filter.kinds.contains(&kind));
        view! {
            <button
                class="chip"
                class:chip-empty=move || count.get() == 0
                type="button"
                aria-pressed=move || on().to_string()
                on:click=move |_| {
                    filter
                        .update(|filter| {
                            if !filter.kinds.remove(&kind) {
                                filter.kinds.insert(kind);
                            }
                        })
                }
            >
                {match kind {
                    Kind::Broken(severity) => view! { <SeverityMark severity/> }.into_any(),
                    Kind::NotEvaluated => view! { <Drawn icon=Icon::Unknown/> }.into_any(),
                    Kind::Suppressed => view! { <Drawn icon=Icon::Minus/> }.into_any(),
                }}
                {text::kind(kind)}
                <span class="tabular chip-count">{move || count.get()}</span>
            </button>
        }
    };
    let selected = Memo::new(move |_| app.work.focal().filter(crate::app::workbench::is_component));
    // Only the one that is selected: it follows the selection while it is on.
    let only = RwSignal::new(false);
    Effect::new(move |_| {
        let component = if only.get() { selected.get() } else { None };
        if filter.with_untracked(|filter| filter.component != component) {
            filter.update(|filter| filter.component = component);
        }
    });
    let outdated = move || {
        app.work
            .evidence
            .is_outdated(app, |evidence| evidence.checks.with(|checks| Some(checks.here()?.report.content)))
    };
    view! {
        <div class="panel-bar">
            <div class="chips" role="group" aria-label=text::SHOW>{Kind::ALL.into_iter().map(chip).collect_view()}</div>
            <input
                class="input panel-search"
                type="search"
                placeholder=text::SEARCH
                aria-label=text::SEARCH
                prop:value=move || filter.with(|filter| filter.text.clone())
                on:input=move |event| {
                    let letters = event_target_value(&event);
                    filter.update(|filter| filter.text = letters);
                }
            />
            <select
                class="select"
                aria-label=text::GROUP_BY
                on:change=move |event| {
                    grouping.set(if event_target_value(&event) == "component" { Grouping::Component } else { Grouping::Rule });
                }
            >
                <option value="rule" selected=move || grouping.get() == Grouping::Rule>{text::grouping(Grouping::Rule)}</option>
                <option value="component" selected=move || grouping.get() == Grouping::Component>{text::grouping(Grouping::Component)}</option>
            </select>
            <label class="check">
                <input type="checkbox" prop:checked=move || only.get() on:change=move |event| only.set(event_target_checked(&event))/>
                {text::ONLY_SELECTED}
            </label>
            <Show when=outdated>
                <span class="quiet" role="status">{text::OUTDATED}</span>
            </Show>
            <span class="panel-bar-end">
                <Button label="SARIF" variant=Variant::Quiet icon=Icon::Save on_press=move || export(app, CheckFormat::Sarif)/>
                <Button label="CSV" variant=Variant::Quiet icon=Icon::Save on_press=move || export(app, CheckFormat::Csv)/>
                <Button label=text::IMPORT_SARIF variant=Variant::Quiet icon=Icon::Plus on_press=move || crate::app::scans::choose(app)/>
            </span>
        </div>
    }
}

/// What kept policies from running.
#[component]
fn PolicyProblems() -> impl IntoView {
    let app = use_app();
    move || {
        let problems = app
            .work
            .evidence
            .checks
            .with(|checks| checks.here().map(|checks| checks.report.problems.clone()).unwrap_or_default());
        problems
            .into_iter()
            .take(3)
            .map(|problem| {
                let place =
                    problem.line.map_or_else(|| problem.file.clone(), |line| format!("{}:{line}", problem.file));
                view! {
                    <p class="dock-note findings-problem">
                        <Drawn icon=Icon::Warning/>
                        <span class="mono">{place}</span>
                        {sentence(&problem.message)}
                    </p>
                }
            })
            .collect_view()
    }
}

#[component]
fn GroupRow(title: String, rule: String, severity: Option<Severity>, count: usize) -> impl IntoView {
    view! {
        <div class="finding-group" role="listitem">
            {match severity {
                Some(severity) => view! { <SeverityMark severity/> }.into_any(),
                None => view! { <Drawn icon=Icon::Unknown/> }.into_any(),
            }}
            <strong>{title}</strong>
            <span class="mono quiet finding-rule">{rule}</span>
            <span class="tabular tab-count">{count}</span>
        </div>
    }
}

#[component]
fn ResultRow(number: usize, chosen: RwSignal<Option<domain::Digest>>) -> impl IntoView {
    let app = use_app();
    let checks = app.work.evidence.checks;
    let result = checks.with_untracked(|checks| checks.here()?.report.results.get(number).cloned());
    result.map(|result| {
        let fingerprint = result.fingerprint;
        let place = place(&result);
        let message = sentence(&result.message);
        let kind = Kind::of(&result);
        let jump = result.clone();
        let tool = match &result.origin {
            FoundBy::BuiltIn => None,
            FoundBy::Policy { bundle } => Some(bundle.clone()),
            FoundBy::Scanner { tool } => Some(tool.clone()),
        };
        view! {
            <button
                class="finding"
                class:finding-chosen=move || chosen.get() == Some(fingerprint)
                type="button"
                role="listitem"
                aria-pressed=move || (chosen.get() == Some(fingerprint)).to_string()
                on:click=move |_| {
                    chosen.set(Some(fingerprint));
                    show(app, &jump);
                }
            >
                {match kind {
                    Some(Kind::Broken(severity)) => view! { <SeverityMark severity/> }.into_any(),
                    Some(Kind::Suppressed) => view! { <Drawn icon=Icon::Minus/> }.into_any(),
                    Some(Kind::NotEvaluated) | None => view! { <Drawn icon=Icon::Unknown/> }.into_any(),
                }}
                <span class="finding-message">{prose(&message)}</span>
                <span class="mono quiet finding-address">{result.address.clone()}</span>
                {tool.map(|tool| view! { <span class="tag">{tool}</span> })}
                {result.fix.is_some().then(|| view! { <span class="tag tag-accent">{text::MEND}</span> })}
                <span class="mono quiet finding-place">{place}</span>
            </button>
        }
    })
}

/// What is chosen: why it matters, how to mend it, what it bears on.
#[component]
fn Detail(chosen: RwSignal<Option<domain::Digest>>) -> impl IntoView {
    let app = use_app();
    let checks = app.work.evidence.checks;
    let shown = Memo::new(move |_| {
        let fingerprint = chosen.get()?;
        checks.with(|checks| {
            let report = &checks.here()?.report;
            let result = report.results.iter().find(|result| result.fingerprint == fingerprint)?;
            Some((result.clone(), report.rules.get(&result.rule).cloned()))
        })
    });
    move || {
        shown.get().map(|(result, rule)| {
            view! {
                <aside class="finding-detail" aria-label=text::RULE>
                    <DetailBody result rule chosen/>
                </aside>
            }
        })
    }
}

#[component]
fn DetailBody(result: CheckResult, rule: Option<Rule>, chosen: RwSignal<Option<domain::Digest>>) -> impl IntoView {
    let app = use_app();
    let title = rule.as_ref().map_or_else(|| result.rule.clone(), |rule| rule.title.clone());
    let fix = result.fix.clone();
    let mended = result.clone();
    let why = rule.as_ref().map(|rule| rule.description.clone()).filter(|text| !text.is_empty());
    let how = rule.as_ref().map(|rule| rule.remediation.clone()).filter(|text| !text.is_empty());
    view! {
        <header class="finding-detail-head">
            <SeverityMark severity=result.severity/>
            <strong>{title}</strong>
            <IconButton label=text::CLOSE icon=Icon::Close on_press=move |()| chosen.set(None)/>
        </header>
        <p>{prose(&sentence(&result.message))}</p>
        <p class="mono quiet">{result.address.clone()}</p>
        {result.suppressed.clone().map(|suppressed| view! { <p class="quiet">{text::SUPPRESSED}": "{suppressed.reason}</p> })}
        {result.caution.clone().map(|caution| view! { <p class="quiet">{sentence(&caution)}</p> })}
        {fix
            .map(|fix| {
                view! {
                    <Button
                        label=text::MEND
                        icon=Icon::Success
                        variant=Variant::Primary
                        on_press=move || evidence::mend(app, &mended)
                    />
                    <p class="quiet">{fix.title}</p>
                }
            })}
        {(!result.path.is_empty())
            .then(|| {
                view! {
                    <h3>{text::WAY}</h3>
                    <ol class="finding-way mono">
                        {result.path.iter().map(|step| view! { <li>{step.clone()}</li> }).collect_view()}
                    </ol>
                }
            })}
        {why.map(|why| view! { <h3>{text::WHY}</h3> <p>{prose(&why)}</p> })}
        {how.map(|how| view! { <h3>{text::HOW}</h3> <p>{prose(&how)}</p> })}
        {(!result.controls.is_empty())
            .then(|| {
                view! {
                    <h3>{text::CONTROLS}</h3>
                    <ul class="finding-controls">
                        {result.controls.iter().map(|control| view! { <li class="tag">{control.clone()}</li> }).collect_view()}
                    </ul>
                }
            })}
        <p class="mono quiet">{result.rule.clone()}</p>
    }
}

fn place(result: &CheckResult) -> String {
    match (&result.file, result.line) {
        (Some(file), Some(line)) => format!("{file}:{line}"),
        (Some(file), None) => file.clone(),
        (None, _) => String::new(),
    }
}

/// Selects the component on the canvas, and its line in the source, which is one tab away.
fn show(app: App, result: &CheckResult) {
    if let Some(key) = &result.component {
        app.work.jump(key);
    }
    if let (Some(file), Some(line)) = (&result.file, result.line) {
        app.work.shown.set(Some(Shown { path: file.clone(), lines: Some((line, 1)) }));
    }
}

fn export(app: App, format: CheckFormat) {
    let Some(id) = app.work.id.get_untracked() else { return };
    let version = app.work.comparing.with_untracked(|comparing| comparing.as_ref().and_then(|one| one.newer));
    hand_out::<Export>(app, ExportRequest { id, version, format });
}
