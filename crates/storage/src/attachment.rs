//! What is kept beside a blueprint: the usage that is assumed, results of other scanners. Each is a set of files.

use domain::ids::{BlueprintId, TenantId};
use domain::{Digest, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Result, Tx, Write, convert};

/// What kind of thing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The usage that is assumed; there is one, of the nil id.
    Usage,
    /// Results of another scanner.
    Scan,
}

/// Something beside a blueprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attachment {
    /// Its id, unique among its kind.
    pub id: Uuid,
    /// Its files.
    pub digest: Digest,
    /// The blueprint's content when it was put here.
    pub content: Digest,
    /// When that was.
    pub added_at: Timestamp,
}

#[derive(FromRow)]
struct AttachmentRow {
    attachment_id: Uuid,
    digest: Vec<u8>,
    content_digest: Vec<u8>,
    added_at: i64,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Scan => "scan",
        }
    }
}

/// Keeps something in place of what has its kind and id. Its files are stored already.
///
/// # Errors
/// [`crate::Error::Contradiction`] when the blueprint or the files are not there; others when the database fails.
pub async fn put(
    write: &mut Write,
    tenant: TenantId,
    blueprint: BlueprintId,
    kind: Kind,
    attachment: &Attachment,
) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO attachment (
             tenant_id, blueprint_id, kind, attachment_id, digest, content_digest, added_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (tenant_id, blueprint_id, kind, attachment_id) DO UPDATE
         SET digest = excluded.digest,
             content_digest = excluded.content_digest,
             added_at = excluded.added_at"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
        .bind(kind.word())
        .bind(attachment.id)
        .bind(attachment.digest.as_bytes().as_slice())
        .bind(attachment.content.as_bytes().as_slice())
        .bind(attachment.added_at.as_micros())
    )?;
    Ok(())
}

/// Takes something away; says whether it was there.
///
/// # Errors
/// When the database fails.
pub async fn remove(write: &mut Write, tenant: TenantId, blueprint: BlueprintId, kind: Kind, id: Uuid) -> Result<bool> {
    let rows = execute!(
        write,
        sqlx::query(sql!(
            "DELETE FROM attachment
         WHERE tenant_id = $1
         AND blueprint_id = $2
         AND kind = $3
         AND attachment_id = $4"
        ))
        .bind(tenant.0)
        .bind(blueprint.0)
        .bind(kind.word())
        .bind(id)
    )?;
    Ok(rows == 1)
}

/// What of a kind is beside a blueprint, latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, tenant: TenantId, blueprint: BlueprintId, kind: Kind) -> Result<Vec<Attachment>> {
    let rows: Vec<AttachmentRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT attachment_id, digest, content_digest, added_at
         FROM attachment
         WHERE tenant_id = $1
         AND blueprint_id = $2
         AND kind = $3
         ORDER BY added_at DESC, attachment_id"
    ))
    .bind(tenant.0)
    .bind(blueprint.0)
    .bind(kind.word())
    .fetch_all(connection)
    .await)?;
    rows.into_iter()
        .map(|row| {
            Ok(Attachment {
                id: row.attachment_id,
                digest: convert::digest(&row.digest)?,
                content: convert::digest(&row.content_digest)?,
                added_at: Timestamp::from_micros(row.added_at),
            })
        })
        .collect()
}
