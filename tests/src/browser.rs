//! The browser on a served core: Chromium, or WebKitGTK's own MiniBrowser where no Chromium can be driven.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, WebDriver};

use crate::process::{Process, free_port};
use crate::stage::{Display, Size, window_driver};

/// Which browser it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome.
    Chromium,
    /// The small browser that comes with WebKitGTK.
    MiniBrowser,
}

impl Browser {
    /// The one that the stories are told in.
    ///
    /// # Errors
    /// When nothing says which.
    pub fn told_in() -> Result<Self> {
        let is_mini = program()?.file_name().is_some_and(|name| name == "MiniBrowser");
        Ok(if is_mini { Self::MiniBrowser } else { Self::Chromium })
    }
}

/// Where the browser's program is.
fn program() -> Result<PathBuf> {
    let program = std::env::var_os("DHARMA_BROWSER").context("DHARMA_BROWSER is not set; run: cargo xtask e2e")?;
    Ok(PathBuf::from(program))
}

/// Starts the browser on a home, with a driver on its page.
///
/// # Errors
/// When the driver or the browser is missing or does not start.
pub(crate) async fn start(home: &Path, downloads: &Path, size: Size, display: Display) -> Result<(WebDriver, Process)> {
    std::fs::create_dir_all(downloads)?;
    match Browser::told_in()? {
        Browser::Chromium => chromium(home, downloads, size, display).await,
        Browser::MiniBrowser => mini_browser(home, downloads, size).await,
    }
}

/// The beginning of an argument that each Chromium on a home has.
pub(crate) fn chromium_marker(home: &Path) -> String {
    format!("--user-data-dir={}", home.join("chromium").display())
}

async fn chromium(home: &Path, downloads: &Path, size: Size, display: Display) -> Result<(WebDriver, Process)> {
    let port = free_port()?;
    let mut driver = Process::start(
        Command::new("chromedriver").arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null()),
    )?;
    driver.wait_for_port(port)?;
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&program()?.to_string_lossy())?;
    let preferences = json!({ "download.default_directory": downloads, "download.prompt_for_download": false });
    capabilities.add_experimental_option("prefs", preferences)?;
    if display == Display::None {
        capabilities.add_arg("--headless=new")?;
    }
    for argument in [
        "--window-position=0,0",
        // No question about secrets in front of the page, and no bar about how it was started above it.
        "--password-store=basic",
        "--test-type",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &format!("--window-size={},{}", size.0, size.1),
        // What the browser keeps for itself is no part of any story: each start has its own.
        &format!("{}-{port}", chromium_marker(home)),
    ] {
        capabilities.add_arg(argument)?;
    }
    Ok((WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?, driver))
}

/// It has a window always.
async fn mini_browser(home: &Path, downloads: &Path, size: Size) -> Result<(WebDriver, Process)> {
    // It asks the desktop where downloads go.
    let config = home.join("config");
    std::fs::create_dir_all(&config)?;
    std::fs::write(config.join("user-dirs.dirs"), format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display()))?;
    let (driver, port) = window_driver(home)?;
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "MiniBrowser")?;
    // Asked for leave to read the clipboard, it waits for a click on itself, which no driver of the page can make.
    let arguments = ["--automation", "--javascript-can-access-clipboard=true"];
    capabilities.set("webkitgtk:browserOptions", json!({ "binary": program()?, "args": arguments }))?;
    let web_driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
    web_driver.set_window_rect(0, 0, size.0, size.1).await?;
    Ok((web_driver, driver))
}
