//! Where the built programs are.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

/// A built program of the project.
///
/// # Errors
/// When it has not been built.
pub fn built(name: &str) -> Result<PathBuf> {
    let folder = std::env::var_os("DHARMA_PROGRAMS").context("DHARMA_PROGRAMS is not set; run: cargo xtask e2e")?;
    let program = PathBuf::from(folder).join(name);
    if !program.is_file() {
        bail!("`{}` has not been built; run: cargo xtask e2e", program.display());
    }
    Ok(program)
}
