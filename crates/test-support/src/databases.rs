//! Temporary databases of both engines.

use storage::{Database, Location};
use tempfile::TempDir;

use crate::postgres;

/// A database of one test. What it consists of goes when it is dropped.
#[derive(Debug)]
pub struct TestDatabase {
    /// Where it is, for opening it again.
    pub location: Location,
    _folder: Option<TempDir>,
}

impl TestDatabase {
    /// An empty SQLite file in a folder of its own.
    #[must_use]
    pub fn sqlite() -> Self {
        let folder = TempDir::new().expect("the system gives temporary folders");
        Self { location: Location::Sqlite(folder.path().join("core.db")), _folder: Some(folder) }
    }

    /// An empty database on the PostgreSQL of this process; `None` when tests are told to do without.
    #[must_use]
    pub fn postgres() -> Option<Self> {
        postgres::shared().map(|server| Self { location: server.new_database(), _folder: None })
    }

    /// Opens it.
    pub async fn open(&self) -> Database {
        Database::open(&self.location).await.expect("a new database opens")
    }
}

/// Runs a test's body on SQLite and on PostgreSQL, each as a test of its own.
#[macro_export]
macro_rules! both_engines {
    ($(async fn $name:ident($database:ident: TestDatabase) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn body($database: $crate::TestDatabase) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                body($crate::TestDatabase::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                if let Some(database) = $crate::TestDatabase::postgres() {
                    body(database).await;
                }
            }
        }
    )+};
}
