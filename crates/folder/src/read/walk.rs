//! Which files a folder has.

mod links;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use ignore::{DirEntry, WalkBuilder, WalkState};
pub(super) use links::{Leads, Unfollowed};

use super::ReadError;
use crate::kind::{self, Kind};
use crate::place;
use links::Links;

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
    /// Every folder that was looked into.
    pub folders: HashSet<PathBuf>,
    /// What is neither file nor folder, and folders with the name of a file.
    pub no_files: Vec<PathBuf>,
    /// What cannot be looked into.
    pub errors: Vec<ignore::Error>,
    /// Links to folders that are not followed.
    pub unfollowed: Vec<Unfollowed>,
}

/// What lies in a folder although git ignores it.
#[derive(Default)]
pub(super) struct Beside {
    /// Every file with values, ignored or not.
    pub values: Vec<PathBuf>,
    /// Every file with configuration, ignored or not.
    pub configuration: Vec<PathBuf>,
}

/// What git does not ignore below `top`, which is `resolved_top` without links.
pub(super) fn project(
    top: &Path,
    resolved_top: &Path,
    ask: &mut dyn FnMut() -> Result<(), ReadError>,
) -> Result<Walked, ReadError> {
    let (mut walked, mut outward) = (Walked::default(), HashSet::new());
    let (sender, unfollowed) = mpsc::channel();
    for (number, entry) in walk(top, true, Links::new(resolved_top, sender)).build().enumerate() {
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
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let is_named_as_a_file = entry.depth() > 0 && matches!(kind_of(&entry), Kind::Configuration | Kind::Values);
        if is_file(&entry) {
            walked.files.push(Found { path: entry.into_path(), outward: link });
        } else {
            if !is_folder || is_named_as_a_file {
                walked.no_files.push(entry.path().to_owned());
            }
            if is_folder {
                walked.folders.insert(entry.into_path());
            }
        }
    }
    walked.unfollowed.extend(unfollowed.try_iter());
    Ok(walked)
}

/// Every file with values or configuration below `top`, ignored by git or not.
pub(super) fn beside(
    top: &Path,
    resolved_top: &Path,
    ask: &mut dyn FnMut() -> Result<(), ReadError>,
) -> Result<Beside, ReadError> {
    enum Heard {
        Values(PathBuf),
        Configuration(PathBuf),
        Many,
    }
    let (sender, receiver) = mpsc::channel();
    let (number, is_over) = (&AtomicUsize::new(0), &AtomicBool::new(false));
    let mut beside = thread::scope(|scope| {
        scope.spawn(move || {
            // Nobody is told of links again: this meets the same ones.
            walk(top, false, Links::new(resolved_top, mpsc::channel().0)).build_parallel().run(|| {
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
                        Ok(entry) if is_file(&entry) => match kind_of(&entry) {
                            Kind::Values => tell(Heard::Values(entry.into_path())),
                            Kind::Configuration => tell(Heard::Configuration(entry.into_path())),
                            Kind::State | Kind::Other => {}
                        },
                        _ => {}
                    }
                    WalkState::Continue
                })
            });
        });
        let mut beside = Beside::default();
        for heard in receiver {
            match heard {
                Heard::Values(path) => beside.values.push(path),
                Heard::Configuration(path) => beside.configuration.push(path),
                Heard::Many => ask().inspect_err(|_| is_over.store(true, Ordering::Relaxed))?,
            }
        }
        Ok(beside)
    })?;
    beside.values.sort();
    beside.configuration.sort();
    Ok(beside)
}

/// The walk over a project, with or without what git ignores. Symbolic links are followed as `links` says, loops
/// reported.
fn walk(top: &Path, with_ignores: bool, links: Links) -> WalkBuilder {
    let mut walk = WalkBuilder::new(top);
    walk.standard_filters(false)
        .git_ignore(with_ignores)
        .git_exclude(with_ignores)
        .parents(with_ignores)
        .require_git(false)
        .follow_links(true)
        .sort_by_file_path(Ord::cmp)
        .filter_entry(move |entry: &DirEntry| {
            if entry.depth() == 0 {
                return true;
            }
            let name = entry.file_name().to_string_lossy();
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let is_left = kind::is_of_a_tool(&name) || is_folder && kind::is_never_read(&name);
            !(is_left || is_folder && entry.path_is_symlink() && links.hold_back(entry.path()))
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
