//! `incoming.offer`: the files as they now are in the folder; kept aside until a person decides.

use api::Problem;
use api::incoming::{Offer, OfferRequest, Offered};
use domain::FileSet;
use storage::file_set;
use storage::incoming::{self, Incoming};

use crate::handle::FILES_BODY;
use crate::operations::blueprints::subject;
use crate::problem::bad_path;
use crate::{Handle, Writing, Written, problem};

impl Handle for Offer {
    type Context = Writing;

    const BODY_LIMIT: usize = FILES_BODY;

    async fn handle(writing: &mut Writing, request: OfferRequest) -> Result<Written<Offered>, Problem> {
        let (tenant, at, id) = (writing.tenant(), writing.made_at(), request.id);
        writing.about(subject(id));
        let files = iac::redacted(FileSet::from_entries(request.files).map_err(bad_path)?);
        let lent = FileSet::from_entries(request.values_only).map_err(bad_path)?;
        // Before it is held, so that nobody waits for the packing.
        let shown = writing.look(id).await?;
        let (packed_on, base, set) = (shown.row.base, shown.base.clone(), files.clone());
        let mut offered = writing.compute(move |_| Ok(file_set::pack(&set, base.files()))).await?;
        let mut held = writing.hold(id).await?;
        if held.working.row.base != packed_on {
            // What the other base had may not be stored any more.
            let base = held.working.blueprint.base().clone();
            offered = writing.compute(move |_| Ok(file_set::pack(&files, base.files()))).await?;
        }
        let digest = offered.digest;
        let row = &mut held.working.row;
        let revision = row.revision;
        let is_now = digest == row.digest;
        let waiting = !is_now && digest != row.in_step;
        let mut changed = false;

        let other_values = writing.lend(id, lent);
        let write = writing.begin().await?;
        let known = incoming::get(write, tenant, id).await.map_err(problem::storage)?;
        if is_now && row.in_step != digest {
            file_set::put(write, tenant, &offered).await.map_err(problem::storage)?;
            row.in_step = digest;
            changed = true;
        }
        if waiting && known.is_none_or(|known| known.digest != digest) {
            file_set::put(write, tenant, &offered).await.map_err(problem::storage)?;
            incoming::put(write, tenant, id, Incoming { digest, since: at }).await.map_err(problem::storage)?;
            changed = true;
        }
        if !waiting && known.is_some() {
            incoming::remove(write, tenant, id).await.map_err(problem::storage)?;
            changed = true;
        }
        if other_values {
            row.revision += 1;
            changed = true;
        }
        if changed {
            held.store_row(write, revision).await?;
        }
        let content = held.working.row.digest;
        // What other values come to is worked out when the blueprint is loaded again.
        if other_values {
            writing.unload(held);
        } else {
            writing.publish(held);
        }
        let answer = Offered { waiting, digest };
        if !changed {
            return Ok(Written::unchanged(answer, subject(id)));
        }
        Ok(Written::new(answer, subject(id)).content(Some(content), Some(content)))
    }
}
