//! A folder as a project.

use std::cell::RefCell;
use std::path::Path;

use anyhow::anyhow;
use domain::FileSet;
use folder::FolderFiles;
use folder::journal::{self, Recovery};
use iac::Project;

use crate::output::{self, Failure, Verdict};

/// Reads the folder and makes sense of it.
pub(crate) fn read(path: &Path, root: Option<&str>) -> Result<(FolderFiles, Project), Failure> {
    finish_a_save(path)?;
    // Reading the folder asks what is called from beside it; what was parsed for the answer is used again.
    let so_far: RefCell<Option<Project>> = RefCell::default();
    let called = |files: &FileSet| {
        let project = match so_far.take() {
            Some(project) => project.with_files(files),
            None => Project::read(files, &FileSet::new(), None),
        };
        let missing = project.missing_modules();
        so_far.replace(Some(project));
        missing
    };
    let found = folder::read(path, &called, &mut |_| true)
        .map_err(|error| Failure::with_hint(error, "give the folder that holds the .tf files"))?;
    let mut project = match so_far.take() {
        Some(project) => project.with_files(&found.files),
        None => Project::read(&found.files, &FileSet::new(), None),
    };
    if !found.values_only.is_empty() {
        project = project.with_values_only(&found.values_only);
    }
    let Some(root) = root else { return Ok((found, project)) };
    let wanted = plain(root);
    let project = project.with_root(Some(&wanted));
    if project.root() != wanted {
        let roots: Vec<_> = project.roots().iter().map(|root| root.directory.as_str()).collect();
        let message = anyhow!("there is no root module at `{root}` in `{}`", path.display());
        let hint = match roots.as_slice() {
            [] => "there is no configuration in this folder at all".to_owned(),
            roots => format!("its roots are: {}", roots.join(", ")),
        };
        return Err(Failure::with_hint(message, hint));
    }
    Ok((found, project))
}

/// A folder, or one file by itself: a plan, a state, a template, manifests.
pub(crate) fn open(path: &Path, root: Option<&str>) -> Result<Project, Failure> {
    open_with_files(path, root).map(|(_, project)| project)
}

/// The same, with what was read from the disk. A file alone is without the secrets of a plan or a state.
pub(crate) fn open_with_files(path: &Path, root: Option<&str>) -> Result<(FolderFiles, Project), Failure> {
    if !path.is_file() {
        return read(path, root);
    }
    let bytes = std::fs::read(path).map_err(|error| {
        let message = anyhow!(error).context(format!("`{}` cannot be read", path.display()));
        Failure::with_hint(message, "make it readable")
    })?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut files = FileSet::new();
    files.insert(name, bytes)?;
    let files = iac::redacted(files);
    let project = Project::read(&files, &FileSet::new(), None);
    Ok((FolderFiles { files, ..FolderFiles::default() }, project))
}

/// Whether there is any configuration in the folder; a person is told when there is none.
pub(crate) fn is_there(path: &Path, project: &Project) -> Verdict {
    if !project.graph().modules.is_empty() {
        return Verdict::Yes;
    }
    if path.is_file() {
        let message = anyhow!("there is nothing to import in `{}`", path.display());
        Failure::with_hint(message, "give a folder, a plan, a state, a template or manifests").report();
        return Verdict::No;
    }
    let message = anyhow!("there is no Terraform configuration in `{}`", path.display());
    Failure::with_hint(message, "give the folder that holds the .tf files").report();
    Verdict::No
}

/// A save into the folder that a crash cut short is finished first, and a person is told so.
fn finish_a_save(path: &Path) -> Result<(), Failure> {
    match journal::make_whole(path) {
        Ok(Recovery::Finished) => {
            output::note(&format!("a save into `{}` that was cut short is finished now", path.display()));
            Ok(())
        }
        Ok(Recovery::Clean | Recovery::Cleared) => Ok(()),
        Err(error) => {
            let hint = error.hint();
            Err(Failure::with_hint(error, hint))
        }
    }
}

/// A directory as a project names it: `./live/` is `live`, nothing is `.`.
fn plain(directory: &str) -> String {
    let directory = if cfg!(windows) { directory.replace('\\', "/") } else { directory.to_owned() };
    let segments: Vec<&str> = directory.split('/').filter(|segment| !matches!(*segment, "" | ".")).collect();
    if segments.is_empty() { ".".to_owned() } else { segments.join("/") }
}
