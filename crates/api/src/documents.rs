//! Documents that the core writes for people and other programs.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A file to hand out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Document {
    /// A name to save it under.
    pub name: String,
    /// `application/pdf`, `text/csv`, …
    pub content_type: String,
    /// The bytes, in base64.
    #[schema(value_type = String)]
    pub content: domain::files::Content,
}
