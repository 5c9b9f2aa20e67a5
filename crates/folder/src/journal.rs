//! What makes a set of files land whole across a crash.
//!
//! New contents are first written beside the project's files, in [`FOLDER`], each flushed to the disk. Then the
//! journal, which lists them, appears there under its name in one rename: that is the moment at which the save has
//! happened. Each content is then renamed over its target. Whoever comes to the folder next calls [`recover`]: with
//! a journal it finishes, without one it clears away.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use domain::Digest;
use serde::{Deserialize, Serialize};

/// The folder at the project's top that exists only while a save is under way.
pub const FOLDER: &str = ".dharma-save";
const JOURNAL: &str = "journal.json";

/// What is to be done to the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Journal {
    pub replace: Vec<Replace>,
    pub remove: Vec<PathBuf>,
}

/// One content and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replace {
    /// The file's name in [`FOLDER`].
    pub staged: String,
    /// Where it goes, from the project's top, with links resolved.
    pub target: PathBuf,
    pub digest: Digest,
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

/// Brings the folder `top` to the state before or after a save that was cut short.
///
/// # Errors
/// When the disk refuses; calling again later goes on where this stopped.
pub fn recover(top: &Path) -> io::Result<Recovery> {
    let folder = top.join(FOLDER);
    match fs::read(folder.join(JOURNAL)) {
        Ok(bytes) => {
            let journal: Journal = serde_json::from_slice(&bytes)?;
            apply(top, &journal, &mut || Ok(()))?;
            fs::remove_dir_all(&folder)?;
            Ok(Recovery::Finished)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::remove_dir_all(&folder) {
            Ok(()) => Ok(Recovery::Cleared),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Recovery::Clean),
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
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

/// Does what the journal says; harmless to repeat.
pub(crate) fn apply(top: &Path, journal: &Journal, before_each: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
    let folder = top.join(FOLDER);
    for replace in &journal.replace {
        before_each()?;
        let target = top.join(&replace.target);
        match fs::rename(folder.join(&replace.staged), &target) {
            Ok(()) => {}
            // Already renamed by a run that was cut short.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let there = fs::read(&target)?;
                if Digest::of(&there) != replace.digest {
                    return Err(io::Error::other(format!("`{}` is not what was saved", replace.target.display())));
                }
            }
            Err(error) => return Err(error),
        }
        if let Some(parent) = target.parent() {
            flush_folder(parent)?;
        }
    }
    for path in &journal.remove {
        before_each()?;
        match fs::remove_file(top.join(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

pub(crate) fn write_flushed(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes renames in a folder last; Windows has no such thing and needs none.
fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
