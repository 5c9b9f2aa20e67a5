//! What kind of thing a resource is.

use serde::{Deserialize, Serialize};

/// The kind of thing a resource is; each has a hue, an icon and a word on the canvas.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Networks, routing, delivery.
    Network,
    /// Machines, containers, functions.
    Compute,
    /// Objects, files, disks, backups.
    Storage,
    /// Databases and caches.
    Database,
    /// Identity, keys, secrets, firewalls.
    Security,
    /// Queues, topics, events, interfaces.
    Integration,
    /// Warehouses, streams, search, machine learning.
    Analytics,
    /// Logs, metrics, accounts, automation.
    Management,
    /// Clusters and what runs in them.
    Kubernetes,
    /// Everything else.
    #[default]
    Other,
}

impl Category {
    /// Every category, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Network,
        Self::Compute,
        Self::Storage,
        Self::Database,
        Self::Security,
        Self::Integration,
        Self::Analytics,
        Self::Management,
        Self::Kubernetes,
        Self::Other,
    ];

    /// The word, in lower case, as it stands on the wire and in CSS token names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Compute => "compute",
            Self::Storage => "storage",
            Self::Database => "database",
            Self::Security => "security",
            Self::Integration => "integration",
            Self::Analytics => "analytics",
            Self::Management => "management",
            Self::Kubernetes => "kubernetes",
            Self::Other => "other",
        }
    }
}
