//! The document: the steps people made on a base, shared through Loro.
//!
//! It has two maps at its root, both named after the format and the base the steps were made on, so that every
//! step knows its base and none can be taken for a step on another:
//!
//! - `steps.1.DIGEST`: a step per key. The key is the step's id, `STAMP-PEER` in hexadecimal; the value is JSON
//!   text with the sitting and the changes. A step is written once and never changed.
//! - `undone.1.DIGEST`: the steps that were taken back, with the stamp at which that happened. Making a step
//!   again deletes its entry.
//!
//! There are no child containers, so none can be made twice. Two replicas never write one key of the first map,
//! and of the second only where one sitting is open on both; then Loro's last writer wins.

mod change;
mod error;
mod guard;
mod replica;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Digest;
use domain::ids::SessionId;
use serde::{Deserialize, Serialize};

pub(crate) use change::{Change, Identity, Meanings, StepId};
pub use error::UpdateError;
use replica::{Content, Replica};

/// A step: what one person did at once, and takes back at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recorded {
    #[serde(rename = "s")]
    pub(crate) session: SessionId,
    /// The number of its operation among those of its peer, by which Loro says who has seen it.
    #[serde(rename = "i")]
    pub(crate) counter: i32,
    #[serde(rename = "e")]
    pub(crate) changes: Vec<Change>,
}

/// The document and its steps, decoded.
pub(crate) struct Document {
    replica: Replica,
    steps: BTreeMap<StepId, Arc<Recorded>>,
    undone: BTreeMap<StepId, u64>,
}

/// What an update brought.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Arrived {
    /// Steps that are new here.
    pub(crate) steps: Vec<StepId>,
    /// Steps known here that were taken back or made again.
    pub(crate) turned: Vec<StepId>,
    /// Steps known here that the authors of the update had not seen.
    pub(crate) unseen: Vec<StepId>,
}

impl Document {
    pub(crate) fn new(base: Digest, peer: u64) -> Self {
        Self { replica: Replica::new(base, peer), steps: BTreeMap::new(), undone: BTreeMap::new() }
    }

    /// The steps in the order in which they apply, those taken back included.
    pub(crate) fn steps(&self) -> &BTreeMap<StepId, Arc<Recorded>> {
        &self.steps
    }

    /// The stamps at which steps were taken back.
    pub(crate) fn undone(&self) -> &BTreeMap<StepId, u64> {
        &self.undone
    }

    /// Whether a step applies.
    pub(crate) fn is_active(&self, id: StepId) -> bool {
        !self.undone.contains_key(&id)
    }

    /// The steps that apply, in order.
    pub(crate) fn active(&self) -> impl DoubleEndedIterator<Item = (StepId, &Arc<Recorded>)> {
        self.steps.iter().filter(|(id, _)| self.is_active(**id)).map(|(id, step)| (*id, step))
    }

    /// The id that the next step made here gets.
    pub(crate) fn next_id(&self) -> StepId {
        StepId { stamp: self.next_stamp(), peer: self.replica.peer() }
    }

    fn next_stamp(&self) -> u64 {
        let latest_step = self.steps.last_key_value().map_or(0, |(id, _)| id.stamp);
        let latest_turn = self.undone.values().copied().max().unwrap_or(0);
        latest_step.max(latest_turn) + 1
    }

    /// Adds a step and gives the bytes that tell others of it.
    pub(crate) fn record(
        &mut self,
        id: StepId,
        session: SessionId,
        changes: Vec<Change>,
    ) -> Result<Vec<u8>, UpdateError> {
        let step = Recorded { session, counter: self.replica.next_counter(), changes };
        let text = serde_json::to_string(&step).map_err(|error| UpdateError::Damaged(error.to_string()))?;
        let update = self.replica.write_step(id, &text)?;
        self.steps.insert(id, Arc::new(step));
        Ok(update)
    }

    /// Takes a step back and gives the bytes that tell others of it.
    pub(crate) fn take_back(&mut self, id: StepId) -> Result<Vec<u8>, UpdateError> {
        let stamp = self.next_stamp();
        let update = self.replica.write_undone(id, Some(stamp))?;
        self.undone.insert(id, stamp);
        Ok(update)
    }

    /// Makes a step again and gives the bytes that tell others of it.
    pub(crate) fn make_again(&mut self, id: StepId) -> Result<Vec<u8>, UpdateError> {
        let update = self.replica.write_undone(id, None)?;
        self.undone.remove(&id);
        Ok(update)
    }

    /// Everything as one update, for compaction.
    pub(crate) fn snapshot(&self) -> Result<Vec<u8>, UpdateError> {
        self.replica.snapshot()
    }

    /// Updates that came before what they build on, as one.
    pub(crate) fn waiting(&self) -> Result<Option<Vec<u8>>, UpdateError> {
        self.replica.waiting()
    }

    /// Takes updates in, all or none of them.
    pub(crate) fn import<'a>(&mut self, updates: impl Iterator<Item = &'a [u8]>) -> Result<Arrived, UpdateError> {
        let updates: Vec<Vec<u8>> = updates.map(<[u8]>::to_vec).collect();
        let before = self.replica.version();
        let known = &self.steps;
        let Content { steps, undone, .. } = self.replica.import(updates, known)?;

        let turned_back = undone.iter().filter(|(id, stamp)| self.undone.get(id) != Some(stamp)).map(|(id, _)| *id);
        let made_again = self.undone.keys().filter(|id| !undone.contains_key(id)).copied();
        let mut arrived = Arrived {
            steps: steps.keys().filter(|id| !self.steps.contains_key(id)).copied().collect(),
            turned: turned_back.chain(made_again).filter(|id| self.steps.contains_key(id)).collect(),
            unseen: Vec::new(),
        };
        if !arrived.steps.is_empty() {
            let seen = self.replica.seen_by_authors_since(&before);
            let unseen = self.steps.iter().filter(|(id, step)| !seen.includes(id.peer, step.counter));
            arrived.unseen = unseen.map(|(id, _)| *id).collect();
        }
        self.steps = steps;
        self.undone = undone;
        Ok(arrived)
    }
}
