//! What writes answered, under their idempotency keys: a repeated request gets the first answer, byte for byte.

use domain::ids::{IdempotencyKey, TenantId};
use domain::{Digest, Timestamp};

use crate::{Result, Tx, Write, convert};

/// What a write answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The operation, path and body that were asked.
    pub request: Digest,
    /// The operation.
    pub operation: String,
    /// The body of the answer.
    pub answer: Vec<u8>,
    /// When the write was made.
    pub made_at: Timestamp,
}

/// Keeps the answer of a write; says whether the key was free.
///
/// # Errors
/// When the database fails.
pub async fn insert(write: &mut Write, tenant: TenantId, key: IdempotencyKey, outcome: &Outcome) -> Result<bool> {
    let rows = execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO outcome (tenant_id, idempotency_key, request_digest, operation, answer, made_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, idempotency_key) DO NOTHING"
        ))
        .bind(tenant.0)
        .bind(key.0)
        .bind(outcome.request.as_bytes().as_slice())
        .bind(&outcome.operation)
        .bind(&outcome.answer)
        .bind(outcome.made_at.as_micros())
    )?;
    Ok(rows == 1)
}

/// Forgets the answers of writes made before an instant; says how many there were.
///
/// # Errors
/// When the database fails.
pub async fn sweep(write: &mut Write, tenant: TenantId, before: Timestamp) -> Result<u64> {
    execute!(
        write,
        sqlx::query(sql!(
            "DELETE FROM outcome
         WHERE tenant_id = $1
         AND made_at < $2"
        ))
        .bind(tenant.0)
        .bind(before.as_micros())
    )
}

/// What was answered under a key, if anything.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &mut Tx, tenant: TenantId, key: IdempotencyKey) -> Result<Option<Outcome>> {
    let row: Option<(Vec<u8>, String, Vec<u8>, i64)> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT request_digest, operation, answer, made_at
         FROM outcome
         WHERE tenant_id = $1
         AND idempotency_key = $2"
    ))
    .bind(tenant.0)
    .bind(key.0)
    .fetch_optional(connection)
    .await)?;
    row.map(|(request, operation, answer, made_at)| {
        let request = convert::digest(&request)?;
        Ok(Outcome { request, operation, answer, made_at: Timestamp::from_micros(made_at) })
    })
    .transpose()
}
