//! `core.describe`: what this core is.

use api::Problem;
use api::core::{Core, Describe};
use api::operation::Nothing;
use domain::permission::Role;

use crate::{Handle, Reading};

impl Handle for Describe {
    type Context = Reading;

    async fn handle(reading: &mut Reading, _request: Nothing) -> Result<Core, Problem> {
        Ok(Core {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            host: reading.host(),
            person: reading.person().to_owned(),
            roles: vec![Role::Sa, Role::Ta],
        })
    }
}
