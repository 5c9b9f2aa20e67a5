//! Compliance as a PDF: a document that one hands to an auditor.
//!
//! - `face`: the type; `flow`: layout down the pages; `paint`: the bytes
//! - `compliance`: what stands in the document

mod compliance;
mod face;
mod flow;
mod paint;

use domain::Timestamp;
use domain::evidence::compliance::ComplianceReport;

/// What the document says of itself.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// What was examined, by name.
    pub subject: &'a str,
    /// Which version of it, for people: "version 12, “Encrypt the ledger”", or "as it is now".
    pub version: &'a str,
    /// When the document was made.
    pub at: Timestamp,
    /// The product's version.
    pub product: &'a str,
}

/// A document that could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the document could not be drawn")]
pub struct DrawError;

/// Writes how a blueprint stands against a framework.
///
/// # Errors
/// [`DrawError`] when the library that draws refuses, which no report is known to bring about.
pub fn compliance(report: &ComplianceReport, about: &About<'_>) -> Result<Vec<u8>, DrawError> {
    let faces = face::Faces::new().ok_or(DrawError)?;
    let mut flow = flow::Flow::new(&faces);
    compliance::compose(&mut flow, report, about);
    let title = format!("{} {}: {}", report.framework.title, report.framework.version, about.subject);
    let furniture = paint::Furniture { title: &title, at: about.at, version: about.product };
    paint::paint(&faces, &flow, &furniture).ok_or(DrawError)
}
