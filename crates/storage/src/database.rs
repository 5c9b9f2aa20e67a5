//! Opening a database, and transactions on it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::{Error, Result, migrate};

/// How long a transaction waits for another before it gives up as busy.
const PATIENCE: Duration = Duration::from_secs(10);
/// Connections that read at the same time.
const READERS: u32 = 6;

/// Where a database is.
#[derive(Debug, Clone)]
pub enum Location {
    /// A SQLite file, created when it is not there.
    Sqlite(PathBuf),
    /// A PostgreSQL server: `postgres://user@host/database`.
    Postgres(String),
}

/// An open database, brought up to date.
#[derive(Debug, Clone)]
pub struct Database {
    pools: Pools,
}

#[derive(Debug, Clone)]
enum Pools {
    /// One connection writes: SQLite has one writer anyway, and waiting in our queue is fair and wakes at once.
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

/// A transaction that reads: it sees one moment of the database.
#[derive(Debug)]
pub struct Tx {
    engine: Engine,
}

/// A transaction that may write. Dropped without [`Write::commit`] it leaves nothing behind.
#[derive(Debug)]
pub struct Write {
    tx: Tx,
}

#[derive(Debug)]
pub(crate) enum Engine {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Database {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error::Newer`] when a newer version of the product has changed it, [`Error::Migration`] when the schema
    /// cannot be brought up to date, others when it cannot be opened at all.
    pub async fn open(location: &Location) -> Result<Self> {
        let pools = match location {
            Location::Sqlite(path) => {
                // A commit is durable when it returns: FULL syncs the log at each one.
                let options = SqliteConnectOptions::new()
                    .filename(path)
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(PATIENCE);
                keep_private(path).map_err(Error::File)?;
                let writer = SqlitePoolOptions::new()
                    .max_connections(1)
                    .acquire_timeout(PATIENCE)
                    .idle_timeout(None)
                    .max_lifetime(None)
                    .connect_with(options.clone())
                    .await?;
                let readers = SqlitePoolOptions::new()
                    .max_connections(READERS)
                    .acquire_timeout(PATIENCE)
                    .connect_lazy_with(options.create_if_missing(false));
                Pools::Sqlite { readers, writer }
            }
            Location::Postgres(address) => {
                let options: PgConnectOptions = address.parse().map_err(Error::Database)?;
                let pool = PgPoolOptions::new()
                    .max_connections(2 * READERS)
                    .acquire_timeout(PATIENCE)
                    .connect_with(options)
                    .await?;
                Pools::Postgres(pool)
            }
        };
        let database = Self { pools };
        if let Err(error) = database.migrate().await {
            // A failed migration leaves its lock with the connection; nothing may use that one again.
            database.close().await;
            return Err(error);
        }
        Ok(database)
    }

    /// Begins a transaction that reads.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn read(&self) -> Result<Tx> {
        let engine = match &self.pools {
            Pools::Sqlite { readers, .. } => Engine::Sqlite(readers.begin().await?),
            Pools::Postgres(pool) => {
                Engine::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        };
        Ok(Tx { engine })
    }

    /// Begins a transaction that may write. On SQLite it is the only one until it ends.
    ///
    /// # Errors
    /// [`Error::Busy`] when another writer does not end in time, others when no connection can be had.
    pub async fn write(&self) -> Result<Write> {
        let engine = match &self.pools {
            // A transaction that begins by reading and writes later could not wait its turn.
            Pools::Sqlite { writer, .. } => Engine::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Engine::Postgres(pool.begin().await?),
        };
        Ok(Write { tx: Tx { engine } })
    }

    /// Closes every connection; on SQLite the log is folded into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    async fn migrate(&self) -> Result<()> {
        let migrator = migrate::migrator();
        match &self.pools {
            Pools::Sqlite { writer, .. } => migrator.run(writer).await,
            Pools::Postgres(pool) => migrator.run(pool).await,
        }
        .map_err(Error::Migration)?;
        migrate::promise(self).await
    }
}

/// Makes a new file that only its owner may read; what SQLite puts beside it takes after it.
fn keep_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

impl Tx {
    pub(crate) fn engine(&mut self) -> &mut Engine {
        &mut self.engine
    }

    /// Prepares an SQL text without running it.
    ///
    /// # Errors
    /// When the engine does not understand it, or names something that is not there.
    pub async fn prepare(&mut self, text: &'static str) -> Result<()> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        within!(self, connection => connection.prepare(text.into_sql_str()).await.map(drop))
    }
}

impl Write {
    /// Makes it all durable and visible.
    ///
    /// # Errors
    /// When the database cannot; then nothing is kept.
    pub async fn commit(self) -> Result<()> {
        match self.tx.engine {
            Engine::Sqlite(transaction) => Ok(transaction.commit().await?),
            Engine::Postgres(transaction) => Ok(transaction.commit().await?),
        }
    }
}

impl std::ops::Deref for Write {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl std::ops::DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}
