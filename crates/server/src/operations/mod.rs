//! The handlers: a folder for each resource, a file for each verb.

mod blueprints;
mod catalogue;
mod changes;
mod core;
mod editing;
mod incoming;
mod settings;
mod versions;
