//! Errors as the page shows them.

use std::path::Path;

use api::Problem;
use folder::read::ReadError;
use folder::{RecoverError, WriteError};

/// A problem of the shell, in the same form as the core's.
pub(crate) type Answer<T> = Result<T, Problem>;

/// Why a folder cannot be read.
pub(crate) fn reading(error: &ReadError) -> Problem {
    let problem = |code: &str| Problem::new(400, code, error.to_string());
    match error {
        ReadError::NotAFolder(_) => problem("not-a-folder").hint("check the path, or choose the folder in the dialog"),
        ReadError::Unreadable(_, cause) => {
            problem("folder-unreadable").detail(cause.to_string()).hint("check the folder's permissions")
        }
        ReadError::TooLarge(_) => problem("folder-too-large").hint("open the folder of one project inside it"),
        ReadError::Cancelled(_) => problem("cancelled"),
    }
}

/// The folder of a blueprint is not where it was.
pub(crate) fn gone(folder: &Path) -> Problem {
    Problem::new(409, "folder-gone", format!("the folder of this blueprint is gone: `{}`", folder.display()))
        .hint("the blueprint has everything; put the folder back and open it again, or save to another one")
}

/// Why a save that was cut short stands in the way.
pub(crate) fn recovering(error: &RecoverError) -> Problem {
    let problem = |code: &str| Problem::new(409, code, error.to_string()).hint(error.hint());
    match error {
        RecoverError::Busy(_) => problem("folder-busy"),
        RecoverError::Untrusted(..) => problem("save-not-trusted"),
        RecoverError::Refused(_, cause) => problem("folder-not-writable").detail(cause.to_string()),
    }
}

/// Why files were not written.
pub(crate) fn writing(error: &WriteError) -> Problem {
    let problem = |code: &str| Problem::new(409, code, error.to_string()).hint(error.hint());
    match error {
        WriteError::ChangedOutside(_) => problem("changed-outside"),
        WriteError::LeftAlone(_) => problem("left-alone"),
        WriteError::Unrecovered(error) => recovering(error),
        WriteError::ReadOnly(_) => problem("read-only"),
        WriteError::LeadsOut(_) => problem("link-leads-out"),
        WriteError::OneFile(..) => problem("one-file"),
        WriteError::Refused(_, cause) => problem("folder-not-writable").detail(cause.to_string()),
        WriteError::Interrupted(_, cause) => problem("save-interrupted").detail(cause.to_string()),
    }
}

/// Why files were not written to a folder that is not the blueprint's yet: nothing that stands there may be lost.
pub(crate) fn writing_anew(error: &WriteError) -> Problem {
    match error {
        WriteError::ChangedOutside(path) => {
            Problem::new(409, "folder-has-another", format!("the folder holds another `{path}`"))
                .hint("choose an empty folder; nothing was written")
        }
        WriteError::LeftAlone(_)
        | WriteError::Unrecovered(_)
        | WriteError::ReadOnly(_)
        | WriteError::LeadsOut(_)
        | WriteError::OneFile(..)
        | WriteError::Refused(..)
        | WriteError::Interrupted(..) => writing(error),
    }
}

/// Something the shell did not expect of this machine.
pub(crate) fn unexpected(error: impl std::fmt::Display) -> Problem {
    Problem::new(500, "shell-failed", "the desktop could not do this")
        .detail(error.to_string())
        .hint("try again; if it stays so, close the window and open it anew: what was saved is kept")
}
