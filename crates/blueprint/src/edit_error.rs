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
