//! What expressions come to, as far as it can be said without running anything.
//!
//! - [`sheet`]: the values worked out so far, and the order in which they are
//! - [`scope`]: what names stand for
//! - [`inputs`]: values that files give to variables; [`conform`]: their types
//! - [`convert`]: values as JSON and back

mod conform;
mod convert;
mod inputs;
mod scope;
mod sheet;

use domain::graph::Value;

use self::sheet::Sheet;
pub(crate) use self::sheet::Inputs;
use crate::graph::instances::Expansion;

/// The value of every attribute, and how many instances there are of every component.
pub(crate) struct Values {
    of: Vec<Vec<Value>>,
    /// By component.
    pub(crate) expansions: Vec<Expansion>,
}

impl Values {
    /// Works them out.
    pub(crate) fn of(inputs: &Inputs<'_>) -> Self {
        let sheet = Sheet::filled(inputs);
        let of = inputs.units.list.iter().enumerate().map(|(unit, component)| {
            let unit = unit as u32;
            let shown = |entry: usize| {
                if sheet.is_sensitive(unit, entry) { Value::Sensitive } else { convert::shown(&sheet.value(unit, entry)) }
            };
            (0..component.entries.len()).map(shown).collect()
        });
        let expansions = (0..inputs.units.list.len() as u32).map(|unit| sheet.expansion(unit));
        Self { of: of.collect(), expansions: expansions.collect() }
    }

    /// The values of a component's attributes, by their numbers.
    pub(crate) fn of_component(&self, unit: u32) -> &[Value] {
        self.of.get(unit as usize).map_or(&[], Vec::as_slice)
    }
}
