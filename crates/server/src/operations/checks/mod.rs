//! Checks: what policies find, what other scanners said.

mod export;
mod import;
mod remove;
mod run;
mod scans;
