//! What was said about a version when it was saved. The reports are a set of files; what they were made by are digests.

use domain::ids::{BlueprintId, TenantId, VersionId};
use domain::{Digest, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Result, Tx, Write, convert};

/// What was said about a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Which version.
    pub version: VersionId,
    /// Its content.
    pub content: Digest,
    /// The policies it was examined by.
    pub policies: Digest,
    /// The price books and discounts.
    pub books: Digest,
    /// The usage assumed.
    pub usage: Digest,
    /// The reports, as files.
    pub reports: Digest,
    /// What they come to, as JSON.
    pub summary: String,
    /// When they were made.
    pub made_at: Timestamp,
}

#[derive(FromRow)]
struct EvidenceRow {
    version_id: Uuid,
    content_digest: Vec<u8>,
    policies_digest: Vec<u8>,
    books_digest: Vec<u8>,
    usage_digest: Vec<u8>,
    reports_digest: Vec<u8>,
    summary: String,
    made_at: i64,
}

/// Keeps what is said about a version, once. The reports are stored already.
///
/// # Errors
/// [`crate::Error::Contradiction`] when the version or the reports are not there, or something is kept of it already.
pub async fn insert(write: &mut Write, tenant: TenantId, blueprint: BlueprintId, evidence: &Evidence) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO evidence (
             tenant_id, blueprint_id, version_id, content_digest, policies_digest, books_digest, usage_digest,
             reports_digest, summary, made_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
        .bind(evidence.version.0)
        .bind(evidence.content.as_bytes().as_slice())
        .bind(evidence.policies.as_bytes().as_slice())
        .bind(evidence.books.as_bytes().as_slice())
        .bind(evidence.usage.as_bytes().as_slice())
        .bind(evidence.reports.as_bytes().as_slice())
        .bind(&evidence.summary)
        .bind(evidence.made_at.as_micros())
    )?;
    Ok(())
}

/// What is kept of the versions of a blueprint, latest version first.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, tenant: TenantId, blueprint: BlueprintId) -> Result<Vec<Evidence>> {
    let rows: Vec<EvidenceRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT evidence.version_id, evidence.content_digest, evidence.policies_digest, evidence.books_digest,
             evidence.usage_digest, evidence.reports_digest, evidence.summary, evidence.made_at
         FROM evidence
         JOIN version ON version.tenant_id = evidence.tenant_id
         AND version.blueprint_id = evidence.blueprint_id
         AND version.version_id = evidence.version_id
         WHERE evidence.tenant_id = $1
         AND evidence.blueprint_id = $2
         ORDER BY version.number DESC"
    ))
    .bind(tenant.0)
    .bind(blueprint.0)
    .fetch_all(connection)
    .await)?;
    rows.into_iter().map(EvidenceRow::into_evidence).collect()
}

/// What is kept of one version.
///
/// # Errors
/// When the database fails.
pub async fn get(
    tx: &mut Tx,
    tenant: TenantId,
    blueprint: BlueprintId,
    version: VersionId,
) -> Result<Option<Evidence>> {
    let row: Option<EvidenceRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT version_id, content_digest, policies_digest, books_digest, usage_digest, reports_digest, summary,
             made_at
         FROM evidence
         WHERE tenant_id = $1
         AND blueprint_id = $2
         AND version_id = $3"
    ))
    .bind(tenant.0)
    .bind(blueprint.0)
    .bind(version.0)
    .fetch_optional(connection)
    .await)?;
    row.map(EvidenceRow::into_evidence).transpose()
}

impl EvidenceRow {
    fn into_evidence(self) -> Result<Evidence> {
        Ok(Evidence {
            version: VersionId(self.version_id),
            content: convert::digest(&self.content_digest)?,
            policies: convert::digest(&self.policies_digest)?,
            books: convert::digest(&self.books_digest)?,
            usage: convert::digest(&self.usage_digest)?,
            reports: convert::digest(&self.reports_digest)?,
            summary: self.summary,
            made_at: Timestamp::from_micros(self.made_at),
        })
    }
}
