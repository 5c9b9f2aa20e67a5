//! Time and randomness of the machine that a program runs on.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use domain::Timestamp;

use super::Edge;

impl Edge {
    /// This machine's clock and random source, for programs; tests bring their own.
    #[must_use]
    pub fn of_this_machine() -> Self {
        Self { now: Arc::new(now), random: Arc::new(random), reached: Arc::new(|_| {}) }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where a program's time comes in")]
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

#[expect(clippy::panic, reason = "secrets that can be foreseen are worse than a program that stops")]
fn random(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        panic!("this machine has no random source: {error}");
    }
}

/// The name of the person at this machine, as far as the system tells; empty where it does not.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place where the person at a machine comes in")]
pub fn person_of_this_machine() -> String {
    let names = ["USER", "USERNAME", "LOGNAME"];
    names.iter().find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty())).unwrap_or_default()
}
