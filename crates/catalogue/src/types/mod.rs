//! The resource types, by name.

mod generic;
mod likeness;
mod table;

use std::borrow::Cow;

use domain::Category;
use serde::Serialize;

use crate::{ContainerKind, Containment, Provider};

/// A row of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TypeEntry {
    /// `aws_db_instance`
    pub type_name: &'static str,
    /// Whose it is.
    pub provider: Provider,
    /// What kind of thing it is.
    pub category: Category,
    /// What a person calls it: `RDS instance`.
    pub name: &'static str,
    /// The id of its glyph.
    pub glyph: &'static str,
    /// Paths of the attributes that a card shows close up, most telling first.
    pub details: &'static [&'static str],
    /// What it sits in, most telling first.
    pub containment: &'static [Containment],
    /// What kind of box it is, if things sit inside it.
    pub container: Option<ContainerKind>,
}

/// What is known of a type; of one without a row, what its name says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TypeLook<'a> {
    /// `aws_db_instance`
    pub type_name: &'a str,
    /// Whose it is.
    pub provider: Provider,
    /// What a person calls the provider.
    pub provider_name: Cow<'static, str>,
    /// What kind of thing it is.
    pub category: Category,
    /// What a person calls it: `RDS instance`.
    pub name: Cow<'static, str>,
    /// The id of its glyph.
    pub glyph: &'static str,
    /// Paths of the attributes that a card shows close up, most telling first.
    pub details: &'static [&'static str],
    /// What it sits in, most telling first.
    pub containment: &'static [Containment],
    /// What kind of box it is, if things sit inside it.
    pub container: Option<ContainerKind>,
    /// Whether the catalogue has a row for it.
    pub known: bool,
}

/// Every row, ordered by type name.
#[must_use]
pub fn all() -> &'static [TypeEntry] {
    table::ENTRIES
}

/// What is known of the type of this name; every name has an answer.
#[must_use]
pub fn lookup(type_name: &str) -> TypeLook<'_> {
    let Some(entry) = row(type_name) else {
        return likeness::lookup(type_name).unwrap_or_else(|| generic::from_name(type_name));
    };
    TypeLook {
        type_name,
        provider: entry.provider,
        provider_name: entry.provider.name_for(type_name),
        category: entry.category,
        name: Cow::Borrowed(entry.name),
        glyph: entry.glyph,
        details: entry.details,
        containment: entry.containment,
        container: entry.container,
        known: true,
    }
}

/// The row of this type.
fn row(type_name: &str) -> Option<&'static TypeEntry> {
    let index = table::ENTRIES.binary_search_by(|entry| entry.type_name.cmp(type_name)).ok()?;
    table::ENTRIES.get(index)
}
