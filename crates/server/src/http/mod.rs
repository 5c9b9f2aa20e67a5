//! Serving a core to a browser on this machine, until there are accounts: loopback only, opened by a one-time link.
//!
//! - [`serve`]: binding, running, stopping
//! - `gate`: who gets in: Host, Origin, session
//! - `session`: one-time links and the sessions that they open
//! - `headers`: what every response carries
//! - [`assets`]: the files of the screens

pub mod assets;
mod gate;
mod headers;
mod serve;
mod session;

pub use serve::{Options, ServeError, Server};
pub use session::Links;
