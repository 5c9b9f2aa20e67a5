//! What it costs: one number with its coverage, by service, and every line that the number is made of.

use std::sync::Arc;

use api::costs::{EstimateFormat, Export, ExportRequest};
use api::evidence::ChartKind;
use domain::evidence::estimate::{Estimate, Line, LineStatus};
use leptos::prelude::*;

use super::chart::ChartView;
use crate::app::evidence::{self, hand_out};
use crate::app::{App, use_app};
use crate::components::{Button, Empty, Icon, ProblemView, Spinner, Variant, VirtualList};
use crate::copy::evidence as text;
use crate::state::{Loaded, money};

const ROW: f64 = 28.0;

/// Which lines are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Listed {
    #[default]
    All,
    Priced,
    Open,
}

impl Listed {
    const ALL: [Self; 3] = [Self::All, Self::Priced, Self::Open];

    const fn word(self) -> &'static str {
        match self {
            Self::All => text::ALL_LINES,
            Self::Priced => text::PRICED_LINES,
            Self::Open => text::OPEN_LINES,
        }
    }

    const fn has(self, status: LineStatus) -> bool {
        match (self, status) {
            (Self::All | Self::Priced, LineStatus::Priced) => true,
            (Self::All | Self::Open, LineStatus::Usage | LineStatus::Unknown) => true,
            (Self::All, LineStatus::Free) => false,
            (Self::Priced | Self::Open, _) => false,
        }
    }
}

/// The panel.
#[component]
pub fn CostPanel() -> impl IntoView {
    let app = use_app();
    let estimate = app.work.evidence.estimate;
    let is_there = Memo::new(move |_| estimate.with(|estimate| estimate.here().is_some()));
    move || {
        if is_there.get() {
            return view! { <Cost/> }.into_any();
        }
        match estimate.get() {
            Loaded::Failed(problem) => {
                view! { <ProblemView problem on_retry=move || evidence::refresh(app)/> }.into_any()
            }
            Loaded::Waiting | Loaded::Here(_) => view! {
                <div class="loading" role="status">
                    <Spinner/>
                    <span>{text::PRICING}</span>
                </div>
            }
            .into_any(),
        }
    }
}

#[component]
fn Cost() -> impl IntoView {
    let app = use_app();
    let estimate = app.work.evidence.estimate;
    let listed = RwSignal::new(Listed::default());
    let read = move |read: fn(&Estimate) -> String| {
        Memo::new(move |_| estimate.with(|estimate| estimate.here().map(|one| read(&one.estimate)).unwrap_or_default()))
    };
    let sum = read(|estimate| money::totals(&estimate.totals));
    let covers = read(|estimate| text::covers(&estimate.coverage));
    let open = read(|estimate| text::open(&estimate.coverage));
    let lines = Memo::new(move |_| {
        let all = estimate.with(|estimate| {
            estimate.here().map(|one| {
                let lines = one.estimate.lines.iter().filter(|line| listed.get().has(line.status));
                lines.cloned().collect::<Vec<Line>>()
            })
        });
        Arc::new(all.unwrap_or_default())
    });
    let count = Memo::new(move |_| lines.with(|lines| lines.len()));
    let stamp = Memo::new(move |before: Option<&u64>| {
        lines.track();
        before.map_or(0, |before| before + 1)
    });
    let row = move |index: usize| {
        let pair = lines.with(|lines| {
            let before = index.checked_sub(1).and_then(|before| lines.get(before)).map(|line| line.address.clone());
            lines.get(index).cloned().map(|line| (line, before))
        });
        pair.map(|(line, before)| {
            let is_first = before.as_ref() != Some(&line.address);
            view! { <LineRow line is_first/> }
        })
    };
    let outdated = move || {
        app.work
            .evidence
            .is_outdated(app, |evidence| evidence.estimate.with(|estimate| Some(estimate.here()?.estimate.content)))
    };
    let notes =
        move || estimate.with(|estimate| estimate.here().map(|one| one.estimate.notes.clone()).unwrap_or_default());
    view! {
        <div class="cost">
            <aside class="cost-sum" aria-label=text::COST>
                <p class="hero tabular">
                    {move || if sum.with(String::is_empty) { text::NO_PRICE.to_owned() } else { sum.get() }}
                    <Show when=move || !sum.with(String::is_empty)>
                        <small>{text::A_MONTH}</small>
                    </Show>
                </p>
                <p>{move || covers.get()}</p>
                <p class="quiet">{move || open.get()}</p>
                <Show when=outdated>
                    <p class="quiet" role="status">{text::OUTDATED}</p>
                </Show>
                <ChartView chart=ChartKind::Cost title=text::SERVICES/>
                {move || notes().into_iter().map(|note| view! { <p class="quiet">{note}</p> }).collect_view()}
            </aside>
            <section class="cost-lines" aria-label=text::LINES>
                <div class="panel-bar">
                    <div class="chips" role="group" aria-label=text::SHOW>
                        {Listed::ALL
                            .into_iter()
                            .map(|which| {
                                view! {
                                    <button
                                        class="chip"
                                        type="button"
                                        aria-pressed=move || (listed.get() == which).to_string()
                                        on:click=move |_| listed.set(which)
                                    >
                                        {which.word()}
                                    </button>
                                }
                            })
                            .collect_view()}
                    </div>
                    <span class="panel-bar-end">
                        <Button label="CSV" variant=Variant::Quiet icon=Icon::Save on_press=move || export(app, EstimateFormat::Csv)/>
                        <Button label="JSON" variant=Variant::Quiet icon=Icon::Save on_press=move || export(app, EstimateFormat::Json)/>
                    </span>
                </div>
                <div class="line line-head" aria-hidden="true">
                    <span>{text::COMPONENT}</span>
                    <span>{text::PAID_FOR}</span>
                    <span class="line-number">{text::QUANTITY}</span>
                    <span class="line-number">{text::UNIT_PRICE}</span>
                    <span class="line-number">{text::MONTH}</span>
                </div>
                <Show
                    when=move || { count.get() > 0 }
                    fallback=|| view! { <Empty icon=Icon::Info title=text::NOTHING_COSTS.to_owned() hint=String::new()/> }
                >
                    <VirtualList
                        count
                        row_height=ROW
                        stamp
                        row
                        attr:class="virtual-list cost-list"
                        attr:role="list"
                        attr:aria-label=text::LINES
                        attr:tabindex="0"
                    />
                </Show>
            </section>
        </div>
    }
}

#[component]
fn LineRow(line: Line, is_first: bool) -> impl IntoView {
    let app = use_app();
    let key = line.key.clone();
    let quantity = line.monthly_quantity.map(money::quantity).unwrap_or_default();
    let quantity = if quantity.is_empty() { line.unit.clone() } else { format!("{quantity} {}", line.unit) };
    let price = line.unit_price.map(|price| money::unit_price(price, line.currency.as_ref())).unwrap_or_default();
    let month = match (line.status, line.monthly_cost, &line.currency) {
        (LineStatus::Priced, Some(cost), Some(currency)) => money::money(cost, currency),
        (status, ..) => text::line(status).to_owned(),
    };
    let source = line.price.as_ref().map(|price| text::price_of(&price.book, &price.date, price.region.as_deref()));
    let title = [line.formula.clone(), source.unwrap_or_default(), line.reason.clone()];
    let title: Vec<String> = title.into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <button
            class="line"
            class:line-open=line.status != LineStatus::Priced
            type="button"
            role="listitem"
            title=title.join("\n")
            on:click=move |_| app.work.jump(&key)
        >
            <span class="mono">{is_first.then(|| line.address.clone())}</span>
            <span>{line.component.clone()}</span>
            <span class="line-number tabular">{quantity}</span>
            <span class="line-number tabular">{price}</span>
            <span class="line-number tabular">{month}</span>
        </button>
    }
}

fn export(app: App, format: EstimateFormat) {
    let Some(id) = app.work.id.get_untracked() else { return };
    let version = app.work.comparing.with_untracked(|comparing| comparing.as_ref().and_then(|one| one.newer));
    hand_out::<Export>(app, ExportRequest { id, version, format });
}
