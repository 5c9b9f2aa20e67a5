//! The pages. A page fetches and arranges.
//!
//! - [`start`]: recent blueprints and ways to begin
//! - [`blueprint`]: one blueprint: canvas, inspector, dock

pub mod blueprint;
pub mod start;

pub use blueprint::BlueprintPage;
pub use start::StartPage;
