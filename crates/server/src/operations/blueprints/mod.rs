//! Blueprints: what there is, new ones, their names, their files and pictures.

mod cover;
mod create;
mod export;
mod get;
mod inspect;
mod list;
mod name;
mod picture;
mod remove;
mod rename;

pub(super) use cover::{cover, subject};
