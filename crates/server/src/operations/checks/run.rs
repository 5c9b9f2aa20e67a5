//! `check.run`: what policies find in a blueprint as it is now, or in a version.

use api::Problem;
use api::checks::{Checked, KeptCheck, Run, RunRequest};
use domain::evidence::check::Status;
use storage::evidence;

use crate::operations::evidence::Summary;
use crate::operations::versions::now_or;
use crate::{Handle, Reading, problem};

impl Handle for Run {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: RunRequest) -> Result<Checked, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let project = now_or(reading, &shown, request.version).await?;
        let report = reading.examining().check(&shown, &project).await?;
        let kept = match request.version {
            Some(version) => {
                let mut tx = reading.read().await?;
                evidence::get(&mut tx, reading.tenant(), request.id, version).await.map_err(problem::storage)?
            }
            None => None,
        };
        let kept = kept.map(|kept| KeptCheck {
            at: kept.made_at,
            policies: kept.policies,
            counts: Summary::read(&kept.summary).counts,
            current: kept.policies == report.policies,
        });
        let mut report = (*report).clone();
        if !request.passes {
            report.results.retain(|result| result.status != Status::Pass);
        }
        Ok(Checked { revision: shown.row.revision, report, kept })
    }
}
