//! Results of other scanners, brought in as SARIF.

use api::Problem;
use api::checks::{Import, ImportRequest};
use domain::FileEntry;
use domain::files::Content;
use domain::ids::ScanId;
use leptos::task::spawn_local;

use super::{App, evidence, writes};
use crate::copy;
use crate::shell::browser::{self, NotRead};
use crate::transport;

/// Lets a person choose a SARIF file, and keeps it with the open blueprint.
pub fn choose(app: App) {
    let Ok(id) = app.work.open_blueprint() else { return };
    spawn_local(async move {
        let (name, bytes) = match browser::pick_file(".sarif,.json").await {
            Ok(Some(file)) => file,
            Ok(None) => return,
            Err(NotRead::Refused(why)) => {
                return app.fail(Problem::new(400, "file-not-read", copy::problem::FILE_NOT_READ).detail(why));
            }
            Err(_) => return,
        };
        let scan = ScanId::new(transport::now(), transport::random());
        let file = FileEntry { path: name, content: Content(bytes.into()) };
        match writes::write::<Import>(app, &ImportRequest { id, scan, file }).await {
            Ok(scan) => {
                app.say(copy::evidence::brought_in(scan.results as usize, &scan.tools.join(", ")));
                evidence::refresh(app);
            }
            Err(problem) => app.fail(problem),
        }
    });
}
