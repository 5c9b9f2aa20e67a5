//! What the usage assumptions say of one resource.

use rust_decimal::Decimal;

use super::{Quantity, Said};

/// Layers, the later ones over the earlier.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assumptions<'u> {
    layers: Vec<&'u Said>,
}

impl<'u> Assumptions<'u> {
    pub(super) const fn new(layers: Vec<&'u Said>) -> Self {
        Self { layers }
    }

    pub(crate) fn number(&self, key: &str) -> Option<Decimal> {
        match self.find(key)? {
            Quantity::Number(number) => Some(*number),
            Quantity::Text(_) => None,
        }
    }

    pub(crate) fn text(&self, key: &str) -> Option<&'u str> {
        match self.find(key)? {
            Quantity::Text(text) => Some(text),
            Quantity::Number(_) => None,
        }
    }

    /// Numbers of the keys below `key`, in order of their names.
    pub(crate) fn below(&self, key: &str) -> Vec<(&'u str, Decimal)> {
        let mut found = std::collections::BTreeMap::new();
        for layer in &self.layers {
            for (path, quantity) in layer.range(format!("{key}.")..) {
                let Some(name) = path.strip_prefix(key).and_then(|rest| rest.strip_prefix('.')) else { break };
                if let Quantity::Number(number) = quantity {
                    found.insert(name, *number);
                }
            }
        }
        found.into_iter().collect()
    }

    fn find(&self, key: &str) -> Option<&'u Quantity> {
        self.layers.iter().rev().find_map(|layer| layer.get(key))
    }
}
