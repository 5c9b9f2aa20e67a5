//! Something that the core is asked for.

use api::Problem;

/// Not here yet, here, or not to be had.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Loaded<T> {
    /// Not here yet.
    #[default]
    Waiting,
    /// Here.
    Here(T),
    /// Not to be had, and why.
    Failed(Problem),
}

impl<T> Loaded<T> {
    /// It, when it is here.
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(it) => Some(it),
            Self::Waiting | Self::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T, Problem>> for Loaded<T> {
    fn from(result: Result<T, Problem>) -> Self {
        match result {
            Ok(it) => Self::Here(it),
            Err(problem) => Self::Failed(problem),
        }
    }
}
