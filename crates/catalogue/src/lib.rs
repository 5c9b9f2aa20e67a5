//! What the resource types of the clouds are: what a person calls them, which kind of thing they are, how they
//! are drawn, what they sit inside, which attributes they have.
//!
//! Everything here is data and look-ups: there is no IO at run time, nothing is parsed at start-up, and the crate
//! builds for the browser as well as for the server. It knows nothing of configuration languages, files, graphs
//! or screens; it speaks of attributes by path (`vpc_config[0].subnet_ids`) and leaves it to others to find them.
//!
//! ```
//! let instance = catalogue::lookup("aws_db_instance");
//! assert_eq!(instance.name, "RDS instance");
//! assert!(instance.known);
//!
//! let stranger = catalogue::lookup("aws_quantum_widget");
//! assert_eq!((stranger.name.as_ref(), stranger.known), ("Quantum widget", false));
//! ```
//!
//! - [`types`]: the resource types, from `data/types/*.toml`; a type without a row gets an entry made from its name
//! - [`containment`]: what "this sits inside that" is read from
//! - [`provider`]: the makers of types
//! - [`kinds`]: blocks that are no resources: modules, variables, outputs
//! - [`glyphs`]: the drawings, from `data/glyphs.toml`
//! - [`schemas`]: attribute names and types, from `data/schemas/*.txt`
//!
//! To add a type, add its row to the file of its provider; the tests say when a row names an attribute that the
//! type does not have.

pub mod containment;
pub mod glyphs;
pub mod kinds;
pub mod provider;
pub mod schemas;
pub mod types;

pub use containment::{ContainerKind, Containment, Placement};
pub use domain::Category;
pub use glyphs::{Glyph, glyph};
pub use kinds::{KindLook, kind};
pub use provider::Provider;
pub use schemas::{Schema, SchemaKind, schema, sources};
pub use types::{TypeEntry, TypeLook, all, lookup};
