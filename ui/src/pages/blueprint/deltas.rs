//! What the difference between two versions does to cost, findings and compliance, in one line.

use api::evidence::Compared;
use domain::evidence::check::Severity;
use domain::evidence::compliance::ControlCounts;
use leptos::prelude::*;

use crate::app::use_app;
use crate::copy::evidence as text;
use crate::state::money;

/// The line.
#[component]
pub fn Deltas() -> impl IntoView {
    let app = use_app();
    move || {
        app.work.evidence.compared.with(|compared| compared.here().cloned()).map(|compared| {
            let parts = parts(&compared);
            view! {
                <ul class="deltas" aria-label=text::EVIDENCE>
                    {parts
                        .into_iter()
                        .map(|part| view! { <li class=part.class title=part.title>{part.words}</li> })
                        .collect_view()}
                </ul>
            }
        })
    }
}

struct Part {
    words: String,
    title: String,
    class: &'static str,
}

fn parts(compared: &Compared) -> Vec<Part> {
    let mut parts = vec![cost(compared)];
    for severity in [Severity::Critical, Severity::High, Severity::Medium] {
        let count = compared.new.iter().filter(|result| result.severity == severity).count();
        if count > 0 {
            parts.push(Part {
                words: text::new_findings(count, severity),
                title: String::new(),
                class: "delta delta-worse",
            });
        }
    }
    if compared.new.is_empty() {
        parts.push(Part { words: text::NO_NEW.to_owned(), title: String::new(), class: "delta" });
    }
    if !compared.gone.is_empty() {
        let words = text::gone_findings(compared.gone.len());
        parts.push(Part { words, title: String::new(), class: "delta delta-better" });
    }
    let changed = compared.compliance.iter().filter(|one| one.before != one.after);
    parts.extend(changed.map(|one| Part {
        words: text::from_to(&one.title, &one.before, &one.after),
        title: String::new(),
        class: class(&one.before, &one.after),
    }));
    parts
}

fn cost(compared: &Compared) -> Part {
    let each: Vec<String> =
        compared.cost.iter().map(|total| money::difference(total.monthly, &total.currency)).collect();
    let words = if each.is_empty() { text::SAME_COST.to_owned() } else { text::a_month(&each.join(", ")) };
    let title = format!("{} → {}", text::covers(&compared.coverage_before), text::covers(&compared.coverage_after));
    Part { words, title, class: "delta tabular" }
}

fn class(before: &ControlCounts, after: &ControlCounts) -> &'static str {
    match before.score().cmp(&after.score()) {
        std::cmp::Ordering::Less => "delta delta-better",
        std::cmp::Ordering::Equal => "delta",
        std::cmp::Ordering::Greater => "delta delta-worse",
    }
}
