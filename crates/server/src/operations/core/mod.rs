//! The core itself.

mod describe;
