//! Which files a folder has.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::ReadError;
use crate::kind::{self, Kind};
use crate::place;

/// After so many files and folders it is asked whether to go on.
const ASK_EVERY: usize = 256;

/// A file of the project.
pub(super) struct Found {
    pub path: PathBuf,
    /// The link by which it is in the folder, where that leads out of the project.
    pub outward: Option<PathBuf>,
}

/// What git does not ignore below `top`, which is `resolved_top` without links, and what cannot be looked into.
pub(super) fn project(
    top: &Path,
    resolved_top: &Path,
    ask: &mut dyn FnMut() -> Result<(), ReadError>,
) -> Result<(Vec<Found>, Vec<ignore::Error>), ReadError> {
    let (mut files, mut errors, mut outward) = (Vec::new(), Vec::new(), HashSet::new());
    for (number, entry) in walk(top, true).build().enumerate() {
        if number % ASK_EVERY == ASK_EVERY - 1 {
            ask()?;
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        // A folder comes before what is in it.
        let mut link = entry.path().ancestors().skip(1).find(|above| outward.contains(*above)).map(Path::to_owned);
        if link.is_none() && entry.path_is_symlink() && !is_inside(top, resolved_top, entry.path()) {
            link = Some(entry.path().to_owned());
            outward.insert(entry.path().to_owned());
        }
        if is_file(&entry) {
            files.push(Found { path: entry.into_path(), outward: link });
        }
    }
    Ok((files, errors))
}

/// Every file with values below `top`, ignored by git or not.
pub(super) fn values(top: &Path, ask: &mut dyn FnMut() -> Result<(), ReadError>) -> Result<Vec<PathBuf>, ReadError> {
    enum Walked {
        Values(PathBuf),
        Many,
    }
    let (sender, receiver) = mpsc::channel();
    let (number, is_over) = (&AtomicUsize::new(0), &AtomicBool::new(false));
    let mut paths = thread::scope(|scope| {
        scope.spawn(move || {
            walk(top, false).build_parallel().run(|| {
                let sender = sender.clone();
                // Whoever hears this has gone only when the walk is over.
                let tell = move |walked| drop(sender.send(walked));
                Box::new(move |entry| {
                    if is_over.load(Ordering::Relaxed) {
                        return WalkState::Quit;
                    }
                    if number.fetch_add(1, Ordering::Relaxed) % ASK_EVERY == ASK_EVERY - 1 {
                        tell(Walked::Many);
                    }
                    match entry {
                        Ok(entry) if is_file(&entry) && kind_of(&entry) == Kind::Values => {
                            tell(Walked::Values(entry.into_path()));
                        }
                        _ => {}
                    }
                    WalkState::Continue
                })
            });
        });
        let mut paths = Vec::new();
        for walked in receiver {
            match walked {
                Walked::Values(path) => paths.push(path),
                Walked::Many => ask().inspect_err(|_| is_over.store(true, Ordering::Relaxed))?,
            }
        }
        Ok(paths)
    })?;
    paths.sort();
    Ok(paths)
}

/// The walk over a project, with or without what git ignores. Symbolic links are followed, loops reported.
fn walk(top: &Path, with_ignores: bool) -> WalkBuilder {
    let mut walk = WalkBuilder::new(top);
    walk.standard_filters(false)
        .git_ignore(with_ignores)
        .git_exclude(with_ignores)
        .parents(with_ignores)
        .require_git(false)
        .follow_links(true)
        .sort_by_file_path(Ord::cmp)
        .filter_entry(|entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            entry.depth() == 0 || !(kind::is_of_a_tool(&name) || is_folder && kind::is_never_read(&name))
        });
    walk
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

fn kind_of(entry: &DirEntry) -> Kind {
    Kind::of(&entry.file_name().to_string_lossy())
}

fn is_inside(top: &Path, resolved_top: &Path, path: &Path) -> bool {
    path.strip_prefix(top).is_ok_and(|below| place::resolved(resolved_top, below).is_some())
}
