//! `policy.list`: every rule, and the bundles they are from.

use api::Problem;
use api::operation::Nothing;
use api::policies::{Bundle, List, Policies};
use domain::evidence::check::FoundBy;

use crate::core::examining::Library;
use crate::core::examining::library::BundleItem;
use crate::{Handle, Reading};

impl Handle for List {
    type Context = Reading;

    async fn handle(reading: &mut Reading, _: Nothing) -> Result<Policies, Problem> {
        let library = reading.examining().library().await?;
        Ok(policies(&library))
    }
}

/// The policies of a library, as they cross the wire.
pub fn policies(library: &Library) -> Policies {
    let checker = library.checker();
    Policies {
        digest: checker.policies(),
        bundles: library.bundles.iter().map(wire).collect(),
        rules: checker.rules().values().cloned().collect(),
        enforcement: library.enforcement.clone(),
    }
}

/// A bundle as it crosses the wire.
pub fn wire(item: &BundleItem) -> Bundle {
    Bundle {
        name: item.bundle.name().to_owned(),
        built_in: *item.bundle.origin() == FoundBy::BuiltIn,
        digest: item.bundle.digest(),
        rules: u32::try_from(item.bundle.rules().len()).unwrap_or(u32::MAX),
        problems: item.problems.clone(),
        added_at: item.added_at,
    }
}
