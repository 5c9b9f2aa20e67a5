//! `compliance.dashboard`: how every blueprint stands against every framework.

use api::Problem;
use api::compliance::{Dashboard, DashboardRequest, DashboardResponse};
use storage::blueprint;

use super::standing::standings;
use crate::operations::versions::now_or;
use crate::{Handle, Reading, problem};

impl Handle for Dashboard {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: DashboardRequest) -> Result<DashboardResponse, Problem> {
        let examining = reading.examining();
        let ids = match request.id {
            Some(id) => vec![id],
            None => {
                let mut tx = reading.read().await?;
                let covers = blueprint::list(&mut tx, reading.tenant()).await.map_err(problem::storage)?;
                covers.into_iter().map(|cover| cover.blueprint.id).collect()
            }
        };
        let mut all = Vec::new();
        for id in ids {
            let shown = reading.blueprint(id).await?;
            let version = request.id.and(request.version);
            let project = now_or(reading, &shown, version).await?;
            all.extend(standings(&examining, &shown, &project, None).await?);
        }
        Ok(DashboardResponse { standings: all })
    }
}
