//! Usage assumptions: how much will be used, as an Infracost usage file says it.
//!
//! - [`parse`](Usage::parse): the file, with the line of what is wrong in it
//! - [`set`](Usage::set): one value of it changed
//! - [`assumptions`]: what holds for one resource

mod assumptions;
mod keys;
mod parse;
mod set;

use std::collections::BTreeMap;

use domain::Digest;
use domain::planned::PlannedResource;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

pub(crate) use assumptions::Assumptions;
pub use keys::{UsageKey, usage_keys};
pub use parse::UsageError;

/// What is said of one resource or type: a key's path (`standard.storage_gb`) and what it says.
pub(crate) type Said = BTreeMap<String, Quantity>;

/// What a key says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Quantity {
    Number(Decimal),
    Text(String),
}

/// Usage assumptions of a blueprint.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    text: String,
    pub(crate) by_type: FxHashMap<String, Said>,
    pub(crate) by_address: FxHashMap<String, Said>,
    /// Addresses with `[*]`, by themselves with every index as `[*]`.
    pub(crate) by_pattern: FxHashMap<String, Vec<(String, Said)>>,
    regions: BTreeMap<String, String>,
}

impl Usage {
    /// Reads a usage file, version 0.1.
    ///
    /// # Errors
    ///
    /// Where it is no YAML or not such a file, with the line.
    pub fn parse(text: &str) -> Result<Self, UsageError> {
        parse::parse(text)
    }

    /// Takes `region` for resources of a provider (`aws`, `azurerm`, `google`) of which no region is known. Lines say so.
    #[must_use]
    pub fn assuming_region(mut self, provider: &str, region: &str) -> Self {
        self.regions.insert(provider.to_owned(), region.to_owned());
        self
    }

    /// Their digest.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let regions: String = self.regions.iter().map(|(provider, region)| format!("{provider}={region}\n")).collect();
        Digest::of_parts([self.text.as_bytes(), regions.as_bytes()])
    }

    pub(crate) fn assumed_region(&self, provider: &str) -> Option<&str> {
        self.regions.get(provider).map(String::as_str)
    }

    /// What holds for a resource.
    pub(crate) fn of<'u>(&'u self, resource: &PlannedResource) -> Assumptions<'u> {
        let mut layers = Vec::new();
        if let Some(said) = self.by_type.get(&resource.type_name) {
            layers.push(said);
        }
        if !self.by_pattern.is_empty() {
            let starred = starred(&resource.address);
            let mut fitting: Vec<&(String, Said)> = self
                .by_pattern
                .get(&starred)
                .into_iter()
                .flatten()
                .filter(|(pattern, _)| fits(pattern, &resource.address))
                .collect();
            fitting.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.matches("[*]").count()));
            layers.extend(fitting.into_iter().map(|(_, said)| said));
        }
        if let Some(said) = self.by_address.get(&resource.address) {
            layers.push(said);
        }
        Assumptions::new(layers)
    }

    /// Addresses that are spoken of, patterns too.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        let patterns = self.by_pattern.values().flatten().map(|(pattern, _)| pattern.as_str());
        self.by_address.keys().map(String::as_str).chain(patterns)
    }
}

/// An address with every index as `[*]`.
pub(crate) fn starred(address: &str) -> String {
    let mut starred = String::with_capacity(address.len());
    let mut rest = address;
    while let Some((before, after)) = rest.split_once('[') {
        starred.push_str(before);
        starred.push_str("[*]");
        rest = after_index(after);
    }
    starred.push_str(rest);
    starred
}

/// What follows the `]` of an index that has just begun. A quoted key may hold brackets.
fn after_index(text: &str) -> &str {
    let mut escaped = false;
    let mut quoted = false;
    for (place, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ']' if !quoted => return text.get(place + 1..).unwrap_or_default(),
            _ => {}
        }
    }
    ""
}

/// Whether a pattern holds for an address: indices are alike where the pattern does not have `[*]`.
fn fits(pattern: &str, address: &str) -> bool {
    let (mut pattern, mut address) = (pattern, address);
    loop {
        match (pattern.split_once('['), address.split_once('[')) {
            (None, None) => return pattern == address,
            (Some((before, after)), Some((start, rest))) if before == start => {
                let (pattern_rest, address_rest) = (after_index(after), after_index(rest));
                let index = |text: &str, tail: &str| text.len() - tail.len();
                let said = after.get(..index(after, pattern_rest)).unwrap_or_default();
                let is = rest.get(..index(rest, address_rest)).unwrap_or_default();
                if said != "*]" && said != is {
                    return false;
                }
                (pattern, address) = (pattern_rest, address_rest);
            }
            _ => return false,
        }
    }
}
