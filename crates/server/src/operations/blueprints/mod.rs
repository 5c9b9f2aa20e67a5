//! Blueprints: what there is, new ones, their names.

mod cover;
mod create;
mod get;
mod list;
mod name;
mod remove;
mod rename;

pub(super) use cover::{cover, subject};
