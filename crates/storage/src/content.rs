//! The bytes of files, once for each digest, compressed where that pays.

use std::fmt::Display;
use std::io::{Read as _, Write as _};
use std::sync::Arc;

use domain::Digest;
use domain::ids::TenantId;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::{Error, Result, Tx, Write, convert};

const PLAIN: &str = "plain";
const DEFLATE: &str = "deflate";
/// Shorter files are stored as they are.
const WORTH_COMPRESSING: usize = 256;

/// Bytes made ready for storing, which needs no database and may take a while.
#[derive(Debug, Clone)]
pub struct Packed {
    /// What the bytes are called.
    pub digest: Digest,
    length: usize,
    encoding: &'static str,
    bytes: Arc<[u8]>,
}

/// Makes bytes ready for storing.
#[must_use]
pub fn pack(digest: Digest, bytes: &Arc<[u8]>) -> Packed {
    let plain = || Packed { digest, length: bytes.len(), encoding: PLAIN, bytes: bytes.clone() };
    if bytes.len() < WORTH_COMPRESSING {
        return plain();
    }
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::fast());
    let deflated = encoder.write_all(bytes).and_then(|()| encoder.finish());
    match deflated {
        Ok(deflated) if deflated.len() < bytes.len() => {
            Packed { digest, length: bytes.len(), encoding: DEFLATE, bytes: deflated.into() }
        }
        Ok(_) | Err(_) => plain(),
    }
}

/// Stores bytes unless they are there already.
///
/// # Errors
/// When the database fails.
pub async fn put(write: &mut Write, tenant: TenantId, packed: &Packed) -> Result<()> {
    let (length, encoding, bytes) = packed.stored();
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO content (tenant_id, digest, length, encoding, bytes)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, digest) DO NOTHING"
        ))
        .bind(tenant.0)
        .bind(packed.digest.as_bytes().as_slice())
        .bind(length)
        .bind(encoding)
        .bind(bytes)
    )?;
    Ok(())
}

/// The bytes of this digest, if they are stored.
///
/// # Errors
/// [`Error::Damaged`] when they are not what was stored; others when the database fails.
pub async fn get(tx: &mut Tx, tenant: TenantId, digest: Digest) -> Result<Option<Arc<[u8]>>> {
    let row: Option<(i64, String, Vec<u8>)> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT length, encoding, bytes
         FROM content
         WHERE tenant_id = $1
         AND digest = $2"
    ))
    .bind(tenant.0)
    .bind(digest.as_bytes().as_slice())
    .fetch_optional(connection)
    .await)?;
    row.map(|(length, encoding, bytes)| unpack(digest, length, &encoding, bytes)).transpose()
}

/// Takes out what no set of files holds any more.
///
/// # Errors
/// When the database fails.
pub async fn sweep(write: &mut Write, tenant: TenantId) -> Result<u64> {
    execute!(
        write,
        sqlx::query(sql!(
            "DELETE FROM content
         WHERE tenant_id = $1
         AND NOT EXISTS (
             SELECT 1
             FROM file_set_entry
             WHERE file_set_entry.tenant_id = content.tenant_id
             AND file_set_entry.content_digest = content.digest
         )"
        ))
        .bind(tenant.0)
    )
}

impl Packed {
    /// Length before packing, encoding and bytes, as they are stored.
    pub(crate) fn stored(&self) -> (i64, &'static str, &[u8]) {
        (convert::stored(self.length), self.encoding, &self.bytes)
    }
}

/// Back from what is stored; `name` is for the error.
pub(crate) fn unpack(name: impl Display, length: i64, encoding: &str, stored: Vec<u8>) -> Result<Arc<[u8]>> {
    let damaged = |what: &str| Error::Damaged(format!("content `{name}`: {what}"));
    let length: usize = convert::count(length)?;
    let bytes = match encoding {
        PLAIN => stored,
        DEFLATE => {
            let mut bytes = Vec::with_capacity(length);
            // One byte more than expected is enough to tell that something is wrong.
            let limit = length as u64 + 1;
            DeflateDecoder::new(stored.as_slice())
                .take(limit)
                .read_to_end(&mut bytes)
                .map_err(|error| damaged(&error.to_string()))?;
            bytes
        }
        other => return Err(damaged(&format!("encoding `{other}` is not known"))),
    };
    if bytes.len() != length {
        return Err(damaged("its length is another"));
    }
    Ok(bytes.into())
}
