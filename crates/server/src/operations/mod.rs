//! The handlers: a folder for each resource, a file for each verb.

mod blueprints;
mod catalogue;
mod changes;
mod checks;
mod compliance;
mod core;
mod costs;
mod editing;
mod evidence;
mod incoming;
mod policies;
mod settings;
mod versions;
