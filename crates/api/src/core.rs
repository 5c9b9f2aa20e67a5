//! The core itself.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::operation::{Access, Effect, Nothing, operation};
use domain::permission::Role;

operation!(
    /// Says what this core is, so that a screen can show it.
    Describe: "core.describe", Get "/api/core",
    Access::Public { because: "it tells nothing but the version and the kind of core" }, Effect::Read,
    Nothing => Core
);

/// What a core is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Core {
    /// The product's version.
    pub version: String,
    /// Inside the desktop, or served.
    pub host: Host,
    /// The person's display name, or empty.
    pub person: String,
    /// The roles that this person holds; each has a workspace.
    pub roles: Vec<Role>,
}

/// Where a core runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Host {
    /// Inside the desktop process.
    Embedded,
    /// As `dharma serve`.
    Served,
}
