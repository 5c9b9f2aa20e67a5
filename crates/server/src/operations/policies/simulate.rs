//! `policy.simulate`: what policies, or another enforcement, would find in every blueprint.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use api::Problem;
use api::policies::{Simulate, SimulateRequest, Simulated, Simulation};
use domain::Digest;
use domain::FileSet;
use domain::evidence::check::{CheckReport, Enforcement};
use storage::blueprint;

use super::add;
use crate::handle::FILES_BODY;
use crate::problem::bad_path;
use crate::{Handle, Reading, problem};

impl Handle for Simulate {
    type Context = Reading;

    const BODY_LIMIT: usize = FILES_BODY;

    async fn handle(reading: &mut Reading, request: SimulateRequest) -> Result<Simulation, Problem> {
        let examining = reading.examining();
        let library = examining.library().await?;
        let (bundle, problems) = match request.bundle {
            Some(given) => {
                let name = add::name(&given.name)?;
                let files = FileSet::from_entries(given.files).map_err(bad_path)?;
                let item = reading.compute(move |_| add::read(&name, &files)).await?;
                (Some(item.bundle), item.problems)
            }
            None => (None, Vec::new()),
        };
        let tried = Arc::new(library.trying(bundle, request.enforcement));
        let mut tx = reading.read().await?;
        let covers = blueprint::list(&mut tx, reading.tenant()).await.map_err(problem::storage)?;
        drop(tx);
        let mut blueprints = Vec::with_capacity(covers.len());
        for cover in covers {
            let shown = reading.blueprint(cover.blueprint.id).await?;
            let before = examining.check(&shown, &shown.project).await?;
            let after = examining.check_trying(tried.clone(), &shown, &shown.project).await?;
            blueprints.push(simulated(&shown.row, &before, &after));
        }
        Ok(Simulation { blueprints, problems })
    }
}

fn simulated(row: &blueprint::Blueprint, before: &CheckReport, after: &CheckReport) -> Simulated {
    let known: BTreeSet<Digest> = before.broken().map(|result| result.fingerprint).collect();
    let mut new: BTreeMap<String, u32> = BTreeMap::new();
    for result in after.broken().filter(|result| !known.contains(&result.fingerprint)) {
        *new.entry(result.rule.clone()).or_default() += 1;
    }
    Simulated {
        id: row.id,
        name: row.name.clone(),
        before: before.counts,
        after: after.counts,
        blocking_before: blocking(before),
        blocking_after: blocking(after),
        new,
    }
}

fn blocking(report: &CheckReport) -> u32 {
    let blocking = report.broken().filter(|result| result.enforcement == Enforcement::Block).count();
    u32::try_from(blocking).unwrap_or(u32::MAX)
}
