//! Attribute names and types, for typed editing: facts read from public packages, named in [`sources`].
//!
//! The texts in `data/schemas` are part of the program as they are; a schema is decoded when it is asked for, which
//! takes microseconds. `codegen/README.md` says where the texts come from and what they look like.

mod decode;
mod model;
mod table;

pub use model::{AttributeSchema, BlockSchema, Field, Nesting, Presence, Schema, ValueType};
pub use table::{SchemaKind, Source, schema, schema_types, sources};
