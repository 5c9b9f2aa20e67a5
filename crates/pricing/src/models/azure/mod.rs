//! Microsoft Azure, one file a service.

use super::Model;

/// The models, by service.
pub(crate) const SERVICES: &[&[Model]] = &[];
