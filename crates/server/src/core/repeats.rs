//! One request at a time under one idempotency key, so that a repeat waits for the first answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::ids::IdempotencyKey;
use tokio::sync::OwnedMutexGuard;

type Turns = Arc<Mutex<HashMap<IdempotencyKey, Arc<tokio::sync::Mutex<()>>>>>;

/// The keys under way.
#[derive(Debug, Default)]
pub struct Repeats {
    turns: Turns,
}

/// A key's turn; over when dropped.
#[derive(Debug)]
pub struct Turn {
    key: IdempotencyKey,
    turns: Turns,
    held: Option<OwnedMutexGuard<()>>,
}

impl Repeats {
    /// Waits for the key's turn.
    pub async fn turn(&self, key: IdempotencyKey) -> Turn {
        let lock = self.turns.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default().clone();
        let held = lock.lock_owned().await;
        Turn { key, turns: self.turns.clone(), held: Some(held) }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.held = None;
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        // Those who wait hold the lock too; the last one takes it away.
        if turns.get(&self.key).is_some_and(|lock| Arc::strong_count(lock) == 1) {
            turns.remove(&self.key);
        }
    }
}
