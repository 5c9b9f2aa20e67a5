//! `dharma`, the command line.
fn main() {}
