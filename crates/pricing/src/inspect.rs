//! What the models know, for documentation, the generator of the built-in book and comparisons with others.

use std::sync::Arc;

use domain::planned::Planned;
use rust_decimal::Decimal;

use crate::models::draft::{Amount, Place};
use crate::models::estate::Estate;
use crate::{Usage, estimate, models};

/// A line before it is priced.
#[derive(Debug, Clone, PartialEq)]
pub struct Unpriced {
    /// The instance.
    pub address: String,
    /// Its type.
    pub resource_type: String,
    /// The part of the resource.
    pub part: Option<String>,
    /// What is paid for.
    pub component: String,
    /// Of what.
    pub unit: String,
    /// The type under which a book has the price.
    pub family: &'static str,
    /// The name under which a book has the price.
    pub key: String,
    /// The region under which a book has the price: empty where it is the same everywhere, none where it is not known.
    pub region: Option<String>,
    /// How much of it in a month, where that is known.
    pub quantity: Option<Decimal>,
    /// The share of the price that is paid.
    pub share: Option<Decimal>,
    /// Why it cannot be priced, where that is so.
    pub unknown: Option<String>,
}

/// The lines of a plan before they are priced. Those that cost nothing are left out.
#[must_use]
pub fn unpriced(planned: &Planned, usage: &Usage) -> Vec<Unpriced> {
    let estate = Estate::of(planned);
    let mut all = Vec::new();
    for resource in planned.resources.iter().map(Arc::as_ref) {
        let (drafts, region) = estimate::drafts(&estate, resource, usage);
        for draft in drafts.into_iter().filter(|draft| draft.free.is_none()) {
            let (quantity, unknown) = match draft.amount {
                Amount::Known(quantity) => (Some(quantity), None),
                Amount::Usage => (None, None),
                Amount::Unknown(reason) => (None, Some(reason)),
            };
            all.push(Unpriced {
                address: resource.address.clone(),
                resource_type: resource.type_name.clone(),
                part: draft.part,
                unit: draft.unit.into_owned(),
                family: draft.family,
                key: draft.key.unwrap_or_else(|| draft.component.clone().into_owned()),
                component: draft.component.into_owned(),
                region: match draft.place {
                    Place::Region => region.clone(),
                    Place::Everywhere => Some(String::new()),
                    Place::Named(name) => Some(name),
                },
                quantity,
                share: draft.share,
                unknown,
            });
        }
    }
    all
}

/// The types that have a model, with their service, sorted.
#[must_use]
pub fn types() -> Vec<(&'static str, &'static str)> {
    let mut types: Vec<_> =
        models::all().flat_map(|model| model.types.iter().map(|name| (*name, model.service))).collect();
    types.sort_unstable();
    types
}

/// The type under which prices of a type are kept.
#[must_use]
pub fn family(resource_type: &str) -> Option<&'static str> {
    models::model(resource_type).and_then(|model| model.types.first().copied())
}

/// Whether a price of a component hangs on more than its name.
#[must_use]
pub fn has_variants(family: &str, component: &str) -> bool {
    models::has_variants(family, component)
}
