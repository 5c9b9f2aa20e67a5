//! `estimate.read`: what a blueprint costs.

use api::Problem;
use api::costs::{Estimated, Read, ReadRequest};

use crate::operations::versions::now_or;
use crate::{Handle, Reading};

impl Handle for Read {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: ReadRequest) -> Result<Estimated, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let project = now_or(reading, &shown, request.version).await?;
        let estimate = reading.examining().estimate(&shown, &project).await?;
        Ok(Estimated { revision: shown.row.revision, estimate: (*estimate).clone() })
    }
}
