//! Networks worked out by hand, one room a cloud.
#![cfg(test)]

mod aws;
mod azure;
mod common;
mod gcp;
mod kubernetes;
mod made;
mod properties;
