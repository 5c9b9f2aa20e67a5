//! A file that is imported, told by what is in it.

use super::{AwsOffer, ImportError, Imported};
use crate::books::Book;

/// So much of a file tells what it is.
const HEAD: usize = 4 << 10;

impl Book {
    /// Reads a price book from a file of any of the forms. Prices that do not say their day have `day`; those of an
    /// Infracost estimate, which says no region, hold where `region` says, and nowhere else.
    ///
    /// # Errors
    ///
    /// Where it is of none of the forms, or a row cannot be used.
    pub fn import(name: &str, day: &str, region: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let head = String::from_utf8_lossy(bytes.get(..HEAD.min(bytes.len())).unwrap_or(bytes));
        if !head.trim_start().starts_with('{') {
            return Self::from_csv(name, day, bytes);
        }
        if head.contains("\"formatVersion\"") || head.contains("\"offerCode\"") {
            return AwsOffer::read(name, day, bytes);
        }
        Self::from_infracost(name, day, region, bytes)
    }
}
