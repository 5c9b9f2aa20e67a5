//! How a person likes the product: theme, panels, keys. Kept by the core so that it is the same in every window.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::operation::{Effect, Nothing, OFFLINE, needs, operation};

operation!(
    /// Reads a person's own settings.
    Read: "settings.read", Get "/api/settings", needs("settings:read"), Effect::Read,
    Nothing => Settings
);
operation!(
    /// Changes some of a person's own settings; the others stay.
    Change: "settings.change", Put "/api/settings", needs("settings:update"), OFFLINE,
    Settings => Settings
);

/// Settings by name: `theme`, `canvas.snap`. Values are short texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Settings {
    /// Name to value.
    pub values: BTreeMap<String, String>,
}
