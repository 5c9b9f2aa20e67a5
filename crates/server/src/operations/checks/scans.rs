//! `scan.list`: the results of other scanners that are kept with a blueprint.

use api::Problem;
use api::checks::{Scans, ScansRequest, ScansResponse};

use crate::{Handle, Reading};

impl Handle for Scans {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: ScansRequest) -> Result<ScansResponse, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let scans = reading.examining().scans(shown.row.id).await?;
        Ok(ScansResponse { scans: scans.scans.iter().map(|(scan, _)| scan.clone()).collect() })
    }
}
