//! `settings.read`: a person's own settings.

use api::Problem;
use api::operation::Nothing;
use api::settings::{Read, Settings};
use storage::setting;

use crate::{Handle, Reading, problem};

impl Handle for Read {
    type Context = Reading;

    async fn handle(reading: &mut Reading, _request: Nothing) -> Result<Settings, Problem> {
        let mut tx = reading.read().await?;
        let values = setting::all(&mut tx, reading.tenant(), reading.user()).await.map_err(problem::storage)?;
        Ok(Settings { values })
    }
}
