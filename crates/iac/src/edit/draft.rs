//! A project while edits are made on it.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::FileSet;
use domain::graph::ComponentKey;

use super::error::Refusal;
use super::locate::{self, Found, Sources};
use crate::Project;
use crate::modules::paths;
use crate::source::Source;
use crate::source::names::FileKind;

/// The files as they are after the edits so far, and what the edits did.
pub(super) struct Draft {
    pub(super) files: FileSet,
    pub(super) sources: Sources,
    /// Files that only lend values.
    pub(super) lent: Sources,
    pub(super) touched: BTreeSet<String>,
    pub(super) created: Vec<ComponentKey>,
    pub(super) renamed: Vec<(ComponentKey, ComponentKey)>,
    /// Directories of the modules whose components were meant.
    pub(super) modules: BTreeSet<String>,
    pub(super) notes: Vec<String>,
}

impl Draft {
    pub(super) fn of(project: &Project) -> Self {
        Self {
            files: project.files().clone(),
            sources: project.sources().clone(),
            lent: project.lent().clone(),
            touched: BTreeSet::new(),
            created: Vec::new(),
            renamed: Vec::new(),
            modules: BTreeSet::new(),
            notes: Vec::new(),
        }
    }

    /// The definition that a key names, for changing it.
    pub(super) fn find(&self, key: &ComponentKey) -> Result<Found<'_>, Refusal> {
        let found = locate::find(&self.sources, key).ok_or_else(|| Refusal::NoComponent(key.clone()))?;
        self.writable(&found.source.path)?;
        Ok(found)
    }

    /// Refuses what is only read.
    pub(super) fn writable(&self, path: &str) -> Result<(), Refusal> {
        if FileSet::is_read_only(path) || (self.sources.contains_key(path) && self.files.get(path).is_none()) {
            return Err(Refusal::ReadOnly(path.to_owned()));
        }
        match FileKind::of(path) {
            FileKind::JsonConfiguration | FileKind::JsonValues => Err(Refusal::Json(path.to_owned())),
            FileKind::Configuration | FileKind::Values | FileKind::Language | FileKind::Other => Ok(()),
        }
    }

    /// The path of a file that a person named for a block of the module at `directory`.
    pub(super) fn file_in(&self, directory: &str, file: &str) -> Result<String, Refusal> {
        let refuse = || Refusal::BadFile { file: file.to_owned(), directory: directory.to_owned() };
        let path = if file.contains('/') { file.to_owned() } else { paths::join(directory, file) };
        if paths::directory_of(&path) != directory || !FileKind::of(&path).is_configuration() {
            return Err(refuse());
        }
        self.writable(&path)?;
        FileSet::new().insert(path.clone(), Vec::new()).map_err(|_| refuse())?;
        Ok(path)
    }

    /// Patches a file; a file that is not there is made.
    pub(super) fn patch(&mut self, path: &str, edits: &[hcl::Edit]) -> Result<(), Refusal> {
        if edits.is_empty() {
            return Ok(());
        }
        self.writable(path)?;
        let before = self.files.get(path).cloned().unwrap_or_default();
        let after = hcl::patch::apply(&before, edits)
            .map_err(|error| Refusal::NotPatched { file: path.to_owned(), message: error.to_string() })?;
        self.put(path, after)
    }

    /// Replaces a file's bytes.
    pub(super) fn put(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), Refusal> {
        let bytes: Arc<[u8]> = bytes.into();
        if self.files.get(path) == Some(&bytes) {
            return Ok(());
        }
        if let Some(source) = Source::read(path, &bytes) {
            self.sources.insert(path.to_owned(), Arc::new(source));
        }
        self.files
            .insert(path, bytes)
            .map_err(|error| Refusal::NotPatched { file: path.to_owned(), message: error.to_string() })?;
        self.touched.insert(path.to_owned());
        Ok(())
    }
}
