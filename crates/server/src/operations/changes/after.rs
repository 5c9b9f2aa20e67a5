//! `change.after`: the changes after a number, waiting a while for one where there is none.

use std::time::Duration;

use api::Problem;
use api::changes::{After, AfterRequest, AfterResponse, Change};
use storage::change;

use crate::{Handle, Reading, problem};

const MOST: u32 = 500;
const LONGEST_WAIT: Duration = Duration::from_secs(30);

impl Handle for After {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: AfterRequest) -> Result<AfterResponse, Problem> {
        let mut tx = reading.read().await?;
        let after = match request.after {
            Some(after) => after,
            None => change::last(&mut tx, reading.tenant()).await.map_err(problem::storage)?,
        };
        let mut changes = change::after(&mut tx, reading.tenant(), after, MOST).await.map_err(problem::storage)?;
        drop(tx);
        if changes.is_empty() && request.wait_ms > 0 {
            let patience = Duration::from_millis(request.wait_ms.into()).min(LONGEST_WAIT);
            reading.wait_for_change(after, patience).await;
            let mut tx = reading.read().await?;
            changes = change::after(&mut tx, reading.tenant(), after, MOST).await.map_err(problem::storage)?;
        }
        let last = changes.last().map_or(after, |(sequence, _)| *sequence);
        let changes = changes.into_iter().map(|(sequence, change)| Change {
            id: change.id,
            sequence,
            operation: change.operation,
            resource: change.resource,
            subject: change.subject,
            at: change.made_at,
        });
        Ok(AfterResponse { changes: changes.collect(), last })
    }
}
