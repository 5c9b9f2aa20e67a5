//! Whether what a person did is kept.

use api::Problem;

/// How far the edits have come. Edits go to the core one after another, in the order in which they were made.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Saving {
    /// Everything is in the core.
    #[default]
    Saved,
    /// So many writes are on their way.
    Underway(usize),
    /// So many writes wait because the core cannot be reached; they are kept and tried again.
    Stuck {
        /// How many.
        waiting: usize,
        /// Why.
        problem: Problem,
    },
}

impl Saving {
    /// Whether closing the window now would lose something.
    pub fn pending(&self) -> bool {
        !matches!(self, Self::Saved)
    }
}

/// Whether a write that failed like this can succeed later as it is: the core was not reached, or is busy.
pub fn is_temporary(problem: &Problem) -> bool {
    problem.status == 0 || matches!(problem.status, 429 | 502 | 503 | 504)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_succeed_later_is_tried_again() {
        for (status, temporary) in
            [(0, true), (503, true), (429, true), (400, false), (404, false), (409, false), (422, false), (500, false)]
        {
            assert_eq!(is_temporary(&Problem::new(status, "x", "x")), temporary, "status {status}");
        }
    }
}
