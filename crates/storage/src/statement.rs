//! The register of all SQL texts.

/// Every SQL text of this crate. A test prepares each on both engines.
#[linkme::distributed_slice]
pub static STATEMENTS: [&'static str];
