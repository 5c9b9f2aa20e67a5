//! `version.compare`: what differs between two versions, or between one and now.

use api::Problem;
use api::editing::FileDifference;
use api::versions::{Compare, CompareRequest, CompareResponse};

use super::content::{in_step, now_or};
use crate::{Handle, Reading};

impl Handle for Compare {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: CompareRequest) -> Result<CompareResponse, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let older = match request.older {
            Some(_) => now_or(reading, &shown, request.older).await?,
            None => in_step(reading, &shown).await?,
        };
        let newer = now_or(reading, &shown, request.newer).await?;
        reading
            .compute(move |_| {
                let comparison = blueprint::compare(&older, &newer);
                let files = iac::difference(older.files(), newer.files());
                let files = files.into_iter().map(|(path, unified)| FileDifference { path, unified });
                Ok(CompareResponse { comparison, files: files.collect() })
            })
            .await
    }
}
