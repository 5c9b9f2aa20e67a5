//! Rows and queries: everything that the core keeps, on SQLite (embedded) or PostgreSQL (served).
//!
//! [`Database`] opens and migrates; [`Database::read`] gives a [`Tx`] that sees one moment of the database,
//! [`Database::write`] a [`Write`], which can do what a [`Tx`] can and change rows as well. Every function here
//! takes one of the two: the caller owns the transaction and commits it as the last act. Each SQL text is written
//! once, in the subset that both databases understand (`docs/sql.md`), and registered, so that one test prepares
//! them all on both. Adding a table: `docs/adding-a-table.md`.
//!
//! - [`database`]: opening, transactions, one query body for two engines
//! - [`statement`]: the register of all SQL texts
//! - [`error`]: what can go wrong
//! - [`tenant`], [`setting`]: whose data, and how a person likes the product
//! - [`content`], [`file_set`]: bytes of files and sets of files, by digest
//! - [`blueprint`], [`document_update`], [`version`], [`incoming`]: blueprints and what belongs to them
//! - [`picture`]: how blueprints were laid out last
//! - [`library`]: what a company brings: policies, frameworks, price books
//! - [`attachment`]: what is kept beside a blueprint: usage assumed, results of scanners
//! - [`evidence`]: what was found in a version, and what it cost
//! - [`change`]: the feed
//! - [`outcome`]: first answers of writes, by idempotency key
//! - [`audit`]: the chain of who did what

#[macro_use]
mod macros;

pub mod attachment;
pub mod audit;
pub mod blueprint;
pub mod change;
pub mod content;
mod convert;
pub mod database;
pub mod document_update;
pub mod error;
pub mod evidence;
pub mod file_set;
pub mod incoming;
pub mod library;
mod migrate;
pub mod outcome;
pub mod picture;
pub mod setting;
pub mod statement;
pub mod tenant;
pub mod version;

pub use database::{Database, Location, Tx, Write};
pub use error::{Error, Result};
