//! `dharma` as a person or a pipeline runs it.

#![cfg(test)]

mod diff;
mod docs;
mod export;
mod help;
mod import;
mod place;
mod run;
mod serve;
mod terraform;
