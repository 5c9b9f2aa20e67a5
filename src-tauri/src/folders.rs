//! Opening, linking and watching folders.
//!
//! The core is given sets of files and never learns where they lie. A linked folder is watched while its blueprint is
//! open: whatever happens there is offered to the core as incoming, which keeps it aside until a person decides.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use api::incoming::{Offer, OfferRequest};
use domain::ids::BlueprintId;
use domain::{FileEntry, FileSet};
use folder::read::ReadError;
use folder::{FolderFiles, Progress, Skipped, Watch, journal};
use serde::Serialize;
use server::Core;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _, State};

use crate::core_calls::call;
use crate::drops;
use crate::failure::{Answer, gone, reading, recovering, unexpected};
use crate::links::Links;

// What a folder may hold fits into one request, in which files are base64 and so a third longer.
const _: () = assert!(folder::kind::LARGEST_FOLDER / 3 * 4 < server::FILES_BODY as u64);

/// The folders this window has to do with.
pub(crate) struct Folders {
    pub(crate) core: Core,
    pub(crate) links: Links,
    open: Mutex<Open>,
    opening: Mutex<HashMap<u32, Arc<AtomicBool>>>,
}

/// The blueprint that is open.
#[derive(Default)]
struct Open {
    blueprint: Option<BlueprintId>,
    /// Of its folder, where it has one.
    watch: Option<Watch>,
}

impl Folders {
    /// No blueprint open yet.
    pub(crate) fn new(core: Core, links: Links) -> Self {
        Self { core, links, open: Mutex::default(), opening: Mutex::default() }
    }

    /// From now on this blueprint is open; the folder of the one before is watched no longer.
    fn opened(&self, blueprint: BlueprintId) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.blueprint != Some(blueprint) {
            *open = Open { blueprint: Some(blueprint), watch: None };
        }
    }

    /// This blueprint is open no longer, and its folder not watched.
    fn closed(&self, blueprint: BlueprintId) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.blueprint == Some(blueprint) {
            *open = Open::default();
        }
    }

    /// Watches the folder of the blueprint while it is open.
    pub(crate) async fn watch(self: &Arc<Self>, blueprint: BlueprintId, path: PathBuf) -> Answer<()> {
        let folders = Arc::clone(self);
        let watching = tauri::async_runtime::spawn_blocking(move || {
            let (offering, place) = (Arc::clone(&folders), path.clone());
            let offer = move || tauri::async_runtime::block_on(offering.offer(blueprint, &place));
            match folder::watch(&path, offer) {
                Ok(watch) => folders.set_watch(blueprint, &path, watch),
                Err(error) => {
                    tracing::warn!(%error, "the folder cannot be watched; changes are seen when it is opened");
                }
            }
        });
        watching.await.map_err(unexpected)
    }

    /// Beginning to watch a large folder takes a while: by then another blueprint may be open, or this one have another
    /// folder. What the watch before has noticed may still be offered after this; [`Self::offer`] looks for itself.
    fn set_watch(&self, blueprint: BlueprintId, path: &Path, watch: Watch) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.blueprint == Some(blueprint) && self.is_folder_of(blueprint, path) {
            open.watch = Some(watch);
        }
    }

    fn is_folder_of(&self, blueprint: BlueprintId, path: &Path) -> bool {
        self.links.get(blueprint).as_deref() == Some(path)
    }

    /// Keeps which folder is the blueprint's.
    pub(crate) async fn link(self: &Arc<Self>, blueprint: BlueprintId, path: PathBuf) -> Answer<()> {
        let folders = Arc::clone(self);
        let linking = tauri::async_runtime::spawn_blocking(move || folders.links.set(blueprint, path));
        linking.await.map_err(unexpected)?.map_err(unexpected)
    }

    /// Offers the folder's content to the core, if it is the blueprint's folder still.
    pub(crate) async fn offer(&self, blueprint: BlueprintId, path: &Path) {
        if !self.is_folder_of(blueprint, path) {
            return;
        }
        let place = path.to_owned();
        let found = tauri::async_runtime::spawn_blocking(move || {
            journal::make_whole(&place).map_err(|error| recovering(&error))?;
            let found = folder::read(&place, &called, &mut |_| true).map_err(|error| reading(&error))?;
            Ok((found.files.to_entries(), found.values_only.to_entries()))
        });
        let (files, values_only) = match found.await.map_err(unexpected).flatten() {
            Ok(found) => found,
            // Where another program is saving, the end of its save is heard and asks again.
            Err(problem) => {
                tracing::warn!(%problem, "a linked folder cannot be read; nothing is taken from it");
                return;
            }
        };
        // Reading takes a while too.
        if !self.is_folder_of(blueprint, path) {
            return;
        }
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
        let path = path.canonicalize().map_err(|_| reading(&ReadError::NotAFolder(path)))?;
        // A file of Terraform's stands for its folder, typed as well as dropped.
        let Some(path) = drops::holding(&path).map(Path::to_owned) else {
            return Err(reading(&ReadError::NotAFolder(path)));
        };
        journal::make_whole(&path).map_err(|error| recovering(&error))?;
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
    folders.link(blueprint, path).await
}

/// The folder of a blueprint that is being opened; it is watched until [`close_folder`].
#[tauri::command]
pub(crate) async fn linked_folder(blueprint: BlueprintId, folders: State<'_, Arc<Folders>>) -> Answer<Option<String>> {
    folders.opened(blueprint);
    let Some(path) = folders.links.get(blueprint) else { return Ok(None) };
    if !is_folder(&path).await {
        return Err(gone(&path));
    }
    folders.watch(blueprint, path.clone()).await?;
    let (watching, place) = (Arc::clone(&folders), path.clone());
    tauri::async_runtime::spawn(async move { watching.offer(blueprint, &place).await });
    Ok(Some(path.to_string_lossy().into_owned()))
}

/// The blueprint is open no longer.
#[tauri::command]
pub(crate) fn close_folder(blueprint: BlueprintId, folders: State<'_, Arc<Folders>>) {
    folders.closed(blueprint);
}

/// Whether there is a folder; what is on another machine may answer late, so nothing else waits for it.
pub(crate) async fn is_folder(path: &Path) -> bool {
    tokio::fs::metadata(path).await.is_ok_and(|metadata| metadata.is_dir())
}

/// The directories beside a folder that its configuration calls modules from.
pub(crate) fn called(files: &FileSet) -> Vec<String> {
    iac::Project::read(files, &FileSet::new(), None).missing_modules()
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io;

    use api::blueprints::{Create, CreateRequest, Get, OneBlueprint, Origin};
    use domain::Timestamp;
    use folder::write::{Moment, write_observed};
    use server::Edge;
    use tauri::async_runtime::block_on;

    use super::*;

    /// The folders of a window on a core of its own.
    pub(crate) fn folders(home: &Path) -> Arc<Folders> {
        let database = home.join("workspace.db");
        let opening = Core::embedded(&database, String::new(), Edge::of_this_machine());
        Arc::new(Folders::new(block_on(opening).unwrap(), Links::open(home.join("folders.json")).unwrap()))
    }

    pub(crate) fn files(files: &[(&str, &str)]) -> FileSet {
        let mut set = FileSet::new();
        for (path, content) in files {
            set.insert(*path, content.as_bytes()).unwrap();
        }
        set
    }

    /// A new folder with `content`.
    pub(crate) fn folder_with(place: PathBuf, content: &FileSet) -> PathBuf {
        folder::write(&place, &FileSet::new(), content).unwrap();
        place
    }

    fn id(number: u8) -> BlueprintId {
        BlueprintId::new(Timestamp::from_micros(1), [number; 10])
    }

    /// A blueprint in step with `content`.
    pub(crate) async fn blueprint_of(folders: &Folders, content: &FileSet) -> BlueprintId {
        let from = Origin::Files { files: content.to_entries(), values_only: Vec::new(), root: None };
        let request = CreateRequest { id: id(1), name: "shop".to_owned(), from };
        call::<Create>(&folders.core, &request).await.unwrap().id
    }

    async fn something_waits(folders: &Folders, blueprint: BlueprintId) -> bool {
        call::<Get>(&folders.core, &OneBlueprint { id: blueprint }).await.unwrap().incoming
    }

    const BEFORE: &[(&str, &str)] = &[("a.tf", "# old a"), ("b.tf", "# old b")];
    const AFTER: &[(&str, &str)] = &[("a.tf", "# new a"), ("b.tf", "# new b")];

    #[test]
    fn a_save_that_a_crash_cut_short_is_finished_before_the_folder_is_offered() {
        let home = tempfile::tempdir().unwrap();
        let folders = folders(home.path());
        let (before, after) = (files(BEFORE), files(AFTER));
        let place = folder_with(home.path().join("shop"), &before);
        let mut placings = 0;
        let outcome = write_observed(&place, &before, &after, &mut |moment| {
            placings += usize::from(moment == Moment::Placing);
            if placings == 2 { Err(io::Error::other("power cut")) } else { Ok(()) }
        });
        assert!(outcome.is_err(), "one file of two is in its place");
        block_on(async {
            let blueprint = blueprint_of(&folders, &after).await;
            folders.link(blueprint, place.clone()).await.unwrap();
            folders.offer(blueprint, &place).await;
            assert!(!something_waits(&folders, blueprint).await, "what was saved is what comes back");
        });
        assert_eq!(folder::read(&place, &called, &mut |_| true).unwrap().files, after);
    }

    #[test]
    fn nothing_comes_in_from_a_folder_that_is_not_the_blueprints_any_more() {
        let home = tempfile::tempdir().unwrap();
        let folders = folders(home.path());
        let place = folder_with(home.path().join("shop"), &files(AFTER));
        block_on(async {
            let blueprint = blueprint_of(&folders, &files(BEFORE)).await;
            folders.link(blueprint, home.path().join("elsewhere")).await.unwrap();
            folders.offer(blueprint, &place).await;
            assert!(!something_waits(&folders, blueprint).await, "it was saved elsewhere meanwhile");
            folders.link(blueprint, place.clone()).await.unwrap();
            folders.offer(blueprint, &place).await;
            assert!(something_waits(&folders, blueprint).await, "its own folder is heard");
        });
    }

    #[test]
    fn the_folder_of_the_blueprint_that_is_open_is_watched_and_no_other_one() {
        let home = tempfile::tempdir().unwrap();
        let folders = folders(home.path());
        let [large, small, other] =
            ["large", "small", "other"].map(|name| folder_with(home.path().join(name), &files(BEFORE)));
        let (first, second) = (id(1), id(2));
        let watched = || {
            let open = folders.open.lock().unwrap();
            open.blueprint.filter(|_| open.watch.is_some())
        };
        block_on(async {
            folders.link(first, large.clone()).await.unwrap();
            folders.link(second, small.clone()).await.unwrap();
            folders.opened(first);
            folders.watch(first, large.clone()).await.unwrap();
            assert_eq!(watched(), Some(first));
            folders.opened(second);
            assert_eq!(watched(), None, "the folder of the one before is not");
            folders.watch(first, large).await.unwrap();
            assert_eq!(watched(), None, "a watch that comes late is of no use");
            folders.watch(second, other).await.unwrap();
            assert_eq!(watched(), None, "nor is one of another folder");
            folders.watch(second, small).await.unwrap();
            assert_eq!(watched(), Some(second));
            folders.closed(first);
            assert_eq!(watched(), Some(second), "closing what is not open ends nothing");
            folders.closed(second);
            assert_eq!(watched(), None, "a folder is watched while its blueprint is open");
        });
    }
}
