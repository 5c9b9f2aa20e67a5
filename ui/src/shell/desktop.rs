//! Folders on this machine, through the desktop's shell.

use api::Problem;
use domain::ids::BlueprintId;
use serde::Deserialize;
use serde_json::json;

use super::{OpenedFolder, Progress, Refusal, tauri};

/// Something that happened to the window.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ShellEvent {
    /// Something is dragged over the window.
    DragOver,
    /// It went away again.
    DragGone,
    /// A folder, or files of one, were dropped.
    FolderDropped {
        /// The folder.
        path: String,
    },
    /// What was dropped is not one folder.
    DropRefused {
        /// What it is.
        refusal: Refusal,
    },
}

/// What was saved where.
#[derive(Debug, Clone, Deserialize)]
pub struct Saved {
    /// The folder.
    pub path: String,
    /// Paths of the files written.
    pub written: Vec<String>,
}

/// Hears what happens to the window.
pub fn hear(heard: impl Fn(ShellEvent) + 'static) {
    let channel = tauri::channel(heard);
    leptos::task::spawn_local(async move {
        let _ = tauri::invoke_json::<()>("shell_events", &json!({ "onEvent": channel })).await;
    });
}

/// Lets a person choose a folder, for what the title says.
pub async fn pick_folder(title: &str) -> Result<Option<String>, Problem> {
    tauri::invoke_json("pick_folder", &json!({ "title": title })).await
}

/// Reads a folder. `ticket` is a number by which [`cancel_open`] knows this call.
pub async fn open_folder(
    path: &str,
    ticket: u32,
    progress: impl Fn(Progress) + 'static,
) -> Result<OpenedFolder, Problem> {
    let channel = tauri::channel(progress);
    tauri::invoke_json("open_folder", &json!({ "path": path, "ticket": ticket, "onProgress": channel })).await
}

/// Gives up reading a folder.
pub async fn cancel_open(ticket: u32) {
    let _ = tauri::invoke_json::<()>("cancel_open", &json!({ "ticket": ticket })).await;
}

/// Links a blueprint to its folder: it is saved to.
pub async fn link_folder(blueprint: BlueprintId, path: &str) -> Result<(), Problem> {
    tauri::invoke_json("link_folder", &json!({ "blueprint": blueprint, "path": path })).await
}

/// The folder of a blueprint that is being opened; it is watched until [`close_folder`].
pub async fn linked_folder(blueprint: BlueprintId) -> Result<Option<String>, Problem> {
    tauri::invoke_json("linked_folder", &json!({ "blueprint": blueprint })).await
}

/// The folder of a blueprint that is open no longer is watched no longer.
pub async fn close_folder(blueprint: BlueprintId) {
    let _ = tauri::invoke_json::<()>("close_folder", &json!({ "blueprint": blueprint })).await;
}

/// Writes the blueprint's files to its folder, or to `path`, which becomes its folder.
pub async fn save_to_folder(blueprint: BlueprintId, path: Option<&str>) -> Result<Saved, Problem> {
    tauri::invoke_json("save_to_folder", &json!({ "blueprint": blueprint, "path": path })).await
}

/// Lets a person choose where to keep a file, and keeps it there.
pub async fn save_file(name: &str, content: &domain::files::Content) -> Result<Option<String>, Problem> {
    tauri::invoke_json("save_file", &json!({ "name": name, "content": content })).await
}
