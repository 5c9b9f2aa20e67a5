//! What differs between two estimates.

use std::collections::BTreeMap;

use domain::evidence::estimate::{
    ComponentDifference, Delta, Estimate, EstimateDifference, Line, LineChange, LineState, LineStatus,
};
use domain::graph::ComponentKey;
use domain::money::Currency;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// What differs between two estimates: line by line, by component, in all.
#[must_use]
pub fn difference(older: &Estimate, newer: &Estimate) -> EstimateDifference {
    let mut places: BTreeMap<Place<'_>, (Option<&Line>, Option<&Line>)> = BTreeMap::new();
    for (place, line) in placed(&older.lines) {
        places.entry(place).or_default().0 = Some(line);
    }
    for (place, line) in placed(&newer.lines) {
        places.entry(place).or_default().1 = Some(line);
    }
    let mut components: FxHashMap<&ComponentKey, ComponentDifference> = FxHashMap::default();
    let (mut lost, mut found) = (0_usize, 0_usize);
    for (before, after) in places.into_values() {
        let Some(of) = after.or(before) else { continue };
        let (was, is) = (before.map(state), after.map(state));
        if was == is {
            continue;
        }
        if let (Some(was), Some(is)) = (&was, &is) {
            let known = |state: &LineState| state.status != LineStatus::Unknown;
            lost += usize::from(known(was) && !known(is));
            found += usize::from(!known(was) && known(is));
        }
        let component = components.entry(&of.key).or_insert_with(|| ComponentDifference {
            key: of.key.clone(),
            deltas: Vec::new(),
            lines: Vec::new(),
        });
        component.lines.push(LineChange {
            address: of.address.clone(),
            key: of.key.clone(),
            resource_type: of.resource_type.clone(),
            component: of.component.clone(),
            part: of.part.clone(),
            unit: of.unit.clone(),
            before: was,
            after: is,
        });
    }
    let mut components: Vec<ComponentDifference> = components.into_values().collect();
    for component in &mut components {
        component.deltas = deltas(&component.lines);
    }
    let most = |component: &ComponentDifference| {
        component.deltas.iter().map(|delta| delta.monthly.abs()).max().unwrap_or_default()
    };
    components.sort_by(|one, other| most(other).cmp(&most(one)).then_with(|| one.key.cmp(&other.key)));
    EstimateDifference {
        older: older.content,
        newer: newer.content,
        deltas: totals(older, newer),
        coverage_before: older.coverage,
        coverage_after: newer.coverage,
        components,
        notes: notes(older, newer, lost, found),
    }
}

/// Address, part, component, and how often that was there before: two volumes can be alike.
type Place<'e> = (&'e str, &'e str, &'e str, usize);

fn placed(lines: &[Line]) -> impl Iterator<Item = (Place<'_>, &Line)> {
    let mut seen: FxHashMap<(&str, &str, &str), usize> = FxHashMap::default();
    lines.iter().map(move |line| {
        let name = (line.address.as_str(), line.part.as_deref().unwrap_or_default(), line.component.as_str());
        let times = seen.entry(name).or_default();
        let place = (name.0, name.1, name.2, *times);
        *times += 1;
        (place, line)
    })
}

fn state(line: &Line) -> LineState {
    LineState {
        status: line.status,
        monthly_quantity: line.monthly_quantity,
        unit_price: line.unit_price,
        monthly_cost: line.monthly_cost,
        currency: line.currency.clone(),
        reason: line.reason.clone(),
    }
}

fn deltas(lines: &[LineChange]) -> Vec<Delta> {
    let mut sums: BTreeMap<Currency, (Decimal, Decimal)> = BTreeMap::new();
    for line in lines {
        for (state, later) in [(&line.before, false), (&line.after, true)] {
            let Some(state) = state else { continue };
            let (Some(cost), Some(currency)) = (state.monthly_cost, &state.currency) else { continue };
            let sum = sums.entry(currency.clone()).or_default();
            let side = if later { &mut sum.1 } else { &mut sum.0 };
            *side = side.saturating_add(cost);
        }
    }
    made(sums)
}

fn totals(older: &Estimate, newer: &Estimate) -> Vec<Delta> {
    let mut sums: BTreeMap<Currency, (Decimal, Decimal)> = BTreeMap::new();
    for total in &older.totals {
        sums.entry(total.currency.clone()).or_default().0 = total.monthly;
    }
    for total in &newer.totals {
        sums.entry(total.currency.clone()).or_default().1 = total.monthly;
    }
    made(sums)
}

fn made(sums: BTreeMap<Currency, (Decimal, Decimal)>) -> Vec<Delta> {
    sums.into_iter()
        .map(|(currency, (before, after))| Delta { currency, before, after, monthly: after.saturating_sub(before) })
        .collect()
}

fn notes(older: &Estimate, newer: &Estimate, lost: usize, found: usize) -> Vec<String> {
    let mut notes = Vec::new();
    let lines = |count: usize| if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
    if lost > 0 {
        notes.push(format!(
            "the price of {} is no longer known: what they cost is missing in the newer sum",
            lines(lost)
        ));
    }
    if found > 0 {
        notes.push(format!("the price of {} became known: what they cost was missing in the older sum", lines(found)));
    }
    if older.books != newer.books {
        notes.push("the two were priced with different price books".to_owned());
    }
    if older.usage != newer.usage {
        notes.push("the two assume different usage".to_owned());
    }
    notes
}
