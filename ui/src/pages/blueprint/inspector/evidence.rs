//! What is said about the component that is selected: what is broken, what it costs, what is assumed of its usage.

use std::sync::Arc;

use api::costs::UsageField;
use api::editing::ComponentDetail;
use domain::evidence::check::{CheckResult, Status};
use domain::evidence::estimate::{Line, LineStatus};
use leptos::prelude::*;

use crate::app::workbench::DockTab;
use crate::app::{evidence, panels, use_app};
use crate::components::problem::sentence;
use crate::components::{Button, Icon, SeverityMark, Variant, prose};
use crate::copy::evidence as text;
use crate::state::{Panel, money};

/// Findings named here at most; the panel has them all.
const MOST: usize = 6;

/// The sections.
#[component]
pub fn ComponentEvidence(detail: Memo<Option<Arc<ComponentDetail>>>) -> impl IntoView {
    let app = use_app();
    let key = Memo::new(move |_| detail.with(|detail| detail.as_ref().map(|detail| detail.component.key.clone())));
    let findings = Memo::new(move |_| {
        let key = key.get()?;
        app.work.evidence.checks.with(|checks| {
            let results = checks.here()?.report.results.iter();
            let broken = results.filter(|one| one.status == Status::Fail && one.suppressed.is_none());
            Some(broken.filter(|one| one.component.as_ref() == Some(&key)).cloned().collect::<Vec<CheckResult>>())
        })
    });
    let lines = Memo::new(move |_| {
        let key = key.get()?;
        app.work.evidence.estimate.with(|estimate| {
            let lines = estimate.here()?.estimate.lines.iter().filter(|line| line.key == key);
            Some(lines.filter(|line| line.status != LineStatus::Free).cloned().collect::<Vec<Line>>())
        })
    });
    let fields = Memo::new(move |_| {
        let addresses = detail.with(|detail| detail.as_ref().map(|one| one.component.addresses.clone()))?;
        app.work.evidence.usage.with(|usage| {
            let fields = usage.here()?.fields.iter().filter(|field| addresses.contains(&field.address));
            Some(fields.cloned().collect::<Vec<UsageField>>())
        })
    });
    view! {
        {move || findings.get().filter(|all| !all.is_empty()).map(|all| view! { <Findings all/> })}
        {move || lines.get().filter(|all| !all.is_empty()).map(|all| view! { <Lines all/> })}
        {move || fields.get().filter(|all| !all.is_empty()).map(|all| view! { <UsageFields all/> })}
    }
}

#[component]
fn Findings(all: Vec<CheckResult>) -> impl IntoView {
    let app = use_app();
    let count = all.len();
    let rows = all
        .into_iter()
        .take(MOST)
        .map(|result| {
            let message = sentence(&result.message);
            let mend = result.fix.is_some().then(|| {
                let result = result.clone();
                view! { <Button label=text::MEND variant=Variant::Quiet on_press=move || evidence::mend(app, &result)/> }
            });
            view! {
                <li class="inspector-finding">
                    <SeverityMark severity=result.severity/>
                    <span>{prose(&message)}</span>
                    {mend}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="inspector-section">
            <h2>{text::findings(count)}</h2>
            <ul class="inspector-findings">{rows}</ul>
            <Button
                label=text::FINDINGS
                icon=Icon::ArrowRight
                variant=Variant::Quiet
                on_press=move || {
                    app.work.tab.set(DockTab::Findings);
                    panels::set_open(app, Panel::Dock, true);
                }
            />
        </section>
    }
}

#[component]
fn Lines(all: Vec<Line>) -> impl IntoView {
    let rows = all
        .into_iter()
        .map(|line| {
            let amount = match (line.status, line.monthly_cost, &line.currency) {
                (LineStatus::Priced, Some(cost), Some(currency)) => money::money(cost, currency),
                (status, ..) => text::line(status).to_owned(),
            };
            let title = if line.reason.is_empty() { line.formula.clone() } else { line.reason.clone() };
            view! {
                <div class="fact" title=title>
                    <dt>{line.component.clone()}</dt>
                    <dd class="tabular">{amount}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="inspector-section">
            <h2>{text::COST}" "{text::A_MONTH}</h2>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

/// What nobody can read from the files, to be said by a person. Enter, or leaving the field, keeps it.
#[component]
fn UsageFields(all: Vec<UsageField>) -> impl IntoView {
    let app = use_app();
    let several = all.first().is_some_and(|first| all.iter().any(|field| field.address != first.address));
    let rows = all
        .into_iter()
        .map(|field| {
            let id = format!("usage-{}-{}", field.address, field.key);
            let shown = field.value.clone().unwrap_or_default();
            let known = shown.clone();
            let (address, key) = (field.address.clone(), field.key.clone());
            view! {
                <div class="usage-field">
                    <label for=id.clone()>
                        {field.title.clone()} {several.then(|| view! { <span class="mono quiet">{field.address.clone()}</span> })}
                    </label>
                    <input
                        class="input tabular"
                        id=id
                        inputmode="decimal"
                        placeholder=field.unit.clone()
                        prop:value=shown
                        on:change=move |event| {
                            let said = event_target_value(&event).trim().to_owned();
                            if said != known {
                                let value = (!said.is_empty()).then_some(said);
                                evidence::assume(app, address.clone(), key.clone(), value);
                            }
                        }
                    />
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="inspector-section">
            <h2>{text::USAGE}</h2>
            <p class="quiet">{text::USAGE_HINT}</p>
            {rows}
        </section>
    }
}
