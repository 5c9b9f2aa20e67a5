//! Policies and compliance frameworks, run over what a blueprint comes to.
//!
//! A [`Bundle`] is a folder of policies. A [`Checker`] runs bundles over a blueprint's resources
//! ([`domain::planned::Planned`]) and gives a [`domain::evidence::check::CheckReport`]. Where a value that a rule reads is
//! not known the result is *not evaluated*, never *pass*. Nothing here knows where the resources come from.
//!
//! # Rooms
//!
//! - [`Bundle`]: policies read from files; the one that comes with the product
//! - [`Checker`], [`Settings`], [`Examined`]: bundles run over a blueprint; what did not change is not worked out again
//! - [`Framework`]: a compliance framework, and how a content stands against it; [`frameworks()`]: those of the product
//! - `run`: one rule of ours: its subjects, what is related to them, the engine, the verdict
//! - `foreign`: policies written for conftest or OPA, run as they are, behind walls
//! - `suppress`: findings excepted by a comment or in `.dharma.toml`
//! - `path`, `glob`: attribute paths, and patterns
//! - `place`, `fix`: where a finding stands, and the edits that mend it

mod bundle;
mod checker;
mod fix;
mod foreign;
mod frameworks;
mod glob;
mod path;
mod place;
mod run;
mod suppress;

pub use bundle::Bundle;
pub use checker::{Cancelled, Checker, Enforced, Examined, Settings};
pub use foreign::Limits;
pub use frameworks::{Framework, frameworks};
