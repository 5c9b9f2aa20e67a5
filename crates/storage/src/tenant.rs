//! Tenants: whose data. An embedded core has one.

use domain::Timestamp;
use domain::ids::TenantId;

use crate::{Result, Tx, Write};

/// Makes sure that the tenant is there.
///
/// # Errors
/// When the database fails.
pub async fn ensure(write: &mut Write, tenant: TenantId, name: &str, now: Timestamp) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO tenant (tenant_id, name, created_at)
         VALUES ($1, $2, $3)
         ON CONFLICT (tenant_id) DO NOTHING"
        ))
        .bind(tenant.0)
        .bind(name)
        .bind(now.as_micros())
    )?;
    Ok(())
}

/// The tenant's name, if there is such a tenant.
///
/// # Errors
/// When the database fails.
pub async fn name(tx: &mut Tx, tenant: TenantId) -> Result<Option<String>> {
    within!(tx, connection => sqlx::query_scalar(sql!(
        "SELECT name
         FROM tenant
         WHERE tenant_id = $1"
    ))
    .bind(tenant.0)
    .fetch_optional(connection)
    .await)
}
