//! What `terraform fmt` does, exactly; values and names as source text.

mod canonical;
mod layout;
mod spacing;
mod text;

pub(crate) use canonical::canonical_splices;
pub use canonical::{format_file, is_formatted};
pub(crate) use layout::Layout;
pub use text::{attribute_text, block_text, is_name, key_text, string_text, value_text};
