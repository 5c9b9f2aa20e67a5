//! SARIF 2.1.0: findings for code hosts and editors, and other scanners' findings beside ours.

mod read;
mod write;

pub use read::{ReadError, Run, read};
pub use write::write;
