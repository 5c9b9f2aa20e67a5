//! Progress and cancelling of long work.

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Boxes and cards are given their places.
    Placing,
    /// Edges are given their ways.
    Routing,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Boxes placed, or edges routed.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

/// Is told how far the work is, and says whether it shall go on. Called often and from several threads.
pub type Watch<'a> = dyn Fn(Progress) -> bool + Sync + 'a;

/// The work was told to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the layout was cancelled")]
pub struct Cancelled;

/// Goes on to the end.
#[must_use]
pub const fn unwatched(_: Progress) -> bool {
    true
}
