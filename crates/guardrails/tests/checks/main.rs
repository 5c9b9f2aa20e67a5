//! Checks as whoever asks for them sees them.

#![cfg(test)]

mod foreign;
mod framework;
mod hostile;
mod incremental;
mod suppression;
mod world;
