//! Who did what: one chain of digests a tenant. Each entry holds the digest of the one before it, and the head
//! holds the digest of the last, so that no entry can be changed, taken out or put in unnoticed.

use domain::ids::{AuditId, IdempotencyKey, TenantId, UserId};
use domain::{Digest, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Result, Tx, Write, convert};

/// The version of the rule by which an entry gets its digest.
const DIGEST_FORMAT: &[u8] = b"iac-dharma audit 1";
/// Entries that [`verify`] holds at a time.
const PAGE: i64 = 1_000;

/// What is put on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// When the core wrote it down.
    pub recorded_at: Timestamp,
    /// When the caller made the request.
    pub made_at: Timestamp,
    /// Who.
    pub actor: UserId,
    /// The operation.
    pub operation: String,
    /// The permission that it needs, or empty.
    pub permission: String,
    /// What was decided, and by what: `local: allowed`.
    pub decision: String,
    /// `done`, or `refused: ` and the problem's code.
    pub result: String,
    /// What it was done to: `blueprint:ID`.
    pub subject: String,
    /// The content before.
    pub before: Option<Digest>,
    /// The content after.
    pub after: Option<Digest>,
    /// The request's idempotency key.
    pub key: Option<IdempotencyKey>,
}

/// An entry of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub sequence: u64,
    /// Its id.
    pub id: AuditId,
    /// What it says.
    pub record: Record,
    /// The digest of the entry before it; of nothing for the first.
    pub previous: Digest,
    /// Its own digest.
    pub digest: Digest,
}

/// A chain that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries.
    pub entries: u64,
    /// The digest of the last one.
    pub head: Digest,
}

/// A chain that does not hold.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The entry of this number says something else than when it was written, or another stood before it.
    #[error("entry {0} of the audit is not what was written")]
    Entry(u64),
    /// Entries are missing at the end, or the head was changed.
    #[error("the audit should end with entry {expected} and ends with {found}")]
    Head {
        /// The number that the head names.
        expected: u64,
        /// The number of the last entry.
        found: u64,
    },
    /// The chain could not be read.
    #[error(transparent)]
    Storage(#[from] crate::Error),
}

#[derive(FromRow)]
struct EntryRow {
    sequence: i64,
    audit_id: Uuid,
    recorded_at: i64,
    made_at: i64,
    actor: Uuid,
    operation: String,
    permission: String,
    decision: String,
    result: String,
    subject: String,
    before_digest: Option<Vec<u8>>,
    after_digest: Option<Vec<u8>>,
    idempotency_key: Option<Uuid>,
    previous_digest: Vec<u8>,
    digest: Vec<u8>,
}

/// Adds an entry to the end of the chain. It locks the head until the commit: call it last.
///
/// # Errors
/// When the database fails.
pub async fn append(write: &mut Write, tenant: TenantId, record: Record) -> Result<Entry> {
    // The update takes the lock, so that the row read here is the one that the next writer waits for.
    let head: (i64, Vec<u8>) = within!(write, connection => sqlx::query_as(sql!(
        "INSERT INTO audit_head (tenant_id, sequence, digest)
         VALUES ($1, 1, $2)
         ON CONFLICT (tenant_id) DO UPDATE
         SET sequence = audit_head.sequence + 1
         RETURNING sequence, digest"
    ))
    .bind(tenant.0)
    .bind(origin(tenant).as_bytes().as_slice())
    .fetch_one(connection)
    .await)?;
    let sequence: u64 = convert::count(head.0)?;
    let previous = convert::digest(&head.1)?;
    let digest = digest_of(tenant, sequence, &record, previous);
    let mut random = [0; 10];
    random.copy_from_slice(digest.as_bytes().split_at(10).0);
    let entry = Entry { sequence, id: AuditId::new(record.recorded_at, random), record, previous, digest };

    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO audit (
             tenant_id, sequence, audit_id, recorded_at, made_at, actor, operation, permission, decision, result,
             subject, before_digest, after_digest, idempotency_key, previous_digest, digest
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
        ))
        .bind(tenant.0)
        .bind(head.0)
        .bind(entry.id.0)
        .bind(entry.record.recorded_at.as_micros())
        .bind(entry.record.made_at.as_micros())
        .bind(entry.record.actor.0)
        .bind(&entry.record.operation)
        .bind(&entry.record.permission)
        .bind(&entry.record.decision)
        .bind(&entry.record.result)
        .bind(&entry.record.subject)
        .bind(entry.record.before.map(|digest| digest.as_bytes().to_vec()))
        .bind(entry.record.after.map(|digest| digest.as_bytes().to_vec()))
        .bind(entry.record.key.map(|key| key.0))
        .bind(previous.as_bytes().as_slice())
        .bind(digest.as_bytes().as_slice())
    )?;
    execute!(
        write,
        sqlx::query(sql!(
            "UPDATE audit_head
         SET digest = $2
         WHERE tenant_id = $1"
        ))
        .bind(tenant.0)
        .bind(digest.as_bytes().as_slice())
    )?;
    Ok(entry)
}

/// Up to `limit` entries after a number, in order.
///
/// # Errors
/// When the database fails.
pub async fn after(tx: &mut Tx, tenant: TenantId, sequence: u64, limit: u32) -> Result<Vec<Entry>> {
    let rows: Vec<EntryRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT sequence, audit_id, recorded_at, made_at, actor, operation, permission, decision, result, subject,
             before_digest, after_digest, idempotency_key, previous_digest, digest
         FROM audit
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
    rows.into_iter().map(Entry::try_from).collect()
}

/// Walks the whole chain of a tenant.
///
/// # Errors
/// [`Broken`] at the first entry that is not what was written.
pub async fn verify(tx: &mut Tx, tenant: TenantId) -> Result<Verified, Broken> {
    let mut sequence = 0;
    let mut previous = origin(tenant);
    loop {
        let page = after(tx, tenant, sequence, u32::try_from(PAGE).unwrap_or(u32::MAX)).await?;
        if page.is_empty() {
            break;
        }
        for entry in page {
            sequence += 1;
            let digest = digest_of(tenant, sequence, &entry.record, previous);
            if entry.sequence != sequence || entry.previous != previous || entry.digest != digest {
                return Err(Broken::Entry(sequence));
            }
            previous = digest;
        }
    }
    let head: Option<(i64, Vec<u8>)> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT sequence, digest
         FROM audit_head
         WHERE tenant_id = $1"
    ))
    .bind(tenant.0)
    .fetch_optional(connection)
    .await)?;
    let (expected, digest) = head.map_or(Ok((0, origin(tenant))), |(sequence, digest)| {
        Ok::<_, crate::Error>((convert::count(sequence)?, convert::digest(&digest)?))
    })?;
    if expected != sequence || digest != previous {
        return Err(Broken::Head { expected, found: sequence });
    }
    Ok(Verified { entries: sequence, head: previous })
}

/// What stands before the first entry of a tenant.
fn origin(tenant: TenantId) -> Digest {
    Digest::of_parts([DIGEST_FORMAT, tenant.0.as_bytes().as_slice()])
}

fn digest_of(tenant: TenantId, sequence: u64, record: &Record, previous: Digest) -> Digest {
    let part = |digest: &Option<Digest>| digest.map(|digest| digest.as_bytes().to_vec()).unwrap_or_default();
    Digest::of_parts([
        DIGEST_FORMAT,
        tenant.0.as_bytes().as_slice(),
        &sequence.to_be_bytes(),
        &record.recorded_at.as_micros().to_be_bytes(),
        &record.made_at.as_micros().to_be_bytes(),
        record.actor.0.as_bytes(),
        record.operation.as_bytes(),
        record.permission.as_bytes(),
        record.decision.as_bytes(),
        record.result.as_bytes(),
        record.subject.as_bytes(),
        &part(&record.before),
        &part(&record.after),
        &record.key.map(|key| key.0.as_bytes().to_vec()).unwrap_or_default(),
        previous.as_bytes(),
    ])
}

impl TryFrom<EntryRow> for Entry {
    type Error = crate::Error;

    fn try_from(row: EntryRow) -> Result<Self> {
        let optional = |bytes: Option<Vec<u8>>| bytes.map(|bytes| convert::digest(&bytes)).transpose();
        Ok(Self {
            sequence: convert::count(row.sequence)?,
            id: AuditId(row.audit_id),
            record: Record {
                recorded_at: Timestamp::from_micros(row.recorded_at),
                made_at: Timestamp::from_micros(row.made_at),
                actor: UserId(row.actor),
                operation: row.operation,
                permission: row.permission,
                decision: row.decision,
                result: row.result,
                subject: row.subject,
                before: optional(row.before_digest)?,
                after: optional(row.after_digest)?,
                key: row.idempotency_key.map(IdempotencyKey),
            },
            previous: convert::digest(&row.previous_digest)?,
            digest: convert::digest(&row.digest)?,
        })
    }
}
