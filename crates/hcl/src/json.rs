//! The JSON form of the language.
//!
//! [`Document`] reads any JSON text with spans. [`parse`] reads a `.tf.json` file into the same [`Tree`](crate::Tree) as
//! the native form; since JSON does not say what is a block and what is an attribute, a [`Schema`] does.
//! [`apply`] edits a JSON file in place.

mod document;
mod lower;
mod read;
mod text;

pub use document::{Document, Json, Member};
pub use lower::{Schema, parse};
pub use text::string_text;
