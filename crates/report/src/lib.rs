//! Evidence as documents: what was found, measured and priced, written for other programs and for people.
//!
//! Every function takes a report of [`domain::evidence`] and gives bytes or text, the same ones for the same report:
//! there is no clock here, and ids are made from digests.
//!
//! - [`sarif`]: findings as SARIF 2.1.0, and other scanners' SARIF as findings
//! - [`junit`]: findings as JUnit's XML
//! - [`oscal`]: compliance as OSCAL assessment results
//! - [`table`]: findings, compliance and estimates as CSV
//! - [`pdf`]: compliance as a document for people
//! - [`chart`]: pictures of evidence, each with the table behind it and a text for who does not see it

pub mod chart;
pub mod junit;
pub mod oscal;
pub mod pdf;
pub mod sarif;
pub mod table;
mod text;

/// The name under which the product signs what it writes.
pub const TOOL: &str = "IAC Dharma";
