//! The feed of changes.

mod after;
