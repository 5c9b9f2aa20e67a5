//! What expressions come to, as far as it can be said without running anything.

use domain::FileSet;
use domain::graph::Value;

use crate::graph::instances::Expansion;
use crate::graph::links::Links;
use crate::graph::units::Units;
use crate::modules::Layout;

/// What values are worked out from.
#[expect(dead_code, reason = "only literals are worked out so far")]
pub(crate) struct Inputs<'p> {
    pub(crate) layout: &'p Layout,
    pub(crate) units: &'p Units<'p>,
    pub(crate) links: &'p Links,
    pub(crate) callers: &'p [Vec<u32>],
    pub(crate) root: &'p str,
    pub(crate) files: &'p FileSet,
    pub(crate) values_only: &'p FileSet,
}

/// The value of every attribute.
pub(crate) struct Values {
    of: Vec<Vec<Value>>,
    pub(crate) expansions: Vec<Expansion>,
}

impl Values {
    pub(crate) fn of(inputs: &Inputs<'_>) -> Self {
        let units = &inputs.units.list;
        let of = units.iter().map(|unit| {
            unit.entries.iter().map(|(source, entry)| literal(source.tree.expr(entry.expr))).collect::<Vec<Value>>()
        });
        let of: Vec<Vec<Value>> = of.collect();
        let expansions = units.iter().zip(&of).map(|(unit, values)| {
            if let Some((at, ..)) = unit.entry("count") {
                return match values.get(at) {
                    Some(Value::Known { value }) => {
                        value.as_u64().map_or(Expansion::Unknown, |count| Expansion::Counted(count as usize))
                    }
                    Some(Value::Unknown { .. } | Value::Sensitive) | None => Expansion::Unknown,
                };
            }
            if unit.entry("for_each").is_some() { Expansion::Unknown } else { Expansion::Single }
        });
        let expansions = expansions.collect();
        Self { of, expansions }
    }

    pub(crate) fn of_component(&self, unit: u32) -> &[Value] {
        self.of.get(unit as usize).map_or(&[], Vec::as_slice)
    }
}

fn literal(expr: hcl::Expr<'_>) -> Value {
    let value = match expr.kind() {
        hcl::ExprKind::Null => serde_json::Value::Null,
        hcl::ExprKind::Bool(value) => value.into(),
        hcl::ExprKind::Number(text) => serde_json::from_str(text).unwrap_or_default(),
        hcl::ExprKind::Template(template) if template.text().is_some() => {
            template.text().map_or(serde_json::Value::Null, |text| text.into())
        }
        _ => return Value::Unknown { reason: "not computed".to_owned() },
    };
    Value::Known { value }
}
