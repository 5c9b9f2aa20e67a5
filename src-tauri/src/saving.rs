//! Saving to folders.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use api::Problem;
use api::blueprints::{Export, ExportRequest, Exported};
use api::incoming::{InStep, InStepRequest};
use domain::FileSet;
use domain::ids::BlueprintId;
use serde::Serialize;
use tauri::State;

use crate::core_calls::call;
use crate::failure::{Answer, gone, reading, recovering, unexpected, writing, writing_anew};
use crate::folders::{Folders, called, is_folder};

/// What was saved where.
#[derive(Debug, Serialize)]
pub(crate) struct Saved {
    path: String,
    written: Vec<String>,
}

/// Writes the blueprint's files to its folder, or to `path`, which becomes its folder.
#[tauri::command]
pub(crate) async fn save_to_folder(
    blueprint: BlueprintId,
    path: Option<PathBuf>,
    folders: State<'_, Arc<Folders>>,
) -> Answer<Saved> {
    let linked = folders.links.get(blueprint);
    let missing = || Problem::new(409, "no-folder", "this blueprint has no folder yet").hint("choose one to save to");
    let target = path.or(linked.clone()).ok_or_else(missing)?;
    let is_linked = linked.as_deref() == Some(target.as_path());
    if is_linked && !is_folder(&target).await {
        return Err(gone(&target));
    }
    let exported = call::<Export>(&folders.core, &ExportRequest { id: blueprint, version: None }).await?;
    let digest = exported.digest;
    let place = target.clone();
    let outcome = tauri::async_runtime::spawn_blocking(move || write(&place, exported, is_linked)).await;
    let (written, waiting) = outcome.map_err(unexpected)??;
    if waiting {
        folders.offer(blueprint, &target).await;
        return Err(Problem::new(409, "changed-outside", "the folder has changed since it was last read")
            .hint("review the incoming change first; nothing was written"));
    }
    call::<InStep>(&folders.core, &InStepRequest { id: blueprint, digest }).await?;
    if !is_linked {
        folders.link(blueprint, target.clone()).await?;
        folders.watch(blueprint, target.clone()).await?;
    }
    Ok(Saved { path: target.to_string_lossy().into_owned(), written })
}

/// Writes what differs. Where the linked folder no longer is what the blueprint was last in step with, nothing is
/// written and the answer's second half says so.
fn write(target: &Path, exported: Exported, is_linked: bool) -> Answer<(Vec<String>, bool)> {
    let after = FileSet::from_entries(exported.files).map_err(unexpected)?;
    if !is_linked {
        let written = folder::write(target, &FileSet::new(), &after).map_err(|error| writing_anew(&error))?;
        return Ok((written, false));
    }
    folder::recover(target).map_err(|error| recovering(&error))?;
    let found = folder::read(target, &called, &mut |_| true).map_err(|error| reading(&error))?;
    if found.files.digest() != exported.base {
        return Ok((Vec::new(), true));
    }
    let mut before = after.clone();
    for path in after.iter().map(|(path, _)| path).chain(exported.removed.iter().map(String::as_str)) {
        match found.files.get(path) {
            Some(bytes) => before.insert(path, bytes.clone()).map_err(unexpected)?,
            None => drop(before.remove(path)),
        }
    }
    let written = folder::write(target, &before, &after).map_err(|error| writing(&error))?;
    Ok((written, false))
}

#[cfg(test)]
mod tests {
    use tauri::async_runtime::block_on;

    use super::*;
    use crate::folders::tests::{blueprint_of, files, folder_with, folders};

    #[test]
    fn a_folder_that_holds_another_project_is_not_saved_into_and_a_person_learns_why() {
        let home = tempfile::tempdir().unwrap();
        let folders = folders(home.path());
        let exported = block_on(async {
            let id = blueprint_of(&folders, &files(&[("main.tf", "# ours"), ("new.tf", "# ours")])).await;
            call::<Export>(&folders.core, &ExportRequest { id, version: None }).await.unwrap()
        });
        let theirs = files(&[("main.tf", "# theirs")]);
        let place = folder_with(home.path().join("theirs"), &theirs);
        let problem = write(&place, exported.clone(), false).unwrap_err();
        assert_eq!(problem.code, "folder-has-another", "{problem}");
        assert!(problem.title.contains("`main.tf`"), "{problem}");
        assert!(problem.hint.is_some_and(|hint| hint.contains("nothing was written")));
        assert_eq!(folder::read(&place, &called, &mut |_| true).unwrap().files, theirs);
        let (written, waiting) = write(&home.path().join("new"), exported, false).unwrap();
        assert_eq!((written, waiting), (vec!["main.tf".to_owned(), "new.tf".to_owned()], false));
    }
}
