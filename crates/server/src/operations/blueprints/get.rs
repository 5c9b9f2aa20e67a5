//! `blueprint.get`: what stands on the cover of a blueprint.

use api::Problem;
use api::blueprints::{Blueprint, Get, OneBlueprint};

use super::cover;
use crate::{Handle, Reading};

impl Handle for Get {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: OneBlueprint) -> Result<Blueprint, Problem> {
        let mut tx = reading.read().await?;
        cover(&mut tx, reading.tenant(), request.id).await
    }
}
