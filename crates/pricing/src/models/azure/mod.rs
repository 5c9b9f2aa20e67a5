//! Microsoft Azure, one file a service.

mod apps;
mod containers;
mod cosmos;
mod databases;
mod disks;
mod machines;
mod messaging;
mod names;
mod network;
mod observe;
mod security;
mod shares;
mod storage;

use super::Model;

/// The models, by service.
pub(crate) const SERVICES: &[&[Model]] = &[
    apps::MODELS,
    containers::MODELS,
    cosmos::MODELS,
    databases::MODELS,
    disks::MODELS,
    machines::MODELS,
    messaging::MODELS,
    names::MODELS,
    network::MODELS,
    observe::MODELS,
    security::MODELS,
    shares::MODELS,
    storage::MODELS,
];
