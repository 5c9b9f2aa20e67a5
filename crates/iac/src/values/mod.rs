//! What expressions come to, as far as it can be said without running anything.

use domain::FileSet;
use domain::graph::Value;

use crate::graph::instances::Expansion;
use crate::graph::units::Units;
use crate::modules::Layout;
use crate::source::definition::is_literal;

/// The value of every attribute.
pub(crate) struct Values {
    of: Vec<Vec<Value>>,
}

impl Values {
    /// Computes them.
    pub(crate) fn of(
        _layout: &Layout,
        units: &Units<'_>,
        _callers: &[Vec<u32>],
        _files: &FileSet,
        _values_only: &FileSet,
    ) -> Self {
        let of = units
            .list
            .iter()
            .map(|unit| {
                let each = unit.entries.iter();
                each.map(|(source, entry)| literal(source.tree.expr(entry.expr))).collect()
            })
            .collect();
        Self { of }
    }

    /// The value of the attribute of this number.
    pub(crate) fn of_entry(&self, unit: u32, entry: u32) -> Option<Value> {
        self.of.get(unit as usize)?.get(entry as usize).cloned()
    }

    /// How many instances there are of a component.
    pub(crate) fn expansion(&self, units: &Units<'_>, unit: u32) -> Expansion {
        let Some(component) = units.get(unit) else { return Expansion::Single };
        if let Some((at, ..)) = component.entry("count") {
            return match self.of_entry(unit, at as u32) {
                Some(Value::Known { value }) => {
                    value.as_u64().map_or(Expansion::Unknown, |count| Expansion::Counted(count as usize))
                }
                Some(Value::Unknown { .. } | Value::Sensitive) | None => Expansion::Unknown,
            };
        }
        if component.entry("for_each").is_some() { Expansion::Unknown } else { Expansion::Single }
    }
}

fn literal(expr: hcl::Expr<'_>) -> Value {
    if !is_literal(expr) {
        return Value::Unknown { reason: "not computed".to_owned() };
    }
    let value = match expr.kind() {
        hcl::ExprKind::Bool(value) => value.into(),
        hcl::ExprKind::Number(text) => serde_json::from_str(text).unwrap_or_default(),
        hcl::ExprKind::Template(template) => template.text().map_or(serde_json::Value::Null, |text| text.into()),
        _ => serde_json::Value::Null,
    };
    Value::Known { value }
}
