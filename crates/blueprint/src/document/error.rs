//! Why an update is not taken.

use domain::Digest;

/// Why an update was not taken. The document is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpdateError {
    /// The bytes are not an update, or were damaged on their way.
    #[error("the update is damaged: {0}")]
    Damaged(String),
    /// An update of some other document.
    #[error("the update is not one of a blueprint: {0}")]
    NotABlueprint(String),
    /// It was made on other files.
    #[error("the update was made on another base than `{0}`")]
    OtherBase(Digest),
    /// It was made by a newer release.
    #[error("the update has format `{0}`, which this release does not know")]
    NewerFormat(String),
    /// It is too large to be one.
    #[error("the update has {0} bytes")]
    TooLarge(usize),
}

impl UpdateError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Damaged(_) | Self::TooLarge(_) => "ask for it again from where it came",
            Self::NotABlueprint(_) => "check which blueprint it belongs to",
            Self::OtherBase(_) => "open the blueprint on the base it was made on, or merge the files",
            Self::NewerFormat(_) => "update this program and open the blueprint again",
        }
    }
}
