//! A folder as a set of files.
//!
//! - [`Skipped`]: what was left out, and why
//! - `walk`: which files there are, and which of them a link leads out to

mod skipped;
mod walk;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use domain::FileSet;

use crate::kind::{self, Kind};
use crate::place;
pub use skipped::Skipped;
use skipped::{A_FOLDER, LEADS_BACK, NO_FILE, NOWHERE, leads_nowhere, link_to, same_as};
use walk::{Found, Leads};

/// So many directories that modules are called from are read beside the project's own.
const MOST_CALLED: usize = 10_000;

/// What a folder holds.
#[derive(Debug, Clone, Default)]
pub struct FolderFiles {
    /// What belongs to the project, and the modules it calls from elsewhere.
    pub files: FileSet,
    /// Values in files that git ignores or that a link leads out of the project to: used, never stored.
    pub values_only: FileSet,
    /// Links to folders of the project, each with the name by which that folder is read.
    pub links: BTreeMap<String, String>,
    /// What was left out, by path.
    pub skipped: Vec<Skipped>,
}

/// How far reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Progress {
    /// Files read.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Why a folder could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is not there, or it is no folder.
    #[error("`{0}` is not a folder")]
    NotAFolder(PathBuf),
    /// It cannot be looked into.
    #[error("`{0}` cannot be read")]
    Unreadable(PathBuf, #[source] io::Error),
    /// It is more than a project.
    #[error("`{0}` holds more than {mb} MB of files", mb = kind::LARGEST_FOLDER / 1024 / 1024)]
    TooLarge(PathBuf),
    /// The person gave up waiting.
    #[error("reading `{0}` was cancelled")]
    Cancelled(PathBuf),
}

/// Reads the folder `top`.
///
/// `called` names, given what was read so far, further directories that the project calls modules from (relative
/// to `top`, beginning with `..` where they lie beside it); it is asked until nothing new comes. `on_progress` is
/// told every so often and answers whether to go on.
///
/// # Errors
/// [`ReadError`] when there is nothing to read at all; single files that cannot be read are listed as skipped.
pub fn read(
    top: &Path,
    called: &dyn Fn(&FileSet) -> Vec<String>,
    on_progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<FolderFiles, ReadError> {
    let metadata = fs::metadata(top).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ReadError::NotAFolder(top.to_owned()),
        _ => ReadError::Unreadable(top.to_owned(), error),
    })?;
    if !metadata.is_dir() {
        return Err(ReadError::NotAFolder(top.to_owned()));
    }
    let unreadable = |error| ReadError::Unreadable(top.to_owned(), error);
    fs::read_dir(top).map_err(unreadable)?;
    let resolved_top = top.canonicalize().map_err(unreadable)?;

    let mut reading = Reading {
        top,
        resolved_top,
        found: FolderFiles::default(),
        bytes: 0,
        folders: HashSet::new(),
        called: HashMap::new(),
        on_progress,
    };
    reading.project()?;
    reading.ignored()?;
    reading.installed_modules()?;
    let mut asked = BTreeSet::new();
    loop {
        let wanted: Vec<String> =
            called(&reading.found.files).into_iter().filter(|directory| asked.insert(directory.clone())).collect();
        if wanted.is_empty() {
            break;
        }
        for directory in wanted {
            reading.called(&directory)?;
        }
    }
    let mut found = reading.found;
    let called: HashSet<String> = reading.called.into_values().collect();
    found.skipped.retain(|skipped| !(skipped.is_link() && called.contains(&skipped.path)));
    found.skipped.sort();
    found.skipped.dedup_by(|one, other| one.path == other.path);
    Ok(found)
}

struct Reading<'a> {
    top: &'a Path,
    /// `top` without links.
    resolved_top: PathBuf,
    found: FolderFiles,
    bytes: u64,
    /// The project's own folders.
    folders: HashSet<PathBuf>,
    /// Directories that were read beyond them, by where they really are, with the name by which they are read.
    called: HashMap<PathBuf, String>,
    on_progress: &'a mut dyn FnMut(Progress) -> bool,
}

impl Reading<'_> {
    /// Everything that git does not ignore.
    fn project(&mut self) -> Result<(), ReadError> {
        let walked = walk::project(self.top, &self.resolved_top.clone(), &mut || self.ask())?;
        walked.errors.iter().for_each(|error| self.skip_error(error));
        self.folders = walked.folders;
        for path in &walked.no_files {
            let reason = if self.folders.contains(path) { A_FOLDER } else { NO_FILE };
            self.skip(&shown(self.top, path), reason.to_owned());
        }
        for unfollowed in &walked.unfollowed {
            let reason = match &unfollowed.leads {
                Leads::Above => LEADS_BACK.to_owned(),
                Leads::Inside(real) if self.folders.contains(&self.top.join(real)) => {
                    let (link, real) = (shown(self.top, &unfollowed.link), shown(self.top, &self.top.join(real)));
                    let reason = same_as(&real);
                    self.found.links.insert(link, real);
                    reason
                }
                Leads::Inside(real) => link_to(&real.to_string_lossy()),
                Leads::Again => "a link to a folder that another link leads to".to_owned(),
            };
            self.skip(&shown(self.top, &unfollowed.link), reason);
        }
        let mut told = BTreeSet::new();
        for Found { path, outward } in walked.files {
            if let Some(link) = outward {
                match Kind::of(&path.file_name().unwrap_or_default().to_string_lossy()) {
                    // Teams share configuration by links; it is read as a module beside the project is.
                    Kind::Configuration => {}
                    // Lent with those that git ignores.
                    Kind::Values => continue,
                    Kind::State | Kind::Other => {
                        let link = shown(self.top, &link);
                        if told.insert(link.clone()) {
                            self.skip(&link, "a link that leads out of the project".to_owned());
                        }
                        continue;
                    }
                }
            }
            if let Some((relative, bytes)) = self.take(&path)? {
                insert(&mut self.found.files, &mut self.found.skipped, relative, bytes);
            }
        }
        Ok(())
    }

    /// What git ignores and Terraform reads: values are lent, configuration is named.
    fn ignored(&mut self) -> Result<(), ReadError> {
        let beside = walk::beside(self.top, &self.resolved_top.clone(), &mut || self.ask())?;
        let left_out: HashSet<String> = self.found.skipped.iter().map(|skipped| skipped.path.clone()).collect();
        for path in beside.configuration {
            let Some(relative) = relative(self.top, &path) else { continue };
            let is_missed = kind::is_missed_when_ignored(&path.file_name().unwrap_or_default().to_string_lossy());
            let is_in_the_project = path.parent().is_some_and(|folder| self.folders.contains(folder));
            if is_missed
                && is_in_the_project
                && !left_out.contains(&relative)
                && self.found.files.get(&relative).is_none()
            {
                self.skip(&relative, kind::IGNORED.to_owned());
            }
        }
        for path in beside.values {
            if relative(self.top, &path).is_some_and(|relative| self.found.files.get(&relative).is_some()) {
                continue;
            }
            if let Some((relative, bytes)) = self.take(&path)? {
                insert(&mut self.found.values_only, &mut self.found.skipped, relative, bytes);
            }
        }
        Ok(())
    }

    /// Modules that `terraform init` has put into the folder.
    fn installed_modules(&mut self) -> Result<(), ReadError> {
        #[derive(serde::Deserialize)]
        struct Listing {
            #[serde(rename = "Modules", default)]
            modules: Vec<Module>,
        }
        #[derive(serde::Deserialize)]
        struct Module {
            #[serde(rename = "Dir", default)]
            directory: String,
        }
        let directory_of = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let roots: BTreeSet<String> = self.found.files.iter().map(|(path, _)| directory_of(path)).collect();
        for root in roots {
            let listing = format!("{root}.terraform/modules/modules.json");
            let place = self.top.join(&listing);
            if fs::metadata(&place).is_err_and(|error| is_not_there(&error)) {
                continue;
            }
            let Some(bytes) = self.bytes_of(&place, &listing, Kind::Configuration)? else { continue };
            let modules = match serde_json::from_slice::<Listing>(&bytes) {
                Ok(listing) => listing.modules,
                Err(error) => {
                    self.skip(&listing, format!("is no list of modules: {error}"));
                    continue;
                }
            };
            insert(&mut self.found.files, &mut self.found.skipped, listing, bytes);
            for module in modules {
                let directory = module.directory.replace('\\', "/");
                let is_plain = directory.split('/').all(|segment| !matches!(segment, "" | "." | ".."));
                if directory.starts_with(".terraform/") && is_plain {
                    self.directory(&format!("{root}{directory}"))?;
                }
            }
        }
        Ok(())
    }

    /// A directory that a module is called from, unless it has been read under another name.
    fn called(&mut self, directory: &str) -> Result<(), ReadError> {
        let Ok(real) = self.top.join(directory).canonicalize() else { return self.directory(directory) };
        let own = place::below(&self.resolved_top, &real).map(|below| self.top.join(below));
        let own = own.filter(|own| self.folders.contains(own)).map(|own| shown(self.top, &own));
        let known = match own {
            // An unreadable or empty folder of the project's own, which was tried already.
            Some(own) if own == directory => return Ok(()),
            Some(own) => Some(own),
            None => self.called.get(&real).cloned(),
        };
        if let Some(known) = known {
            self.skip(directory, same_as(&known));
            return Ok(());
        }
        if self.called.len() >= MOST_CALLED {
            self.skip(directory, format!("more than {MOST_CALLED} directories are called modules from"));
            return Ok(());
        }
        self.called.insert(real, directory.to_owned());
        self.directory(directory)
    }

    /// The files right in one directory, and templates below it are left alone.
    fn directory(&mut self, directory: &str) -> Result<(), ReadError> {
        let place = self.top.join(directory);
        let entries = match fs::read_dir(&place) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => {
                self.skip(directory, format!("cannot be read: {error}"));
                return Ok(());
            }
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            let relative = format!("{directory}/{name}");
            if Kind::of(name) != Kind::Configuration || self.found.files.get(&relative).is_some() {
                continue;
            }
            if let Some(bytes) = self.bytes_of(&entry.path(), &relative, Kind::Configuration)? {
                insert(&mut self.found.files, &mut self.found.skipped, relative, bytes);
            }
        }
        Ok(())
    }

    fn take(&mut self, path: &Path) -> Result<Option<(String, Vec<u8>)>, ReadError> {
        let Some(relative) = relative(self.top, path) else {
            self.skip(
                &path.strip_prefix(self.top).unwrap_or(path).to_string_lossy(),
                "its name is not UTF-8".to_owned(),
            );
            return Ok(None);
        };
        let kind = Kind::of(relative.rsplit('/').next().unwrap_or_default());
        if kind == Kind::State {
            self.skip(&relative, kind::STATE.to_owned());
            return Ok(None);
        }
        Ok(self.bytes_of(path, &relative, kind)?.map(|bytes| (relative, bytes)))
    }

    fn bytes_of(&mut self, path: &Path, relative: &str, kind: Kind) -> Result<Option<Vec<u8>>, ReadError> {
        let length = match fs::metadata(path) {
            Ok(metadata) if !metadata.is_file() => {
                let reason = if metadata.is_dir() { A_FOLDER } else { NO_FILE };
                self.skip(relative, reason.to_owned());
                return Ok(None);
            }
            Ok(metadata) => metadata.len(),
            Err(error) => {
                let reason = if leads_nowhere(path) { NOWHERE.to_owned() } else { format!("cannot be read: {error}") };
                self.skip(relative, reason);
                return Ok(None);
            }
        };
        if let Some(reason) = kind::too_large(kind, length) {
            self.skip(relative, reason);
            return Ok(None);
        }
        if self.bytes + length > kind::LARGEST_FOLDER {
            return Err(ReadError::TooLarge(self.top.to_owned()));
        }
        // The length may be out of date by now, and some systems' own files have none.
        let mut bytes = Vec::new();
        match fs::File::open(path).and_then(|file| file.take(length + 1).read_to_end(&mut bytes)) {
            Ok(_) if bytes.len() as u64 > length => {
                self.skip(relative, "grew while it was read".to_owned());
                Ok(None)
            }
            Ok(_) => {
                self.bytes += length;
                if (self.found.files.len() + 1).is_multiple_of(64) {
                    self.ask()?;
                }
                Ok(Some(bytes))
            }
            Err(error) => {
                self.skip(relative, format!("cannot be read: {error}"));
                Ok(None)
            }
        }
    }

    /// Tells how far this is and asks whether to go on.
    fn ask(&mut self) -> Result<(), ReadError> {
        let progress = Progress { files: self.found.files.len(), bytes: self.bytes };
        if (self.on_progress)(progress) { Ok(()) } else { Err(ReadError::Cancelled(self.top.to_owned())) }
    }

    fn skip(&mut self, path: &str, reason: String) {
        self.found.skipped.push(Skipped { path: path.to_owned(), reason });
    }

    fn skip_error(&mut self, error: &ignore::Error) {
        let path = match error {
            ignore::Error::Loop { child, .. } => child.clone(),
            ignore::Error::WithPath { path, .. } => path.clone(),
            ignore::Error::WithDepth { err, .. } => return self.skip_error(err),
            ignore::Error::Partial(errors) => return errors.iter().for_each(|error| self.skip_error(error)),
            _ => PathBuf::new(),
        };
        let reason = match error.io_error() {
            _ if matches!(error, ignore::Error::Loop { .. }) => LEADS_BACK.to_owned(),
            Some(_) if leads_nowhere(&path) => NOWHERE.to_owned(),
            // What is around it names the path again.
            Some(error) => match error.get_ref().and_then(std::error::Error::source) {
                Some(cause) => format!("cannot be read: {cause}"),
                None => format!("cannot be read: {error}"),
            },
            None => format!("cannot be read: {error}"),
        };
        self.skip(&shown(self.top, &path), reason);
    }
}

fn insert(files: &mut FileSet, skipped: &mut Vec<Skipped>, relative: String, bytes: Vec<u8>) {
    if let Err(error) = files.insert(relative, bytes) {
        let reason = "its name has characters that no other system knows".to_owned();
        skipped.push(Skipped { path: error.0, reason });
    }
}

/// A link for a person, relative to `top`.
fn shown(top: &Path, link: &Path) -> String {
    relative(top, link).unwrap_or_else(|| link.to_string_lossy().into_owned())
}

fn is_not_there(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// `path` below `top` with `/`, or `None` where it is not UTF-8.
fn relative(top: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(top).ok()?;
    let mut segments = Vec::new();
    for component in below.components() {
        let Component::Normal(segment) = component else { return None };
        segments.push(segment.to_str()?);
    }
    Some(segments.join("/"))
}
