//! The dialogs of the desktop's own toolkit. No driver of the page sees them: they are found and typed into as windows of
//! the display, by `xdotool`.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::page::{LOOK, PATIENCE};
use crate::until;

/// Within this time a dialog has heard a key.
const REACTION: Duration = Duration::from_secs(2);

/// Waits for the dialog of this title, types a path into it and confirms.
///
/// # Errors
/// When there is no such window in time, or it stays.
pub async fn answer(title: &str, path: &Path) -> Result<()> {
    let window = until(&format!("a window “{title}”"), async || window_called(title)).await?;
    // There is no window manager on the display that would give it the keyboard.
    xdotool(&["windowfocus", "--sync", &window])?;
    // Where a name is asked for, the field is there; where a folder is chosen, this opens one.
    xdotool(&["key", "--clearmodifiers", "ctrl+l"])?;
    xdotool(&["key", "--clearmodifiers", "ctrl+a"])?;
    xdotool(&["type", "--clearmodifiers", "--delay", "25", &path.to_string_lossy()])?;
    // The first Return may only take what the dialog completes.
    for _ in 0..3 {
        xdotool(&["key", "--clearmodifiers", "Return"])?;
        if gone(title, REACTION).await? {
            return Ok(());
        }
    }
    bail!("the dialog “{title}” does not take {}", path.display())
}

/// Dismisses the dialog of this title.
///
/// # Errors
/// When there is no such window in time, or it stays.
pub async fn dismiss(title: &str) -> Result<()> {
    let window = until(&format!("a window “{title}”"), async || window_called(title)).await?;
    xdotool(&["windowfocus", "--sync", &window])?;
    xdotool(&["key", "--clearmodifiers", "Escape"])?;
    ensure!(gone(title, PATIENCE).await?, "the dialog “{title}” stays");
    Ok(())
}

/// Whether the window goes within a time.
async fn gone(title: &str, within: Duration) -> Result<bool> {
    let deadline = Instant::now() + within;
    while Instant::now() < deadline {
        if window_called(title)?.is_none() {
            return Ok(true);
        }
        tokio::time::sleep(LOOK).await;
    }
    Ok(false)
}

pub(crate) fn window_called(title: &str) -> Result<Option<String>> {
    let pattern = format!("^{title}$");
    let output = Command::new("xdotool")
        .args(["search", "--onlyvisible", "--name", &pattern])
        .output()
        .context("cannot start xdotool; `cargo xtask e2e` installs it")?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().next().map(str::to_owned))
}

pub(crate) fn xdotool(arguments: &[&str]) -> Result<()> {
    let output = Command::new("xdotool").args(arguments).output().context("cannot start xdotool")?;
    if !output.status.success() {
        bail!("xdotool {arguments:?}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
