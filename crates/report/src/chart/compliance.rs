//! Controls by chapter and what came of them.

use std::collections::BTreeMap;

use domain::evidence::compliance::{ComplianceReport, ControlStatus};

use super::bars::{Hue, Row};
use super::{Chart, Look};

/// Controls by chapter, in the framework's order. Those that are about nothing here are left out of the bars.
#[must_use]
pub fn compliance(report: &ComplianceReport, look: Look) -> Chart {
    let mut order: Vec<&str> = Vec::new();
    let mut by_group: BTreeMap<&str, [u32; 5]> = BTreeMap::new();
    for control in &report.controls {
        let counts = by_group.entry(&control.group).or_insert_with(|| {
            order.push(&control.group);
            [0; 5]
        });
        if let Some(slot) = counts.get_mut(place(control.status)) {
            *slot += 1;
        }
    }
    let counted = |group: &str| by_group.get(group).copied().unwrap_or_default();
    let rows: Vec<Row> = order
        .iter()
        .filter_map(|group| {
            let [fail, unknown, pass, manual, _] = counted(group);
            let parts = [(fail, Hue::Strong), (unknown, Hue::Warning), (pass, Hue::Success), (manual, Hue::Faint)];
            (fail + unknown + pass + manual > 0).then(|| Row {
                name: (*group).to_owned(),
                value: if fail + pass == 0 { "–".to_owned() } else { format!("{pass} of {}", fail + pass) },
                parts: parts.into_iter().map(|(count, hue)| (f64::from(count), hue)).collect(),
            })
        })
        .collect();
    let text = match (report.score, report.coverage) {
        (Some(score), Some(coverage)) => {
            format!("{score} % of the evaluated controls hold; {coverage} % of the applicable ones were evaluated.")
        }
        _ => "Nothing of the framework could be evaluated here.".to_owned(),
    };
    let table = order.iter().map(|group| {
        let mut row = vec![(*group).to_owned()];
        row.extend(counted(group).iter().map(u32::to_string));
        row
    });
    let columns = ["Chapter", "Fail", "Not evaluated", "Hold", "For people", "Not here"];
    Chart::of(look, text, &columns, table.collect(), &rows)
}

const fn place(status: ControlStatus) -> usize {
    match status {
        ControlStatus::Fail => 0,
        ControlStatus::NotEvaluated => 1,
        ControlStatus::Pass => 2,
        ControlStatus::Manual => 3,
        ControlStatus::NotApplicable => 4,
    }
}
