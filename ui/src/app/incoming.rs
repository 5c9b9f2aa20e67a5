//! What changed in the folder: looked at, decided, merged.

use std::sync::Arc;

use api::Problem;
use api::blueprints::OneBlueprint;
use api::incoming::{Choice, Merge, MergeRequest, Review};
use domain::Digest;
use domain::ids::VersionId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, refresh, writes};
use crate::copy;
use crate::state::Loaded;
use crate::transport::{call, now, random};

/// Opens the review of what came in.
pub fn review(app: App) {
    let Some(id) = app.work.id.get_untracked() else { return };
    super::versions::stop_comparing(app);
    app.work.reviewing.set(Some(Loaded::Waiting));
    spawn_local(async move {
        let answer = call::<Review>(&OneBlueprint { id }).await.map(Arc::new);
        if app.work.is_open(id) && app.work.reviewing.with_untracked(Option::is_some) {
            app.work.reviewing.set(Some(answer.into()));
        }
    });
}

/// Closes the review; what came in keeps waiting.
pub fn close(app: App) {
    app.work.reviewing.set(None);
}

/// Takes what came in, with a choice for each conflict.
pub async fn merge(app: App, digest: Digest, choices: Vec<Choice>) -> Result<(), Problem> {
    let id = app.work.open_blueprint()?;
    let kept_as = VersionId::new(now(), random());
    writes::write::<Merge>(app, &MergeRequest { id, digest, kept_as, choices }).await?;
    app.say(copy::review::MERGED);
    if app.work.is_open(id) {
        close(app);
        refresh::everything(app);
    }
    Ok(())
}
