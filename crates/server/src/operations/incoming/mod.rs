//! Files that changed outside: offered, looked at, merged.

mod in_step;
mod merge;
mod offer;
mod review;

pub(super) use merge::merge_problem;
