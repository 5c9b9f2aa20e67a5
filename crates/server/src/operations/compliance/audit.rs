//! `compliance.audit`: every blueprint against a framework, on record and named by its digests.

use api::Problem;
use api::compliance::{Audit, AuditRequest, AuditResponse};
use domain::Digest;
use storage::blueprint;

use super::standing::standings;
use super::subject;
use crate::{Handle, Writing, Written, problem};

impl Handle for Audit {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: AuditRequest) -> Result<Written<AuditResponse>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        writing.about(subject(&request.framework));
        let examining = writing.examining();
        let library = examining.library().await?;
        let framework = library.framework(&request.framework)?;
        let policies = library.checker().policies();
        let mut tx = writing.read().await?;
        let covers = blueprint::list(&mut tx, tenant).await.map_err(problem::storage)?;
        drop(tx);
        let mut all = Vec::new();
        for cover in covers {
            let shown = writing.look(cover.blueprint.id).await?;
            all.extend(standings(&examining, &shown, &shown.project, Some(&request.framework)).await?);
        }
        let mut parts = vec![policies.to_string(), framework.digest().to_string()];
        parts.extend(all.iter().map(|standing| format!("{} {}", standing.id, standing.content)));
        let run = Digest::of_parts(parts.iter().map(|part| part.as_bytes()));
        let answer = AuditResponse { run, at, policies, standings: all };
        Ok(Written::new(answer, subject(&request.framework)).content(None, Some(run)))
    }
}
