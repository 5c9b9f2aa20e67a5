//! What a handler that reads is given.

use std::sync::Arc;
use std::time::Duration;

use api::Problem;
use api::core::Host;
use api::editing::History;
use domain::ids::{BlueprintId, SessionId, TenantId, UserId};
use domain::{Digest, FileSet};
use storage::Tx;

use super::opened::{self, Held, Shown};
use super::{Call, Cancel, Examining, LOCAL_TENANT, LOCAL_USER, State};
use crate::{Context, Handle, problem};

/// The context of a handler that reads.
pub struct Reading {
    pub(super) state: Arc<State>,
    pub(super) cancel: Cancel,
}

impl Reading {
    /// Whose data.
    #[must_use]
    pub fn tenant(&self) -> TenantId {
        LOCAL_TENANT
    }

    /// Who asks.
    #[must_use]
    pub fn user(&self) -> UserId {
        LOCAL_USER
    }

    /// The person's display name.
    #[must_use]
    pub fn person(&self) -> &str {
        &self.state.person
    }

    /// Where the core runs.
    #[must_use]
    pub fn host(&self) -> Host {
        self.state.host
    }

    /// A transaction that sees one moment of the database.
    ///
    /// # Errors
    /// A problem when the database fails.
    pub async fn read(&self) -> Result<Tx, Problem> {
        self.state.database.read().await.map_err(problem::storage)
    }

    /// A blueprint as it is now, from memory where it is there.
    ///
    /// # Errors
    /// `blueprint-not-found`; others when the database fails.
    pub async fn blueprint(&self, id: BlueprintId) -> Result<Arc<Shown>, Problem> {
        opened::look(&self.state, &self.cancel, id).await
    }

    /// Holds a blueprint for a question that only the whole of it can answer. Release it soon: writes wait.
    ///
    /// # Errors
    /// `blueprint-not-found`; others when the database fails.
    pub async fn hold(&self, id: BlueprintId) -> Result<Held, Problem> {
        opened::hold(&self.state, &self.cancel, id).await
    }

    /// What a sitting can take back and make again.
    ///
    /// # Errors
    /// `blueprint-not-found`; others when the database fails.
    pub async fn history(&self, id: BlueprintId, session: SessionId) -> Result<History, Problem> {
        let held = self.hold(id).await?;
        let (undo, redo) = held.working.blueprint.history(session);
        held.release();
        Ok(History { undo, redo })
    }

    /// What to examine blueprints with.
    #[must_use]
    pub fn examining(&self) -> Examining {
        Examining::new(self.state.clone(), self.cancel.clone())
    }

    /// Remembers what was exported, for when it is reported as saved.
    pub fn remember_export(&self, id: BlueprintId, digest: Digest, files: FileSet) {
        self.state.opened.remember_export(id, digest, files);
    }

    /// Runs a computation beside the requests, told when this request is given up.
    ///
    /// # Errors
    /// What the computation gives, or `internal` when it breaks.
    pub async fn compute<T: Send + 'static>(
        &self,
        computation: impl FnOnce(&Cancel) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        self.cancel.compute(computation).await
    }

    /// Waits until this process makes a change after this number, at most this long. Says whether waiting is over
    /// for good, because the core stops.
    pub async fn wait_for_change(&self, after: u64, patience: Duration) -> bool {
        // Running out of patience is an answer too.
        let _ = tokio::time::timeout(patience, self.state.feed.beyond(after)).await;
        self.state.feed.is_stopped()
    }
}

impl Context for Reading {
    const WRITES: bool = false;

    type Answer<R: Send> = R;

    async fn run<O: Handle<Context = Self>>(
        state: Arc<State>,
        _call: Call,
        request: O::Request,
    ) -> Result<Vec<u8>, Problem> {
        let mut reading = Self { state, cancel: Cancel::default() };
        let _given_up = reading.cancel.on_drop();
        let response = O::handle(&mut reading, request).await?;
        serde_json::to_vec(&response).map_err(|_| problem::internal())
    }
}
