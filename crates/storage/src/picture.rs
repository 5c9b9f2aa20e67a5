//! How blueprints were laid out last: a memory that makes the next picture look alike, and that may be missing.

use std::sync::Arc;

use domain::Digest;
use domain::ids::{BlueprintId, TenantId};

use crate::content::{self, Packed};
use crate::{Result, Tx, Write, convert};

/// A layout as it is stored.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Whether it shows variables, locals, outputs and providers.
    pub with_values: bool,
    /// The blueprint's revision that it was made for.
    pub revision: u64,
    bytes: Packed,
}

impl Picture {
    /// Makes a layout ready for storing, which needs no database and may take a while.
    #[must_use]
    pub fn pack(with_values: bool, revision: u64, bytes: &Arc<[u8]>) -> Self {
        Self { with_values, revision, bytes: content::pack(Digest::of(bytes), bytes) }
    }
}

/// Keeps a layout in place of an earlier one of its kind.
///
/// # Errors
/// [`crate::Error::Contradiction`] when the blueprint is not there.
pub async fn put(write: &mut Write, tenant: TenantId, blueprint: BlueprintId, picture: &Picture) -> Result<()> {
    let (length, encoding, bytes) = picture.bytes.stored();
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO picture (tenant_id, blueprint_id, with_values, revision, length, encoding, bytes)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (tenant_id, blueprint_id, with_values) DO UPDATE
         SET revision = excluded.revision,
             length = excluded.length,
             encoding = excluded.encoding,
             bytes = excluded.bytes"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
        .bind(picture.with_values)
        .bind(convert::stored(picture.revision))
        .bind(length)
        .bind(encoding)
        .bind(bytes)
    )?;
    Ok(())
}

/// Forgets the layouts of a blueprint.
///
/// # Errors
/// When the database fails.
pub async fn remove(write: &mut Write, tenant: TenantId, blueprint: BlueprintId) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "DELETE FROM picture
         WHERE tenant_id = $1
         AND blueprint_id = $2"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
    )?;
    Ok(())
}

/// The layouts of a blueprint: for each, whether it shows values, and its bytes.
///
/// # Errors
/// When the database fails. A layout that is damaged is left out.
pub async fn all(tx: &mut Tx, tenant: TenantId, blueprint: BlueprintId) -> Result<Vec<(bool, Arc<[u8]>)>> {
    let rows: Vec<(bool, i64, String, Vec<u8>)> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT with_values, length, encoding, bytes
         FROM picture
         WHERE tenant_id = $1
         AND blueprint_id = $2
         ORDER BY with_values"
    ))
    .bind(tenant.0)
    .bind(blueprint.0)
    .fetch_all(connection)
    .await)?;
    let whole = |(with_values, length, encoding, bytes): (bool, i64, String, Vec<u8>)| {
        let bytes = content::unpack("picture", length, &encoding, bytes).ok()?;
        Some((with_values, bytes))
    };
    Ok(rows.into_iter().filter_map(whole).collect())
}
