//! `usage.change`: what is assumed of a blueprint's usage.

use api::Problem;
use api::costs::{ChangeUsage, ChangeUsageRequest, UsageResponse};
use domain::FileSet;
use storage::attachment::{self, Attachment};
use storage::file_set;
use uuid::Uuid;

use super::usage::answer;
use crate::core::examining::{Assumed, USAGE_FILE};
use crate::operations::blueprints::subject;
use crate::problem::{bad_path, bad_value};
use crate::{Handle, Writing, Written, problem};

impl Handle for ChangeUsage {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: ChangeUsageRequest) -> Result<Written<UsageResponse>, Problem> {
        let (tenant, at, id) = (writing.tenant(), writing.made_at(), request.id);
        writing.about(subject(id));
        let shown = writing.look(id).await?;
        let before = writing.examining().assumed(id).await?;
        let project = shown.project.clone();
        let (set, answer) = writing
            .compute(move |_| {
                let mut text = request.text.unwrap_or(before.text);
                for value in &request.values {
                    text = pricing::Usage::set(&text, &value.address, &value.key, value.value.as_deref())
                        .map_err(refused)?;
                }
                let usage = pricing::Usage::parse(&text).map_err(refused)?;
                let mut files = FileSet::new();
                files.insert(USAGE_FILE, text.as_bytes()).map_err(bad_path)?;
                Ok((file_set::pack(&files, &FileSet::new()), answer(&project, &Assumed { text, usage })))
            })
            .await?;
        let write = writing.begin().await?;
        file_set::put(write, tenant, &set).await.map_err(problem::storage)?;
        let kept = Attachment { id: Uuid::nil(), digest: set.digest, content: shown.row.digest, added_at: at };
        attachment::put(write, tenant, id, attachment::Kind::Usage, &kept).await.map_err(problem::storage)?;
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        Ok(Written::new(answer, subject(id)))
    }
}

fn refused(error: pricing::UsageError) -> Problem {
    bad_value("bad-usage", error.to_string()).hint("docs/pricing.md shows what a usage file looks like")
}
