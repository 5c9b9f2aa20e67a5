//! A project's folder on somebody's disk.
//!
//! The core only ever sees sets of files; this crate turns a folder into one and writes one back without ever
//! leaving a half-written project behind. It knows nothing of what is in the files.
//!
//! - [`read`]: a folder as a [`domain::FileSet`], with what was left out and why
//! - [`write`]: files back into the folder, all of them or none
//! - [`journal`]: what makes that so, across a crash
//! - `place`: where a path of a project really lies, after every link
//! - [`watch`]: hearing that something changed
//! - [`kind`]: which files belong to a project, by their names and sizes
//! - [`chosen`]: the same for a folder that is known by its paths alone, as in a browser
//!
//! Without the feature `disk` there are only the last two, and nothing that a browser has not got.

pub mod chosen;
#[cfg(feature = "disk")]
pub mod journal;
pub mod kind;
#[cfg(feature = "disk")]
mod place;
#[cfg(feature = "disk")]
pub mod read;
#[cfg(feature = "disk")]
pub mod watch;
#[cfg(feature = "disk")]
pub mod write;

#[cfg(feature = "disk")]
pub use journal::{RecoverError, recover};
#[cfg(feature = "disk")]
pub use read::{FolderFiles, Progress, Skipped, read};
#[cfg(feature = "disk")]
pub use watch::{Watch, watch};
#[cfg(feature = "disk")]
pub use write::{WriteError, write};
