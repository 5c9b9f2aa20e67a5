//! Google Cloud, one file a service.

mod compute;
mod containers;
mod disks;
mod keys;
mod machines;
mod memory;
mod network;
mod observe;
mod run;
mod sql;
mod storage;
mod warehouse;

use super::Model;

/// The models, by service.
pub(crate) const SERVICES: &[&[Model]] = &[
    compute::MODELS,
    containers::MODELS,
    disks::MODELS,
    keys::MODELS,
    memory::MODELS,
    network::MODELS,
    observe::MODELS,
    run::MODELS,
    sql::MODELS,
    storage::MODELS,
    warehouse::MODELS,
];
