//! Sets of files by their digest: what a base, a version or an offer consists of. Written once, never changed.

use std::collections::HashSet;

use domain::ids::TenantId;
use domain::{Digest, FileSet};
use sqlx::FromRow;

use crate::content::{self, Packed};
use crate::{Error, Result, Tx, Write, convert};

/// A set of files made ready for storing, which needs no database and may take a while.
#[derive(Debug, Clone)]
pub struct PackedSet {
    /// What the set is called.
    pub digest: Digest,
    length: usize,
    entries: Vec<(String, Digest)>,
    contents: Vec<Packed>,
}

#[derive(FromRow)]
struct EntryRow {
    path: String,
    digest: Vec<u8>,
    length: i64,
    encoding: String,
    bytes: Vec<u8>,
}

/// Makes a set ready for storing. The bytes of files in `stored` are known to be in the database already: they
/// belong to a set that something refers to.
#[must_use]
pub fn pack(files: &FileSet, stored: &FileSet) -> PackedSet {
    let mut seen = HashSet::new();
    let mut entries = Vec::with_capacity(files.len());
    let mut contents = Vec::new();
    for (path, bytes) in files.iter() {
        let digest = Digest::of(bytes);
        let known = stored.get(path).is_some_and(|other| other == bytes);
        if !known && seen.insert(digest) {
            contents.push(content::pack(digest, bytes));
        }
        entries.push((path.to_owned(), digest));
    }
    let digest = FileSet::digest_of(entries.iter().map(|(path, digest)| (path.as_str(), digest)));
    PackedSet { digest, length: files.bytes(), entries, contents }
}

/// Stores a set unless it is there already.
///
/// # Errors
/// When the database fails.
pub async fn put(write: &mut Write, tenant: TenantId, set: &PackedSet) -> Result<()> {
    let new = execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO file_set (tenant_id, digest, files, length)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, digest) DO NOTHING"
        ))
        .bind(tenant.0)
        .bind(set.digest.as_bytes().as_slice())
        .bind(convert::stored(set.entries.len()))
        .bind(convert::stored(set.length))
    )?;
    if new == 0 {
        return Ok(());
    }
    for packed in &set.contents {
        content::put(write, tenant, packed).await?;
    }
    for (path, digest) in &set.entries {
        execute!(
            write,
            sqlx::query(sql!(
                "INSERT INTO file_set_entry (tenant_id, file_set_digest, path, content_digest)
             VALUES ($1, $2, $3, $4)"
            ))
            .bind(tenant.0)
            .bind(set.digest.as_bytes().as_slice())
            .bind(path)
            .bind(digest.as_bytes().as_slice())
        )?;
    }
    Ok(())
}

/// The files of the set of this digest, if it is stored.
///
/// # Errors
/// [`Error::Damaged`] when it is not what was stored; others when the database fails.
pub async fn get(tx: &mut Tx, tenant: TenantId, digest: Digest) -> Result<Option<FileSet>> {
    let expected: Option<i64> = within!(tx, connection => sqlx::query_scalar(sql!(
        "SELECT files
         FROM file_set
         WHERE tenant_id = $1
         AND digest = $2"
    ))
    .bind(tenant.0)
    .bind(digest.as_bytes().as_slice())
    .fetch_optional(connection)
    .await)?;
    let Some(expected) = expected else { return Ok(None) };
    let rows: Vec<EntryRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT file_set_entry.path, content.digest, content.length, content.encoding, content.bytes
         FROM file_set_entry
         JOIN content ON content.tenant_id = file_set_entry.tenant_id
         AND content.digest = file_set_entry.content_digest
         WHERE file_set_entry.tenant_id = $1
         AND file_set_entry.file_set_digest = $2"
    ))
    .bind(tenant.0)
    .bind(digest.as_bytes().as_slice())
    .fetch_all(connection)
    .await)?;
    let mut files = FileSet::new();
    for row in rows {
        let bytes = content::unpack(convert::digest(&row.digest)?, row.length, &row.encoding, row.bytes)?;
        files.insert(row.path, bytes).map_err(|error| Error::Damaged(error.to_string()))?;
    }
    if convert::stored(files.len()) != expected {
        return Err(Error::Damaged(format!("files `{digest}`: {} of {expected}", files.len())));
    }
    Ok(Some(files))
}

/// Takes out every set that nothing refers to any more, and the bytes that only they held.
///
/// # Errors
/// When the database fails.
pub async fn sweep(write: &mut Write, tenant: TenantId) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "DELETE FROM file_set
         WHERE tenant_id = $1
         AND NOT EXISTS (
             SELECT 1
             FROM blueprint
             WHERE blueprint.tenant_id = file_set.tenant_id
             AND blueprint.base_digest = file_set.digest
         )
         AND NOT EXISTS (
             SELECT 1
             FROM blueprint
             WHERE blueprint.tenant_id = file_set.tenant_id
             AND blueprint.in_step_digest = file_set.digest
         )
         AND NOT EXISTS (
             SELECT 1
             FROM version
             WHERE version.tenant_id = file_set.tenant_id
             AND version.digest = file_set.digest
         )
         AND NOT EXISTS (
             SELECT 1
             FROM incoming
             WHERE incoming.tenant_id = file_set.tenant_id
             AND incoming.digest = file_set.digest
         )
         AND NOT EXISTS (
             SELECT 1
             FROM library_item
             WHERE library_item.tenant_id = file_set.tenant_id
             AND library_item.digest = file_set.digest
         )
         AND NOT EXISTS (
             SELECT 1
             FROM attachment
             WHERE attachment.tenant_id = file_set.tenant_id
             AND attachment.digest = file_set.digest
         )
         AND NOT EXISTS (
             SELECT 1
             FROM evidence
             WHERE evidence.tenant_id = file_set.tenant_id
             AND evidence.reports_digest = file_set.digest
         )"
        ))
        .bind(tenant.0)
    )?;
    content::sweep(write, tenant).await?;
    Ok(())
}
