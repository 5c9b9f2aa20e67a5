//! Working on a blueprint: its picture, its parts, its source, edits, undo.

mod arrange;
mod blocks;
mod component;
mod edit;
mod preview;
mod redo;
pub(super) mod refusal;
mod scene;
mod source;
mod step;
mod undo;
