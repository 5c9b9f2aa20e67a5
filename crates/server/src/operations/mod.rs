//! The handlers: a folder for each resource, a file for each verb.

mod blueprints;
mod changes;
mod core;
mod settings;
