//! How long an estimate takes.

use std::sync::Arc;
use std::time::Instant;

use domain::Digest;
use domain::planned::Planned;
use pricing::{Books, Usage, estimate};

use crate::published;

/// Prices as many resources as wanted, made of the published examples.
pub fn run(checkout: &std::path::Path, wanted: usize) {
    let start = Instant::now();
    let books = Books::built_in();
    println!("reading the built-in book takes {:?}", start.elapsed());
    let examples = published::examples(checkout);
    let all: Vec<_> = examples.iter().flat_map(|example| &example.planned.resources).collect();
    let mut planned = Planned::default();
    for (place, resource) in all.iter().cycle().take(wanted).enumerate() {
        let mut copy = (**resource).as_ref().clone();
        copy.address = format!("module.m[{place}].{}", copy.address);
        copy.module_address = Some(format!("module.m[{}]", place / 50));
        planned.resources.push(Arc::new(copy));
    }
    let mut times = Vec::new();
    let mut lines = 0;
    for _ in 0..9 {
        let start = Instant::now();
        let estimate = estimate(&planned, &books, &Usage::default(), Digest::of(b""));
        times.push(start.elapsed());
        lines = estimate.lines.len();
    }
    times.sort();
    println!("{} resources, {lines} lines: {:?}", planned.resources.len(), times.get(times.len() / 2));
}
