//! The system's own dialogs.

use api::Problem;
use domain::files::Content;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::DialogExt as _;
use tokio::sync::oneshot;

use crate::failure::{Answer, unexpected};

/// Lets a person choose a folder, for what the title says; `None` when they change their mind.
#[tauri::command]
pub(crate) async fn pick_folder(app: AppHandle, title: String) -> Answer<Option<String>> {
    let (sender, receiver) = oneshot::channel();
    let mut dialog = app.dialog().file().set_title(title);
    // Without a place to begin, some systems begin at what was used last, where there may be nothing to choose.
    if let Ok(home) = app.path().home_dir() {
        dialog = dialog.set_directory(home);
    }
    dialog.pick_folder(move |chosen| {
        // The page may have gone meanwhile.
        let _ = sender.send(chosen);
    });
    let Some(chosen) = receiver.await.map_err(unexpected)? else { return Ok(None) };
    let path = chosen.into_path().map_err(unexpected)?;
    Ok(Some(path.to_string_lossy().into_owned()))
}

/// Lets a person choose where to keep `content`; gives the place, or `None` when they change their mind.
#[tauri::command]
pub(crate) async fn save_file(app: AppHandle, name: String, content: Content) -> Answer<Option<String>> {
    let (sender, receiver) = oneshot::channel();
    app.dialog().file().set_file_name(name).save_file(move |chosen| {
        // The page may have gone meanwhile.
        let _ = sender.send(chosen);
    });
    let Some(chosen) = receiver.await.map_err(unexpected)? else { return Ok(None) };
    let path = chosen.into_path().map_err(unexpected)?;
    let refused = |error: std::io::Error| {
        Problem::new(409, "file-not-writable", "the file cannot be written")
            .detail(format!("{}: {error}", path.display()))
            .hint("choose another place, or see that this one is writable and has room")
    };
    tokio::fs::write(&path, &content.0).await.map_err(refused)?;
    Ok(Some(path.to_string_lossy().into_owned()))
}
