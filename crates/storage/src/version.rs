//! Versions: immutable; their files are the set of their digest.

use domain::ids::{BlueprintId, TenantId, VersionId};
use domain::{Digest, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Result, Tx, Write, convert};

/// A version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Its number in its blueprint, from 1.
    pub number: u32,
    /// Why.
    pub message: String,
    /// Whose.
    pub author: String,
    /// The version before it.
    pub parent: Option<VersionId>,
    /// Its files.
    pub digest: Digest,
    /// When it was saved.
    pub created_at: Timestamp,
}

#[derive(FromRow)]
struct VersionRow {
    version_id: Uuid,
    number: i64,
    message: String,
    author: String,
    parent_id: Option<Uuid>,
    digest: Vec<u8>,
    created_at: i64,
}

/// Adds a version. Its files are stored already.
///
/// # Errors
/// [`crate::Error::Contradiction`] when its id or number is taken or its files are not stored.
pub async fn insert(write: &mut Write, tenant: TenantId, blueprint: BlueprintId, version: &Version) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO version (
             tenant_id, blueprint_id, version_id, number, message, author, parent_id, digest, created_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
        .bind(version.id.0)
        .bind(convert::stored(version.number))
        .bind(&version.message)
        .bind(&version.author)
        .bind(version.parent.map(|parent| parent.0))
        .bind(version.digest.as_bytes().as_slice())
        .bind(version.created_at.as_micros())
    )?;
    Ok(())
}

/// The versions of a blueprint, latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, tenant: TenantId, blueprint: BlueprintId) -> Result<Vec<Version>> {
    let rows: Vec<VersionRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT version_id, number, message, author, parent_id, digest, created_at
         FROM version
         WHERE tenant_id = $1
         AND blueprint_id = $2
         ORDER BY number DESC"
    ))
    .bind(tenant.0)
    .bind(blueprint.0)
    .fetch_all(connection)
    .await)?;
    rows.into_iter().map(Version::try_from).collect()
}

/// One version of a blueprint, if it is there.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &mut Tx, tenant: TenantId, blueprint: BlueprintId, version: VersionId) -> Result<Option<Version>> {
    let row: Option<VersionRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT version_id, number, message, author, parent_id, digest, created_at
         FROM version
         WHERE tenant_id = $1
         AND blueprint_id = $2
         AND version_id = $3"
    ))
    .bind(tenant.0)
    .bind(blueprint.0)
    .bind(version.0)
    .fetch_optional(connection)
    .await)?;
    row.map(Version::try_from).transpose()
}

/// The latest version of a blueprint, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn latest(tx: &mut Tx, tenant: TenantId, blueprint: BlueprintId) -> Result<Option<Version>> {
    let row: Option<VersionRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT version_id, number, message, author, parent_id, digest, created_at
         FROM version
         WHERE tenant_id = $1
         AND blueprint_id = $2
         ORDER BY number DESC
         LIMIT 1"
    ))
    .bind(tenant.0)
    .bind(blueprint.0)
    .fetch_optional(connection)
    .await)?;
    row.map(Version::try_from).transpose()
}

impl TryFrom<VersionRow> for Version {
    type Error = crate::Error;

    fn try_from(row: VersionRow) -> Result<Self> {
        Ok(Self {
            id: VersionId(row.version_id),
            number: convert::count(row.number)?,
            message: row.message,
            author: row.author,
            parent: row.parent_id.map(VersionId),
            digest: convert::digest(&row.digest)?,
            created_at: Timestamp::from_micros(row.created_at),
        })
    }
}
