//! Why edits are not made.

use domain::graph::ComponentKey;

use crate::document::UpdateError;

/// Why edits were not made. None of them was.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The files do not take one of them.
    #[error(transparent)]
    Refused(#[from] iac::EditError),
    /// It names something that is not there.
    #[error("there is no `{key}` here")]
    Unknown {
        /// Which of the edits.
        edit: usize,
        /// What it names.
        key: ComponentKey,
    },
    /// It names a nested block that is not there.
    #[error("`{key}` has no `{path}`")]
    NoSuchBlock {
        /// Which of the edits.
        edit: usize,
        /// Whose block.
        key: ComponentKey,
        /// Which block.
        path: String,
    },
    /// It gives a place that is none.
    #[error("`{key}` cannot stand at a place that is not a number")]
    NoPlace {
        /// Which of the edits.
        edit: usize,
        /// What was to be placed.
        key: ComponentKey,
    },
    /// The document does not take them.
    #[error(transparent)]
    Document(#[from] UpdateError),
}

impl EditError {
    /// Which of the edits cannot be made, from 0.
    #[must_use]
    pub fn index(&self) -> Option<usize> {
        match self {
            Self::Refused(error) => Some(error.index),
            Self::Unknown { edit, .. } | Self::NoSuchBlock { edit, .. } | Self::NoPlace { edit, .. } => Some(*edit),
            Self::Document(_) => None,
        }
    }

    /// What programs read.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(error) => error.code(),
            Self::Unknown { .. } => "no_component",
            Self::NoSuchBlock { .. } => "nothing_there",
            Self::NoPlace { .. } => "no_place",
            Self::Document(_) => "document",
        }
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Refused(error) => error.hint(),
            Self::Unknown { .. } => {
                Some("it may have been removed or renamed since; look at the blueprint again".to_owned())
            }
            Self::NoSuchBlock { .. } => Some("look at the component again: it may have changed since".to_owned()),
            Self::NoPlace { .. } => Some("give two numbers".to_owned()),
            Self::Document(error) => Some(error.hint().to_owned()),
        }
    }
}
