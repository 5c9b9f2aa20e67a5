//! For tests alone: a core on a temporary database, a fixed clock, seeded randomness.
//!
//! [`TestCore::sqlite`] and [`TestCore::postgres`] open a core that disappears with the test; its [`Client`] calls
//! operations with their types. PostgreSQL is a server of this test process's own, started from the system's
//! binaries when the first test asks for it and stopped when the process ends.
//!
//! - [`databases`]: temporary databases of both engines
//! - [`postgres`]: the PostgreSQL of this test process
//! - [`core`]: a core with a clock that stands and ids that are the same in every run

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test ends at the first thing that is not as it should be, and says what was skipped"
)]

pub mod core;
pub mod databases;
pub mod postgres;

pub use crate::core::{Client, TestCore, edge, settings};
pub use databases::TestDatabase;
