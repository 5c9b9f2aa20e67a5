//! The core: what the desktop embeds and `dharma serve` serves.
//!
//! A [`Core`] is opened on a database and answers requests, in process ([`Core::call`]) or over HTTP
//! ([`http::Server`]). Its routes come from the one list of operations, `api::operations!`: each of them has a room
//! `operations/<resource>/<verb>.rs` with an implementation of [`Handle`], and an operation without one does not
//! compile. A handler is given a [`Reading`] or a [`Writing`]: only the latter can change rows, and only inside the
//! write envelope, which adds the change entries, the audit entry and the outcome under the idempotency key, and
//! commits. Adding an operation: `docs/adding-an-operation.md`.
//!
//! - [`core`]: the core, the two contexts of handlers, the write envelope, the feed, the blueprints in memory
//! - [`operations`]: the handlers, a room for each operation
//! - [`problem`]: the problems that every operation shares, with their codes
//! - [`openapi()`]: the operations described for other programs
//! - [`http`]: serving to a browser on this machine

pub mod core;
mod decode;
mod handle;
pub mod http;
mod openapi;
pub mod operations;
pub mod problem;
mod router;

pub use core::{Core, Edge, OpenError, Reading, Settings, Subject, Writing, Written, person_of_this_machine};
pub use handle::{Context, FILES_BODY, Handle};
pub use openapi::openapi;
