//! Versions: immutable, each with a message, an author, a parent and a digest.

mod compare;
pub(super) mod content;
pub(super) mod keep;
mod list;
pub(super) mod replace;
mod restore;
mod save;

pub(super) use content::{in_step, named, now_or};
