//! The vocabulary of IAC Dharma: what every other crate talks about, and nothing that does anything.
//!
//! Everything here is plain data that can be compared, printed and sent; there is no IO, no clock and no
//! randomness, and the crate builds for the browser as well as for the server.
//!
//! - [`ids`]: who and what, as UUIDv7 newtypes
//! - [`time`]: [`Timestamp`], instants in microseconds
//! - [`digest`]: [`Digest`], what content is called
//! - [`files`]: a set of files, as a project is read and written
//! - [`graph`]: the blueprint graph: components, connections, what could not be understood
//! - [`edit`]: the typed edits a person makes on a blueprint
//! - [`scene`]: the picture of a graph: boxes, cards and edges with their places
//! - [`compare`]: what differs between two versions, and what a merge had to decide
//! - [`planned`]: what a blueprint comes to, in the shape of a plan
//! - [`evidence`]: what is said about a content: findings, compliance, estimates
//! - [`money`]: amounts and their currency
//! - [`category`]: what kind of thing a resource is
//! - [`permission`]: what one may be allowed to do

pub mod category;
pub mod compare;
pub mod digest;
pub mod edit;
pub mod evidence;
pub mod files;
pub mod graph;
pub mod ids;
pub mod money;
pub mod permission;
pub mod planned;
pub mod scene;
pub mod time;

pub use category::Category;
pub use digest::Digest;
pub use files::{FileEntry, FileSet};
pub use time::Timestamp;
