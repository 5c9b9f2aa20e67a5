//! Which schemas there are and where they stand; the tables are written by the build script.

use serde::Serialize;

use super::Schema;
use super::decode::Reader;

/// Whether a resource or a data source is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemaKind {
    /// `resource`
    Resource,
    /// `data`
    Data,
}

/// A public package that schemas were read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The npm package.
    pub package: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The provider it was generated from.
    pub provider: &'static str,
    /// The provider's version.
    pub provider_version: &'static str,
}

/// A file of schemas: its text, and where in it the shared shapes stand.
struct File {
    text: &'static str,
    shapes: &'static [(u32, u32)],
}

/// Where the fields of a schema stand.
struct Row {
    type_name: &'static str,
    kind: SchemaKind,
    file: usize,
    start: usize,
    end: usize,
}

include!(concat!(env!("OUT_DIR"), "/schemas.rs"));

/// The packages that schemas were read from.
#[must_use]
pub fn sources() -> &'static [Source] {
    SOURCES
}

/// What a resource or data source can hold; `None` where it is not known.
#[must_use]
pub fn schema(type_name: &str, kind: SchemaKind) -> Option<Schema> {
    let index = ROWS.binary_search_by(|row| (row.type_name, row.kind).cmp(&(type_name, kind))).ok()?;
    let row = ROWS.get(index)?;
    let file = FILES.get(row.file)?;
    Reader::new(file.text, file.shapes).schema(file.text.get(row.start..row.end)?)
}

/// Every type with a schema, ordered by name; a name stands twice where there is a data source as well.
pub fn schema_types() -> impl Iterator<Item = (&'static str, SchemaKind)> {
    ROWS.iter().map(|row| (row.type_name, row.kind))
}
