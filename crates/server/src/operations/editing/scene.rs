//! `blueprint.scene`: the picture of a blueprint: now, a version, or one version against another.

use std::sync::Arc;

use api::Problem;
use api::editing::{History, ReadScene, SceneRequest, SceneResponse};
use iac::Project;
use scene::Options;

use crate::core::Cancel;
use crate::core::opened::Shown;
use crate::operations::versions::content::now_or;
use crate::{Handle, Reading};

impl Handle for ReadScene {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: SceneRequest) -> Result<SceneResponse, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let history = match request.session {
            Some(session) => reading.history(request.id, session).await?,
            None => History::default(),
        };
        let newer = now_or(reading, &shown, request.version).await?;
        let older = match request.against {
            Some(_) => Some(now_or(reading, &shown, request.against).await?),
            None => None,
        };
        let is_now = request.version.is_none() && older.is_none();
        reading
            .compute(move |cancel| {
                let scene = if is_now {
                    let options = options(&newer, request.values);
                    let drawn =
                        shown.pictures.of(shown.row.revision, newer.graph(), &shown.drawn_of(), &options, cancel)?;
                    Arc::unwrap_or_clone(drawn)
                } else {
                    beside(&shown, older.as_ref(), &newer, request.values, cancel)?
                };
                Ok(SceneResponse {
                    revision: shown.row.revision,
                    digest: newer.digest(),
                    scene,
                    files: newer.graph().files.clone(),
                    carried: newer.graph().carried.clone(),
                    history,
                })
            })
            .await
    }
}

/// The picture of a version, or of two on top of each other.
fn beside(
    shown: &Shown,
    older: Option<&Project>,
    newer: &Project,
    values: bool,
    cancel: &Cancel,
) -> Result<domain::scene::Scene, Problem> {
    let options = options(newer, values);
    let Some(older) = older else {
        return shown.pictures.beside(newer.graph(), &shown.arrangement, &options, cancel);
    };
    let comparison = blueprint::compare(older, newer);
    let scene::Overlay { graph, marks, connections } = scene::overlay(older.graph(), newer.graph(), &comparison);
    shown.pictures.beside(&graph, &shown.arrangement, &Options { marks, connections, ..options }, cancel)
}

fn options(project: &Project, values: bool) -> Options {
    Options { root: Some(project.root().to_owned()), values, ..Options::default() }
}
