//! The desktop: a window on an embedded core, and what a desktop alone can do.
//!
//! The window's page asks the core through one command that carries bytes both ways; everything else here is about
//! folders on this machine, because the core knows none. No rule of the product lives here.
//!
//! - [`operation`]: the one command that reaches the core
//! - [`folders`]: opening, linking and watching folders
//! - [`saving`]: saving to folders
//! - [`graphics`]: how the window is painted on a machine without a GPU
//! - [`links`]: which blueprint belongs to which folder
//! - [`dialogs`]: the system's own dialogs
//! - [`events`]: what the shell tells the page
//! - [`drops`]: what a drop means
//! - [`core_calls`]: typed calls that the shell itself makes
//! - [`failure`]: errors as the page shows them

mod core_calls;
mod dialogs;
mod drops;
mod events;
mod failure;
mod folders;
mod graphics;
mod links;
mod operation;
mod saving;

use std::sync::Arc;

use anyhow::Context as _;
use server::{Core, Edge, OpenError, person_of_this_machine};
use tauri::{App, Manager as _, WebviewUrl, WebviewWindowBuilder, WindowEvent};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogKind};
use tracing_subscriber::EnvFilter;

use crate::events::ShellEvents;
use crate::folders::Folders;
use crate::links::Links;

/// Opens the desktop and stays until its window is closed.
///
/// # Errors
/// When the system gives no windows. A core that cannot be opened is told in a dialog.
pub fn run() -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    #[cfg(target_os = "linux")]
    if ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().all(|name| std::env::var_os(name).is_none()) {
        // The toolkit would panic. A stack trace would say nothing more.
        let hint = "start it in a desktop session, or run `dharma serve` and open its link in a browser";
        tracing::error!("there is no display to open a window on; {hint}");
        std::process::exit(1);
    }
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            operation::operation,
            dialogs::pick_folder,
            dialogs::save_file,
            folders::open_folder,
            folders::cancel_open,
            folders::link_folder,
            folders::linked_folder,
            folders::close_folder,
            saving::save_to_folder,
            events::shell_events,
        ])
        .setup(|app| {
            if let Err(error) = open(app) {
                // Started from a menu, there is no terminal that would show it.
                tracing::error!(error = format!("{error:#}"), "the desktop cannot start");
                let handle = app.handle().clone();
                app.dialog()
                    .message(said(&error))
                    .title("IAC Dharma cannot start")
                    .kind(MessageDialogKind::Error)
                    .show(move |_| handle.exit(1));
            }
            Ok(())
        })
        .run(tauri::generate_context!())
        .context("the desktop ended with an error")
}

/// What a person reads of a start that failed, with what to do about it where there is something.
fn said(error: &anyhow::Error) -> String {
    if error.is::<OpenError>() {
        format!("{error:#}\n\nFree the file if another program holds it, or put it aside to begin anew.")
    } else {
        format!("{error:#}")
    }
}

/// Opens the core on this person's data, and the window on the core.
fn open(app: &App) -> anyhow::Result<()> {
    let data = app.path().app_data_dir().context("this system names no place for a program's data")?;
    std::fs::create_dir_all(&data).with_context(|| format!("cannot create {}", data.display()))?;
    let database = data.join("workspace.db");
    let opening = Core::embedded(&database, person_of_this_machine(), Edge::of_this_machine());
    let core =
        tauri::async_runtime::block_on(opening).with_context(|| format!("cannot open {}", database.display()))?;
    app.manage(core.clone());
    app.manage(Arc::new(ShellEvents::default()));
    let linked = data.join("folders.json");
    let links = Links::open(linked.clone()).with_context(|| format!("cannot read {}", linked.display()))?;
    app.manage(Arc::new(Folders::new(core, links)));
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("IAC Dharma")
        .inner_size(1280.0, 800.0)
        .min_inner_size(390.0, 480.0)
        .build()?;
    if let Err(error) = graphics::suit_machine(&window) {
        tracing::warn!(%error, "the window is painted as the system does it, which may be slow here");
    }
    let events = app.state::<Arc<ShellEvents>>().inner().clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(drag) = event {
            events.hear(drag);
        }
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_fails_advises_on_the_database_only_where_it_is_the_database() {
        let home = tempfile::tempdir().unwrap();
        let opening = Core::embedded(home.path(), String::new(), Edge::of_this_machine());
        let error = tauri::async_runtime::block_on(opening).err().unwrap();
        let told = said(&anyhow::Error::new(error).context("cannot open workspace.db"));
        assert!(told.starts_with("cannot open workspace.db") && told.contains("Free the file"), "{told}");
        let told = said(&anyhow::anyhow!("denied").context("cannot read folders.json"));
        assert_eq!(told, "cannot read folders.json: denied");
    }
}
