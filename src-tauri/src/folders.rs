//! Opening, linking, watching and saving to folders.
//!
//! The core is given sets of files and never learns where they lie. A linked folder is watched while its blueprint is
//! open: whatever happens there is offered to the core as incoming, which keeps it aside until a person decides.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use api::blueprints::{Export, ExportRequest};
use api::incoming::{InStep, InStepRequest, Offer, OfferRequest};
use api::{Problem, blueprints};
use domain::ids::BlueprintId;
use domain::{FileEntry, FileSet};
use folder::{FolderFiles, Progress, Skipped, Watch};
use serde::Serialize;
use server::Core;
use tauri::State;
use tauri::ipc::Channel;

use crate::core_calls::call;
use crate::failure::{Answer, gone, reading, unexpected, writing};
use crate::links::Links;

/// The folders this window has to do with.
pub(crate) struct Folders {
    core: Core,
    links: Links,
    watches: Mutex<HashMap<BlueprintId, Watch>>,
    opening: Mutex<HashMap<u32, Arc<AtomicBool>>>,
}

impl Folders {
    /// No folder watched yet.
    pub(crate) fn new(core: Core, links: Links) -> Self {
        Self { core, links, watches: Mutex::default(), opening: Mutex::default() }
    }

    /// Watches the blueprint's folder from now on and offers what it holds already.
    fn watch(self: &Arc<Self>, blueprint: BlueprintId, path: &Path) {
        let mut watches = self.watches.lock().unwrap_or_else(PoisonError::into_inner);
        let folders = Arc::clone(self);
        let place = path.to_owned();
        let offer = move || tauri::async_runtime::block_on(folders.offer(blueprint, &place));
        match folder::watch(path, offer) {
            Ok(watch) => drop(watches.insert(blueprint, watch)),
            Err(error) => tracing::warn!(%error, "the folder cannot be watched; changes are seen when it is opened"),
        }
    }

    /// Offers the folder's content to the core.
    async fn offer(&self, blueprint: BlueprintId, path: &Path) {
        let found = match folder::read(path, &called, &mut |_| true) {
            Ok(found) => found,
            Err(error) => {
                tracing::warn!(%error, "a linked folder cannot be read; nothing is taken from it");
                return;
            }
        };
        let request = OfferRequest {
            id: blueprint,
            files: found.files.to_entries(),
            values_only: found.values_only.to_entries(),
        };
        if let Err(problem) = call::<Offer>(&self.core, &request).await {
            tracing::warn!(%problem, "an outside change could not be offered");
        }
    }
}

/// A folder that was read.
#[derive(Debug, Serialize)]
pub(crate) struct OpenedFolder {
    path: String,
    name: String,
    files: Vec<FileEntry>,
    values_only: Vec<FileEntry>,
    skipped: Vec<Skipped>,
}

/// Reads the folder at `path`. `ticket` is a number of the page's choice by which [`cancel_open`] knows this call.
#[tauri::command]
pub(crate) async fn open_folder(
    path: PathBuf,
    ticket: u32,
    on_progress: Channel<Progress>,
    folders: State<'_, Arc<Folders>>,
) -> Answer<OpenedFolder> {
    let cancelled = Arc::new(AtomicBool::new(false));
    let opening = &folders.opening;
    opening.lock().unwrap_or_else(PoisonError::into_inner).insert(ticket, Arc::clone(&cancelled));
    let outcome = tauri::async_runtime::spawn_blocking(move || {
        let path = path.canonicalize().map_err(|_| reading(&folder::read::ReadError::NotAFolder(path)))?;
        folder::recover(&path).map_err(unexpected)?;
        let found = folder::read(&path, &called, &mut |progress| {
            // A page that has gone away does not want to hear of progress.
            on_progress.send(progress).is_ok() && !cancelled.load(Ordering::Relaxed)
        });
        Ok(opened(&path, found.map_err(|error| reading(&error))?))
    });
    let outcome = outcome.await.map_err(unexpected);
    opening.lock().unwrap_or_else(PoisonError::into_inner).remove(&ticket);
    outcome?
}

fn opened(path: &Path, found: FolderFiles) -> OpenedFolder {
    OpenedFolder {
        path: path.to_string_lossy().into_owned(),
        name: path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned(),
        files: found.files.to_entries(),
        values_only: found.values_only.to_entries(),
        skipped: found.skipped,
    }
}

/// Gives up reading a folder.
#[tauri::command]
pub(crate) fn cancel_open(ticket: u32, folders: State<'_, Arc<Folders>>) {
    if let Some(cancelled) = folders.opening.lock().unwrap_or_else(PoisonError::into_inner).get(&ticket) {
        cancelled.store(true, Ordering::Relaxed);
    }
}

/// Links a blueprint to the folder it was made from.
#[tauri::command]
pub(crate) async fn link_folder(blueprint: BlueprintId, path: PathBuf, folders: State<'_, Arc<Folders>>) -> Answer<()> {
    folders.links.set(blueprint, path.clone()).map_err(unexpected)?;
    folders.watch(blueprint, &path);
    Ok(())
}

/// The folder of a blueprint that is being opened; it is watched from now on.
#[tauri::command]
pub(crate) async fn linked_folder(blueprint: BlueprintId, folders: State<'_, Arc<Folders>>) -> Answer<Option<String>> {
    let Some(path) = folders.links.get(blueprint) else { return Ok(None) };
    if !path.is_dir() {
        return Err(gone(&path));
    }
    folders.watch(blueprint, &path);
    let (watching, place) = (Arc::clone(&folders), path.clone());
    tauri::async_runtime::spawn(async move { watching.offer(blueprint, &place).await });
    Ok(Some(path.to_string_lossy().into_owned()))
}

/// What was saved where.
#[derive(Debug, Serialize)]
pub(crate) struct Saved {
    path: String,
    written: Vec<String>,
}

/// Writes the blueprint's files to its folder, or to `path`, which becomes its folder.
#[tauri::command]
pub(crate) async fn save_to_folder(
    blueprint: BlueprintId,
    path: Option<PathBuf>,
    folders: State<'_, Arc<Folders>>,
) -> Answer<Saved> {
    let linked = folders.links.get(blueprint);
    let missing = || Problem::new(409, "no-folder", "this blueprint has no folder yet").hint("choose one to save to");
    let target = path.or(linked.clone()).ok_or_else(missing)?;
    let is_linked = linked.as_deref() == Some(target.as_path());
    if is_linked && !target.is_dir() {
        return Err(gone(&target));
    }
    let exported = call::<Export>(&folders.core, &ExportRequest { id: blueprint, version: None }).await?;
    let digest = exported.digest;
    let place = target.clone();
    let outcome = tauri::async_runtime::spawn_blocking(move || write(&place, exported, is_linked)).await;
    let (written, waiting) = outcome.map_err(unexpected)??;
    if waiting {
        folders.offer(blueprint, &target).await;
        return Err(Problem::new(409, "changed-outside", "the folder has changed since it was last read")
            .hint("review the incoming change first; nothing was written"));
    }
    call::<InStep>(&folders.core, &InStepRequest { id: blueprint, digest }).await?;
    if !is_linked {
        folders.links.set(blueprint, target.clone()).map_err(unexpected)?;
        folders.watch(blueprint, &target);
    }
    Ok(Saved { path: target.to_string_lossy().into_owned(), written })
}

/// Writes what differs. Where the linked folder no longer is what the blueprint was last in step with, nothing is
/// written and the answer's second half says so.
fn write(target: &Path, exported: blueprints::Exported, is_linked: bool) -> Answer<(Vec<String>, bool)> {
    let after = FileSet::from_entries(exported.files).map_err(unexpected)?;
    if !is_linked {
        let written = folder::write(target, &FileSet::new(), &after).map_err(|error| writing(&error))?;
        return Ok((written, false));
    }
    folder::recover(target).map_err(unexpected)?;
    let found = folder::read(target, &called, &mut |_| true).map_err(|error| reading(&error))?;
    if found.files.digest() != exported.base {
        return Ok((Vec::new(), true));
    }
    let mut before = after.clone();
    for path in after.iter().map(|(path, _)| path).chain(exported.removed.iter().map(String::as_str)) {
        match found.files.get(path) {
            Some(bytes) => before.insert(path, bytes.clone()).map_err(unexpected)?,
            None => drop(before.remove(path)),
        }
    }
    let written = folder::write(target, &before, &after).map_err(|error| writing(&error))?;
    Ok((written, false))
}

/// The directories beside a folder that its configuration calls modules from.
fn called(files: &FileSet) -> Vec<String> {
    iac::Project::read(files, &FileSet::new(), None).missing_modules()
}
