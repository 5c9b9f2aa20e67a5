//! Pictures: what is drawn of a graph, where it stands, what stays where it stood, how it looks.
#![cfg(test)]

mod arranging;
mod common;
mod drawing;
mod keeping;
mod projecting;
