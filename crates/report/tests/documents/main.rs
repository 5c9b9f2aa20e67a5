//! What the documents say, read back by other readers.

#![cfg(test)]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test ends at the first thing that is wrong")]

mod charts;
mod fixture;
mod oscal;
mod pdf;
mod sarif;
mod tables;
