//! What differs between two versions.

mod plain;

pub(crate) use plain::plain;
