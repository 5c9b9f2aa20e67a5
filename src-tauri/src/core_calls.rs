//! Typed calls that the shell itself makes.

use api::client::{self, Stamp};
use api::{Operation, Problem};
use domain::ids::IdempotencyKey;
use server::Core;

/// Calls an operation of the core.
pub(crate) async fn call<O: Operation>(core: &Core, request: &O::Request) -> Result<O::Response, Problem> {
    let edge = core.edge();
    let made_at = (edge.now)();
    let mut random = [0; 10];
    (edge.random)(&mut random);
    let stamp = Stamp { key: IdempotencyKey::new(made_at, random), made_at };
    client::response::<O>(&core.call(client::request::<O>(request, Some(stamp))?).await)
}
