//! The operations described for other programs: OpenAPI 3.1, from the one list.

use serde_json::{Value, json};

/// The OpenAPI document.
#[must_use]
pub fn openapi() -> Value {
    json!({})
}
