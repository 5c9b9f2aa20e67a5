//! The smallest edits of the source bytes that do what is meant.
//!
//! An [`Edit`] names what it changes by [`BodyPath`], not by offsets, so a list of edits stays valid while it is applied.
//! [`apply`] changes only the bytes that an edit means, and then the alignment that `terraform fmt` would move in that
//! very group of lines, if the group was formatted before.

mod edit;

pub use edit::{BlockRef, BodyPath, Edit, NewBlock, NewItem, Place};

