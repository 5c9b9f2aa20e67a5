//! The feed of changes: what drives live screens, and later sync, notifications and webhooks.

use domain::Timestamp;
use domain::ids::ChangeId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::operation::{Effect, needs, operation};

operation!(
    /// Gives the changes after a number, waiting a while for one where there is none.
    After: "change.after", Get "/api/changes", needs("change:read"), Effect::Read,
    AfterRequest => AfterResponse
);

/// From where on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AfterRequest {
    /// The last number already seen; the feed's end when left out, so that one only hears what comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u64>,
    /// How long to wait for a change where there is none, in milliseconds; at most 30,000.
    #[serde(default)]
    pub wait_ms: u32,
}

/// Changes in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AfterResponse {
    /// Up to 500.
    pub changes: Vec<Change>,
    /// The number to ask after next.
    pub last: u64,
}

/// An entry of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// Its id.
    pub id: ChangeId,
    /// Its number in the feed of its tenant, without gaps.
    pub sequence: u64,
    /// The operation that made it: `blueprint.edit`.
    pub operation: String,
    /// What kind of thing changed: `blueprint`.
    pub resource: String,
    /// Its id.
    pub subject: String,
    /// When.
    pub at: Timestamp,
}
