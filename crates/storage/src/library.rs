//! What a company brings: folders of policies, frameworks, price books, discounts, and what is done about broken
//! rules. Each is a set of files under a kind and a name.

use domain::ids::TenantId;
use domain::{Digest, Timestamp};
use sqlx::FromRow;

use crate::{Error, Result, Tx, Write, convert};

/// What kind of thing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A folder of policies.
    Policies,
    /// What is done about broken rules; there is one, of no name.
    Enforcement,
    /// A compliance framework.
    Framework,
    /// A price book.
    Prices,
    /// Negotiated discounts; there is one, of no name.
    Discounts,
}

/// Something of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its name, unique among its kind.
    pub name: String,
    /// Its files.
    pub digest: Digest,
    /// When it was taken in.
    pub added_at: Timestamp,
}

#[derive(FromRow)]
struct ItemRow {
    kind: String,
    name: String,
    digest: Vec<u8>,
    added_at: i64,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Policies => "policies",
            Self::Enforcement => "enforcement",
            Self::Framework => "framework",
            Self::Prices => "prices",
            Self::Discounts => "discounts",
        }
    }

    fn of(word: &str) -> Result<Self> {
        let all = [Self::Policies, Self::Enforcement, Self::Framework, Self::Prices, Self::Discounts];
        let kind = all.into_iter().find(|kind| kind.word() == word);
        kind.ok_or_else(|| Error::Damaged(format!("`{word}` is no kind of a library's item")))
    }
}

/// Keeps an item in place of one of its kind and name. Its files are stored already.
///
/// # Errors
/// [`Error::Contradiction`] when its files are not there; others when the database fails.
pub async fn put(write: &mut Write, tenant: TenantId, item: &Item) -> Result<()> {
    execute!(
        write,
        sqlx::query(sql!(
            "INSERT INTO library_item (tenant_id, kind, name, digest, added_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, kind, name) DO UPDATE
         SET digest = excluded.digest,
             added_at = excluded.added_at"
        ))
        .bind(tenant.0)
        .bind(item.kind.word())
        .bind(&item.name)
        .bind(item.digest.as_bytes().as_slice())
        .bind(item.added_at.as_micros())
    )?;
    Ok(())
}

/// Takes an item out; says whether it was there.
///
/// # Errors
/// When the database fails.
pub async fn remove(write: &mut Write, tenant: TenantId, kind: Kind, name: &str) -> Result<bool> {
    let rows = execute!(
        write,
        sqlx::query(sql!(
            "DELETE FROM library_item
         WHERE tenant_id = $1
         AND kind = $2
         AND name = $3"
        ))
        .bind(tenant.0)
        .bind(kind.word())
        .bind(name)
    )?;
    Ok(rows == 1)
}

/// Everything in the library, by kind and name.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx, tenant: TenantId) -> Result<Vec<Item>> {
    let rows: Vec<ItemRow> = within!(tx, connection => sqlx::query_as(sql!(
        "SELECT kind, name, digest, added_at
         FROM library_item
         WHERE tenant_id = $1
         ORDER BY kind, name"
    ))
    .bind(tenant.0)
    .fetch_all(connection)
    .await)?;
    rows.into_iter()
        .map(|row| {
            Ok(Item {
                kind: Kind::of(&row.kind)?,
                name: row.name,
                digest: convert::digest(&row.digest)?,
                added_at: Timestamp::from_micros(row.added_at),
            })
        })
        .collect()
}
