//! `incoming.review`: what came in and what it means for the edits made here.

use api::Problem;
use api::blueprints::OneBlueprint;
use api::editing::FileDifference;
use api::incoming::{Review, ReviewResponse};
use domain::compare::MergeReport;
use storage::incoming;

use crate::operations::versions::content::{in_step, of_digest};
use crate::{Handle, Reading, problem};

impl Handle for Review {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: OneBlueprint) -> Result<ReviewResponse, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let mut tx = reading.read().await?;
        let waits = incoming::get(&mut tx, reading.tenant(), request.id).await.map_err(problem::storage)?;
        drop(tx);
        let Some(waits) = waits else {
            let (files, report) = (Vec::new(), MergeReport::default());
            return Ok(ReviewResponse { since: None, comparison: None, files, report, digest: None });
        };
        let ancestor = in_step(reading, &shown).await?;
        let theirs = of_digest(reading, &shown, waits.digest).await?;
        let held = reading.hold(request.id).await?;
        reading
            .compute(move |_| {
                let report = blueprint::review(&ancestor, &held.working.blueprint, &theirs);
                held.release();
                let comparison = blueprint::compare(&ancestor, &theirs);
                let files = iac::difference(ancestor.files(), theirs.files());
                let files = files.into_iter().map(|(path, unified)| FileDifference { path, unified });
                Ok(ReviewResponse {
                    since: Some(waits.since),
                    comparison: Some(comparison),
                    files: files.collect(),
                    report,
                    digest: Some(waits.digest),
                })
            })
            .await
    }
}
