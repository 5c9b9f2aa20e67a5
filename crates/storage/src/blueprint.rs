//! Blueprints: one row each; what they consist of is in `file_set` and `document_update`.

use domain::ids::{BlueprintId, TenantId};
use domain::{Digest, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Result, Tx, Write, convert};

/// A blueprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blueprint {
    /// Its id.
    pub id: BlueprintId,
    /// Its name.
    pub name: String,
    /// Whether it is the sample estate.
    pub sample: bool,
    /// The directory it is looked at from.
    pub root: String,
    /// Counts up with every change of its content or arrangement.
    pub revision: u64,
    /// The content with every edit.
    pub digest: Digest,
    /// The files that the edits are made on.
    pub base: Digest,
    /// The content that it and its folder both held last.
    pub in_step: Digest,
    /// How many resources and data sources.
    pub components: u32,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A blueprint with what its list shows beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The blueprint.
    pub blueprint: Blueprint,
    /// The message of its latest version.
    pub latest_version: Option<String>,
    /// Whether its content differs from its latest version.
    pub edited: bool,
    /// Whether files came in that nobody has looked at.
    pub incoming: bool,
}

#[derive(FromRow)]
struct CoverRow {
    blueprint_id: Uuid,
    name: String,
    sample: bool,
    root: String,
    revision: i64,
    digest: Vec<u8>,
    base_digest: Vec<u8>,
    in_step_digest: Vec<u8>,
    components: i64,
    created_at: i64,
    updated_at: i64,
    latest_version: Option<String>,
    edited: bool,
    incoming: bool,
}

/// Adds a blueprint. Its base and the content last in step are stored already.
///
/// # Errors
/// [`crate::Error::Contradiction`] when its id is taken or its files are not stored.
pub async fn insert(write: &mut Write, tenant: TenantId, blueprint: &Blueprint) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO blueprint (
             tenant_id, blueprint_id, name, sample, root, revision, digest, base_digest, in_step_digest, components,
             created_at, updated_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ))
        .bind(tenant.0)
        .bind(blueprint.id.0)
        .bind(&blueprint.name)
        .bind(blueprint.sample)
        .bind(&blueprint.root)
        .bind(convert::stored(blueprint.revision))
        .bind(blueprint.digest.as_bytes().as_slice())
        .bind(blueprint.base.as_bytes().as_slice())
        .bind(blueprint.in_step.as_bytes().as_slice())
        .bind(convert::stored(blueprint.components))
        .bind(blueprint.created_at.as_micros())
        .bind(blueprint.updated_at.as_micros())
    )?;
    Ok(())
}

/// Writes everything but the name of a blueprint, provided that nobody else has written it since `revision`; says whether.
///
/// # Errors
/// When the database fails.
pub async fn update(write: &mut Write, tenant: TenantId, blueprint: &Blueprint, revision: u64) -> Result<bool> {
    let rows = execute!(
        write,
        sqlx::query(sql!(
            "UPDATE blueprint
         SET root = $4,
             revision = $5,
             digest = $6,
             base_digest = $7,
             in_step_digest = $8,
             components = $9,
             updated_at = $10
         WHERE tenant_id = $1
         AND blueprint_id = $2
         AND revision = $3"
        ))
        .bind(tenant.0)
        .bind(blueprint.id.0)
        .bind(convert::stored(revision))
        .bind(&blueprint.root)
        .bind(convert::stored(blueprint.revision))
        .bind(blueprint.digest.as_bytes().as_slice())
        .bind(blueprint.base.as_bytes().as_slice())
        .bind(blueprint.in_step.as_bytes().as_slice())
        .bind(convert::stored(blueprint.components))
        .bind(blueprint.updated_at.as_micros())
    )?;
    Ok(rows == 1)
}

/// Gives a blueprint another name; says whether there is such a blueprint.
///
/// # Errors
/// When the database fails.
pub async fn rename(write: &mut Write, tenant: TenantId, id: BlueprintId, name: &str, at: Timestamp) -> Result<bool> {
    let rows = execute!(
        write,
        sqlx::query(sql!(
            "UPDATE blueprint
         SET name = $3,
             updated_at = $4
         WHERE tenant_id = $1
         AND blueprint_id = $2"
        ))
        .bind(tenant.0)
        .bind(id.0)
        .bind(name)
        .bind(at.as_micros())
    )?;
    Ok(rows == 1)
}

/// Removes a blueprint with its document, versions and offers; says whether there was one. The files that only it
/// held stay until [`crate::file_set::sweep`].
///
/// # Errors
/// When the database fails.
pub async fn remove(write: &mut Write, tenant: TenantId, id: BlueprintId) -> Result<bool> {
    let rows = execute!(
        write,
        sqlx::query(sql!(
            "DELETE FROM blueprint
         WHERE tenant_id = $1
         AND blueprint_id = $2"
        ))
        .bind(tenant.0)
        .bind(id.0)
    )?;
    Ok(rows == 1)
}

/// One blueprint, if it is there.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &mut Tx, tenant: TenantId, id: BlueprintId) -> Result<Option<Cover>> {
    let row: Option<CoverRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT blueprint.blueprint_id, blueprint.name, blueprint.sample, blueprint.root, blueprint.revision,
             blueprint.digest, blueprint.base_digest, blueprint.in_step_digest, blueprint.components,
             blueprint.created_at, blueprint.updated_at,
             latest.message AS latest_version,
             COALESCE(latest.digest, blueprint.base_digest) <> blueprint.digest AS edited,
             incoming.digest IS NOT NULL AS incoming
         FROM blueprint
         LEFT JOIN version latest ON latest.tenant_id = blueprint.tenant_id
         AND latest.blueprint_id = blueprint.blueprint_id
         AND latest.number = (
             SELECT MAX(version.number)
             FROM version
             WHERE version.tenant_id = blueprint.tenant_id
             AND version.blueprint_id = blueprint.blueprint_id
         )
         LEFT JOIN incoming ON incoming.tenant_id = blueprint.tenant_id
         AND incoming.blueprint_id = blueprint.blueprint_id
         WHERE blueprint.tenant_id = $1
         AND blueprint.blueprint_id = $2"
    ))
    .bind(tenant.0)
    .bind(id.0)
    .fetch_optional(connection)
    .await)?;
    row.map(Cover::try_from).transpose()
}

/// Every blueprint, latest change first.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, tenant: TenantId) -> Result<Vec<Cover>> {
    let rows: Vec<CoverRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT blueprint.blueprint_id, blueprint.name, blueprint.sample, blueprint.root, blueprint.revision,
             blueprint.digest, blueprint.base_digest, blueprint.in_step_digest, blueprint.components,
             blueprint.created_at, blueprint.updated_at,
             latest.message AS latest_version,
             COALESCE(latest.digest, blueprint.base_digest) <> blueprint.digest AS edited,
             incoming.digest IS NOT NULL AS incoming
         FROM blueprint
         LEFT JOIN version latest ON latest.tenant_id = blueprint.tenant_id
         AND latest.blueprint_id = blueprint.blueprint_id
         AND latest.number = (
             SELECT MAX(version.number)
             FROM version
             WHERE version.tenant_id = blueprint.tenant_id
             AND version.blueprint_id = blueprint.blueprint_id
         )
         LEFT JOIN incoming ON incoming.tenant_id = blueprint.tenant_id
         AND incoming.blueprint_id = blueprint.blueprint_id
         WHERE blueprint.tenant_id = $1
         ORDER BY blueprint.updated_at DESC, blueprint.blueprint_id DESC"
    ))
    .bind(tenant.0)
    .fetch_all(connection)
    .await)?;
    rows.into_iter().map(Cover::try_from).collect()
}

impl TryFrom<CoverRow> for Cover {
    type Error = crate::Error;

    fn try_from(row: CoverRow) -> Result<Self> {
        Ok(Self {
            blueprint: Blueprint {
                id: BlueprintId(row.blueprint_id),
                name: row.name,
                sample: row.sample,
                root: row.root,
                revision: convert::count(row.revision)?,
                digest: convert::digest(&row.digest)?,
                base: convert::digest(&row.base_digest)?,
                in_step: convert::digest(&row.in_step_digest)?,
                components: convert::count(row.components)?,
                created_at: Timestamp::from_micros(row.created_at),
                updated_at: Timestamp::from_micros(row.updated_at),
            },
            latest_version: row.latest_version,
            edited: row.edited,
            incoming: row.incoming,
        })
    }
}
