//! From a folder to a blueprint: read, look, choose a root, create.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use api::Problem;
use api::blueprints::{Blueprint, Create, CreateRequest, Inspect, InspectRequest, Inspection, Origin};
use domain::ids::BlueprintId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::{App, Dialog, writes};
use crate::copy;
use crate::shell::{OpenedFolder, Progress, Refusal, Skipped, browser, desktop};
use crate::state::Route;
use crate::transport::{call, is_desktop, now, random};

/// How far the opening of a folder is.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Opening {
    /// Nothing is being opened.
    #[default]
    Idle,
    /// Files are read.
    Reading {
        /// The folder.
        name: String,
        /// How far.
        progress: Progress,
    },
    /// The core looks at the files.
    Inspecting {
        /// The folder.
        name: String,
        /// How many files.
        files: usize,
    },
    /// There are several roots; a person chooses.
    Choosing(Arc<Found>),
    /// The core makes the blueprint.
    Creating {
        /// The folder.
        name: String,
        /// How many files.
        files: usize,
    },
    /// It is open, and something was not understood.
    Summary(Arc<Found>),
    /// It did not work.
    Failed(Problem),
}

/// What was found in a folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The folder.
    pub name: String,
    /// How many files.
    pub files: usize,
    /// What the core saw in it.
    pub inspection: Inspection,
    /// What was left out.
    pub skipped: Vec<Skipped>,
}

/// The code of a drop that is not one folder.
pub const NOT_ONE_FOLDER: &str = "not-one-folder";

/// What can be given up.
#[derive(Default)]
struct Underway {
    ticket: u32,
    cancelled: Rc<Cell<bool>>,
    folder: Option<OpenedFolder>,
}

thread_local! {
    static UNDERWAY: RefCell<Underway> = RefCell::default();
}

/// Lets a person choose a folder and opens it.
pub fn choose_folder(app: App) {
    spawn_local(async move {
        if is_desktop() {
            match desktop::pick_folder(copy::opening::PICK).await {
                Ok(Some(path)) => open_path(app, path),
                Ok(None) => {}
                Err(problem) => app.fail(problem),
            }
        } else {
            let chosen = browser::pick_folder().await;
            if !chosen.is_empty() {
                open_files(app, chosen);
            }
        }
    });
}

/// Opens the folder at a path of this machine.
pub fn open_path(app: App, path: String) {
    let name = path.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(&path).to_owned();
    let (ticket, cancelled) = begin(app, &name);
    spawn_local(async move {
        let heard = Rc::clone(&cancelled);
        let progress = move |progress: Progress| {
            if !heard.get() {
                app.opening.update(|opening| {
                    if let Opening::Reading { progress: shown, .. } = opening {
                        *shown = progress;
                    }
                });
            }
        };
        match desktop::open_folder(&path, ticket, progress).await {
            _ if cancelled.get() => {}
            Ok(folder) => look(app, folder, cancelled).await,
            Err(problem) => fail(app, problem),
        }
    });
}

/// Opens files that a browser gave, by their paths.
pub fn open_files(app: App, chosen: Vec<(String, File)>) {
    let name = chosen.first().and_then(|(path, _)| path.split('/').next()).unwrap_or_default().to_owned();
    let (_, cancelled) = begin(app, &name);
    spawn_local(read_chosen(app, name, chosen, cancelled));
}

/// Opens what was dropped on the page of a browser.
pub fn open_dropped(app: App, dropped: browser::Dropped) {
    let name = dropped.name.clone();
    let (_, cancelled) = begin(app, &name);
    spawn_local(async move {
        match browser::files_of(dropped, &cancelled).await {
            _ if cancelled.get() => {}
            Ok(files) if files.is_empty() => fail(app, not_terraform(&name, 0, &[])),
            Ok(files) => read_chosen(app, name, files, cancelled).await,
            Err(why) => not_read(app, &name, why),
        }
    });
}

/// Says why what was dropped is not opened.
pub fn refuse(app: App, refusal: &Refusal) {
    let title = match refusal {
        Refusal::File { name } => copy::opening::is_a_file(name),
        Refusal::Several { folders } => copy::opening::several(*folders),
        Refusal::Unknown { name } => copy::opening::unknown(name),
    };
    // Nothing of a folder that was being opened may come after this answer.
    cancel(app);
    app.dialog.set(Some(Dialog::Opening));
    fail(app, Problem::new(400, NOT_ONE_FOLDER, title).hint(copy::opening::DROP_HINT));
}

async fn read_chosen(app: App, name: String, chosen: Vec<(String, File)>, cancelled: Rc<Cell<bool>>) {
    let heard = Rc::clone(&cancelled);
    let shown = name.clone();
    let progress = move |progress: Progress| {
        // Every file would be a repaint; every few are enough for the eye.
        if progress.files % 16 == 1 && !heard.get() {
            app.opening.set(Opening::Reading { name: shown.clone(), progress });
        }
    };
    match browser::read(name.clone(), chosen, progress, &cancelled).await {
        _ if cancelled.get() => {}
        Ok(folder) => look(app, folder, cancelled).await,
        Err(why) => not_read(app, &name, why),
    }
}

/// Says why the folder called `name` was not read.
fn not_read(app: App, name: &str, why: browser::NotRead) {
    match why {
        browser::NotRead::Cancelled => {}
        browser::NotRead::TooLarge => fail(
            app,
            Problem::new(400, "folder-too-large", copy::opening::too_large(name)).hint(copy::opening::TOO_LARGE_HINT),
        ),
        browser::NotRead::Refused(why) => {
            fail(app, Problem::new(400, "folder-unreadable", copy::opening::UNREADABLE_FOLDER).detail(why))
        }
    }
}

/// Gives up what is being opened, or closes its summary.
pub fn cancel(app: App) {
    give_up(app);
    app.opening.set(Opening::Idle);
    app.dialog.update(|dialog| {
        if *dialog == Some(Dialog::Opening) {
            *dialog = None;
        }
    });
}

/// Goes on with the root that was chosen.
pub fn choose_root(app: App, root: String) {
    let Opening::Choosing(found) = app.opening.get_untracked() else { return };
    let (folder, cancelled) =
        UNDERWAY.with_borrow_mut(|underway| (underway.folder.take(), Rc::clone(&underway.cancelled)));
    if let Some(folder) = folder {
        spawn_local(async move { create(app, folder, found, Some(root), cancelled).await });
    }
}

/// Makes a blueprint that starts from nothing.
pub async fn new_blueprint(app: App, name: String) -> Result<(), Problem> {
    let blueprint = create_from(app, name, Origin::Empty).await?;
    opened(app, blueprint.id);
    Ok(())
}

/// Makes a blueprint of the sample estate, or opens the one that is there.
pub fn sample(app: App) {
    let there = app.blueprints.with_untracked(|list| {
        list.here().and_then(|list| list.iter().find(|blueprint| blueprint.sample)).map(|blueprint| blueprint.id)
    });
    if let Some(id) = there {
        return opened(app, id);
    }
    spawn_local(async move {
        match create_from(app, copy::start::SAMPLE_NAME.to_owned(), Origin::Sample).await {
            Ok(blueprint) => opened(app, blueprint.id),
            Err(problem) => app.fail(problem),
        }
    });
}

/// What is under way goes no further.
fn give_up(app: App) {
    let ticket = UNDERWAY.with_borrow_mut(|underway| {
        underway.cancelled.set(true);
        underway.folder = None;
        underway.ticket
    });
    if is_desktop() && matches!(app.opening.get_untracked(), Opening::Reading { .. }) {
        spawn_local(desktop::cancel_open(ticket));
    }
}

fn begin(app: App, name: &str) -> (u32, Rc<Cell<bool>>) {
    give_up(app);
    let cancelled = Rc::new(Cell::new(false));
    let ticket = UNDERWAY.with_borrow_mut(|underway| {
        let ticket = underway.ticket.wrapping_add(1);
        *underway = Underway { ticket, cancelled: Rc::clone(&cancelled), folder: None };
        ticket
    });
    app.opening.set(Opening::Reading { name: name.to_owned(), progress: Progress::default() });
    app.dialog.set(Some(Dialog::Opening));
    (ticket, cancelled)
}

async fn look(app: App, folder: OpenedFolder, cancelled: Rc<Cell<bool>>) {
    let (name, files) = (folder.name.clone(), folder.files.len());
    app.opening.set(Opening::Inspecting { name: name.clone(), files });
    let answer = call::<Inspect>(&InspectRequest { files: folder.files.clone() }).await;
    if cancelled.get() {
        return;
    }
    match answer {
        Ok(inspection) => {
            let found = Arc::new(Found { name, files, inspection, skipped: folder.skipped.clone() });
            if found.inspection.roots.is_empty() {
                fail(app, not_terraform(&found.name, found.files, &found.skipped));
            } else if found.inspection.roots.len() > 1 {
                UNDERWAY.with_borrow_mut(|underway| underway.folder = Some(folder));
                app.opening.set(Opening::Choosing(found));
            } else {
                create(app, folder, found, None, cancelled).await;
            }
        }
        Err(problem) => fail(app, problem),
    }
}

/// A folder in which no file is of Terraform's, or none that could be read.
fn not_terraform(name: &str, files: usize, skipped: &[Skipped]) -> Problem {
    let left_out: Vec<String> = skipped.iter().map(|skipped| format!("{}: {}", skipped.path, skipped.reason)).collect();
    let problem = Problem::new(400, "not-terraform", copy::opening::not_terraform(name, files))
        .hint(copy::opening::NOT_TERRAFORM_HINT);
    if left_out.is_empty() { problem } else { problem.detail(left_out.join("\n")) }
}

async fn create(app: App, folder: OpenedFolder, found: Arc<Found>, root: Option<String>, cancelled: Rc<Cell<bool>>) {
    app.opening.set(Opening::Creating { name: found.name.clone(), files: found.files });
    let name = match root.as_deref() {
        None | Some(".") => folder.name.clone(),
        Some(root) => format!("{} / {root}", folder.name),
    };
    let name = if name.is_empty() { copy::start::UNNAMED.to_owned() } else { name };
    let path = folder.path.clone();
    let origin = Origin::Files { files: folder.files, values_only: folder.values_only, root };
    match create_from(app, name, origin).await {
        Ok(blueprint) => {
            if !path.is_empty()
                && let Err(problem) = desktop::link_folder(blueprint.id, &path).await
            {
                app.fail(problem);
            }
            if cancelled.get() {
                // It exists all the same and stands among the recent ones.
                return;
            }
            let all_understood = found.inspection.carried.is_empty() && found.skipped.is_empty();
            if all_understood {
                app.opening.set(Opening::Idle);
                app.close_dialog();
            } else {
                app.opening.set(Opening::Summary(Arc::clone(&found)));
            }
            app.say(copy::opening::opened(&blueprint.name, blueprint.components));
            opened(app, blueprint.id);
        }
        // The screen is another folder's by now.
        Err(_) if cancelled.get() => {}
        Err(problem) => fail(app, problem),
    }
}

async fn create_from(app: App, name: String, from: Origin) -> Result<Blueprint, Problem> {
    let id = BlueprintId::new(now(), random());
    let blueprint = writes::write::<Create>(app, &CreateRequest { id, name, from }).await?;
    app.load_blueprints();
    Ok(blueprint)
}

fn opened(app: App, id: BlueprintId) {
    app.go(Route::Blueprint(id));
}

fn fail(app: App, problem: Problem) {
    if problem.code != "cancelled" {
        app.opening.set(Opening::Failed(problem));
    }
}
