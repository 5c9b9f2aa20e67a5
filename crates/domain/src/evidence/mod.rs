//! What is said about the content of a blueprint, each report bound by digests to exactly what was examined.
//!
//! - [`check`]: findings: what policies say
//! - [`compliance`]: controls of a framework, measured by findings
//! - [`estimate`]: what it costs, line by line
//! - [`reach`]: who can reach what over the network

pub mod check;
pub mod compliance;
pub mod estimate;
pub mod reach;
