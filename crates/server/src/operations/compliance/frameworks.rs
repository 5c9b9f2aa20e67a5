//! `framework.list`: the frameworks.

use api::Problem;
use api::compliance::{Frameworks, FrameworksResponse};
use api::operation::Nothing;

use crate::{Handle, Reading};

impl Handle for Frameworks {
    type Context = Reading;

    async fn handle(reading: &mut Reading, _: Nothing) -> Result<FrameworksResponse, Problem> {
        let library = reading.examining().library().await?;
        Ok(FrameworksResponse {
            frameworks: library.frameworks.iter().map(|framework| framework.about().clone()).collect(),
            problems: library.framework_problems.clone(),
        })
    }
}
