//! Blocks that are no resources: how they are called and drawn.

use domain::graph::ComponentKind;
use serde::Serialize;

/// How a kind of block is called and drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct KindLook {
    /// What a person calls it: `Variable`.
    pub name: &'static str,
    /// The id of its glyph.
    pub glyph: &'static str,
}

/// How this kind of block is called and drawn; a resource or data source has a type, which says more.
#[must_use]
pub const fn kind(kind: ComponentKind) -> KindLook {
    let (name, glyph) = match kind {
        ComponentKind::Resource => ("Resource", "generic"),
        ComponentKind::Data => ("Data source", "data-source"),
        ComponentKind::Ephemeral => ("Ephemeral resource", "generic"),
        ComponentKind::Action => ("Action", "generic"),
        ComponentKind::Module => ("Module", "module"),
        ComponentKind::Variable => ("Variable", "variable"),
        ComponentKind::Local => ("Local value", "local"),
        ComponentKind::Output => ("Output", "output"),
        ComponentKind::Provider => ("Provider", "provider"),
        ComponentKind::Settings => ("Settings", "settings"),
        ComponentKind::Moved => ("Moved", "moved"),
        ComponentKind::Import => ("Import", "import"),
        ComponentKind::Removed => ("Removed", "removed"),
        ComponentKind::Check => ("Check", "check"),
        ComponentKind::Unknown => ("Unknown block", "generic"),
    };
    KindLook { name, glyph }
}
