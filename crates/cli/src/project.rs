//! A folder as a project.

use std::path::Path;

use anyhow::anyhow;
use domain::FileSet;
use folder::FolderFiles;
use iac::Project;

use crate::output::Failure;

/// Reads the folder and makes sense of it.
pub(crate) fn read(path: &Path, root: Option<&str>) -> Result<(FolderFiles, Project), Failure> {
    let found = folder::read(path, &called, &mut |_| true)
        .map_err(|error| Failure::with_hint(error, "give the folder that holds the .tf files"))?;
    let project = Project::read(&found.files, &found.values_only, root);
    if let Some(root) = root
        && project.root() != root
    {
        let roots: Vec<_> = project.roots().iter().map(|root| root.directory.as_str()).collect();
        let message = anyhow!("`{root}` is no root module of `{}`", path.display());
        return Err(Failure::with_hint(message, format!("its roots are: {}", roots.join(", "))));
    }
    Ok((found, project))
}

/// The directories beside the folder that its configuration calls modules from.
fn called(files: &FileSet) -> Vec<String> {
    Project::read(files, &FileSet::new(), None).missing_modules()
}
