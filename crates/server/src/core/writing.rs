//! What a handler that writes is given, and the write envelope around it.
//!
//! One transaction holds the rows of the handler, the change entries, the outcome under the idempotency key and the
//! audit entry, in this order: the audit's head is locked last. It is committed here, never by a handler.

use std::sync::Arc;

use api::{Access, Operation, Problem};
use domain::ids::{BlueprintId, ChangeId, IdempotencyKey, TenantId, UserId};
use domain::{Digest, FileSet, Timestamp};
use storage::{Tx, Write, audit, change, outcome};

use super::cancel::Cancel;
use super::opened::{self, Held, Shown};
use super::{Call, Examining, LOCAL_TENANT, LOCAL_USER, Milestone, State};
use crate::{Context, Handle, problem};

/// What decides while there are no accounts: the person at this machine may do everything.
const DECISION: &str = "local: allowed";

/// The context of a handler that writes.
pub struct Writing {
    state: Arc<State>,
    cancel: Cancel,
    key: IdempotencyKey,
    made_at: Timestamp,
    write: Option<Write>,
    /// Blueprints that become visible with the commit.
    staged: Vec<Held>,
    /// Blueprints that are gone with the commit.
    gone: Vec<BlueprintId>,
    /// Blueprints that nobody may load before the commit.
    unloaded: Vec<Held>,
    /// Files that lend values from the commit on.
    lent: Vec<(BlueprintId, FileSet)>,
    /// What the request is about, as far as the handler has said it: refusals name it in the audit too.
    subject: Option<Subject>,
}

/// What a write was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What kind of thing: `blueprint`.
    pub resource: &'static str,
    /// Its id.
    pub id: String,
}

/// What a handler that writes gives back. There is no other way to end a write, so that none goes unrecorded.
#[derive(Debug)]
#[must_use]
pub struct Written<R> {
    response: R,
    subject: Subject,
    changes: Vec<Subject>,
    before: Option<Digest>,
    after: Option<Digest>,
}

impl<R> Written<R> {
    /// The answer to a write, and what it changed.
    pub fn new(response: R, changed: Subject) -> Self {
        Self { response, subject: changed.clone(), changes: vec![changed], before: None, after: None }
    }

    /// The answer to a write after which everything is as before: on record, and not in the feed.
    pub fn unchanged(response: R, looked_at: Subject) -> Self {
        Self { response, subject: looked_at, changes: Vec::new(), before: None, after: None }
    }

    /// Something else that changed with it.
    pub fn also(mut self, changed: Subject) -> Self {
        self.changes.push(changed);
        self
    }

    /// The content before and after, for the audit.
    pub fn content(mut self, before: Option<Digest>, after: Option<Digest>) -> Self {
        self.before = before;
        self.after = after;
        self
    }
}

impl Subject {
    /// A thing by its kind and id.
    #[must_use]
    pub fn new(resource: &'static str, id: impl std::fmt::Display) -> Self {
        Self { resource, id: id.to_string() }
    }
}

impl Writing {
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

    /// When the request was made; the only clock of a handler.
    #[must_use]
    pub fn made_at(&self) -> Timestamp {
        self.made_at
    }

    /// Says what the request is about, so that a refusal can be audited with it.
    pub fn about(&mut self, subject: Subject) {
        self.subject = Some(subject);
    }

    /// A transaction that sees one moment of the database, for what is worked out before anything changes.
    ///
    /// # Errors
    /// A problem when the database fails.
    pub async fn read(&self) -> Result<Tx, Problem> {
        self.state.database.read().await.map_err(problem::storage)
    }

    /// The transaction of this write. Begin it late: on SQLite it is the only one at a time. What follows is
    /// finished even when nobody waits for the answer any more.
    ///
    /// # Errors
    /// `cancelled` when the request was given up before; others when the database fails.
    pub async fn begin(&mut self) -> Result<&mut Write, Problem> {
        if self.write.is_none() {
            if self.cancel.is_cancelled() {
                return Err(problem::cancelled());
            }
            self.write = Some(self.state.database.write().await.map_err(problem::storage)?);
        }
        self.write.as_mut().ok_or_else(problem::internal)
    }

    /// A blueprint as it is now, for what is worked out before it is held.
    ///
    /// # Errors
    /// `blueprint-not-found`; others when the database fails.
    pub async fn look(&self, id: BlueprintId) -> Result<Arc<Shown>, Problem> {
        opened::look(&self.state, &self.cancel, id).await
    }

    /// Holds a blueprint, so that nobody else writes it before this write has ended.
    ///
    /// # Errors
    /// `blueprint-not-found`; others when the database fails.
    pub async fn hold(&mut self, id: BlueprintId) -> Result<Held, Problem> {
        opened::hold(&self.state, &self.cancel, id).await
    }

    /// Holds the place of a new blueprint.
    pub async fn install(&self, blueprint: blueprint::Blueprint, row: storage::blueprint::Blueprint) -> Held {
        opened::install(&self.state, row.id, blueprint, row).await
    }

    /// Lets everybody see a blueprint as it is held now, once this write is committed; never otherwise.
    pub fn publish(&mut self, held: Held) {
        self.staged.push(held);
    }

    /// Lets a blueprint be loaded again once this write is committed, and by nobody before.
    pub fn unload(&mut self, held: Held) {
        self.unloaded.push(held);
    }

    /// Lets the picture of what is published be laid out from nothing.
    pub fn begin_picture_anew(&self) {
        self.staged.iter().for_each(Held::begin_picture_anew);
    }

    /// Lets a removed blueprint be forgotten once this write is committed.
    pub fn forget(&mut self, id: BlueprintId) {
        self.gone.push(id);
    }

    /// Takes files that only lend values, once this write is committed; says whether they are other ones. They are
    /// never stored.
    pub fn lend(&mut self, id: BlueprintId, files: FileSet) -> bool {
        let differs = self.state.opened.would_lend(id, &files);
        self.lent.push((id, files));
        differs
    }

    /// What was exported under this name lately.
    pub fn exported(&self, id: BlueprintId, digest: Digest) -> Option<FileSet> {
        self.state.opened.exported(id, digest)
    }

    /// What to examine blueprints with.
    #[must_use]
    pub fn examining(&self) -> Examining {
        Examining::new(self.state.clone(), self.cancel.clone())
    }

    /// A number that tells a new document from all others.
    pub fn peer(&self) -> u64 {
        self.state.peer()
    }

    /// Bytes for an id that this write makes; the same in every repetition.
    pub fn id_bytes(&self, purpose: &str) -> [u8; 10] {
        derived(self.key, purpose)
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

    /// Handles a request whose key has its turn.
    async fn once<O: Handle<Context = Self>>(mut self, call: Call, request: O::Request) -> Result<Vec<u8>, Problem> {
        let mut read = self.read().await?;
        let first = outcome::get(&mut read, LOCAL_TENANT, self.key).await.map_err(problem::storage)?;
        drop(read);
        if let Some(first) = first {
            return repeat(first, &call);
        }
        let handled = match O::handle(&mut self, request).await {
            Ok(written) => self.finish::<O>(&call, written).await,
            Err(problem) => Err(problem),
        };
        match handled {
            Ok(answer) => Ok(answer),
            Err(problem) => {
                // Nothing of the refused write stays; the refusal itself is on record.
                self.write = None;
                self.staged.clear();
                self.refused::<O>(&problem).await?;
                Err(problem)
            }
        }
    }

    async fn finish<O: Handle<Context = Self>>(
        &mut self,
        call: &Call,
        written: Written<O::Response>,
    ) -> Result<Vec<u8>, Problem> {
        let Written { response, subject, changes, before, after } = written;
        let answer = serde_json::to_vec(&response).map_err(|_| problem::internal())?;
        let (key, made_at) = (self.key, self.made_at);
        self.begin().await?;
        let Some(mut write) = self.write.take() else { return Err(problem::internal()) };

        (self.state.edge.reached)(Milestone::Written);
        let mut last = 0;
        for (index, subject) in changes.iter().enumerate() {
            let change = change::Change {
                id: ChangeId::new(made_at, derived(key, &format!("change {index}"))),
                operation: O::ID.to_owned(),
                resource: subject.resource.to_owned(),
                subject: subject.id.clone(),
                made_at,
            };
            last = change::append(&mut write, LOCAL_TENANT, &change).await.map_err(problem::storage)?;
        }
        let outcome = outcome::Outcome { request: call.digest, operation: O::ID.to_owned(), answer, made_at };
        if !outcome::insert(&mut write, LOCAL_TENANT, key, &outcome).await.map_err(problem::storage)? {
            // Another process was asked the same at the same time, and was first.
            drop(write);
            let mut read = self.read().await?;
            let first = outcome::get(&mut read, LOCAL_TENANT, key).await.map_err(problem::storage)?;
            return repeat(first.ok_or_else(problem::internal)?, call);
        }
        let record = self.record::<O>("done".to_owned(), subject_of(&subject), before, after);
        audit::append(&mut write, LOCAL_TENANT, record).await.map_err(problem::storage)?;
        (self.state.edge.reached)(Milestone::Recorded);
        write.commit().await.map_err(problem::storage)?;
        (self.state.edge.reached)(Milestone::Committed);
        for (id, files) in self.lent.drain(..) {
            self.state.opened.lend(id, files);
        }
        self.unloaded.clear();
        for held in self.staged.drain(..) {
            held.release();
        }
        for id in self.gone.drain(..) {
            self.state.opened.forget(id);
        }
        self.state.feed.wake(last);
        Ok(outcome.answer)
    }

    /// Puts a refusal on record.
    async fn refused<O: Operation>(&self, problem: &Problem) -> Result<(), Problem> {
        let result = format!("{}: {}", if problem.status < 500 { "refused" } else { "failed" }, problem.code);
        let subject = self.subject.as_ref().map(subject_of).unwrap_or_default();
        let record = self.record::<O>(result, subject, None, None);
        let mut write = self.state.database.write().await.map_err(problem::storage)?;
        audit::append(&mut write, LOCAL_TENANT, record).await.map_err(problem::storage)?;
        write.commit().await.map_err(problem::storage)
    }

    fn record<O: Operation>(
        &self,
        result: String,
        subject: String,
        before: Option<Digest>,
        after: Option<Digest>,
    ) -> audit::Record {
        let permission = match O::ACCESS {
            Access::Needs(permission) => permission.0,
            Access::Public { .. } => "",
        };
        audit::Record {
            recorded_at: (self.state.edge.now)(),
            made_at: self.made_at,
            actor: LOCAL_USER,
            operation: O::ID.to_owned(),
            permission: permission.to_owned(),
            decision: DECISION.to_owned(),
            result,
            subject,
            before,
            after,
            key: Some(self.key),
        }
    }
}

impl Context for Writing {
    const WRITES: bool = true;

    type Answer<R: Send> = Written<R>;

    async fn run<O: Handle<Context = Self>>(
        state: Arc<State>,
        call: Call,
        request: O::Request,
    ) -> Result<Vec<u8>, Problem> {
        let (Some(key), Some(made_at)) = (call.key, call.made_at) else {
            return Err(Problem::new(400, "stamp-missing", "a write needs its stamp")
                .detail("the headers `idempotency-key` and `made-at`"));
        };
        let cancel = Cancel::default();
        let _given_up = cancel.on_drop();
        let writing = Self {
            state: state.clone(),
            cancel,
            key,
            made_at,
            write: None,
            staged: Vec::new(),
            gone: Vec::new(),
            unloaded: Vec::new(),
            lent: Vec::new(),
            subject: None,
        };
        // A task of its own: once rows change, the write ends as a whole although nobody may wait for it.
        let task = tokio::spawn(async move {
            let _turn = state.repeats.turn(key).await;
            writing.once::<O>(call, request).await
        });
        match task.await {
            Ok(answer) => answer,
            Err(broken) => {
                tracing::error!(error = &broken as &dyn std::error::Error, operation = O::ID, "a write broke");
                Err(problem::internal())
            }
        }
    }
}

/// The first answer again, provided that the same was asked.
fn repeat(first: outcome::Outcome, call: &Call) -> Result<Vec<u8>, Problem> {
    if first.request == call.digest {
        return Ok(first.answer);
    }
    Err(Problem::new(409, "idempotency-mismatch", "this idempotency key belongs to another request")
        .detail(format!("it was used for `{}`", first.operation))
        .hint("make a new key for each write"))
}

fn subject_of(subject: &Subject) -> String {
    format!("{}:{}", subject.resource, subject.id)
}

/// Bytes for an id that every replica makes alike.
fn derived(key: IdempotencyKey, purpose: &str) -> [u8; 10] {
    let digest = Digest::of_parts([key.0.as_bytes().as_slice(), purpose.as_bytes()]);
    let mut bytes = [0; 10];
    bytes.copy_from_slice(digest.as_bytes().split_at(10).0);
    bytes
}
