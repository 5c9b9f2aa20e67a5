//! What screens are made of. A component shows and reports; it asks the core for nothing.
//!
//! Each is a folder with its Rust and its CSS; the CSS uses the tokens of `public/tokens.css` and nothing else.
//!
//! - [`button`]: buttons with an icon, their name and their shortcut
//! - [`combobox`]: a field that searches a list
//! - [`dialog`]: modal dialogs on the native element
//! - [`empty`]: what stands where nothing is yet
//! - [`focus`]: moving the keyboard's focus between panes
//! - [`icon`]: the one stroke family
//! - [`kbd`]: keys as they look
//! - [`menu`]: menus at a place of the window
//! - [`notices`]: what is said in passing
//! - [`problem`]: what went wrong, what was kept, what to do
//! - [`prose`]: sentences with names in them
//! - [`progress`]: that something takes its time
//! - [`severity`]: how bad something is
//! - [`sight`]: whether an element is in sight
//! - [`splitter`]: borders that can be dragged
//! - [`virtual_list`]: long lists of which only what is in sight exists

pub mod button;
pub mod combobox;
pub mod dialog;
pub mod empty;
pub mod focus;
pub mod icon;
pub mod kbd;
pub mod menu;
pub mod notices;
pub mod problem;
pub mod progress;
pub mod prose;
pub mod severity;
pub mod sight;
pub mod splitter;
pub mod virtual_list;

pub use button::{Button, IconButton, Variant};
pub use combobox::{Choice, Combobox};
pub use dialog::Modal;
pub use empty::Empty;
pub use icon::{Drawn, Glyph, Icon};
pub use kbd::Kbd;
pub use problem::ProblemView;
pub use progress::Spinner;
pub use prose::prose;
pub use severity::SeverityMark;
pub use splitter::Splitter;
pub use virtual_list::VirtualList;
