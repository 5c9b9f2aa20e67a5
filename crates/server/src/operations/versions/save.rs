//! `version.save`: the files as they are with every edit, kept for ever.

use api::Problem;
use api::versions::{Save, SaveRequest, Version};
use storage::file_set;

use super::keep::{Kept, keep, wire};
use crate::operations::blueprints::subject;
use crate::operations::evidence::keep as keep_evidence;
use crate::problem::bad_value;
use crate::{Handle, Subject, Writing, Written};

const LONGEST_MESSAGE: usize = 4_000;

impl Handle for Save {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: SaveRequest) -> Result<Written<Version>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        writing.about(subject(request.id));
        let message = request.message.trim().to_owned();
        if message.is_empty() || message.len() > LONGEST_MESSAGE || message.contains('\0') {
            return Err(bad_value("bad-message", format!("a message has 1 to {LONGEST_MESSAGE} bytes"))
                .hint("say in a few words what changed and why"));
        }
        let held = writing.hold(request.id).await?;
        let (files, base) = (held.working.blueprint.project().clone(), held.working.blueprint.base().clone());
        let project = files.clone();
        let files = writing.compute(move |_| Ok(file_set::pack(files.files(), base.files()))).await?;
        let examined = keep_evidence::examine(&writing.examining(), &held.shown(), &project).await?;
        let kept = Kept { id: request.version, message, author: writing.person().to_owned(), at };
        let write = writing.begin().await?;
        let version = keep(write, tenant, request.id, kept, &files).await?;
        keep_evidence::keep(write, tenant, request.id, version.id, at, &examined).await?;
        let (digest, saved) = (version.digest, Subject::new("version", version.id));
        writing.publish(held);
        Ok(Written::new(wire(version), subject(request.id)).also(saved).content(Some(digest), Some(digest)))
    }
}
