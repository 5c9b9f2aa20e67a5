//! What the shell tells the page.

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
    /// What a drag means to the page.
    pub(crate) fn of_drag(drag: &DragDropEvent) -> Option<Self> {
        match drag {
            DragDropEvent::Enter { .. } => Some(Self::DragOver),
            DragDropEvent::Leave => Some(Self::DragGone),
            DragDropEvent::Drop { paths, .. } => Some(match drops::folder_of(paths) {
                Ok(folder) => Self::FolderDropped { path: folder.to_string_lossy().into_owned() },
                Err(refusal) => Self::DropRefused { refusal },
            }),
            _ => None,
        }
    }
}

/// Where the page listens.
#[derive(Default)]
pub(crate) struct ShellEvents {
    listener: Mutex<Option<Channel<ShellEvent>>>,
}

impl ShellEvents {
    /// Tells the page, if it listens.
    pub(crate) fn send(&self, event: ShellEvent) {
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
    use std::path::PathBuf;

    use tauri::PhysicalPosition;

    use super::*;

    /// What the page hears of a drag, as it travels.
    fn heard(drag: &DragDropEvent) -> serde_json::Value {
        serde_json::to_value(ShellEvent::of_drag(drag)).unwrap()
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
