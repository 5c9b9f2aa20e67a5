//! Policies: the rules that blueprints are checked by.

mod add;
mod enforce;
mod list;
mod remove;
mod simulate;

pub(super) use add::name;

use crate::Subject;

/// What a write of policies is about.
fn subject(name: &str) -> Subject {
    Subject::new("policy", name)
}
