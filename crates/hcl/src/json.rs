//! The JSON form of the language.
//!
//! [`Document`] reads any JSON text with spans. [`parse`] reads a `.tf.json` file into the same [`Tree`](crate::Tree) as
//! the native form; since JSON does not say what is a block and what is an attribute, a [`Schema`] does.
//! [`native_text`] says a value of such a file natively, and [`apply`] makes the same [`Edit`](crate::Edit)s in a JSON
//! file, in place and in the style of the file; [`relocate`] moves a block from one such file to another.

mod document;
mod lower;
mod native;
mod patch;
mod read;
mod template;
mod text;

pub use document::{Document, Json, Member};
pub use lower::{Schema, parse};
pub use native::native_text;
pub use patch::{apply, relocate};
pub use text::string_text;
