//! What was left out of a folder, and why.

use std::fs;
use std::io;
use std::path::Path;

use crate::kind::{self, Kind};

// Why something is left out that nobody could make readable.
pub(super) const NOWHERE: &str = "a link that leads nowhere";
pub(super) const NO_FILE: &str = "is no file";
pub(super) const A_FOLDER: &str = "is a folder and no file; what is in it is read";
pub(super) const LEADS_BACK: &str = "links back to a folder that it is in";
const LINK_TO: &str = "a link to ";

/// A file or folder that was left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Skipped {
    /// Relative path.
    pub path: String,
    /// Why, for a person.
    pub reason: String,
}

impl Skipped {
    /// Whether the project is incomplete without it: configuration or values, by its name, that should be a file.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let is_no_file = [NO_FILE, A_FOLDER].contains(&self.reason.as_str());
        matches!(Kind::of(name), Kind::Configuration | Kind::Values) && !is_no_file && !self.is_ignored()
    }

    /// Whether it is a link to nothing, so that there are no bytes at all.
    #[must_use]
    pub fn leads_nowhere(&self) -> bool {
        self.reason == NOWHERE
    }

    /// Whether it is what [`link_to`] says of a link.
    pub(super) fn is_link(&self) -> bool {
        self.reason.starts_with(LINK_TO)
    }

    /// Whether it is configuration that git ignores, so that it is never stored, while Terraform reads it.
    #[must_use]
    pub fn is_ignored(&self) -> bool {
        self.reason == kind::IGNORED
    }
}

/// Why a link is not followed to a folder that is not read by its own name.
pub(super) fn link_to(folder: &str) -> String {
    format!("{LINK_TO}`{folder}`, which is left out")
}

/// Why a folder is not read under a further name.
pub(super) fn same_as(name: &str) -> String {
    format!("the same folder as `{}`", if name.is_empty() { "." } else { name })
}

/// Whether there is a link at `path` to nothing, or to itself.
pub(super) fn leads_nowhere(path: &Path) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    is_link && fs::metadata(path).is_err_and(|error| error.kind() != io::ErrorKind::PermissionDenied)
}
