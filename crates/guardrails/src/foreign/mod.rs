//! Policies that people already have, for conftest or OPA: run as they are, behind walls.
//!
//! - `read`: a folder of policies and data
//! - `syntax`: what a policy's text says
//! - `weight`: whether it can be read at all
//! - `document`: what policies are given
//! - `sandbox`: the walls
//! - `found`: what policies say, and about which resource
//! - `run`: all of it together

mod document;
mod found;
mod read;
mod run;
mod sandbox;
mod syntax;
mod weight;

#[cfg(test)]
#[path = "../../tests/peers/mod.rs"]
mod peers;

pub(crate) use read::{Kind, Policies, tidy};
pub(crate) use run::{Foreign, Said};
pub use sandbox::Limits;
