//! Ids: UUIDv7, made by whoever creates the thing, so that they are the same on every replica.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Timestamp;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// An id made at `now` from ten random bytes (UUID version 7).
            #[must_use]
            pub fn new(now: Timestamp, random: [u8; 10]) -> Self {
                Self(uuid_v7(now, random))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A company, or the one local tenant of an embedded core.
    TenantId,
    /// A person.
    UserId,
    /// A blueprint.
    BlueprintId,
    /// An immutable version of a blueprint.
    VersionId,
    /// One sitting of one person at one blueprint; undo and redo belong to it.
    SessionId,
    /// A canvas group of a blueprint.
    GroupId,
    /// Results of another scanner, kept with a blueprint.
    ScanId,
    /// An entry of the change feed.
    ChangeId,
    /// An entry of the audit chain.
    AuditId,
    /// What makes a repeated write give its first answer.
    IdempotencyKey,
}

fn uuid_v7(now: Timestamp, random: [u8; 10]) -> Uuid {
    let millis = u64::try_from(now.as_micros() / 1_000).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
