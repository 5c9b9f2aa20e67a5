//! What the screens know, as plain structs: no browser, no signals, tested on the host.

pub mod changes;
pub mod fields;
pub mod findings;
pub mod highlight;
pub mod literal;
pub mod loaded;
pub mod meta_arguments;
pub mod money;
pub mod outline;
pub mod preferences;
pub mod review;
pub mod route;
pub mod saving;
pub mod search;
pub mod text;
pub mod unified;

pub use loaded::Loaded;
pub use preferences::{Panel, Preferences, Theme};
pub use route::Route;
pub use saving::Saving;
