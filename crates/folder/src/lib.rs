//! A project's folder on somebody's disk.
//!
//! The core only ever sees sets of files; this crate turns a folder into one and writes one back without ever
//! leaving a half-written project behind. It knows nothing of what is in the files.
//!
//! - [`read`]: a folder as a [`domain::FileSet`], with what was left out and why
//! - [`write`]: files back into the folder, all of them or none
//! - [`journal`]: what makes that so, across a crash
//! - [`watch`]: hearing that something changed
//! - [`kind`]: which files belong to a project

pub mod journal;
pub mod kind;
pub mod read;
pub mod watch;
pub mod write;

pub use journal::recover;
pub use read::{FolderFiles, Progress, Skipped, read};
pub use watch::{Watch, watch};
pub use write::{WriteError, write};
