//! The operations of the core: what the desktop, the browser, the command line and the tests may ask of it.
//!
//! An operation is a type that implements [`Operation`]: its id, method and path, who may call it, what goes in
//! and what comes out. [`operations!`] lists them all; the server mounts a handler for each from that list, and
//! the typed client, the OpenAPI document and the tests come from it too. Adding one: `docs/adding-an-operation.md`.
//!
//! - [`operation`]: the trait and the words for access and effect
//! - [`problem`]: errors as they cross the wire (RFC 9457)
//! - [`wire`]: a request and a response as bytes, for hosts that have no HTTP
//! - [`client`]: from a typed request to a [`wire::Request`] and back
//! - [`core`], [`blueprints`], [`editing`], [`versions`], [`incoming`], [`catalogue`], [`settings`],
//!   [`changes`]: the operations
//! - [`checks`], [`policies`], [`compliance`], [`costs`], [`evidence`]: the operations of what is said about a content;
//!   [`documents`]: files that they hand out

pub mod blueprints;
pub mod catalogue;
pub mod changes;
pub mod checks;
pub mod client;
pub mod compliance;
pub mod core;
pub mod costs;
pub mod documents;
pub mod editing;
pub mod evidence;
pub mod incoming;
mod list;
pub mod operation;
pub mod policies;
pub mod problem;
pub mod settings;
pub mod versions;
pub mod wire;

pub use operation::{Access, Effect, Method, Operation};
pub use problem::Problem;
