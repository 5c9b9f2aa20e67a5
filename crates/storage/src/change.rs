//! The feed of changes: numbered without gaps per tenant, in the order of commits.

use domain::Timestamp;
use domain::ids::{ChangeId, TenantId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Result, Tx, Write, convert};

/// An entry of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its id.
    pub id: ChangeId,
    /// The operation that made it.
    pub operation: String,
    /// What kind of thing changed.
    pub resource: String,
    /// Its id.
    pub subject: String,
    /// When.
    pub made_at: Timestamp,
}

#[derive(FromRow)]
struct ChangeRow {
    sequence: i64,
    change_id: Uuid,
    operation: String,
    resource: String,
    subject: String,
    made_at: i64,
}

/// Adds a change and gives its number. The tenant's counter stays locked until the commit, so that a reader never
/// sees a gap that is filled later.
///
/// # Errors
/// When the database fails.
pub async fn append(write: &mut Write, tenant: TenantId, change: &Change) -> Result<u64> {
    let sequence: i64 = within!(write, connection => sqlx::query_scalar(sql!(
        "INSERT INTO feed (tenant_id, sequence)
         VALUES ($1, 1)
         ON CONFLICT (tenant_id) DO UPDATE
         SET sequence = feed.sequence + 1
         RETURNING sequence"
    ))
    .bind(tenant.0)
    .fetch_one(connection)
    .await)?;
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO change (tenant_id, sequence, change_id, operation, resource, subject, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ))
        .bind(tenant.0)
        .bind(sequence)
        .bind(change.id.0)
        .bind(&change.operation)
        .bind(&change.resource)
        .bind(&change.subject)
        .bind(change.made_at.as_micros())
    )?;
    convert::count(sequence)
}

/// Up to `limit` changes after a number, in order, each with its own number.
///
/// # Errors
/// When the database fails.
pub async fn after(tx: &mut Tx, tenant: TenantId, sequence: u64, limit: u32) -> Result<Vec<(u64, Change)>> {
    let rows: Vec<ChangeRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT sequence, change_id, operation, resource, subject, made_at
         FROM change
         WHERE tenant_id = $1
         AND sequence > $2
         ORDER BY sequence
         LIMIT $3"
    ))
    .bind(tenant.0)
    .bind(convert::stored(sequence))
    .bind(convert::stored(limit))
    .fetch_all(connection)
    .await)?;
    rows.into_iter()
        .map(|row| {
            let change = Change {
                id: ChangeId(row.change_id),
                operation: row.operation,
                resource: row.resource,
                subject: row.subject,
                made_at: Timestamp::from_micros(row.made_at),
            };
            Ok((convert::count(row.sequence)?, change))
        })
        .collect()
}

/// The number of the last change; 0 where there is none.
///
/// # Errors
/// When the database fails.
pub async fn last(tx: &mut Tx, tenant: TenantId) -> Result<u64> {
    let sequence: Option<i64> = within!(tx, connection => sqlx::query_scalar(sql!(
        "SELECT sequence
         FROM feed
         WHERE tenant_id = $1"
    ))
    .bind(tenant.0)
    .fetch_optional(connection)
    .await)?;
    sequence.map_or(Ok(0), convert::count)
}
