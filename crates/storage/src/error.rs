//! What can go wrong between a query and the disk.

/// A failure of the database, by what the caller can do about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Somebody else holds what is needed; the same transaction may succeed a moment later.
    #[error("the database is busy")]
    Busy(#[source] sqlx::Error),
    /// There is no room left where the database lies.
    #[error("there is no room left for the database")]
    Full(#[source] sqlx::Error),
    /// A row of this key is there already, or one that this row needs is not.
    #[error("the row contradicts others")]
    Contradiction(#[source] sqlx::Error),
    /// A newer version of the product changed this database in a way that this version would not understand.
    #[error("the database was last opened by a newer version of the product (schema {version})")]
    Newer {
        /// The schema's version.
        version: i64,
    },
    /// The schema could not be brought up to date.
    #[error("the database could not be brought up to date")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// The database's file cannot be opened or made.
    #[error("the file of the database cannot be opened")]
    File(#[source] std::io::Error),
    /// A stored value is not what was written.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// Anything else.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
}

/// A result with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::error::ErrorKind;
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy(error);
        }
        let Some(database) = error.as_database_error() else { return Self::Database(error) };
        // SQLite: the primary code is the low byte (5 busy, 6 locked, 13 full). PostgreSQL: 40001 serialization,
        // 40P01 deadlock, 55P03 lock not available, 53100 disk full.
        let code = database.code().unwrap_or_default();
        let sqlite = code.parse::<u32>().ok().filter(|code| *code < 10_000).map(|code| code & 0xff);
        match (database.kind(), sqlite, code.as_ref()) {
            (ErrorKind::UniqueViolation | ErrorKind::ForeignKeyViolation, ..) => Self::Contradiction(error),
            (_, Some(5 | 6), _) | (_, _, "40001" | "40P01" | "55P03") => Self::Busy(error),
            (_, Some(13), _) | (_, _, "53100") => Self::Full(error),
            _ => Self::Database(error),
        }
    }
}
