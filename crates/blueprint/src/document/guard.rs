//! The boundary behind which Loro reads bytes that anybody may have made.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::UpdateError;

/// Runs `read`, and makes a panic inside it an error.
///
/// What `read` worked on may be in any state afterwards: the caller throws it away.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, UpdateError>) -> Result<T, UpdateError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let reason = panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "it cannot be read".to_owned());
        Err(UpdateError::Damaged(reason.lines().next().unwrap_or_default().to_owned()))
    })
}
