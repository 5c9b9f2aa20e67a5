//! From stored values to the domain's.

use domain::Digest;

use crate::{Error, Result};

/// A stored digest.
pub fn digest(bytes: &[u8]) -> Result<Digest> {
    let bytes = bytes.try_into().map_err(|_| Error::Damaged(format!("a digest of {} bytes", bytes.len())))?;
    Ok(Digest::from_bytes(bytes))
}

/// A stored count.
pub fn count<T: TryFrom<i64>>(number: i64) -> Result<T> {
    T::try_from(number).map_err(|_| Error::Damaged(format!("a count of {number}")))
}

/// A count as it is stored.
pub fn stored<T: TryInto<i64>>(number: T) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}
