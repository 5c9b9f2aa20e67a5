//! `change.after`: the changes after a number, waiting a while for one where there is none.

use std::time::Duration;

use api::Problem;
use api::changes::{After, AfterRequest, AfterResponse, Change};
use storage::change;
use tokio::time::Instant;

use crate::{Handle, Reading, problem};

const MOST: u32 = 500;
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// Changes that another process makes wake nobody here.
const LOOK_AGAIN: Duration = Duration::from_secs(3);

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
        let until = Instant::now() + Duration::from_millis(request.wait_ms.into()).min(LONGEST_WAIT);
        while changes.is_empty() {
            let patience = until.saturating_duration_since(Instant::now());
            if patience.is_zero() {
                break;
            }
            let stopped = reading.wait_for_change(after, patience.min(LOOK_AGAIN)).await;
            let mut tx = reading.read().await?;
            changes = change::after(&mut tx, reading.tenant(), after, MOST).await.map_err(problem::storage)?;
            if stopped {
                break;
            }
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
