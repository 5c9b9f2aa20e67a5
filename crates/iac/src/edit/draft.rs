//! A project while edits are made on it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::FileSet;
use domain::graph::ComponentKey;
use rayon::prelude::*;

use super::error::Refusal;
use super::locate::{self, Found, Home, Sources};
use super::piece::Open;
use crate::Project;
use crate::foreign::ForeignFiles;
use crate::modules::paths;
use crate::source::names::FileKind;
use crate::source::{Source, json};

/// The files as they are after the edits so far, and what the edits did.
pub(super) struct Draft {
    /// As they were when last settled.
    pub(super) files: FileSet,
    /// As they were when last settled: which components there are is true of open files too, what is in them is not.
    pub(super) sources: Sources,
    /// Files with blocks that were edited since they were settled.
    open: BTreeMap<Arc<str>, Open>,
    /// Files that only lend values.
    pub(super) lent: Sources,
    /// Templates and manifests as they are after the edits so far.
    pub(super) foreign: ForeignFiles,
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
            open: BTreeMap::new(),
            lent: project.lent().clone(),
            foreign: project.foreign().clone(),
            touched: BTreeSet::new(),
            created: Vec::new(),
            renamed: Vec::new(),
            modules: BTreeSet::new(),
            notes: Vec::new(),
        }
    }

    /// The definition that a key names, for changing it.
    pub(super) fn find(&self, key: &ComponentKey) -> Result<Found<'_>, Refusal> {
        let found = self.look(key)?;
        self.writable(&found.source.path)?;
        Ok(found)
    }

    /// The definition that a key names, as it is now.
    pub(super) fn look(&self, key: &ComponentKey) -> Result<Found<'_>, Refusal> {
        let found = locate::find(&self.sources, key).ok_or_else(|| Refusal::NoComponent(key.clone()))?;
        Ok(self.now(found))
    }

    /// The definition and every override that is laid over it, as they are now.
    pub(super) fn find_all(&self, key: &ComponentKey) -> Vec<Found<'_>> {
        locate::find_all(&self.sources, key).into_iter().map(|found| self.now(found)).collect()
    }

    fn now<'s>(&'s self, found: Found<'s>) -> Found<'s> {
        self.open.get(&found.source.path).map_or(found, |open| open.now(found))
    }

    /// Makes ready to edit the blocks of a component alone, as far as that can be.
    pub(super) fn open(&mut self, key: &ComponentKey) {
        for found in locate::find_all(&self.sources, key) {
            if self.writable(&found.source.path).is_err() {
                continue;
            }
            let mut open = self.open.remove(&found.source.path).unwrap_or_default();
            open.add(found.source, found.definition.item);
            if !open.is_empty() {
                self.open.insert(found.source.path.clone(), open);
            }
        }
    }

    /// Writes and reads again every file that is open.
    pub(super) fn settle(&mut self) -> Result<(), Refusal> {
        let open = std::mem::take(&mut self.open);
        let read = |(path, open): (Arc<str>, Open)| {
            let whole = self.sources.get(&*path)?;
            let bytes: Arc<[u8]> = open.written(whole).into();
            if self.files.get(&path) == Some(&bytes) {
                return None;
            }
            let source = Source::read(&path, &bytes)?;
            Some((path, bytes, source))
        };
        let settled: Vec<_> = open.into_par_iter().filter_map(read).collect();
        settled.into_iter().try_for_each(|(path, bytes, source)| self.insert(&path, bytes, Some(source)))
    }

    fn settle_one(&mut self, path: &str) -> Result<(), Refusal> {
        let Some(open) = self.open.remove(path) else { return Ok(()) };
        let Some(whole) = self.sources.get(path) else { return Ok(()) };
        let bytes = open.written(whole);
        self.put(path, bytes)
    }

    /// Refuses what is only read.
    pub(super) fn writable(&self, path: &str) -> Result<(), Refusal> {
        if FileSet::is_read_only(path) || (self.sources.contains_key(path) && self.files.get(path).is_none()) {
            return Err(Refusal::ReadOnly(path.to_owned()));
        }
        Ok(())
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

    /// Patches a file, or one block of it that is edited alone.
    pub(super) fn patch_at(&mut self, home: &Home, edits: &[hcl::Edit]) -> Result<(), Refusal> {
        let path = &*home.path;
        let Some(item) = home.piece else { return self.patch(path, edits) };
        if edits.is_empty() {
            return Ok(());
        }
        self.writable(path)?;
        let (Some(open), Some(whole)) = (self.open.get_mut(path), self.sources.get(path)) else { return Ok(()) };
        if open.patch(whole, item, edits).map_err(|error| not_patched(path, &error))? {
            Ok(())
        } else {
            self.settle_one(path)
        }
    }

    /// Patches a file; a file that is not there is made.
    pub(super) fn patch(&mut self, path: &str, edits: &[hcl::Edit]) -> Result<(), Refusal> {
        if edits.is_empty() {
            return Ok(());
        }
        self.writable(path)?;
        self.settle_one(path)?;
        let empty: &[u8] = if FileKind::of(path).is_json() { b"{}\n" } else { b"" };
        let before = self.files.get(path).cloned().unwrap_or_else(|| empty.into());
        let patched = match FileKind::of(path) {
            FileKind::JsonConfiguration => hcl::json::apply(&before, &json::Shape, edits),
            FileKind::JsonValues => hcl::json::apply(&before, &(), edits),
            FileKind::Configuration | FileKind::Values | FileKind::Language | FileKind::Other => {
                hcl::patch::apply(&before, edits)
            }
        };
        let after = patched.map_err(|error| not_patched(path, &error))?;
        self.rewrite(path, after)
    }

    /// Moves a block, or one attribute of it, from one JSON file to another.
    pub(super) fn relocate_json(
        &mut self,
        from: &str,
        to: &str,
        block: &[hcl::BlockRef],
        attribute: Option<&str>,
    ) -> Result<(), Refusal> {
        let before = self.files.get(from).cloned().unwrap_or_default();
        let target = self.files.get(to).cloned();
        let moved = hcl::json::relocate(&before, target.as_deref(), &json::Shape, block, attribute);
        let (source, target) = moved.map_err(|error| not_patched(to, &error))?;
        self.rewrite(from, source)?;
        self.rewrite(to, target)
    }

    /// Replaces a file's bytes by others that can be read as far as those of before could.
    fn rewrite(&mut self, path: &str, after: Vec<u8>) -> Result<(), Refusal> {
        let could_be_read = self.sources.get(path).is_none_or(|source| source.tree.errors().is_empty());
        self.put(path, after)?;
        match self.sources.get(path).and_then(|source| source.tree.errors().first()) {
            Some(error) if could_be_read => Err(not_patched(path, &hcl::PatchError::Source(error.clone()))),
            Some(_) | None => Ok(()),
        }
    }

    /// Replaces a file's bytes.
    fn put(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), Refusal> {
        let bytes: Arc<[u8]> = bytes.into();
        if self.files.get(path) == Some(&bytes) {
            return Ok(());
        }
        let source = Source::read(path, &bytes);
        self.insert(path, bytes, source)
    }

    fn insert(&mut self, path: &str, bytes: Arc<[u8]>, source: Option<Source>) -> Result<(), Refusal> {
        if let Some(source) = source {
            self.sources.insert(path.to_owned(), Arc::new(source));
        }
        self.files.insert(path, bytes).map_err(|error| not_patched(path, &error))?;
        self.touched.insert(path.to_owned());
        Ok(())
    }
}

fn not_patched(path: &str, error: &dyn std::error::Error) -> Refusal {
    Refusal::NotPatched { file: path.to_owned(), message: error.to_string() }
}
