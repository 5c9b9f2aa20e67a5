//! From what a blueprint comes to, to an estimate.
//!
//! - [`lines`]: each resource's lines, priced
//! - [`region`]: which region a resource is in
//! - [`shares`]: sums and coverage
//! - [`notes`]: what one should know

mod lines;
mod notes;
mod region;
mod shares;

use std::sync::Arc;

use domain::Digest;
use domain::evidence::estimate::Estimate;
use domain::planned::Planned;

use crate::books::Books;
use crate::models::estate::Estate;
use crate::usage::Usage;

pub(crate) use lines::drafts;

/// What `planned` costs, line by line. Nothing is guessed: what has no price is unknown, and why is said.
#[must_use]
pub fn estimate(planned: &Planned, books: &Books, usage: &Usage, content: Digest) -> Estimate {
    let estate = Estate::of(planned);
    let mut resources: Vec<_> = planned.resources.iter().map(Arc::as_ref).collect();
    resources.sort_by(|one, other| one.address.cmp(&other.address));
    let mut lines = Vec::with_capacity(resources.len() * 2);
    let mut services = Vec::with_capacity(resources.len() * 2);
    for resource in &resources {
        let before = lines.len();
        let service = lines::of(&estate, resource, books, usage, &mut lines);
        services.resize(lines.len(), service);
        debug_assert!(lines.len() >= before, "lines are only added");
    }
    let shares = shares::of(&lines, &services);
    Estimate {
        content,
        books: books.digest(),
        usage: usage.digest(),
        notes: notes::of(&estate, &resources, &lines, books, usage),
        totals: shares.totals,
        coverage: shares.coverage,
        by_service: shares.by_service,
        by_module: shares.by_module,
        by_component: shares.by_component,
        lines,
    }
}
