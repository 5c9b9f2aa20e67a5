//! What a model is, and finding it.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::bill::Bill;
use super::reading::Read;
use super::{aws, azure, google};

/// What resources of some types are paid for.
pub(crate) struct Model {
    /// The types it is of. Prices are found under the first.
    pub(crate) types: &'static [&'static str],
    /// The service, as its provider calls it.
    pub(crate) service: &'static str,
    /// The usage keys that it reads.
    pub(crate) keys: &'static [&'static str],
    /// Writes the lines.
    pub(crate) bill: fn(&mut Bill<'_>) -> Read<()>,
}

/// The model of a type.
pub(crate) fn model(resource_type: &str) -> Option<&'static Model> {
    static MODELS: OnceLock<FxHashMap<&'static str, &'static Model>> = OnceLock::new();
    MODELS
        .get_or_init(|| all().flat_map(|model| model.types.iter().map(move |name| (*name, model))).collect())
        .get(resource_type)
        .copied()
}

/// All models.
pub(crate) fn all() -> impl Iterator<Item = &'static Model> {
    [aws::SERVICES, azure::SERVICES, google::SERVICES].into_iter().flatten().copied().flatten()
}
