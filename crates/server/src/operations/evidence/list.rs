//! `evidence.list`: what is kept of each version, and whether it still holds.

use api::Problem;
use api::evidence::{Kept, List, ListRequest, ListResponse};
use storage::evidence;

use super::Summary;
use crate::{Handle, Reading, problem};

impl Handle for List {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: ListRequest) -> Result<ListResponse, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let examining = reading.examining();
        let library = examining.library().await?;
        let usage = examining.assumed(request.id).await?.usage.digest();
        let policies = library.checker().policies();
        let books = library.books.clone().on(&examining.day()).digest();
        let mut tx = reading.read().await?;
        let kept = evidence::list(&mut tx, reading.tenant(), shown.row.id).await.map_err(problem::storage)?;
        let versions = kept.into_iter().map(|kept| {
            let summary = Summary::read(&kept.summary);
            let moved = [
                ("policies", kept.policies != policies),
                ("books", kept.books != books),
                ("usage", kept.usage != usage),
            ];
            Kept {
                version: kept.version,
                content: kept.content,
                at: kept.made_at,
                policies: kept.policies,
                books: kept.books,
                usage: kept.usage,
                counts: summary.counts,
                totals: summary.totals,
                coverage: summary.coverage,
                compliance: summary.compliance,
                outdated: moved.into_iter().filter(|(_, moved)| *moved).map(|(what, _)| what.to_owned()).collect(),
            }
        });
        Ok(ListResponse { versions: versions.collect() })
    }
}
