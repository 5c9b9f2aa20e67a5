//! Evidence: what is kept of versions, what differs between two, pictures of it.

mod compare;
mod draw;
pub mod keep;
mod list;

pub use keep::Summary;

/// A name for a document about a blueprint: letters, digits and dashes.
pub fn document_name(blueprint: &str, what: &str) -> String {
    let kept: String = blueprint.chars().map(|one| if one.is_alphanumeric() { one } else { '-' }).collect();
    let kept = kept.trim_matches('-');
    if kept.is_empty() { what.to_owned() } else { format!("{kept}-{what}") }
}
