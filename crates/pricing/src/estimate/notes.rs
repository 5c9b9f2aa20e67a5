//! What one should know of an estimate.

use std::collections::{BTreeMap, BTreeSet};

use domain::evidence::estimate::{Line, LineStatus};
use domain::planned::PlannedResource;
use rustc_hash::FxHashSet;

use super::region;
use crate::books::Books;
use crate::models::estate::Estate;
use crate::usage::{Usage, starred};

pub(super) fn of(
    estate: &Estate<'_>,
    resources: &[&PlannedResource],
    lines: &[Line],
    books: &Books,
    usage: &Usage,
) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(old_prices(lines, books));
    notes.extend(assumed_regions(estate, resources, usage));
    notes.extend(unused(resources, usage));
    for name in books.discounts().undated(books.day()) {
        notes.push(format!("discount `{name}` holds for a time, and no day was given: it is not taken"));
    }
    notes
}

/// Prices older than a year, by book.
fn old_prices(lines: &[Line], books: &Books) -> Vec<String> {
    let Some(limit) = books.day().and_then(a_year_before) else { return Vec::new() };
    let mut old: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| matches!(line.status, LineStatus::Priced | LineStatus::Usage)) {
        if let Some(price) = &line.price
            && price.date.as_str() < limit.get(..price.date.len()).unwrap_or(&limit)
        {
            *old.entry((&price.book, &price.date)).or_default() += 1;
        }
    }
    old.into_iter()
        .map(|((book, date), count)| {
            let lines = if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
            format!("prices of {lines} are older than 12 months: {book} price book, {date}")
        })
        .collect()
}

/// `2026-11-24` a year before is `2025-11-24`.
fn a_year_before(day: &str) -> Option<String> {
    let (year, rest) = day.split_at_checked(4)?;
    let year: u32 = year.parse().ok()?;
    Some(format!("{:04}{rest}", year.checked_sub(1)?))
}

fn assumed_regions(estate: &Estate<'_>, resources: &[&PlannedResource], usage: &Usage) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for resource in resources {
        let region = region::of(estate, resource, usage);
        if region.assumed && region.name.is_some() {
            *counts.entry(region::provider(&resource.type_name)).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .map(|(provider, count)| {
            let region = usage.assumed_region(provider).unwrap_or_default();
            format!("the region of {count} `{provider}` resources is not known: `{region}` is assumed")
        })
        .collect()
}

/// Assumptions for what is not there.
fn unused(resources: &[&PlannedResource], usage: &Usage) -> Vec<String> {
    let mut addresses: FxHashSet<&str> = FxHashSet::default();
    let mut patterns: FxHashSet<String> = FxHashSet::default();
    let spoken_of: BTreeSet<&str> = usage.addresses().collect();
    if spoken_of.is_empty() {
        return Vec::new();
    }
    for resource in resources {
        addresses.insert(&resource.address);
        patterns.insert(starred(&resource.address));
    }
    spoken_of
        .into_iter()
        .filter(
            |name| if name.contains("[*]") { !patterns.contains(&starred(name)) } else { !addresses.contains(name) },
        )
        .map(|name| format!("usage is assumed for `{name}`, which is not there"))
        .collect()
}
