//! What is remembered of an edit: the same edit, with everything it names called by what never changes.

use std::collections::BTreeMap;
use std::fmt;

use domain::graph::ComponentKind;
use domain::ids::GroupId;
use serde::{Deserialize, Serialize};

/// What a component is called as long as the base stays: its key in the base, or how it came to be.
///
/// Keys of the base contain a colon and what was added does not, so the two never meet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Identity(pub(crate) String);

impl Identity {
    /// The identity of the `ordinal`-th component that an edit makes.
    pub(crate) fn made_by(step: StepId, edit: usize, ordinal: usize) -> Self {
        Self(format!("+{step}.{edit}.{ordinal}"))
    }

    /// Whether an edit made it, rather than the base.
    pub(crate) fn is_made(&self) -> bool {
        self.0.starts_with('+') && !self.0.contains(':')
    }
}

/// When a step was made, as far as replicas can agree on that: steps apply in this order everywhere.
///
/// The stamp is greater than that of any step its author knew; the author's peer decides between equal ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct StepId {
    pub(crate) stamp: u64,
    pub(crate) peer: u64,
}

impl fmt::Display for StepId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:x}", self.stamp, self.peer)
    }
}

impl StepId {
    /// Reads what [`fmt::Display`] writes; nothing else is taken, so that a step has one name.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (stamp, peer) = text.split_once('-')?;
        let id = Self { stamp: u64::from_str_radix(stamp, 16).ok()?, peer: u64::from_str_radix(peer, 16).ok()? };
        (id.to_string() == text).then_some(id)
    }
}

/// The addresses that a text names and that do not mean the component of the base with that address, but another, or
/// none.
pub(crate) type Meanings = BTreeMap<String, Option<Identity>>;

/// One edit as it is remembered. Field names are short because every step is stored and sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Change {
    Add {
        #[serde(rename = "d")]
        directory: String,
        #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        #[serde(rename = "k")]
        kind: ComponentKind,
        #[serde(rename = "y", default, skip_serializing_if = "String::is_empty")]
        type_name: String,
        #[serde(rename = "n")]
        name: String,
        #[serde(rename = "b", default, skip_serializing_if = "String::is_empty")]
        body: String,
        #[serde(rename = "m", default, skip_serializing_if = "BTreeMap::is_empty")]
        meanings: Meanings,
    },
    Paste {
        #[serde(rename = "d")]
        directory: String,
        #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        #[serde(rename = "b")]
        source: String,
        #[serde(rename = "m", default, skip_serializing_if = "BTreeMap::is_empty")]
        meanings: Meanings,
    },
    Remove {
        #[serde(rename = "c")]
        of: Identity,
    },
    Rename {
        #[serde(rename = "c")]
        of: Identity,
        #[serde(rename = "n")]
        name: String,
    },
    Set {
        #[serde(rename = "c")]
        of: Identity,
        #[serde(rename = "p")]
        path: String,
        #[serde(rename = "x")]
        expression: String,
        #[serde(rename = "m", default, skip_serializing_if = "BTreeMap::is_empty")]
        meanings: Meanings,
    },
    Unset {
        #[serde(rename = "c")]
        of: Identity,
        #[serde(rename = "p")]
        path: String,
    },
    AddBlock {
        #[serde(rename = "c")]
        of: Identity,
        #[serde(rename = "p")]
        path: String,
        #[serde(rename = "b", default, skip_serializing_if = "String::is_empty")]
        body: String,
        #[serde(rename = "m", default, skip_serializing_if = "BTreeMap::is_empty")]
        meanings: Meanings,
    },
    RemoveBlock {
        #[serde(rename = "c")]
        of: Identity,
        #[serde(rename = "p")]
        path: String,
    },
    Connect {
        #[serde(rename = "c")]
        from: Identity,
        #[serde(rename = "o")]
        to: Identity,
        #[serde(rename = "p")]
        attribute: String,
    },
    Disconnect {
        #[serde(rename = "c")]
        from: Identity,
        #[serde(rename = "o")]
        to: Identity,
        #[serde(rename = "p")]
        attribute: String,
    },
    Move {
        #[serde(rename = "c")]
        of: Identity,
        #[serde(rename = "f")]
        file: String,
    },
    Place {
        #[serde(rename = "c")]
        of: Identity,
        x: f64,
        y: f64,
    },
    Unplace {
        #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
        of: Vec<Identity>,
    },
    Group {
        #[serde(rename = "g")]
        id: GroupId,
        /// The new title, where it differs from the one the author saw.
        #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
        joined: Vec<Identity>,
        #[serde(rename = "l", default, skip_serializing_if = "Vec::is_empty")]
        left: Vec<Identity>,
    },
    Ungroup {
        #[serde(rename = "g")]
        id: GroupId,
    },
    Annotate {
        #[serde(rename = "c")]
        of: Identity,
        #[serde(rename = "x", default, skip_serializing_if = "String::is_empty")]
        text: String,
    },
}

impl Change {
    /// Whether it is about the picture alone and touches no file.
    pub(crate) fn is_picture(&self) -> bool {
        match self {
            Self::Place { .. }
            | Self::Unplace { .. }
            | Self::Group { .. }
            | Self::Ungroup { .. }
            | Self::Annotate { .. } => true,
            Self::Add { .. }
            | Self::Paste { .. }
            | Self::Remove { .. }
            | Self::Rename { .. }
            | Self::Set { .. }
            | Self::Unset { .. }
            | Self::AddBlock { .. }
            | Self::RemoveBlock { .. }
            | Self::Connect { .. }
            | Self::Disconnect { .. }
            | Self::Move { .. } => false,
        }
    }
}

impl Change {
    /// The component it changes and the path in it; the path is empty where it is about the whole component.
    pub(crate) fn subject(&self) -> (Option<&Identity>, &str) {
        match self {
            Self::Set { of, path, .. }
            | Self::Unset { of, path }
            | Self::AddBlock { of, path, .. }
            | Self::RemoveBlock { of, path } => (Some(of), path),
            Self::Connect { from, attribute, .. } | Self::Disconnect { from, attribute, .. } => (Some(from), attribute),
            Self::Remove { of }
            | Self::Rename { of, .. }
            | Self::Move { of, .. }
            | Self::Place { of, .. }
            | Self::Annotate { of, .. } => (Some(of), ""),
            Self::Add { .. }
            | Self::Paste { .. }
            | Self::Unplace { .. }
            | Self::Group { .. }
            | Self::Ungroup { .. } => (None, ""),
        }
    }
}
