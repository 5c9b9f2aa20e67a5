//! What the shell tells the page.

use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{DragDropEvent, State};

/// Something that happened to the window.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum ShellEvent {
    /// Something is dragged over the window.
    DragOver,
    /// It went away again.
    DragGone,
    /// A folder, or a file of one, was dropped.
    FolderDropped {
        /// The folder.
        path: String,
    },
}

impl ShellEvent {
    /// What a drag means to the page.
    pub(crate) fn of_drag(drag: &DragDropEvent) -> Option<Self> {
        match drag {
            DragDropEvent::Enter { .. } => Some(Self::DragOver),
            DragDropEvent::Leave => Some(Self::DragGone),
            DragDropEvent::Drop { paths, .. } => {
                let path = paths.first()?;
                let folder = if path.is_dir() { path } else { path.parent()? };
                Some(Self::FolderDropped { path: folder.to_string_lossy().into_owned() })
            }
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
    fn a_dropped_folder_is_opened_and_so_is_the_folder_of_a_dropped_file() {
        let place = std::env::temp_dir().canonicalize().unwrap();
        let position = PhysicalPosition::new(10.0, 10.0);
        let drop = |paths: Vec<PathBuf>| heard(&DragDropEvent::Drop { paths, position });
        let opened = serde_json::json!({ "event": "folder_dropped", "path": place });
        assert_eq!(drop(vec![place.clone()]), opened);
        assert_eq!(drop(vec![place.join("main.tf")]), opened);
        assert_eq!(drop(vec![place.clone(), PathBuf::from("/elsewhere")]), opened, "the first one counts");
        assert_eq!(drop(Vec::new()), serde_json::Value::Null, "what is no file is not for us");
    }

    #[test]
    fn the_page_hears_when_something_is_held_over_it_and_taken_away() {
        let over = DragDropEvent::Enter { paths: Vec::new(), position: PhysicalPosition::new(1.0, 1.0) };
        assert_eq!(heard(&over), serde_json::json!({ "event": "drag_over" }));
        assert_eq!(heard(&DragDropEvent::Leave), serde_json::json!({ "event": "drag_gone" }));
    }
}
