//! `blueprint.export`: the files as they are with every edit; of a version, or of now.

use api::Problem;
use api::blueprints::{Export, ExportRequest, Exported};
use domain::FileSet;

use crate::operations::versions::content::{in_step, now_or};
use crate::{Handle, Reading};

impl Handle for Export {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: ExportRequest) -> Result<Exported, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let newer = now_or(reading, &shown, request.version).await?;
        let older = in_step(reading, &shown).await?;
        let base = shown.row.in_step;
        let exported = reading
            .compute(move |_| {
                let may_be_written = |path: &str| !FileSet::is_read_only(path);
                let entries = newer.files().to_entries().into_iter().filter(|entry| may_be_written(&entry.path));
                let gone = |path: &str| may_be_written(path) && newer.files().get(path).is_none();
                let removed = older.files().iter().map(|(path, _)| path).filter(|path| gone(path));
                let exported = Exported {
                    digest: newer.digest(),
                    files: entries.collect(),
                    base,
                    removed: removed.map(str::to_owned).collect(),
                    changes: blueprint::compare(&older, &newer),
                };
                Ok((exported, newer.files().clone()))
            })
            .await?;
        let (exported, files) = exported;
        reading.remember_export(request.id, exported.digest, files);
        Ok(exported)
    }
}
