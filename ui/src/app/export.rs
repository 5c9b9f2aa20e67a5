//! Out of the blueprint: to a folder, as an archive, as a picture.

use std::sync::Arc;

use api::Problem;
use api::blueprints::{Export, ExportRequest, Exported, Picture, PictureFormat, PictureRequest};
use api::documents::Document;
use domain::FileEntry;
use domain::files::Content;
use domain::ids::BlueprintId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, refresh};
use crate::copy;
use crate::shell::{archive, browser, desktop};
use crate::state::{Loaded, Theme};
use crate::transport::{call, is_desktop};

/// Says what saving to the folder would change.
pub async fn export(app: App) -> Result<Exported, Problem> {
    let id = app.work.open_blueprint()?;
    call::<Export>(&ExportRequest { id, version: None }).await
}

/// Writes to the linked folder, or to one that a person chooses. `None` when they change their mind.
pub async fn save_to_folder(app: App, elsewhere: bool) -> Result<Option<desktop::Saved>, Problem> {
    let id = app.work.open_blueprint()?;
    let path = if elsewhere || app.work.folder.with_untracked(Option::is_none) {
        match desktop::pick_folder(copy::dialogs::SAVE_TO_FOLDER).await? {
            Some(path) => Some(path),
            None => return Ok(None),
        }
    } else {
        None
    };
    let saved = desktop::save_to_folder(id, path.as_deref()).await?;
    if app.work.is_open(id) {
        app.work.folder.set(Some(saved.path.clone()));
        refresh::cover(app);
        refresh::changes(app);
    }
    Ok(Some(saved))
}

/// Hands the files over as one archive.
pub fn download_archive(name: &str, files: &[FileEntry]) -> Result<(), Problem> {
    let failed = |error: String| Problem::new(500, "archive-failed", copy::problem::ARCHIVE).detail(error);
    let bytes = archive::zip(files).map_err(|error| failed(error.to_string()))?;
    browser::download(&format!("{}.zip", file_name(name)), "application/zip", &bytes)
        .map_err(|error| failed(format!("{error:?}")))
}

/// Draws the picture and hands it over.
pub fn picture(app: App, format: PictureFormat) {
    let Some(id) = app.work.id.get_untracked() else { return };
    let name = app.work.cover.with_untracked(|cover| cover.here().map(|cover| cover.name.clone())).unwrap_or_default();
    spawn_local(async move {
        let request = PictureRequest { id, format, dark: is_dark(), longest_side: None };
        let outcome = match call::<Picture>(&request).await {
            Ok(picture) => {
                let ending = match format {
                    PictureFormat::Svg => "svg",
                    PictureFormat::Png => "png",
                };
                hand_over(&format!("{}.{ending}", file_name(&name)), &picture.content_type, &picture.content).await
            }
            Err(problem) => Err(problem),
        };
        match outcome {
            Ok(Some(place)) => app.say(copy::export::saved_as(&place)),
            Ok(None) => {}
            Err(problem) => app.fail(problem),
        }
    });
}

/// Hands a document over that the core wrote.
pub async fn document(app: App, document: &Document) {
    match hand_over(&document.name, &document.content_type, &document.content).await {
        Ok(Some(place)) => app.say(copy::export::saved_as(&place)),
        Ok(None) => {}
        Err(problem) => app.fail(problem),
    }
}

/// Whether dark colours are on the screen now.
pub fn is_dark() -> bool {
    let theme = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element())
        .and_then(|root| root.get_attribute("data-theme"));
    theme.is_some_and(|theme| theme == Theme::Dark.word() || theme == Theme::Contrast.word())
}

/// The place where it is now; in a browser its name among the downloads.
async fn hand_over(name: &str, content_type: &str, content: &Content) -> Result<Option<String>, Problem> {
    if is_desktop() {
        return desktop::save_file(name, content).await;
    }
    browser::download(name, content_type, &content.0)
        .map_err(|error| Problem::new(500, "download-failed", copy::problem::DOWNLOAD).detail(format!("{error:?}")))?;
    Ok(Some(name.to_owned()))
}

fn file_name(name: &str) -> String {
    let kept: String =
        name.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).collect();
    let kept = kept.trim_matches(['-', '.']).to_owned();
    if kept.is_empty() { "blueprint".to_owned() } else { kept }
}

/// Keeps the preview of an export for a dialog.
pub fn load_preview(app: App, into: RwSignal<Loaded<Arc<Exported>>>) {
    spawn_local(async move {
        let answer = export(app).await;
        into.try_set(answer.map(Arc::new).into());
    });
}

/// The blueprint is open no longer: the shell need not watch its folder.
pub fn leave_folder(id: BlueprintId) {
    if is_desktop() {
        spawn_local(desktop::close_folder(id));
    }
}

/// Learns which folder the open blueprint belongs to; the shell watches it from then on. Reading it takes what drawing
/// needs too, so the picture comes first.
pub fn find_folder(app: App) {
    let Some(id) = app.work.id.get_untracked() else { return };
    if !is_desktop() {
        return;
    }
    spawn_local(async move {
        match desktop::linked_folder(id).await {
            Ok(folder) if app.work.is_open(id) => app.work.folder.set(folder),
            Ok(_) => {}
            Err(problem) => app.fail(problem),
        }
    });
}
