//! The rows of `data/types/*.toml`, ordered by type name; written by the build script.

use domain::Category;

use super::TypeEntry;
use crate::{ContainerKind, Containment, Placement, Provider};

include!(concat!(env!("OUT_DIR"), "/types.rs"));
