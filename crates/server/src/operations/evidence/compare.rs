//! `evidence.compare`: what differs between two versions in cost, findings and compliance.

use std::collections::{BTreeMap, BTreeSet};

use api::Problem;
use api::evidence::{Compare, CompareRequest, Compared, ComplianceDifference};
use domain::Digest;
use domain::evidence::check::{CheckReport, CheckResult};
use domain::evidence::estimate::Total;
use domain::money::Currency;

use crate::operations::compliance::standing::standings;
use crate::operations::versions::{in_step, now_or};
use crate::{Handle, Reading};

impl Handle for Compare {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: CompareRequest) -> Result<Compared, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let older = match request.older {
            Some(_) => now_or(reading, &shown, request.older).await?,
            None => in_step(reading, &shown).await?,
        };
        let newer = now_or(reading, &shown, request.newer).await?;
        let examining = reading.examining();
        let (checks_before, checks_after) =
            (examining.check(&shown, &older).await?, examining.check(&shown, &newer).await?);
        let (before, after) = (examining.estimate(&shown, &older).await?, examining.estimate(&shown, &newer).await?);
        let stood = standings(&examining, &shown, &older, None).await?;
        let stands = standings(&examining, &shown, &newer, None).await?;
        let compliance = stood.into_iter().zip(stands).filter(|(before, after)| {
            before.counts != after.counts || before.counts.evaluated() + after.counts.evaluated() > 0
        });
        let compliance = compliance.map(|(before, after)| ComplianceDifference {
            framework: after.framework,
            title: after.title,
            before: before.counts,
            after: after.counts,
        });
        Ok(Compared {
            older: before.content,
            newer: after.content,
            cost: difference(&before.totals, &after.totals),
            totals_before: before.totals.clone(),
            totals_after: after.totals.clone(),
            coverage_before: before.coverage,
            coverage_after: after.coverage,
            new: alone(&checks_after, &checks_before),
            gone: alone(&checks_before, &checks_after),
            counts_before: checks_before.counts,
            counts_after: checks_after.counts,
            compliance: compliance.collect(),
        })
    }
}

/// What is broken in one report and not in the other.
fn alone(report: &CheckReport, other: &CheckReport) -> Vec<CheckResult> {
    let known: BTreeSet<Digest> = other.broken().map(|result| result.fingerprint).collect();
    report.broken().filter(|result| !known.contains(&result.fingerprint)).cloned().collect()
}

/// What the month costs more, one a currency; currencies in which nothing changes are left out.
fn difference(before: &[Total], after: &[Total]) -> Vec<Total> {
    let mut by_currency: BTreeMap<Currency, (rust_decimal::Decimal, rust_decimal::Decimal)> = BTreeMap::new();
    for total in after {
        let sum = by_currency.entry(total.currency.clone()).or_default();
        *sum = (sum.0 + total.monthly, sum.1 + total.hourly);
    }
    for total in before {
        let sum = by_currency.entry(total.currency.clone()).or_default();
        *sum = (sum.0 - total.monthly, sum.1 - total.hourly);
    }
    let changed = by_currency.into_iter().filter(|(_, (monthly, _))| !monthly.is_zero());
    changed.map(|(currency, (monthly, hourly))| Total { currency, monthly, hourly }).collect()
}
