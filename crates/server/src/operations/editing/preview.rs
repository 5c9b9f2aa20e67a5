//! `blueprint.preview`: what edits would do, without making them.

use api::Problem;
use api::editing::{EditRequest, FileDifference, Preview, Previewed};
use blueprint::EditError;
use domain::FileSet;
use domain::edit::Edit;
use iac::Project;

use super::refusal::{MadeOn, refusal};
use crate::{Handle, Reading};

impl Handle for Preview {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: EditRequest) -> Result<Previewed, Problem> {
        let shown = reading.blueprint(request.id).await?;
        reading
            .compute(move |_| {
                let EditRequest { digest, edits, .. } = request;
                let made_on = MadeOn { seen: digest, current: shown.row.digest, edits: edits.len() };
                let now = &shown.project;
                let applied = now.apply(&edits).map_err(|error| refusal(&EditError::Refused(error), made_on))?;
                let changed = |project: &Project| {
                    let mut files = FileSet::new();
                    for path in &applied.files {
                        // A path of the project is a path that a set takes.
                        let _ = project.files().get(path).map(|bytes| files.insert(path.clone(), bytes.clone()));
                    }
                    files
                };
                let differences = iac::difference(&changed(now), &changed(&applied.project));
                let differences = differences.into_iter().map(|(path, unified)| FileDifference { path, unified });
                let file = edits.iter().find_map(|edit| new_home(now, edit, &applied.files));
                let places = now.places(applied.modules.iter().map(String::as_str));
                let differences = differences.collect();
                Ok(Previewed { places, file, notes: applied.notes, differences })
            })
            .await
    }
}

/// The file that a new component would go into.
fn new_home(project: &Project, edit: &Edit, touched: &[String]) -> Option<String> {
    match edit {
        Edit::Add { file: Some(file), .. } | Edit::Paste { file: Some(file), .. } => Some(file.clone()),
        Edit::Add { directory, file: None, kind, type_name, .. } => Some(project.file_for(directory, *kind, type_name)),
        Edit::Paste { file: None, .. } => touched.first().cloned(),
        Edit::Remove { .. }
        | Edit::Rename { .. }
        | Edit::Set { .. }
        | Edit::Unset { .. }
        | Edit::AddBlock { .. }
        | Edit::RemoveBlock { .. }
        | Edit::Connect { .. }
        | Edit::Disconnect { .. }
        | Edit::MoveToFile { .. }
        | Edit::Place { .. }
        | Edit::Unplace { .. }
        | Edit::Group { .. }
        | Edit::Ungroup { .. }
        | Edit::Annotate { .. } => None,
    }
}
