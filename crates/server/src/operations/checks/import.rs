//! `scan.import`: the results of another scanner, kept with a blueprint.

use api::Problem;
use api::checks::{Import, ImportRequest, Scan};
use domain::FileSet;
use report::sarif;
use storage::attachment::{self, Attachment};
use storage::file_set;

use crate::core::examining::scans::scan;
use crate::handle::FILES_BODY;
use crate::operations::blueprints::subject;
use crate::problem::{bad_path, bad_value};
use crate::{Handle, Writing, Written, problem};

impl Handle for Import {
    type Context = Writing;

    const BODY_LIMIT: usize = FILES_BODY;

    async fn handle(writing: &mut Writing, request: ImportRequest) -> Result<Written<Scan>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        writing.about(subject(request.id));
        let content = writing.look(request.id).await?.row.digest;
        let id = request.scan;
        let (set, scan) = writing
            .compute(move |_| {
                let name = request.file.path.clone();
                let runs = sarif::read(&request.file.content.0).map_err(|error| {
                    bad_value("bad-sarif", format!("`{name}`: {error}"))
                        .hint("give a SARIF 2.1.0 log, as checkov, trivy, semgrep and others write it")
                })?;
                let files = FileSet::from_entries(vec![request.file]).map_err(bad_path)?;
                Ok((file_set::pack(&files, &FileSet::new()), scan(id, &name, &runs, content, at)))
            })
            .await?;
        let write = writing.begin().await?;
        file_set::put(write, tenant, &set).await.map_err(problem::storage)?;
        let kept = Attachment { id: request.scan.0, digest: set.digest, content, added_at: at };
        attachment::put(write, tenant, request.id, attachment::Kind::Scan, &kept).await.map_err(problem::storage)?;
        Ok(Written::new(scan, subject(request.id)))
    }
}
