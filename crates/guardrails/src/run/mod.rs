//! Rules run over resources: the input they get, the engine, what comes of it.

pub(crate) mod engine;
pub(crate) mod estate;
pub(crate) mod judge;
pub(crate) mod library;
pub(crate) mod outcome;
pub(crate) mod reachable;
pub(crate) mod relations;
pub(crate) mod verdict;
