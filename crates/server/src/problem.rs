//! The problems that operations share. A code never changes its meaning.

use api::Problem;
use domain::ids::{BlueprintId, VersionId};

/// The request cannot be read.
#[must_use]
pub fn bad_request(what: impl Into<String>) -> Problem {
    Problem::new(400, "bad-request", "the request cannot be read").detail(what)
}

/// A value of the request is not acceptable.
#[must_use]
pub fn bad_value(code: &'static str, what: impl Into<String>) -> Problem {
    Problem::new(422, code, "a value is not acceptable").detail(what)
}

/// There is no such blueprint.
#[must_use]
pub fn blueprint_not_found(id: BlueprintId) -> Problem {
    Problem::new(404, "blueprint-not-found", "there is no such blueprint")
        .detail(format!("`{id}`"))
        .hint("it may have been removed in another window; go back to the list")
}

/// There is no such version.
#[must_use]
pub fn version_not_found(id: VersionId) -> Problem {
    Problem::new(404, "version-not-found", "there is no such version")
        .detail(format!("`{id}`"))
        .hint("look at the history again")
}

/// Files that something stored consists of are not there.
#[must_use]
pub fn files_missing(digest: domain::Digest) -> Problem {
    storage(storage::Error::Damaged(format!("the files `{digest}` are not there")))
}

/// The request was given up before it was done; nothing was changed.
#[must_use]
pub fn cancelled() -> Problem {
    Problem::new(499, "cancelled", "the request was given up").detail("nothing was changed")
}

/// Something in the core broke; the log has the details.
#[must_use]
pub fn internal() -> Problem {
    Problem::new(500, "internal", "the core failed").hint("the log says more; nothing was changed")
}

/// A failure of the database as a problem. What exactly failed goes to the log, not over the wire.
#[must_use]
pub fn storage(error: storage::Error) -> Problem {
    tracing::error!(error = &error as &dyn std::error::Error, "the database failed");
    match error {
        storage::Error::Busy(_) => Problem::new(503, "database-busy", "the database is busy")
            .hint("another program holds it; try again in a moment"),
        storage::Error::Full(_) => Problem::new(507, "disk-full", "there is no room left for the database")
            .hint("free some space and try again; nothing was changed"),
        storage::Error::Damaged(what) => Problem::new(500, "database-damaged", "the database is damaged")
            .detail(what)
            .hint("restore a copy of the database"),
        storage::Error::Contradiction(_) => Problem::new(409, "contradiction", "this contradicts what is stored")
            .hint("something else changed it at the same moment, or an id was used twice; look again and retry"),
        storage::Error::Newer { .. }
        | storage::Error::Migration(_)
        | storage::Error::File(_)
        | storage::Error::Database(_) => {
            Problem::new(500, "database-failed", "the database failed").hint("the log says more; nothing was changed")
        }
    }
}

/// A file's path is not one that a set of files takes.
#[must_use]
pub fn bad_path(error: domain::files::BadPath) -> Problem {
    bad_value("bad-path", error.to_string()).hint("paths are relative to the folder and use `/`")
}
