//! Sums, one a currency, and how much of the estate they are of.

use std::collections::BTreeMap;

use domain::evidence::estimate::{Coverage, Line, LineStatus, Share, Total};
use domain::money::Currency;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::models::bill::MONTH;

pub(super) struct Shares {
    pub(super) totals: Vec<Total>,
    pub(super) coverage: Coverage,
    pub(super) by_service: Vec<Share>,
    pub(super) by_module: Vec<Share>,
    pub(super) by_component: Vec<Share>,
}

#[derive(Default)]
struct Part {
    sums: BTreeMap<Currency, Decimal>,
    /// The worst status of each component's lines.
    components: FxHashMap<String, LineStatus>,
}

impl Part {
    fn add(&mut self, line: &Line) {
        if let (Some(cost), Some(currency)) = (line.monthly_cost, &line.currency) {
            // A sum that no decimal can hold stays at the largest that one can.
            let sum = self.sums.entry(currency.clone()).or_default();
            *sum = sum.saturating_add(cost);
        }
        let worst = rank(line.status);
        match self.components.get_mut(&line.key.0) {
            Some(status) if worst > rank(*status) => *status = line.status,
            Some(_) => {}
            None => {
                self.components.insert(line.key.0.clone(), line.status);
            }
        }
    }

    fn totals(&self) -> Vec<Total> {
        let hours = Decimal::from(MONTH);
        self.sums
            .iter()
            .map(|(currency, sum)| Total {
                currency: currency.clone(),
                monthly: sum.normalize(),
                hourly: sum.checked_div(hours).unwrap_or_default(),
            })
            .collect()
    }

    fn coverage(&self) -> Coverage {
        let mut coverage = Coverage::default();
        for status in self.components.values() {
            let count = match status {
                LineStatus::Priced => &mut coverage.priced,
                LineStatus::Usage => &mut coverage.usage,
                LineStatus::Free => &mut coverage.free,
                LineStatus::Unknown => &mut coverage.unknown,
            };
            *count += 1;
        }
        coverage
    }

    fn share(&self, name: String) -> Share {
        Share { name, totals: self.totals(), coverage: self.coverage() }
    }
}

/// Unknown is worse than unsaid usage, that than priced, and that than free.
const fn rank(status: LineStatus) -> u8 {
    match status {
        LineStatus::Free => 0,
        LineStatus::Priced => 1,
        LineStatus::Usage => 2,
        LineStatus::Unknown => 3,
    }
}

/// Shares of `lines`; `services` says of which service each line is.
pub(super) fn of(lines: &[Line], services: &[&'static str]) -> Shares {
    let mut all = Part::default();
    let mut by_service: FxHashMap<&str, Part> = FxHashMap::default();
    let mut by_module: FxHashMap<&str, Part> = FxHashMap::default();
    let mut by_component: FxHashMap<&str, Part> = FxHashMap::default();
    for (line, service) in lines.iter().zip(services) {
        all.add(line);
        by_service.entry(service).or_default().add(line);
        by_module.entry(&line.module).or_default().add(line);
        by_component.entry(&line.key.0).or_default().add(line);
    }
    let shares = |parts: FxHashMap<&str, Part>| -> Vec<Share> {
        parts.into_iter().map(|(name, part)| part.share(name.to_owned())).collect()
    };
    let mut by_module = shares(by_module);
    by_module.sort_by(|one, other| one.name.cmp(&other.name));
    Shares {
        totals: all.totals(),
        coverage: all.coverage(),
        by_service: dearest_first(shares(by_service)),
        by_module,
        by_component: dearest_first(shares(by_component)),
    }
}

/// By what they cost in the currency that most is paid in; then by name.
fn dearest_first(mut shares: Vec<Share>) -> Vec<Share> {
    let most = |share: &Share| share.totals.iter().map(|total| total.monthly).max().unwrap_or_default();
    shares.sort_by(|one, other| most(other).cmp(&most(one)).then_with(|| one.name.cmp(&other.name)));
    shares
}
