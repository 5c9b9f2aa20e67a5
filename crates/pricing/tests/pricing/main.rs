//! Prices of configuration as people write it, and what holds of every estimate.
#![cfg(test)]

mod aws;
mod azure;
mod common;
mod estimate;
mod google;
