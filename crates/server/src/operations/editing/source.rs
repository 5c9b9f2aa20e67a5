//! `blueprint.source`: the text of one file with every edit.

use api::Problem;
use api::editing::{ReadSource, Source, SourceRequest};
use domain::FileSet;

use crate::operations::versions::content::now_or;
use crate::{Handle, Reading};

impl Handle for ReadSource {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: SourceRequest) -> Result<Source, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let project = now_or(reading, &shown, request.version).await?;
        let bytes = project.files().get(&request.path).ok_or_else(|| {
            Problem::new(404, "file-not-found", "there is no such file")
                .detail(format!("`{}`", request.path))
                .hint("it may have been renamed or removed; look at the list of files again")
        })?;
        let text = String::from_utf8_lossy(bytes).into_owned();
        Ok(Source { text, read_only: FileSet::is_read_only(&request.path), path: request.path })
    }
}
