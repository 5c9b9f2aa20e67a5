//! What one may be allowed to do.

use serde::{Deserialize, Serialize};

/// A permission by its name: a resource and an action, `blueprint:create`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Permission(pub &'static str);

/// A role that a person holds; each has a workspace of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Enterprise architect.
    Ea,
    /// Solution architect.
    Sa,
    /// Technical architect.
    Ta,
    /// Project manager.
    Pm,
    /// System engineer.
    Se,
}
