//! Typed calls that the shell itself makes.

use std::time::{SystemTime, UNIX_EPOCH};

use api::client::{self, Stamp};
use api::{Operation, Problem};
use domain::Timestamp;
use domain::ids::IdempotencyKey;
use server::Core;

use crate::failure::unexpected;

/// Calls an operation of the core.
pub(crate) async fn call<O: Operation>(core: &Core, request: &O::Request) -> Result<O::Response, Problem> {
    let made_at = now();
    let mut random = [0; 10];
    getrandom::fill(&mut random).map_err(unexpected)?;
    let stamp = Stamp { key: IdempotencyKey::new(made_at, random), made_at };
    client::response::<O>(&core.call(client::request::<O>(request, Some(stamp))?).await)
}

#[expect(clippy::disallowed_methods, reason = "the shell is the edge of the program: here time comes in")]
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}
