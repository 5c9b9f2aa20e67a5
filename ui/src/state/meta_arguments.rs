//! Meta-arguments: what the language lets a block hold, whatever its type.

use api::catalogue::AttributeSchema;
use domain::graph::ComponentKind;

/// What the language itself lets a block of `kind` hold.
pub fn of(kind: ComponentKind) -> Vec<AttributeSchema> {
    let names: &[(&str, &str, bool)] = match kind {
        ComponentKind::Resource | ComponentKind::Data | ComponentKind::Ephemeral => &[
            ("count", "number", false),
            ("for_each", "map(any)", false),
            ("provider", "reference", false),
            ("depends_on", "list(reference)", false),
        ],
        ComponentKind::Action => {
            &[("count", "number", false), ("for_each", "map(any)", false), ("provider", "reference", false)]
        }
        ComponentKind::Module => &[
            ("source", "string", true),
            ("version", "string", false),
            ("count", "number", false),
            ("for_each", "map(any)", false),
            ("providers", "map(reference)", false),
            ("depends_on", "list(reference)", false),
        ],
        ComponentKind::Variable => &[
            ("type", "type", false),
            ("default", "any", false),
            ("description", "string", false),
            ("sensitive", "bool", false),
            ("nullable", "bool", false),
        ],
        ComponentKind::Output => &[
            ("value", "any", true),
            ("description", "string", false),
            ("sensitive", "bool", false),
            ("depends_on", "list(reference)", false),
        ],
        ComponentKind::Provider => &[("alias", "string", false)],
        ComponentKind::Local
        | ComponentKind::Settings
        | ComponentKind::Moved
        | ComponentKind::Import
        | ComponentKind::Removed
        | ComponentKind::Check
        | ComponentKind::Unknown => &[],
    };
    let attribute = |(name, value_type, required): &(&str, &str, bool)| AttributeSchema {
        name: (*name).to_owned(),
        value_type: (*value_type).to_owned(),
        required: *required,
        computed: false,
    };
    names.iter().map(attribute).collect()
}
