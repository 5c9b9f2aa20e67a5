//! `blueprint.inspect`: looks at a set of files without keeping anything.

use api::Problem;
use api::blueprints::{Inspect, InspectRequest, Inspection, Root};
use domain::FileSet;
use iac::Project;

use crate::handle::FILES_BODY;
use crate::problem::bad_path;
use crate::{Handle, Reading};

impl Handle for Inspect {
    type Context = Reading;

    const BODY_LIMIT: usize = FILES_BODY;

    async fn handle(reading: &mut Reading, request: InspectRequest) -> Result<Inspection, Problem> {
        let files = iac::redacted(FileSet::from_entries(request.files).map_err(bad_path)?);
        reading
            .compute(move |_| {
                let project = Project::read(&files, &FileSet::new(), None);
                let roots = project.roots().iter().map(|root| Root {
                    directory: root.directory.clone(),
                    components: root.components,
                    modules: root.modules,
                });
                Ok(Inspection {
                    digest: project.digest(),
                    roots: roots.collect(),
                    files: project.graph().files.clone(),
                    carried: project.graph().carried.clone(),
                })
            })
            .await
    }
}
