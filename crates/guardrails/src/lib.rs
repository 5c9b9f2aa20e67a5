//! Policies and compliance frameworks, run over what a blueprint comes to.
//!
//! A [`Bundle`] is a folder of policies. A [`Checker`] runs bundles over a blueprint's resources
//! ([`domain::planned::Planned`]) and gives a [`domain::evidence::check::CheckReport`]. Where a value that a rule reads is
//! not known the result is *not evaluated*, never *pass*. Nothing here knows where the resources come from.
//!
//! # Rooms
//!
//! - [`Bundle`]: policies read from files; the one that comes with the product
//! - [`Checker`]: bundles run over a blueprint
//! - [`Framework`]: a compliance framework, and how a content stands against it; [`frameworks()`]: those of the product
//! - `run`: one rule: its subjects, what is related to them, the engine, the verdict
//! - `path`: attribute paths and patterns of them
//! - `place`, `fix`: where a finding stands, and the edits that mend it

mod bundle;
mod checker;
mod fix;
mod frameworks;
mod path;
mod place;
mod run;

pub use bundle::Bundle;
pub use checker::{Cancelled, Checker, Examined};
pub use frameworks::{Framework, frameworks};
