//! Values that files give to the variables of a root module.

use hcl::eval::{NoScope, Value, evaluate};
use rustc_hash::FxHashMap;

use super::convert::from_json;
use crate::modules::Module;
use crate::source::Source;
use crate::source::names::FileKind;

/// What the files that are read by themselves give to each variable; later files win.
pub(super) fn of(module: &Module) -> FxHashMap<String, Value> {
    let mut given = FxHashMap::default();
    for source in &module.values {
        match source.kind {
            FileKind::Values => given.extend(written(source)),
            FileKind::JsonValues => given.extend(json(source)),
            FileKind::Configuration | FileKind::JsonConfiguration | FileKind::Language | FileKind::Other => {}
        }
    }
    given
}

fn written(source: &Source) -> impl Iterator<Item = (String, Value)> {
    source.tree.body().attributes().map(|attribute| {
        let value = evaluate(attribute.expr(), &NoScope);
        let value = value.unwrap_or_else(|error| Value::unknown(error.message.into_owned()));
        (attribute.name().to_owned(), value)
    })
}

fn json(source: &Source) -> impl Iterator<Item = (String, Value)> {
    let values: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(source.tree.source()).unwrap_or_default();
    values.into_iter().map(|(name, value)| (name, from_json(value)))
}
