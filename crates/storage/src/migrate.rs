//! Bringing the schema up to date, and refusing one from the future.

use sqlx::migrate::Migrator;

use crate::{Database, Error, Result};

/// The first line of a migration after which older versions may still open the database.
const OLDER_MAY_OPEN: &str = "-- older versions may open: yes";

/// The migrations. Those of a newer version of the product are no error here: [`promise`] decides about them.
pub fn migrator() -> Migrator {
    let mut migrator = sqlx::migrate!("../../migrations");
    migrator.set_ignore_missing(true);
    migrator
}

/// Records which versions may open this database, and refuses when this one may not.
pub async fn promise(database: &Database) -> Result<()> {
    let migrator = migrator();
    let newest = migrator.iter().map(|migration| migration.version).max().unwrap_or_default();
    let mut write = database.write().await?;
    let closed: Option<i64> = within!(write, connection => sqlx::query_scalar(sql!(
        "SELECT version
         FROM schema_compatibility
         WHERE version > $1
         AND NOT older_may_open
         ORDER BY version DESC
         LIMIT 1"
    ))
    .bind(newest)
    .fetch_optional(connection)
    .await)?;
    if let Some(version) = closed {
        return Err(Error::Newer { version });
    }
    for migration in migrator.iter() {
        execute!(
            write,
            sqlx::query(sql!(
                "INSERT INTO schema_compatibility (version, older_may_open)
             VALUES ($1, $2)
             ON CONFLICT (version) DO NOTHING"
            ))
            .bind(migration.version)
            .bind(migration.sql.as_str().starts_with(OLDER_MAY_OPEN))
        )?;
    }
    write.commit().await
}
