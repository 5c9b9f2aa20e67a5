//! One blueprint held for a write: what is done to it becomes visible when it is stored, and is forgotten otherwise.

use std::sync::Arc;

use domain::Timestamp;
use domain::graph::{ComponentKey, ComponentKind};
use iac::Project;
use storage::picture::{self, Picture};
use storage::{Write, blueprint as row, document_update};
use tokio::sync::OwnedMutexGuard;

use super::super::LOCAL_TENANT;
use super::{Shown, Slot, Working};
use crate::problem;
use api::Problem;

/// Stored updates after which a snapshot takes their place.
const COMPACT_AFTER: usize = 200;

/// A blueprint that nobody else writes meanwhile. Dropped without [`Held::release`] or a commit, it is loaded again
/// at the next look.
pub struct Held {
    slot: Arc<Slot>,
    guard: OwnedMutexGuard<Option<Working>>,
    /// The blueprint.
    pub working: Working,
    /// Pictures that are in the database once the write is committed.
    stored_pictures: Vec<Picture>,
}

/// What of a blueprint has to be stored, made ready outside the transaction.
#[derive(Debug, Clone)]
pub struct Stored {
    document: DocumentBytes,
    digest: domain::Digest,
    components: u32,
    pictures: Vec<Picture>,
}

#[derive(Debug, Clone)]
enum DocumentBytes {
    /// Nothing of the document changed.
    Same,
    /// One more update.
    Update(Vec<u8>),
    /// The whole document, and updates that wait for what they build on.
    Whole(Vec<u8>, Option<Vec<u8>>),
}

impl Working {
    /// What has to be stored after an update of the document. It takes a while for a large blueprint.
    ///
    /// # Errors
    /// `internal` when the document cannot be written.
    pub fn after_update(&self, update: Vec<u8>) -> Result<Stored, Problem> {
        if self.loose_updates >= COMPACT_AFTER {
            return self.whole();
        }
        let bytes = if update.is_empty() { DocumentBytes::Same } else { DocumentBytes::Update(update) };
        Ok(self.stored(bytes))
    }

    /// What has to be stored after the blueprint became another one, on another base.
    ///
    /// # Errors
    /// `internal` when the document cannot be written.
    pub fn whole(&self) -> Result<Stored, Problem> {
        let broken = |error: blueprint::UpdateError| {
            tracing::error!(error = &error as &dyn std::error::Error, "a document cannot be written");
            problem::internal()
        };
        let snapshot = self.blueprint.snapshot().map_err(broken)?;
        let waiting = self.blueprint.waiting().map_err(broken)?;
        Ok(self.stored(DocumentBytes::Whole(snapshot, waiting)))
    }

    /// Forgets where things stand: what is stored next has no picture to look like.
    pub fn forget_pictures(&mut self) {
        self.is_anew = true;
    }

    fn stored(&self, document: DocumentBytes) -> Stored {
        let project = self.blueprint.project();
        let pictures = if self.is_anew { Vec::new() } else { self.pictures.to_store() };
        Stored { document, digest: project.digest(), components: components(project), pictures }
    }
}

impl Held {
    pub(super) fn new(slot: Arc<Slot>, guard: OwnedMutexGuard<Option<Working>>, working: Working) -> Self {
        Self { slot, guard, working, stored_pictures: Vec::new() }
    }

    /// Stores what was done to the blueprint, as its next revision.
    ///
    /// # Errors
    /// `blueprint-not-found` when it was removed meanwhile, `database-busy` when another process has written it;
    /// others when the database fails.
    pub async fn store(&mut self, write: &mut Write, stored: Stored, at: Timestamp) -> Result<(), Problem> {
        let row = &mut self.working.row;
        let revision = row.revision;
        row.revision += 1;
        row.digest = stored.digest;
        row.components = stored.components;
        row.updated_at = at;
        self.store_row(write, revision).await?;
        let Working { row, last_update, loose_updates, is_anew, .. } = &mut self.working;
        let id = row.id;
        if std::mem::take(is_anew) {
            picture::remove(write, LOCAL_TENANT, id).await.map_err(problem::storage)?;
        }
        for picture in &stored.pictures {
            picture::put(write, LOCAL_TENANT, id, picture).await.map_err(problem::storage)?;
        }
        self.stored_pictures.extend(stored.pictures);
        match stored.document {
            DocumentBytes::Same => {}
            DocumentBytes::Update(update) => {
                *last_update += 1;
                *loose_updates += 1;
                document_update::append(write, LOCAL_TENANT, id, *last_update, &update)
                    .await
                    .map_err(problem::storage)?;
            }
            DocumentBytes::Whole(snapshot, waiting) => {
                *last_update += 1;
                *loose_updates = 0;
                document_update::replace(write, LOCAL_TENANT, id, *last_update, &snapshot)
                    .await
                    .map_err(problem::storage)?;
                if let Some(waiting) = waiting {
                    *last_update += 1;
                    *loose_updates = 1;
                    document_update::append(write, LOCAL_TENANT, id, *last_update, &waiting)
                        .await
                        .map_err(problem::storage)?;
                }
            }
        }
        Ok(())
    }

    /// Stores the blueprint's row alone, where it still is of this revision.
    ///
    /// # Errors
    /// As [`Held::store`].
    pub async fn store_row(&self, write: &mut Write, revision: u64) -> Result<(), Problem> {
        let row = &self.working.row;
        if row::update(write, LOCAL_TENANT, row, revision).await.map_err(problem::storage)? {
            return Ok(());
        }
        if row::get(write, LOCAL_TENANT, row.id).await.map_err(problem::storage)?.is_none() {
            return Err(problem::blueprint_not_found(row.id));
        }
        Err(Problem::new(503, "database-busy", "another program changed this blueprint at the same moment")
            .hint("try again"))
    }

    /// Puts the blueprint back: nothing was done to it, or all that was done is committed.
    pub fn release(self) {
        let Self { slot, mut guard, working, stored_pictures } = self;
        stored_pictures.iter().for_each(|picture| slot.pictures.stored(picture));
        if !slot.shows(&working) {
            slot.show(Arc::new(Shown::of(&working, &slot)));
        }
        *guard = Some(working);
    }

    /// Lets the picture of the revision that is stored be laid out from nothing.
    pub fn begin_picture_anew(&self) {
        self.slot.pictures.begin_anew(self.working.row.revision);
    }

    /// Lets components stand where they stood, under the keys that they have now.
    pub fn follow_renames(&self, renamed: &[(ComponentKey, ComponentKey)]) {
        self.slot.pictures.follow(renamed);
    }

    /// The blueprint as readers will see it.
    #[must_use]
    pub fn shown(&self) -> Arc<Shown> {
        Arc::new(Shown::of(&self.working, &self.slot))
    }
}

/// How many resources and data sources the blueprint comes to from where it is looked at. It does not take the graph,
/// which is worked out when somebody looks.
pub fn components(project: &Project) -> u32 {
    let root = project.roots().iter().find(|root| root.directory == project.root());
    root.map_or_else(|| in_graph(project), |root| root.components)
}

fn in_graph(project: &Project) -> u32 {
    let kinds = project.graph().components.iter().map(|component| component.kind);
    let count = kinds.filter(|kind| matches!(kind, ComponentKind::Resource | ComponentKind::Data)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
