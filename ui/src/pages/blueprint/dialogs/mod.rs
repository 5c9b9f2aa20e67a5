//! What edits ask for.
//!
//! - [`add`]: a new component
//! - [`connect`]: what refers to what, in which attribute
//! - [`naming`]: names, notes, groups, files, versions
//! - [`save`]: what saving to the folder will change

mod add;
mod connect;
mod naming;
mod preview;
mod save;

pub use add::AddComponent;
pub use connect::Connect;
pub use naming::{GroupSelection, MoveToFile, NoteOn, RenameComponent, SaveVersion};
pub use save::SaveToFolder;
