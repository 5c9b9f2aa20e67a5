//! What makes a set of files land whole across a crash.
//!
//! New contents are first written beside the project's files, in [`FOLDER`], each flushed to the disk. Then the
//! journal, which lists them, appears there under its name in one rename: that is the moment at which the save has
//! happened. Each content is then renamed over its target. Whoever writes to the folder next calls [`recover`]: with
//! a journal it finishes, without one it clears away. Whoever reads it next calls [`make_whole`], which asks for less.
//!
//! The journal says what stood in each place before. What a person has put there since a crash stays.
//!
//! - `trust`: what a journal may ask for, since a folder can come from anywhere

mod trust;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use domain::Digest;
use serde::{Deserialize, Serialize};
use trust::Doubt;

/// The folder at the project's top that exists only while a save is under way.
pub const FOLDER: &str = crate::kind::JOURNAL;
/// What is to be done, in [`FOLDER`].
pub const JOURNAL: &str = "journal.json";
/// Held by the program that is saving, so that no other takes its save for one that was cut short.
pub const LOCK: &str = "lock";

/// What is to be done to the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Journal {
    pub replace: Vec<Replace>,
    pub remove: Vec<Remove>,
}

/// One content and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replace {
    /// The file's name in [`FOLDER`].
    pub staged: String,
    /// Where it goes, from the project's top, with links resolved.
    pub target: PathBuf,
    /// What stood there.
    pub before: Option<Digest>,
}

/// A file that goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remove {
    /// Where it is, from the project's top, with links resolved.
    pub target: PathBuf,
    /// What stood there.
    pub before: Option<Digest>,
}

/// What a recovery did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// There was nothing to do.
    Clean,
    /// A save that had not happened was cleared away; the folder is as before it.
    Cleared,
    /// A save that had happened was finished; the folder is as after it.
    Finished,
}

/// Why a folder could not be brought to the state before or after a save.
#[derive(Debug, thiserror::Error)]
pub enum RecoverError {
    /// Another program is saving there.
    #[error("another program is saving into `{0}`")]
    Busy(PathBuf),
    /// What looks like a save that was cut short is none of this program's making.
    #[error("`{0}` holds a save that this program did not make: {1}")]
    Untrusted(PathBuf, String),
    /// The disk refused; calling again later goes on where this stopped.
    #[error("a save into `{0}` was cut short and cannot be finished")]
    Refused(PathBuf, #[source] io::Error),
}

impl RecoverError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Busy(_) => "try again in a moment",
            Self::Untrusted(..) => "remove the folder `.dharma-save` inside it and try again",
            Self::Refused(..) => "make the folder writable and try again",
        }
    }

    fn of(top: &Path, doubt: Doubt) -> Self {
        match doubt {
            Doubt::Wrong(what) => Self::Untrusted(top.to_owned(), what),
            Doubt::Disk(error) => Self::Refused(top.to_owned(), error),
        }
    }
}

/// Whether a save into the folder `top` has happened and is not finished: what stands there is neither old nor new.
#[must_use]
pub fn is_pending(top: &Path) -> bool {
    fs::symlink_metadata(top.join(FOLDER).join(JOURNAL)).is_ok()
}

/// Makes the folder `top` one that can be read: a save that had happened is finished, because half of it is no project.
/// What one that had not happened left behind is cleared away where that can be done; the project is whole beside it.
///
/// # Errors
/// [`RecoverError`] when a save that had happened is not finished: what stands there is not to be read.
pub fn make_whole(top: &Path) -> Result<Recovery, RecoverError> {
    let had_happened = is_pending(top);
    match recover(top) {
        Err(_) if !had_happened => Ok(Recovery::Clean),
        outcome => outcome,
    }
}

/// Brings the folder `top` to the state before or after a save that was cut short.
///
/// Nothing is touched before the whole journal is found to be one that a save could have written.
///
/// # Errors
/// [`RecoverError`]; calling again later goes on where this stopped.
pub fn recover(top: &Path) -> Result<Recovery, RecoverError> {
    let doubted = |doubt| RecoverError::of(top, doubt);
    let refused = |error| RecoverError::Refused(top.to_owned(), error);
    if !trust::folder(top).map_err(doubted)? {
        return Ok(Recovery::Clean);
    }
    let _lock = lock(top)?;
    let recovery = match trust::journal(top).map_err(doubted)? {
        Some(journal) => {
            apply(top, &journal, &mut || Ok(())).map_err(refused)?;
            Recovery::Finished
        }
        None => Recovery::Cleared,
    };
    clear(top).map_err(refused)?;
    Ok(recovery)
}

/// Takes the folder of a save into `top` for this program alone, until what this gives is dropped.
pub(crate) fn lock(top: &Path) -> Result<File, RecoverError> {
    let refused = |error| RecoverError::Refused(top.to_owned(), error);
    trust::file(top, LOCK).map_err(|doubt| RecoverError::of(top, doubt))?;
    let place = top.join(FOLDER).join(LOCK);
    let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&place);
    let file = opened.map_err(|error| match error.kind() {
        // Another program cleared the folder of the save away in between.
        io::ErrorKind::NotFound => RecoverError::Busy(top.to_owned()),
        _ => refused(error),
    })?;
    match file.try_lock() {
        Ok(()) if is_at(&file, &place) => Ok(file),
        // It belongs to a save that has ended since.
        Ok(()) => Err(RecoverError::Busy(top.to_owned())),
        Err(TryLockError::WouldBlock) => Err(RecoverError::Busy(top.to_owned())),
        // Some file systems know no locks.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
        Err(TryLockError::Error(error)) => Err(refused(error)),
    }
}

/// Whether the open `file` is still the one that stands at `place`.
#[cfg(unix)]
fn is_at(file: &File, place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(file), Ok(there)) = (file.metadata(), fs::symlink_metadata(place)) else { return false };
    (file.dev(), file.ino()) == (there.dev(), there.ino())
}

/// Elsewhere a file that is open cannot be replaced.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// Takes the folder of a save away; the caller holds its lock, and what has happened since is left to whoever took
/// the lock next.
pub(crate) fn clear(top: &Path) -> io::Result<()> {
    let folder = top.join(FOLDER);
    // The journal goes first and the lock last: nobody comes to a part of it.
    unless_gone(fs::remove_file(folder.join(JOURNAL)))?;
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        if entry.file_name() == LOCK {
            continue;
        }
        let is_folder = entry.file_type()?.is_dir();
        unless_gone(if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) })?;
    }
    unless_gone(fs::remove_file(folder.join(LOCK)))?;
    match fs::remove_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
        outcome => unless_gone(outcome),
    }
}

fn unless_gone(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

/// Writes the journal so that it is there whole or not at all.
pub(crate) fn commit(top: &Path, journal: &Journal) -> io::Result<()> {
    let folder = top.join(FOLDER);
    let draft = folder.join("journal.draft");
    write_flushed(&draft, &serde_json::to_vec(journal)?)?;
    fs::rename(&draft, folder.join(JOURNAL))?;
    flush_folder(&folder)
}

/// Does what the journal says; harmless to repeat. Gives the targets at which somebody else has put something since
/// the save began: they are left alone.
pub(crate) fn apply(
    top: &Path,
    journal: &Journal,
    before_each: &mut dyn FnMut() -> io::Result<()>,
) -> io::Result<Vec<PathBuf>> {
    let folder = top.join(FOLDER);
    let mut left_alone = Vec::new();
    for replace in &journal.replace {
        before_each()?;
        let (staged, target) = (folder.join(&replace.staged), top.join(&replace.target));
        if !staged.try_exists()? {
            // Renamed already by a run that was cut short.
            continue;
        }
        if digest_at(&target)? != replace.before {
            left_alone.push(replace.target.clone());
            continue;
        }
        fs::rename(&staged, &target)?;
        if let Some(parent) = target.parent() {
            flush_folder(parent)?;
        }
    }
    for remove in &journal.remove {
        before_each()?;
        let target = top.join(&remove.target);
        match digest_at(&target)? {
            None => {}
            there if there == remove.before => {
                fs::remove_file(&target)?;
                if let Some(parent) = target.parent() {
                    flush_folder(parent)?;
                }
            }
            Some(_) => left_alone.push(remove.target.clone()),
        }
    }
    Ok(left_alone)
}

pub(crate) fn write_flushed(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// What the file at a place holds; `None` when there is none.
fn digest_at(path: &Path) -> io::Result<Option<Digest>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(Digest::of(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes renames and removals in a folder last; Windows has no such thing and needs none.
///
/// # Errors
/// When the disk refuses.
pub fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_was_cleared_away_with_its_save_holds_nothing() {
        let top = tempfile::tempdir().unwrap();
        let place = top.path().join(FOLDER).join(LOCK);
        fs::create_dir(top.path().join(FOLDER)).unwrap();
        // Opened by one program, cleared away by a second, made anew by a third.
        let opened = File::create(&place).unwrap();
        assert!(is_at(&opened, &place));
        recover(top.path()).unwrap();
        assert!(!is_at(&opened, &place));
        fs::create_dir(top.path().join(FOLDER)).unwrap();
        let _held = lock(top.path()).unwrap();
        assert!(!is_at(&opened, &place));
    }
}
