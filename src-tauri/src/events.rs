//! What the shell tells the page.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{DragDropEvent, State};

use crate::drops::{self, Refusal};

/// Something that happened to the window.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum ShellEvent {
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

impl ShellEvent {
    /// What a drop means to the page.
    fn of_drop(paths: &[PathBuf]) -> Self {
        match drops::folder_of(paths) {
            Ok(folder) => Self::FolderDropped { path: folder.to_string_lossy().into_owned() },
            Err(refusal) => Self::DropRefused { refusal },
        }
    }
}

/// Where the page listens.
#[derive(Default)]
pub(crate) struct ShellEvents {
    listener: Mutex<Option<Channel<ShellEvent>>>,
}

impl ShellEvents {
    /// Tells the page what a drag means to it.
    pub(crate) fn hear(self: &Arc<Self>, drag: &DragDropEvent) {
        match drag {
            DragDropEvent::Enter { .. } => self.send(ShellEvent::DragOver),
            DragDropEvent::Leave => self.send(ShellEvent::DragGone),
            DragDropEvent::Drop { paths, .. } => {
                // What lies on another machine may answer late, and the window's own thread must not wait for it.
                let (events, paths) = (Arc::clone(self), paths.clone());
                drop(tauri::async_runtime::spawn_blocking(move || events.send(ShellEvent::of_drop(&paths))));
            }
            _ => {}
        }
    }

    /// Tells the page, if it listens.
    fn send(&self, event: ShellEvent) {
        let listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(channel) = listener.as_ref()
            && let Err(error) = channel.send(event)
        {
            tracing::warn!(%error, "the page does not listen");
        }
    }
}

/// From now on the page hears what happens to the window.
#[tauri::command]
pub(crate) fn shell_events(on_event: Channel<ShellEvent>, events: State<'_, Arc<ShellEvents>>) {
    *events.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(on_event);
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use tauri::PhysicalPosition;
    use tauri::ipc::InvokeResponseBody;

    use super::*;

    /// Only a failing test waits so long.
    const PATIENCE: Duration = Duration::from_secs(20);

    /// What the page hears of a drag, as it travels.
    fn heard(drag: &DragDropEvent) -> serde_json::Value {
        let (sender, receiver) = mpsc::channel();
        let page = Channel::new(move |body| {
            let InvokeResponseBody::Json(text) = body else { panic!("events travel as text") };
            sender.send(text).unwrap();
            Ok(())
        });
        let events = Arc::new(ShellEvents { listener: Mutex::new(Some(page)) });
        events.hear(drag);
        serde_json::from_str(&receiver.recv_timeout(PATIENCE).unwrap()).unwrap()
    }

    #[test]
    fn every_drop_is_answered() {
        let place = std::env::temp_dir().canonicalize().unwrap();
        let position = PhysicalPosition::new(10.0, 10.0);
        let drop = |paths: Vec<PathBuf>| heard(&DragDropEvent::Drop { paths, position });
        assert_eq!(drop(vec![place.clone()]), serde_json::json!({ "event": "folder_dropped", "path": place }));
        let refused =
            serde_json::json!({ "event": "drop_refused", "refusal": { "what": "unknown", "name": "/nowhere/at/all" } });
        assert_eq!(drop(vec![PathBuf::from("/nowhere/at/all")]), refused);
    }

    #[test]
    fn the_page_hears_when_something_is_held_over_it_and_taken_away() {
        let over = DragDropEvent::Enter { paths: Vec::new(), position: PhysicalPosition::new(1.0, 1.0) };
        assert_eq!(heard(&over), serde_json::json!({ "event": "drag_over" }));
        assert_eq!(heard(&DragDropEvent::Leave), serde_json::json!({ "event": "drag_gone" }));
    }
}
