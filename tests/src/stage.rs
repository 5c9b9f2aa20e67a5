//! The window or the browser that a story is told in.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, WebDriver};

use crate::process::{Process, free_port};
use crate::{Page, programs};

/// Where the screens run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// In the desktop's own window, on its embedded core.
    Desktop,
    /// In Chromium, on a served core.
    Browser,
}

/// The size of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub u32, pub u32);

/// A running product with a driver on its screen; all of it ends with this.
pub struct Stage {
    /// Where the screens run.
    pub host: Host,
    /// What a person sees and does.
    pub page: Page,
    // Dropped in this order: first the driver, which ends the window, then the core, then the home.
    _driver: Process,
    core: Option<Process>,
    home: PathBuf,
    _home: Option<TempDir>,
}

impl Stage {
    /// Opens the product on an empty home.
    ///
    /// # Errors
    /// When a program is missing or does not start.
    pub async fn open(host: Host) -> Result<Self> {
        let home = tempfile::tempdir()?;
        let path = home.path().to_owned();
        let mut stage = Self::open_on(host, &path, Size(1280, 800)).await?;
        stage._home = Some(home);
        Ok(stage)
    }

    /// Opens the product on a home that was used before.
    ///
    /// # Errors
    /// When a program is missing or does not start.
    pub async fn open_on(host: Host, home: &Path, size: Size) -> Result<Self> {
        match host {
            Host::Desktop => desktop(home, size).await,
            Host::Browser => browser(home, size).await,
        }
    }

    /// Where this product keeps its data.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Ends everything at once, without a word to anybody, as a power cut would.
    pub fn crash(mut self) {
        if let Some(core) = &mut self.core {
            core.kill();
        }
        self._driver.kill();
    }
}

async fn desktop(home: &Path, size: Size) -> Result<Stage> {
    let port = free_port()?;
    let mut driver = Process::start(
        Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("TAURI_AUTOMATION", "true")
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
    )?;
    driver.wait_for_port(port)?;
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "wry")?;
    let program = programs::built("iac-dharma")?;
    capabilities.set("webkitgtk:browserOptions", json!({ "binary": program, "args": [] }))?;
    let web_driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
    web_driver.set_window_rect(0, 0, size.0, size.1).await?;
    Ok(Stage {
        host: Host::Desktop,
        page: Page::new(web_driver, Host::Desktop),
        _driver: driver,
        core: None,
        home: home.to_owned(),
        _home: None,
    })
}

async fn browser(home: &Path, size: Size) -> Result<Stage> {
    let database = home.join("workspace.db");
    let mut core = Process::start(
        Command::new(programs::built("dharma")?)
            .args(["serve", "--port", "0", "--database"])
            .arg(&database)
            .stdout(Stdio::piped()),
    )?;
    let output = core.output().context("`dharma serve` has no output")?;
    let link = BufReader::new(output)
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned))
        .context("`dharma serve` ended without printing a link")?;

    let port = free_port()?;
    let mut driver = Process::start(
        Command::new("chromedriver").arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null()),
    )?;
    driver.wait_for_port(port)?;
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &format!("--window-size={},{}", size.0, size.1),
        &format!("--user-data-dir={}", home.join("chromium").display()),
    ] {
        capabilities.add_arg(argument)?;
    }
    let web_driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
    web_driver.goto(&link).await?;
    Ok(Stage {
        host: Host::Browser,
        page: Page::new(web_driver, Host::Browser),
        _driver: driver,
        core: Some(core),
        home: home.to_owned(),
        _home: None,
    })
}
