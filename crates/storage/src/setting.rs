//! How a person likes the product: short texts by name.

use std::collections::BTreeMap;

use domain::ids::{TenantId, UserId};

use crate::{Result, Tx, Write};

/// Every setting of a person.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx, tenant: TenantId, user: UserId) -> Result<BTreeMap<String, String>> {
    let rows: Vec<(String, String)> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT name, value
         FROM setting
         WHERE tenant_id = $1
         AND user_id = $2"
    ))
    .bind(tenant.0)
    .bind(user.0)
    .fetch_all(connection)
    .await)?;
    Ok(rows.into_iter().collect())
}

/// Sets one setting.
///
/// # Errors
/// When the database fails.
pub async fn set(write: &mut Write, tenant: TenantId, user: UserId, name: &str, value: &str) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO setting (tenant_id, user_id, name, value)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, user_id, name) DO UPDATE
         SET value = excluded.value"
        ))
        .bind(tenant.0)
        .bind(user.0)
        .bind(name)
        .bind(value)
    )?;
    Ok(())
}
