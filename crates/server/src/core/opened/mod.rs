//! Blueprints kept in memory, so that reading one after the first time is fast. The database stays the truth: every
//! look compares the revision, and whatever was not committed is forgotten and loaded again.
//!
//! - `load`: from rows to a blueprint
//! - [`held`]: one blueprint held for a write
//! - [`shown`]: a blueprint as readers see it, which no write disturbs
//! - [`pictures`]: the scenes drawn last, so that the next one looks alike

mod held;
mod load;
mod pictures;
mod shown;

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use blueprint::Blueprint;
use domain::ids::BlueprintId;
use domain::{Digest, FileSet};

pub use held::{Held, Stored, components};
pub(super) use load::{hold, install, look};
pub use pictures::{DrawnOf, Pictures};
pub use shown::Shown;

use super::examining::examiner::Examiner;

/// Blueprints in memory at most, unless more are in use at once.
const MOST: usize = 8;
/// Exported contents remembered of each blueprint, until they are reported as saved.
const EXPORTS: usize = 4;

/// The blueprints in memory, and what lends them values.
#[derive(Default)]
pub struct Opened {
    /// Least recently used first.
    slots: Mutex<Vec<(BlueprintId, Arc<Slot>)>>,
    /// Files that only lend values: never stored, and kept as long as the core runs.
    lent: Mutex<HashMap<BlueprintId, FileSet>>,
}

/// The place of one blueprint.
#[derive(Default)]
pub struct Slot {
    /// The blueprint, unless it has to be loaded. Whoever writes takes it out, and puts it back once it is stored.
    working: Arc<tokio::sync::Mutex<Option<Working>>>,
    shown: Mutex<Option<Arc<Shown>>>,
    pictures: Arc<Pictures>,
    examiner: Arc<Examiner>,
    exports: Mutex<VecDeque<(Digest, FileSet)>>,
}

/// A blueprint that can be edited.
pub struct Working {
    /// The blueprint.
    pub blueprint: Blueprint,
    /// Its row as last read or written.
    pub row: storage::blueprint::Blueprint,
    /// The number of the last stored update.
    last_update: u64,
    /// Stored updates since the last snapshot.
    loose_updates: usize,
    /// The scenes drawn last.
    pictures: Arc<Pictures>,
    /// Whether the next picture begins from nothing.
    is_anew: bool,
}

impl Opened {
    /// The place of a blueprint.
    fn slot(&self, id: BlueprintId) -> Arc<Slot> {
        let mut slots = locked(&self.slots);
        let slot = match slots.iter().position(|(other, _)| *other == id) {
            Some(at) => slots.remove(at).1,
            None => Arc::default(),
        };
        while slots.len() >= MOST {
            // One in use must stay: two places of one blueprint would contradict each other.
            let Some(idle) = slots.iter().position(|(_, slot)| Arc::strong_count(slot) == 1) else { break };
            slots.remove(idle);
        }
        slots.push((id, slot.clone()));
        slot
    }

    /// Forgets a blueprint that was removed.
    pub fn forget(&self, id: BlueprintId) {
        locked(&self.slots).retain(|(other, _)| *other != id);
        locked(&self.lent).remove(&id);
    }

    /// Files that only lend values, as last given.
    fn lent(&self, id: BlueprintId) -> FileSet {
        locked(&self.lent).get(&id).cloned().unwrap_or_default()
    }

    /// Whether files that only lend values are other ones than those that are known.
    pub fn would_lend(&self, id: BlueprintId, files: &FileSet) -> bool {
        locked(&self.lent).get(&id).map_or(!files.is_empty(), |known| known != files)
    }

    /// Takes files that only lend values.
    pub fn lend(&self, id: BlueprintId, files: FileSet) {
        locked(&self.lent).insert(id, files);
    }

    /// Remembers what was exported, for when it is reported as saved.
    pub fn remember_export(&self, id: BlueprintId, digest: Digest, files: FileSet) {
        let slot = self.slot(id);
        let mut exports = locked(&slot.exports);
        exports.retain(|(other, _)| *other != digest);
        exports.push_back((digest, files));
        if exports.len() > EXPORTS {
            exports.pop_front();
        }
    }

    /// What was exported under this name lately.
    pub fn exported(&self, id: BlueprintId, digest: Digest) -> Option<FileSet> {
        let slot = self.slot(id);
        let exports = locked(&slot.exports);
        exports.iter().find(|(other, _)| *other == digest).map(|(_, files)| files.clone())
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
