//! Hearing that something changed in a folder.
//!
//! What exactly changed is not asked of the operating system: editors save by rename, synced folders touch files
//! without changing them, a branch switch changes hundreds at once. One call comes when it has been quiet for a
//! moment; whoever listens reads the folder again and compares contents.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::kind;

/// So long must it be quiet before the call.
const QUIET: Duration = Duration::from_millis(250);
/// So often is a folder looked at on systems that do not tell.
const POLL: Duration = Duration::from_secs(5);

/// A folder being watched, until this is dropped.
pub struct Watch {
    _watcher: Box<dyn Watcher + Send>,
}

/// Watches `top` and everything below it; calls `on_change` from a thread of its own, once for each burst.
///
/// # Errors
/// When the folder cannot be watched at all.
pub fn watch(top: &Path, on_change: impl Fn() + Send + 'static) -> notify::Result<Watch> {
    let (sender, receiver) = mpsc::channel::<()>();
    thread::Builder::new().name("folder-watch".to_owned()).spawn(move || {
        while receiver.recv().is_ok() {
            // A burst ends when nothing has come for a while.
            loop {
                match receiver.recv_timeout(QUIET) {
                    Ok(()) => {}
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            on_change();
        }
    })?;
    let root: PathBuf = top.to_owned();
    let on_event = move |event: notify::Result<Event>| {
        if event.map_or(true, |event| matters(&root, &event)) {
            // The other end is gone only when the watch is being dropped.
            let _ = sender.send(());
        }
    };
    let mut watcher = RecommendedWatcher::new(on_event.clone(), Config::default())?;
    match watcher.watch(top, RecursiveMode::Recursive) {
        Ok(()) => Ok(Watch { _watcher: Box::new(watcher) }),
        Err(error) => {
            // Out of watch handles, or a file system that does not tell.
            tracing::warn!(%error, "looking at the folder every few seconds instead");
            let mut watcher = PollWatcher::new(on_event, Config::default().with_poll_interval(POLL))?;
            watcher.watch(top, RecursiveMode::Recursive)?;
            Ok(Watch { _watcher: Box::new(watcher) })
        }
    }
}

/// Whether an event can mean another content of the project.
fn matters(top: &Path, event: &Event) -> bool {
    let changes = matches!(
        event.kind,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other
    );
    // What was not read while another program saved is read when its save has ended.
    let ends_a_save = matches!(event.kind, EventKind::Remove(_));
    let concerns = |path: &PathBuf| {
        let below = path.strip_prefix(top).unwrap_or(path);
        if ends_a_save && below == Path::new(kind::JOURNAL) {
            return true;
        }
        !below.components().any(|component| kind::is_never_read(&component.as_os_str().to_string_lossy()))
    };
    changes && (event.paths.is_empty() || event.paths.iter().any(concerns))
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind};

    use super::*;

    #[test]
    fn an_event_matters_when_it_can_mean_another_content_of_the_project() {
        let modified = EventKind::Modify(ModifyKind::Any);
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        for (kind, paths, expected) in [
            (modified, &["/top/a.tf"][..], true),
            (EventKind::Create(CreateKind::Folder), &["/top/modules"], true),
            (EventKind::Remove(RemoveKind::File), &["/top/modules/a.tf"], true),
            (EventKind::Any, &["/top/a.tf"], true),
            (modified, &["/top/.git/index"], false),
            (modified, &["/top/modules/.terraform/modules/modules.json"], false),
            (modified, &["/top/.dharma-save/journal.json"], false),
            (EventKind::Remove(RemoveKind::File), &["/top/.dharma-save/journal.json"], false),
            (EventKind::Remove(RemoveKind::Folder), &["/top/.dharma-save"], true),
            (EventKind::Create(CreateKind::Folder), &["/top/.dharma-save"], false),
            (modified, &["/top/.git/index", "/top/a.tf"], true),
            (closed, &["/top/a.tf"], false),
            (modified, &[], true),
            (closed, &[], false),
        ] {
            let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(PathBuf::from(path)));
            assert_eq!(matters(Path::new("/top"), &event), expected, "{event:?}");
        }
    }

    #[test]
    fn a_project_inside_a_folder_that_is_never_read_is_heard_all_the_same() {
        let event = Event::new(EventKind::Any).add_path(PathBuf::from("/target/top/a.tf"));
        assert!(matters(Path::new("/target/top"), &event), "only names below the project's top count");
    }
}
