//! How the screens reach the core: inside the desktop by a call of the shell, in a browser by HTTP to where the page came from.
//!
//! - [`call`]: a question and its answer
//! - [`stamped`], [`send`]: the parts of a write, kept apart so that the very same bytes can be sent again

mod http;
mod ipc;

use api::client::{self, Stamp};
use api::operation::Effect;
use api::{Operation, Problem, wire};
use domain::Timestamp;
use domain::ids::IdempotencyKey;

/// Asks the core. Writes of the open blueprint go through `app::writes`, which keeps their order.
pub async fn call<O: Operation>(request: &O::Request) -> Result<O::Response, Problem> {
    client::response::<O>(&send(&stamped::<O>(request)?).await?)
}

/// The wire request of `O`; a write gets its time and a new idempotency key.
pub fn stamped<O: Operation>(request: &O::Request) -> Result<wire::Request, Problem> {
    let stamp = match O::EFFECT {
        Effect::Read => None,
        Effect::Write { .. } => {
            let made_at = now();
            Some(Stamp { key: IdempotencyKey::new(made_at, random()), made_at })
        }
    };
    client::request::<O>(request, stamp)
}

/// Sends bytes to the core and waits for its answer. A problem here means that the core was not reached: its status is 0.
pub async fn send(request: &wire::Request) -> Result<wire::Response, Problem> {
    if ipc::is_here() { ipc::send(request).await } else { http::send(request).await }
}

/// Whether the page runs in the desktop's window.
pub fn is_desktop() -> bool {
    ipc::is_here()
}

/// The core was not reached.
fn unreachable(detail: String) -> Problem {
    Problem::new(0, "unreachable", "the core cannot be reached")
        .detail(detail)
        .hint("what you do is kept and tried again; if this lasts, start the core again and reload")
}

/// The time now. Only the screens' edge reads the clock.
pub fn now() -> Timestamp {
    // Milliseconds as a float hold whole microseconds for centuries to come.
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since the epoch fit an i64")]
    Timestamp::from_micros((js_sys::Date::now() * 1_000.0) as i64)
}

/// Ten random bytes for an id.
pub fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // The only error is a request for more than 65,536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}
