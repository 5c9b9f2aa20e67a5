//! A chart that the core drew, with the table behind it and a text for who does not see it.

use api::evidence::{Chart, ChartKind, Draw, DrawRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{export, use_app};
use crate::components::{Button, Icon, Variant};
use crate::copy::evidence as text;
use crate::transport::call;

/// How wide charts are drawn, in pixels; they are shown as wide as there is room.
const WIDTH: u32 = 420;

/// A chart of the open blueprint.
#[component]
pub fn ChartView(
    /// What it shows.
    chart: ChartKind,
    /// What it is called.
    title: &'static str,
    /// Against which framework, for compliance.
    #[prop(optional, into)]
    framework: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(None::<Chart>);
    let as_table = RwSignal::new(false);
    Effect::new(move |_| {
        app.appearance.track();
        app.work.evidence.estimate.track();
        app.work.evidence.checks.track();
        let framework = framework.get();
        let Some(id) = app.work.id.get() else { return };
        if chart == ChartKind::Compliance && framework.is_none() {
            return;
        }
        let version = app.work.comparing.with(|comparing| comparing.as_ref().and_then(|one| one.newer));
        let request = DrawRequest { id, version, chart, framework, dark: export::is_dark(), width: WIDTH };
        spawn_local(async move {
            if let Ok(answer) = call::<Draw>(&request).await
                && app.work.is_open(id)
            {
                drawn.try_set(Some(answer));
            }
        });
    });
    let body = move || {
        drawn.get().filter(|chart| !chart.rows.is_empty()).map(|chart| {
            if as_table.get() {
                view! { <ChartTable chart title/> }.into_any()
            } else {
                view! { <div class="chart-picture" role="img" aria-label=chart.text.clone() inner_html=chart.svg></div> }.into_any()
            }
        })
    };
    view! {
        <Show when=move || drawn.with(|chart| chart.as_ref().is_some_and(|chart| !chart.rows.is_empty()))>
            <figure class="chart">
                <figcaption class="chart-head">
                    <h3>{title}</h3>
                    <Button
                        label=Signal::derive(move || if as_table.get() { text::PICTURE.to_owned() } else { text::TABLE.to_owned() })
                        variant=Variant::Quiet
                        icon=Icon::Layers
                        on_press=move || as_table.update(|table| *table = !*table)
                    />
                </figcaption>
                {body}
            </figure>
        </Show>
    }
}

#[component]
fn ChartTable(chart: Chart, title: &'static str) -> impl IntoView {
    view! {
        <table class="table">
            <caption class="unseen">{title}": "{chart.text}</caption>
            <thead>
                <tr>{chart.columns.into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect_view()}</tr>
            </thead>
            <tbody>
                {chart
                    .rows
                    .into_iter()
                    .map(|row| {
                        view! { <tr>{row.into_iter().map(|cell| view! { <td class="tabular">{cell}</td> }).collect_view()}</tr> }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
}
