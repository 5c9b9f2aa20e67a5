//! What expressions come to, as far as it can be said without running anything.
//!
//! - [`sheet`]: the values worked out so far, and the order in which they are
//! - [`scope`]: what names stand for
//! - [`estate`]: what differs between the instances of a module; [`place`]: what names stand for in one
//! - [`inputs`]: values that files give to variables; [`conform`]: their types
//! - [`convert`]: values as JSON and back

mod conform;
pub(crate) mod convert;
mod estate;
mod inputs;
mod place;
mod scope;
mod sheet;

use domain::graph::Value;
use rayon::prelude::*;

pub(crate) use self::estate::{Estate, Instance};
pub(crate) use self::place::Iterator;
pub(crate) use self::sheet::Inputs;
use self::sheet::Sheet;
use crate::graph::instances::Expansion;

/// The value of every attribute, and how many instances there are of every component.
pub(crate) struct Values<'p> {
    sheet: Sheet<'p>,
    /// By component.
    pub(crate) expansions: Vec<Expansion>,
}

impl<'p> Values<'p> {
    /// Works them out.
    pub(crate) fn of(inputs: &Inputs<'p>) -> Self {
        let sheet = Sheet::filled(inputs);
        let units = (0..inputs.units.list.len() as u32).into_par_iter();
        let expansions = units.map(|unit| sheet.expansion(unit)).collect();
        Self { sheet, expansions }
    }

    /// The value of an attribute, as the graph shows it.
    pub(crate) fn shown(&self, unit: u32, entry: usize) -> Value {
        self.sheet.shown(unit, entry)
    }
}
