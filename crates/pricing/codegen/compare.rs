//! How far our estimates agree with published ones.

use std::collections::BTreeMap;
use std::path::Path;

use domain::Digest;
use domain::evidence::estimate::{Line, LineStatus};
use pricing::{Books, estimate};
use rust_decimal::Decimal;

use crate::published::{self, Published};

#[derive(Default)]
struct Count {
    agree: usize,
    wrong: usize,
    unknown: usize,
}

/// Compares all priced lines, and shows those of a kind.
pub fn run(checkout: &Path, shown: Option<&str>, text: Option<&str>) {
    let books = Books::built_in();
    let mut all: BTreeMap<String, Count> = BTreeMap::new();
    let mut usage = Count::default();
    let mut extra = 0_usize;
    for example in published::examples(checkout) {
        let ours = estimate(&example.planned, &books, &example.usage, Digest::of(b""));
        let mut taken = vec![false; ours.lines.len()];
        for line in &example.lines {
            let place = |line: &Line| -> (String, Option<String>, String, Option<Decimal>) {
                (line.address.clone(), line.part.clone(), line.component.clone(), line.monthly_quantity)
            };
            let placed: Vec<_> = ours.lines.iter().map(place).collect();
            let found = published::partner(line, &placed, &mut taken, |(address, part, component, quantity)| {
                (address, part.as_deref(), component, *quantity)
            });
            let ours = found.and_then(|place| ours.lines.get(place));
            let (verdict, said) = judge(line, ours);
            let kind = line.address.rsplit_once("].").map_or(line.address.as_str(), |(_, rest)| rest);
            let kind = kind.trim_start_matches("module.").split('.').next().unwrap_or_default();
            let count = if line.quantity.is_some() { all.entry(kind.to_owned()).or_default() } else { &mut usage };
            match verdict {
                "agree" => count.agree += 1,
                "wrong" => count.wrong += 1,
                _ => count.unknown += 1,
            }
            let wanted = shown.is_some_and(|shown| shown == "all" || shown == verdict)
                && text.is_none_or(|text| line.address.contains(text) || example.name.contains(text));
            if wanted && line.quantity.is_some() {
                println!("{verdict} {} {} {:?} {}: {said}", example.name, line.address, line.parts, line.component);
            }
        }
        for (line, taken) in ours.lines.iter().zip(&taken) {
            if !taken && line.status == LineStatus::Priced && line.monthly_cost.is_some_and(|cost| !cost.is_zero()) {
                extra += 1;
                if shown == Some("extra") && text.is_none_or(|text| line.address.contains(text)) {
                    println!(
                        "extra {} {} {:?} {} {:?}",
                        example.name, line.address, line.part, line.component, line.monthly_cost
                    );
                }
            }
        }
    }
    for cloud in ["aws", "azurerm", "google", ""] {
        let of = all.iter().filter(|(kind, _)| kind.starts_with(cloud)).map(|(_, count)| count);
        let (mut agree, mut wrong, mut unknown) = (0, 0, 0);
        for count in of {
            agree += count.agree;
            wrong += count.wrong;
            unknown += count.unknown;
        }
        let lines = agree + wrong + unknown;
        let share = (agree * 1000).checked_div(lines).unwrap_or_default();
        let name = if cloud.is_empty() { "all" } else { cloud };
        println!(
            "{name}: of {lines} priced lines {agree} agree ({}.{} %), {wrong} are wrong, {unknown} are unknown",
            share / 10,
            share % 10
        );
    }
    println!(
        "lines that depend on usage: {} have the same price, {} another, {} none",
        usage.agree, usage.wrong, usage.unknown
    );
    println!("priced lines that nobody published: {extra}");
}

fn judge(line: &Published, ours: Option<&Line>) -> (&'static str, String) {
    let Some(ours) = ours else { return ("unknown", "we have no such line".to_owned()) };
    let (said, is) = match (ours.status, line.quantity) {
        (LineStatus::Unknown, _) => return ("unknown", ours.reason.clone()),
        (LineStatus::Priced | LineStatus::Usage, None) => (ours.unit_price, line.amount),
        (LineStatus::Priced, Some(_)) => (ours.monthly_cost, line.amount),
        (LineStatus::Free, _) => (Some(Decimal::ZERO), line.amount),
        (LineStatus::Usage, Some(_)) => return ("unknown", ours.reason.clone()),
    };
    let said = said.unwrap_or_default();
    let off = (said - is).abs();
    let allowed = (is.abs() / Decimal::ONE_HUNDRED).max(if line.quantity.is_some() || is >= Decimal::new(1, 1) {
        Decimal::new(51, 4)
    } else {
        Decimal::ZERO
    });
    let text = format!(
        "ours {said} = {:?} × {:?}, published {is} = {:?} {}",
        ours.monthly_quantity, ours.unit_price, line.quantity, line.unit,
    );
    if off <= allowed { ("agree", text) } else { ("wrong", text) }
}
