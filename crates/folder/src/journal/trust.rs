//! What a journal may ask for.
//!
//! A folder can come from anywhere, with a journal in it that no save wrote. So a journal is believed only as far as
//! a save goes: regular files right beside it are put in places inside the project. That way it can do nothing to a
//! folder that whoever made the folder could not have done themselves.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path};

use super::{FOLDER, JOURNAL, Journal};
use crate::place;

/// Longer is no journal: this is room for a hundred thousand files.
const LONGEST: u64 = 32 * 1024 * 1024;

/// Why a journal, or what lies beside it, is not believed.
#[derive(Debug)]
pub(super) enum Doubt {
    /// What is wrong.
    Wrong(String),
    /// The disk does not tell.
    Disk(io::Error),
}

impl From<io::Error> for Doubt {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Whether the folder of a save is there; anything else under its name is wrong.
pub(super) fn folder(top: &Path) -> Result<bool, Doubt> {
    match fs::symlink_metadata(top.join(FOLDER)) {
        Ok(metadata) if metadata.is_dir() => Ok(true),
        Ok(_) => Err(Doubt::Wrong(format!("`{FOLDER}` is not a folder"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// How long the file `name` in the folder of a save is, if there is one; anything else under its name is wrong.
pub(super) fn file(top: &Path, name: &str) -> Result<Option<u64>, Doubt> {
    match fs::symlink_metadata(top.join(FOLDER).join(name)) {
        Ok(metadata) if metadata.is_file() => Ok(Some(metadata.len())),
        Ok(_) => Err(Doubt::Wrong(format!("`{FOLDER}/{name}` is not a file"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The journal of the folder `top`, with nothing in it that no save would ask for.
pub(super) fn journal(top: &Path) -> Result<Option<Journal>, Doubt> {
    let Some(length) = file(top, JOURNAL)? else { return Ok(None) };
    if length > LONGEST {
        return Err(Doubt::Wrong(format!("its journal is longer than {} MB", LONGEST / 1024 / 1024)));
    }
    let bytes = fs::read(top.join(FOLDER).join(JOURNAL))?;
    let journal: Journal =
        serde_json::from_slice(&bytes).map_err(|error| Doubt::Wrong(format!("its journal is damaged: {error}")))?;
    for replace in &journal.replace {
        let staged = &replace.staged;
        if staged.is_empty() || !staged.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Doubt::Wrong(format!("it takes a file from `{staged}`")));
        }
        file(top, staged)?;
    }
    let top = top.canonicalize()?;
    let replaced = journal.replace.iter().map(|replace| &replace.target);
    let removed = journal.remove.iter().map(|remove| &remove.target);
    for target in replaced.chain(removed) {
        if !is_inside(&top, target) {
            return Err(Doubt::Wrong(format!("it changes `{}`, which is not in the project", target.display())));
        }
    }
    Ok(Some(journal))
}

/// Whether `target` is in the project at `top`, both as it is written and after every link.
fn is_inside(top: &Path, target: &Path) -> bool {
    let is_plain = target.components().all(|component| matches!(component, Component::Normal(_)));
    is_plain && target != OsStr::new("") && !place::is_of_a_tool(target) && place::resolved(top, target).is_some()
}
