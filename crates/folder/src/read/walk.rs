//! Which files a folder has.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
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

/// What a walk over the project came to.
#[derive(Default)]
pub(super) struct Walked {
    pub files: Vec<Found>,
    /// What cannot be looked into.
    pub errors: Vec<ignore::Error>,
    /// Links to folders that the whole project is in: they are not followed.
    pub above: Vec<PathBuf>,
}

/// What git does not ignore below `top`, which is `resolved_top` without links.
pub(super) fn project(
    top: &Path,
    resolved_top: &Path,
    ask: &mut dyn FnMut() -> Result<(), ReadError>,
) -> Result<Walked, ReadError> {
    let (mut walked, mut outward) = (Walked::default(), HashSet::new());
    let (sender, above) = mpsc::channel();
    for (number, entry) in walk(top, resolved_top, true, sender).build().enumerate() {
        if number % ASK_EVERY == ASK_EVERY - 1 {
            ask()?;
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                walked.errors.push(error);
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
            walked.files.push(Found { path: entry.into_path(), outward: link });
        }
    }
    walked.above.extend(above.try_iter());
    Ok(walked)
}

/// Every file with values below `top`, ignored by git or not.
pub(super) fn values(
    top: &Path,
    resolved_top: &Path,
    ask: &mut dyn FnMut() -> Result<(), ReadError>,
) -> Result<Vec<PathBuf>, ReadError> {
    enum Heard {
        Values(PathBuf),
        Many,
    }
    let (sender, receiver) = mpsc::channel();
    let (number, is_over) = (&AtomicUsize::new(0), &AtomicBool::new(false));
    let mut paths = thread::scope(|scope| {
        scope.spawn(move || {
            walk(top, resolved_top, false, mpsc::channel().0).build_parallel().run(|| {
                let sender = sender.clone();
                // Whoever hears this has gone only when the walk is over.
                let tell = move |heard| drop(sender.send(heard));
                Box::new(move |entry| {
                    if is_over.load(Ordering::Relaxed) {
                        return WalkState::Quit;
                    }
                    if number.fetch_add(1, Ordering::Relaxed) % ASK_EVERY == ASK_EVERY - 1 {
                        tell(Heard::Many);
                    }
                    match entry {
                        Ok(entry) if is_file(&entry) && kind_of(&entry) == Kind::Values => {
                            tell(Heard::Values(entry.into_path()));
                        }
                        _ => {}
                    }
                    WalkState::Continue
                })
            });
        });
        let mut paths = Vec::new();
        for heard in receiver {
            match heard {
                Heard::Values(path) => paths.push(path),
                Heard::Many => ask().inspect_err(|_| is_over.store(true, Ordering::Relaxed))?,
            }
        }
        Ok(paths)
    })?;
    paths.sort();
    Ok(paths)
}

/// The walk over a project, with or without what git ignores. Symbolic links are followed, loops reported; links to
/// folders that the project is in are told to `above` and not followed.
fn walk(top: &Path, resolved_top: &Path, with_ignores: bool, above: Sender<PathBuf>) -> WalkBuilder {
    let resolved_top = resolved_top.to_owned();
    let mut walk = WalkBuilder::new(top);
    walk.standard_filters(false)
        .git_ignore(with_ignores)
        .git_exclude(with_ignores)
        .parents(with_ignores)
        .require_git(false)
        .follow_links(true)
        .sort_by_file_path(Ord::cmp)
        .filter_entry(move |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let is_left = kind::is_of_a_tool(&name) || is_folder && kind::is_never_read(&name);
            if entry.depth() == 0 {
                return true;
            }
            if is_left {
                return false;
            }
            let leads_above = is_folder && leads_above(entry, &resolved_top);
            if leads_above {
                // The walk for values tells nobody: it meets the same links.
                let _ = above.send(entry.path().to_owned());
            }
            !leads_above
        });
    walk
}

/// Whether a link leads to a folder that the whole project is in, which may be all of a disk.
fn leads_above(entry: &DirEntry, resolved_top: &Path) -> bool {
    let above = |place: PathBuf| resolved_top.starts_with(&place) && resolved_top != place;
    entry.path_is_symlink() && entry.path().canonicalize().is_ok_and(above)
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
