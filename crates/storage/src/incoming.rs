//! Files that changed outside and wait for a person: the latest offer of each blueprint.

use domain::ids::{BlueprintId, TenantId};
use domain::{Digest, Timestamp};

use crate::{Result, Tx, Write, convert};

/// An offer that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Incoming {
    /// Its files.
    pub digest: Digest,
    /// When it came in.
    pub since: Timestamp,
}

/// Keeps an offer in place of an earlier one. Its files are stored already.
///
/// # Errors
/// [`crate::Error::Contradiction`] when the blueprint or the files are not there.
pub async fn put(write: &mut Write, tenant: TenantId, blueprint: BlueprintId, incoming: Incoming) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO incoming (tenant_id, blueprint_id, digest, since)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, blueprint_id) DO UPDATE
         SET digest = excluded.digest,
             since = excluded.since"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
        .bind(incoming.digest.as_bytes().as_slice())
        .bind(incoming.since.as_micros())
    )?;
    Ok(())
}

/// Forgets an offer; says whether one waited.
///
/// # Errors
/// When the database fails.
pub async fn remove(write: &mut Write, tenant: TenantId, blueprint: BlueprintId) -> Result<bool> {
    let rows = execute!(
        write,
        sqlx::query(sql!(
            "DELETE FROM incoming
         WHERE tenant_id = $1
         AND blueprint_id = $2"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
    )?;
    Ok(rows == 1)
}

/// The offer that waits, if one does.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &mut Tx, tenant: TenantId, blueprint: BlueprintId) -> Result<Option<Incoming>> {
    let row: Option<(Vec<u8>, i64)> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT digest, since
         FROM incoming
         WHERE tenant_id = $1
         AND blueprint_id = $2"
    ))
    .bind(tenant.0)
    .bind(blueprint.0)
    .fetch_optional(connection)
    .await)?;
    row.map(|(digest, since)| Ok(Incoming { digest: convert::digest(&digest)?, since: Timestamp::from_micros(since) }))
        .transpose()
}
