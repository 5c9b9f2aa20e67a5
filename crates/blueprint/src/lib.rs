//! A blueprint as a shared document: what people edited on top of a set of files, remembered so that it merges, can be
//! taken back, and can be compared.
//!
//! A [`Blueprint`] is a *base*, the files everything began with ([`iac::Project`]), and a *document* of typed edits.
//! What the blueprint is now is always the base with the edits applied one after the other, in an order on which all
//! replicas agree; so replicas that have the same edits have the same bytes, whatever order the edits came in. Nothing
//! here reads a clock or a disk: sittings, peers and ids come in, bytes to store go out. This is the only crate that
//! knows Loro.
//!
//! # Rooms
//!
//! - [`Blueprint`]: open, edit, undo, redo, import, snapshot
//! - `document`: the shared document, and what is believed of bytes that come in
//! - `replay`: from steps to what a blueprint is now; names and nested blocks that do not shift
//! - `meanings`: what the addresses in an expression mean, wherever their components are renamed to
//! - `picture`: places, groups and notes
//! - `history`: what a sitting can take back
//! - `checkpoints`: earlier states, so that a change in the middle does not begin at the base
//! - `report`: what two replicas did without knowing of each other
//! - `compare`: what differs between two versions
//! - `incoming`: files that changed outside, merged with what was edited here
//! - `body`: the nested blocks of a component, as text and as a tree
//! - `piece`: a piece of a file, read by itself
//!
//! # The document
//!
//! At its root are two maps, both named after the format and the base: `steps.1.DIGEST` and `undone.1.DIGEST`, where
//! `DIGEST` is sixteen digits of the base's digest. A step is one entry of the first map, written once: its key says
//! when it was made (a logical clock, then the peer), its value is JSON with the sitting and the changes. A change is
//! about a component and a path in it:
//!
//! - A component is called by its key in the base, or by the edit that made it; never by its key of now, which a rename
//!   changes. The graph and people speak keys of now, and this crate translates.
//! - A nested block is called by its number in the beginning, or by the edit that added it; never by its number of now.
//! - An address in an expression means a component: where the author's names differed from the base, the change says
//!   which. A reference follows its component when somebody else renamed it meanwhile.
//!
//! So edits merge per field: of two values for one attribute the later stays, elements that two people connect both
//! stay, and what was removed stays removed. What cannot apply is [set aside](Blueprint::set_aside), never lost. A step
//! that is taken back is an entry of the second map: applying goes on without it.

mod blueprint;
mod body;
mod checkpoints;
mod compare;
mod document;
mod edit_error;
mod history;
mod incoming;
mod meanings;
mod picture;
mod piece;
mod replay;
mod report;

pub use blueprint::{Blueprint, Step};
pub use compare::compare;
pub use document::UpdateError;
pub use edit_error::EditError;
pub use incoming::{Choices, MergeError, merge, review};
pub use replay::{SetAside, Why};
