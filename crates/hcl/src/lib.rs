//! The HCL2 language as Terraform and OpenTofu use it.
//!
//! This crate reads the language, changes it in place and computes with it. It knows nothing of Terraform's resources,
//! of files on a disk or of graphs: bytes come in, a tree with byte spans, patched bytes or values go out.
//! Every byte of the input belongs to exactly one token or to the blank space between two tokens, so nothing is ever
//! lost: a construct that is not understood becomes an error item, and the rest of the file is still read.
//!
//! # Rooms
//!
//! - [`syntax`]: bytes to a [`Tree`] with a span for everything; typed views ([`Body`], [`Block`], [`Attribute`],
//!   [`Expr`]) over a flat arena; errors with line, column and a hint.
//! - [`json`]: the JSON form of the language (`.tf.json`) read into the same tree.
//! - [`mod@format`]: what `terraform fmt` does, exactly; values and names as source text.
//! - [`patch`]: the smallest edits of the source bytes that set, unset, add, remove and rename things.
//! - [`eval`]: values of expressions, as far as they can be known.
//! - [`lines`]: byte offset to line and column.
//! - [`corpus`]: made-up text of any size, for measurements.
//!
//! # A first look
//!
//! ```
//! use hcl::{Edit, parse, patch};
//!
//! let source = b"resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n";
//! let tree = parse(&source[..]);
//! let vpc = tree.body().blocks().next().expect("one block");
//! assert_eq!(vpc.block_type(), "resource");
//! assert_eq!(vpc.labels().map(|label| label.text().into_owned()).collect::<Vec<_>>(), ["aws_vpc", "main"]);
//!
//! let edit = Edit::set_attribute(vpc.path(), "enable_dns_support", "true");
//! let patched = patch::apply(source, &[edit]).expect("a valid edit");
//! assert_eq!(
//!     String::from_utf8_lossy(&patched),
//!     "resource \"aws_vpc\" \"main\" {\n  cidr_block         = \"10.0.0.0/16\"\n  enable_dns_support = true\n}\n"
//! );
//! ```

pub mod corpus;
pub mod eval;
pub mod format;
pub mod json;
pub mod lines;
pub mod patch;
mod span;
pub mod syntax;

pub use patch::{BlockRef, BodyPath, Edit, NewBlock, PatchError};
pub use span::Span;
pub use syntax::{
    Attribute, Block, Body, Expr, ExprKind, Item, SyntaxError, Tree, parse, parse_expression, parse_template,
};
