//! The stories; see `tests/src/lib.rs`.

#![cfg(test)]
