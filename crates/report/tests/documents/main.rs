//! What the documents say, read back by other readers.

#![cfg(test)]

mod charts;
mod fixture;
mod oscal;
mod pdf;
mod sarif;
mod tables;
