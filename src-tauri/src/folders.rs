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
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _, State};

use crate::core_calls::call;
use crate::failure::{Answer, gone, reading, recovering, unexpected, writing};
use crate::links::Links;

// What a folder may hold fits into one request, in which files are base64 and so a third longer.
const _: () = assert!(folder::kind::LARGEST_FOLDER / 3 * 4 < server::FILES_BODY as u64);

/// The folders this window has to do with.
pub(crate) struct Folders {
    core: Core,
    links: Links,
    /// The folder of the blueprint that is open.
    watch: Mutex<Option<(BlueprintId, Watch)>>,
    opening: Mutex<HashMap<u32, Arc<AtomicBool>>>,
}

impl Folders {
    /// No folder watched yet.
    pub(crate) fn new(core: Core, links: Links) -> Self {
        Self { core, links, watch: Mutex::default(), opening: Mutex::default() }
    }

    /// Watches the blueprint's folder from now on, and no other one.
    async fn watch(self: &Arc<Self>, blueprint: BlueprintId, path: PathBuf) -> Answer<()> {
        let folders = Arc::clone(self);
        let watching = tauri::async_runtime::spawn_blocking(move || {
            let (offering, place) = (Arc::clone(&folders), path.clone());
            let offer = move || tauri::async_runtime::block_on(offering.offer(blueprint, &place));
            match folder::watch(&path, offer) {
                Ok(watch) => folders.set_watch(Some((blueprint, watch))),
                Err(error) => {
                    tracing::warn!(%error, "the folder cannot be watched; changes are seen when it is opened");
                }
            }
        });
        watching.await.map_err(unexpected)
    }

    /// Keeps which folder is the blueprint's.
    async fn link(self: &Arc<Self>, blueprint: BlueprintId, path: PathBuf) -> Answer<()> {
        let folders = Arc::clone(self);
        let linking = tauri::async_runtime::spawn_blocking(move || folders.links.set(blueprint, path));
        linking.await.map_err(unexpected)?.map_err(unexpected)
    }

    fn set_watch(&self, watch: Option<(BlueprintId, Watch)>) {
        let before = std::mem::replace(&mut *self.watch.lock().unwrap_or_else(PoisonError::into_inner), watch);
        // Ending a watch waits for what it is telling, which may want the lock.
        drop(before);
    }

    /// Offers the folder's content to the core.
    async fn offer(&self, blueprint: BlueprintId, path: &Path) {
        let place = path.to_owned();
        let found = tauri::async_runtime::spawn_blocking(move || {
            let found = folder::read(&place, &called, &mut |_| true)?;
            Ok::<_, folder::read::ReadError>((found.files.to_entries(), found.values_only.to_entries()))
        });
        let (files, values_only) = match found.await {
            Ok(Ok(found)) => found,
            Ok(Err(error)) => {
                tracing::warn!(%error, "a linked folder cannot be read; nothing is taken from it");
                return;
            }
            Err(error) => {
                tracing::warn!(%error, "reading a linked folder broke");
                return;
            }
        };
        let request = OfferRequest { id: blueprint, files, values_only };
        match call::<Offer>(&self.core, &request).await {
            Ok(_) => {}
            Err(problem) if problem.code == "blueprint-not-found" => {
                if let Err(error) = self.links.remove(blueprint) {
                    tracing::warn!(%error, "the folder of a removed blueprint could not be forgotten");
                }
            }
            Err(problem) => tracing::warn!(%problem, "an outside change could not be offered"),
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
    app: AppHandle,
    path: PathBuf,
    ticket: u32,
    on_progress: Channel<Progress>,
    folders: State<'_, Arc<Folders>>,
) -> Answer<OpenedFolder> {
    let cancelled = Arc::new(AtomicBool::new(false));
    let opening = &folders.opening;
    opening.lock().unwrap_or_else(PoisonError::into_inner).insert(ticket, Arc::clone(&cancelled));
    // As people type it.
    let path = match (path.strip_prefix("~"), app.path().home_dir()) {
        (Ok(rest), Ok(home)) => home.join(rest),
        (Ok(_) | Err(_), _) => path,
    };
    let outcome = tauri::async_runtime::spawn_blocking(move || {
        let path = path.canonicalize().map_err(|_| reading(&folder::read::ReadError::NotAFolder(path)))?;
        folder::recover(&path).map_err(|error| recovering(&error))?;
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
    folders.link(blueprint, path.clone()).await?;
    folders.watch(blueprint, path).await
}

/// The folder of a blueprint that is being opened; it is watched from now on.
#[tauri::command]
pub(crate) async fn linked_folder(blueprint: BlueprintId, folders: State<'_, Arc<Folders>>) -> Answer<Option<String>> {
    let Some(path) = folders.links.get(blueprint) else { return Ok(None) };
    if !path.is_dir() {
        return Err(gone(&path));
    }
    folders.watch(blueprint, path.clone()).await?;
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
        folders.link(blueprint, target.clone()).await?;
        folders.watch(blueprint, target.clone()).await?;
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
    folder::recover(target).map_err(|error| recovering(&error))?;
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
