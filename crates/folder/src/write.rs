//! Files back into a folder, all of them or none.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use domain::{Digest, FileSet};

use crate::journal::{self, Journal, RecoverError, Remove, Replace};
use crate::place;

/// Why files were not written. The folder is as it was before, but for [`WriteError::LeftAlone`], and after
/// [`WriteError::Interrupted`] it will be as it should be once [`crate::recover`] has run.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A file is not what it was when it was read.
    #[error("`{0}` has changed in the folder since it was read")]
    ChangedOutside(String),
    /// Somebody changed a file in the very instant of the save; it has what they put there, and all others are written.
    #[error("`{0}` was changed during the save and was left alone")]
    LeftAlone(String),
    /// A file belongs to somebody else.
    #[error("`{0}` is only read: it lies outside the project or belongs to another tool")]
    ReadOnly(String),
    /// A link leads out of the project.
    #[error("`{0}` is a link that leads out of the project")]
    LeadsOut(String),
    /// Two paths lead to one file, which cannot have two contents.
    #[error("`{0}` and `{1}` are one file, and they would differ")]
    OneFile(String, String),
    /// Another save stands in the way.
    #[error(transparent)]
    Unrecovered(#[from] RecoverError),
    /// The disk refused before anything had changed.
    #[error("the files cannot be written to `{0}`")]
    Refused(PathBuf, #[source] io::Error),
    /// The disk refused half way; the rest is done by the next recovery.
    #[error("saving to `{0}` was interrupted and will be finished")]
    Interrupted(PathBuf, #[source] io::Error),
}

impl WriteError {
    /// What has become of the files, and what to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::ChangedOutside(_) => "nothing was written; look at the file as it is now and try again",
            Self::LeftAlone(_) => "the other files were written; look at this one as it is now",
            Self::ReadOnly(_) => "nothing was written; change it where it belongs",
            Self::LeadsOut(_) => "nothing was written; edit what the link leads to, where it belongs",
            Self::OneFile(..) => "nothing was written; edit it by one of the two names",
            Self::Unrecovered(error) => error.hint(),
            Self::Refused(..) => "nothing was written; see that the folder is writable and has room",
            Self::Interrupted(..) => {
                "see that the folder is writable and has room, and try again: what is missing is finished first"
            }
        }
    }
}

/// A moment of a save, for tests that cut it short there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Before a content is staged.
    Staging,
    /// Before the journal is written: up to here the save has not happened.
    Committing,
    /// Before a file is put in its place: from here on the save has happened.
    Placing,
    /// Before the journal is cleared away.
    Clearing,
}

/// Makes the folder hold `after` where it holds `before`; nothing else is touched. Gives the paths written or
/// removed.
///
/// # Errors
/// [`WriteError`]; a file that is neither as in `before` nor as in `after` stops everything before it begins.
pub fn write(top: &Path, before: &FileSet, after: &FileSet) -> Result<Vec<String>, WriteError> {
    write_observed(top, before, after, &mut |_| Ok(()))
}

/// [`write`], telling `observe` each moment; an error from it stops there as a crash would, without clearing up.
///
/// # Errors
/// As [`write`].
pub fn write_observed(
    top: &Path,
    before: &FileSet,
    after: &FileSet,
    observe: &mut dyn FnMut(Moment) -> io::Result<()>,
) -> Result<Vec<String>, WriteError> {
    let refused = |error| WriteError::Refused(top.to_owned(), error);
    let interrupted = |error| WriteError::Interrupted(top.to_owned(), error);
    fs::create_dir_all(top).map_err(refused)?;
    journal::recover(top)?;
    let top_resolved = top.canonicalize().map_err(refused)?;

    let mut changed = Vec::new();
    let mut targets = Targets::default();
    let mut replace = Vec::new();
    let mut contents = Vec::new();
    for (path, bytes) in after.iter() {
        if before.get(path) == Some(bytes) {
            continue;
        }
        let there = current(&top_resolved, path).map_err(refused)?;
        if there.as_deref() == Some(bytes) {
            continue;
        }
        let target = target(&top_resolved, path, there.as_deref(), before)?;
        changed.push(path.to_owned());
        if !targets.is_new(&target, path, Some(bytes))? {
            continue;
        }
        let before = there.as_deref().map(Digest::of);
        replace.push(Replace { staged: contents.len().to_string(), target, before });
        contents.push(bytes.clone());
    }
    let mut remove = Vec::new();
    for (path, _) in before.iter().filter(|(path, _)| after.get(path).is_none()) {
        let there = current(&top_resolved, path).map_err(refused)?;
        if let Some(there) = there {
            let target = target(&top_resolved, path, Some(&there), before)?;
            changed.push(path.to_owned());
            if targets.is_new(&target, path, None)? {
                remove.push(Remove { target, before: Some(Digest::of(&there)) });
            }
        }
    }
    if changed.is_empty() {
        return Ok(changed);
    }

    let staging = top_resolved.join(journal::FOLDER);
    fs::create_dir(&staging).map_err(|error| match error.kind() {
        // Another program began after the recovery.
        io::ErrorKind::AlreadyExists => RecoverError::Busy(top.to_owned()).into(),
        _ => refused(error),
    })?;
    let lock = journal::lock(&top_resolved)?;
    for (replace, bytes) in replace.iter().zip(&contents) {
        observe(Moment::Staging).map_err(refused)?;
        let staged = staging.join(&replace.staged);
        journal::write_flushed(&staged, bytes).map_err(refused)?;
        if let Ok(metadata) = fs::metadata(top_resolved.join(&replace.target)) {
            fs::set_permissions(&staged, metadata.permissions()).map_err(refused)?;
        } else if let Some(parent) = replace.target.parent() {
            fs::create_dir_all(top_resolved.join(parent)).map_err(refused)?;
            // What the journal counts on must outlast a power cut as it does.
            for above in parent.ancestors().skip(1) {
                journal::flush_folder(&top_resolved.join(above)).map_err(refused)?;
            }
        }
    }
    observe(Moment::Committing).map_err(refused)?;
    let journal = Journal { replace, remove };
    journal::commit(&top_resolved, &journal).map_err(refused)?;
    let left_alone = journal::apply(&top_resolved, &journal, &mut || observe(Moment::Placing)).map_err(interrupted)?;
    observe(Moment::Clearing).map_err(interrupted)?;
    journal::clear(&top_resolved).map_err(interrupted)?;
    drop(lock);
    if let Some(path) = left_alone.first() {
        return Err(WriteError::LeftAlone(path.to_string_lossy().into_owned()));
    }
    changed.sort();
    Ok(changed)
}

/// The files that a save changes, each with the path that named it and the content that it is to have.
#[derive(Default)]
struct Targets<'a> {
    seen: HashMap<PathBuf, (&'a str, Option<&'a [u8]>)>,
}

impl<'a> Targets<'a> {
    /// Whether no other path has named this file; a path that wants another content for it stops the save.
    fn is_new(&mut self, target: &Path, path: &'a str, content: Option<&'a [u8]>) -> Result<bool, WriteError> {
        match self.seen.insert(target.to_owned(), (path, content)) {
            None => Ok(true),
            Some((_, other)) if other == content => Ok(false),
            Some((first, _)) => Err(WriteError::OneFile(first.to_owned(), path.to_owned())),
        }
    }
}

/// What stands in the folder at `path` now.
fn current(top: &Path, path: &str) -> io::Result<Option<Vec<u8>>> {
    match fs::read(top.join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Where `path` really lies below `top`, after everything that forbids writing there.
fn target(top: &Path, path: &str, there: Option<&[u8]>, before: &FileSet) -> Result<PathBuf, WriteError> {
    if FileSet::is_read_only(path) || place::is_of_a_tool(Path::new(path)) {
        return Err(WriteError::ReadOnly(path.to_owned()));
    }
    if there != before.get(path).map(AsRef::as_ref) {
        return Err(WriteError::ChangedOutside(path.to_owned()));
    }
    place::resolved(top, Path::new(path)).ok_or_else(|| WriteError::LeadsOut(path.to_owned()))
}
