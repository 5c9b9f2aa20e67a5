//! What was edited on top of a base: updates of the shared document, in order. A snapshot stands for all before it.

use domain::ids::{BlueprintId, TenantId};

use crate::{Result, Tx, Write, convert};

/// The updates of a blueprint's document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Updates {
    /// The number of the last one; 0 where there is none.
    pub last: u64,
    /// Their bytes, oldest first.
    pub bytes: Vec<Vec<u8>>,
}

/// Adds an update under the number after the last one.
///
/// # Errors
/// [`crate::Error::Contradiction`] when somebody else has taken that number.
pub async fn append(
    write: &mut Write,
    tenant: TenantId,
    blueprint: BlueprintId,
    sequence: u64,
    bytes: &[u8],
) -> Result<()> {
    insert(write, tenant, blueprint, sequence, false, bytes).await
}

/// Replaces every update by a snapshot, which takes the number after the last one.
///
/// # Errors
/// [`crate::Error::Contradiction`] when somebody else has taken that number.
pub async fn replace(
    write: &mut Write,
    tenant: TenantId,
    blueprint: BlueprintId,
    sequence: u64,
    snapshot: &[u8],
) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "DELETE FROM document_update
         WHERE tenant_id = $1
         AND blueprint_id = $2
         AND sequence < $3"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
        .bind(convert::stored(sequence))
    )?;
    insert(write, tenant, blueprint, sequence, true, snapshot).await
}

/// Every update of a blueprint's document.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx, tenant: TenantId, blueprint: BlueprintId) -> Result<Updates> {
    let rows: Vec<(i64, Vec<u8>)> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT sequence, bytes
         FROM document_update
         WHERE tenant_id = $1
         AND blueprint_id = $2
         ORDER BY sequence"
    ))
    .bind(tenant.0)
    .bind(blueprint.0)
    .fetch_all(connection)
    .await)?;
    let last = rows.last().map_or(Ok(0), |(sequence, _)| convert::count(*sequence))?;
    Ok(Updates { last, bytes: rows.into_iter().map(|(_, bytes)| bytes).collect() })
}

async fn insert(
    write: &mut Write,
    tenant: TenantId,
    blueprint: BlueprintId,
    sequence: u64,
    snapshot: bool,
    bytes: &[u8],
) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO document_update (tenant_id, blueprint_id, sequence, snapshot, bytes)
         VALUES ($1, $2, $3, $4, $5)"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
        .bind(convert::stored(sequence))
        .bind(snapshot)
        .bind(bytes)
    )?;
    Ok(())
}
