//! Prices out of published estimates: the configuration beside each says region and variant.

use std::collections::BTreeMap;

use pricing::inspect::{Unpriced, unpriced};
use rust_decimal::Decimal;

use crate::published::{self, Example};

/// Family, key, region.
pub type Key = (String, String, String);

/// Between what a price must be, and of what unit.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Of what it is.
    pub unit: String,
    /// The least that it can be.
    pub least: Decimal,
    /// The most that it can be.
    pub most: Decimal,
    /// Whether it was published as a price.
    pub exact: bool,
    /// Whether two examples cannot both be right.
    pub conflict: bool,
    /// Where it was seen first.
    pub example: String,
}

/// All prices that can be read from the examples.
pub fn prices(examples: &[Example]) -> BTreeMap<Key, Seen> {
    let mut seen: BTreeMap<Key, Seen> = BTreeMap::new();
    for example in examples {
        let ours = unpriced(&example.planned, &example.usage);
        let mut taken = vec![false; ours.len()];
        for line in &example.lines {
            let place = |one: &Unpriced| -> (String, Option<String>, String, Option<Decimal>) {
                (one.address.clone(), one.part.clone(), one.component.clone(), one.quantity)
            };
            let placed: Vec<_> = ours.iter().map(place).collect();
            let found = published::partner(line, &placed, &mut taken, |(address, part, component, quantity)| {
                (address, part.as_deref(), component, *quantity)
            });
            let Some(ours) = found.and_then(|place| ours.get(place)) else { continue };
            // Its examples were priced in a region that their configuration does not say.
            if ours.resource_type.starts_with("azurerm_machine_learning") {
                continue;
            }
            let (Some(region), None) = (&ours.region, &ours.unknown) else { continue };
            if ours.unit != line.unit && ours.unit != "DPU-hours" {
                println!("unit: {} {}: ours `{}`, published `{}`", line.address, line.component, ours.unit, line.unit);
                continue;
            }
            let share = ours.share.unwrap_or(Decimal::ONE);
            let half = Decimal::new(5, 3);
            let (least, most, exact) = match line.quantity {
                // Prices from ten cents on are published to the cent.
                None if line.amount >= Decimal::new(1, 1) => (line.amount - half, line.amount + half, false),
                None => (line.amount, line.amount, true),
                Some(quantity) if quantity.is_zero() || line.amount.is_zero() => continue,
                Some(quantity) => {
                    let quantity = if ours_counts(ours) { ours.quantity.unwrap_or(quantity) } else { quantity };
                    let paid = quantity * share;
                    ((line.amount - half) / paid, (line.amount + half) / paid, false)
                }
            };
            let key = (ours.family.to_owned(), ours.key.clone(), region.clone());
            let example = format!("{} {}", example.name, line.address);
            let new = Seen { unit: ours.unit.clone(), least, most, exact, conflict: false, example };
            seen.entry(key)
                .and_modify(|old| {
                    let (least, most) = (old.least.max(new.least), old.most.min(new.most));
                    // A price that was published is rounded itself, where it has many digits.
                    let slack = new.least.max(old.least) / Decimal::from(1_000);
                    if least > most + slack {
                        old.conflict = true;
                    } else if !old.exact {
                        old.least = least.min(most);
                        old.most = most.max(least);
                        old.exact = new.exact;
                    }
                })
                .or_insert(new);
        }
    }
    seen
}

/// Whether what is published counts in another way than by the unit of its price.
fn ours_counts(ours: &Unpriced) -> bool {
    matches!(ours.unit.as_str(), "DPU-hours" | "rWRU") || ours.key.starts_with("Custom ")
}

/// The list price between two bounds: that with the fewest digits, and of those the one nearest to the middle.
pub fn simplest(least: Decimal, most: Decimal) -> Decimal {
    let middle = (least + most) / Decimal::TWO;
    (0..=12)
        .map(|digits| middle.round_dp(digits))
        .find(|candidate| *candidate >= least && *candidate <= most)
        .unwrap_or_else(|| middle.round_dp(12))
        .normalize()
}
