//! Compliance: frameworks, and how blueprints stand against them.

mod add;
mod audit;
mod dashboard;
mod frameworks;
mod measure;
mod remove;
mod report;
pub mod standing;

use crate::Subject;

/// What a write of a framework is about.
fn subject(framework: &str) -> Subject {
    Subject::new("framework", framework)
}
