//! The window or the browser that a story is told in.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use crate::browser::Browser;
use crate::process::{Process, free_port};
use crate::{Page, browser, programs};

/// Where the screens run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// In the desktop's own window, on its embedded core.
    Desktop,
    /// In a browser, on a served core.
    Browser,
}

/// Where in a home a browser puts what it downloads.
pub(crate) const DOWNLOADS: &str = "downloads";

/// The size of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub u32, pub u32);

/// A running product with a driver on its screen.
pub struct Stage {
    /// Where the screens run.
    pub host: Host,
    /// What a person sees and does.
    pub page: Page,
    driver: Process,
    core: Option<Process>,
    home: PathBuf,
    size: Size,
    display: Display,
}

/// Whether a browser has a window; the desktop always has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Display {
    /// It draws for its driver alone.
    None,
    /// A window in the corner of the display, as the desktop's.
    Window,
}

/// Tells a story in the product on an empty home. Where it fails, a picture of the screen is kept beside the
/// programs and named in the error.
///
/// # Errors
/// The story's own, or that a program is missing or does not start.
pub async fn tell(host: Host, story: impl AsyncFnOnce(&mut Stage) -> Result<()>) -> Result<()> {
    told(host, Display::None, story).await
}

/// Tells a story whose hand is on the display itself: a browser has a window there as well. Where the browser cannot do
/// what it tells of, it says so and leaves the story out.
///
/// # Errors
/// The story's own, or that a program is missing or does not start.
pub async fn tell_on_the_display(host: Host, story: impl AsyncFnOnce(&mut Stage) -> Result<()>) -> Result<()> {
    if let (Host::Browser, Browser::MiniBrowser) = (host, Browser::told_in()?) {
        // The test runner keeps what passing tests print to itself.
        writeln!(std::io::stderr(), "left out: MiniBrowser does not tell a page which files are dragged over it")?;
        return Ok(());
    }
    told(host, Display::Window, story).await
}

async fn told(host: Host, display: Display, story: impl AsyncFnOnce(&mut Stage) -> Result<()>) -> Result<()> {
    let home = tempfile::tempdir()?;
    let mut stage = Stage::open_on(host, display, home.path(), Size(1280, 800)).await?;
    let outcome = story(&mut stage).await;
    let outcome = match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(stage.with_picture(error).await),
    };
    stage.close().await;
    outcome
}

impl Stage {
    /// Opens the product on a home.
    ///
    /// # Errors
    /// When a program is missing or does not start.
    pub async fn open(host: Host, home: &Path, size: Size) -> Result<Self> {
        Self::open_on(host, Display::None, home, size).await
    }

    async fn open_on(host: Host, display: Display, home: &Path, size: Size) -> Result<Self> {
        match host {
            Host::Desktop => desktop(home, size).await,
            Host::Browser => served(home, size, display).await,
        }
    }

    /// Ends the product as a person does.
    pub async fn close(self) {
        // A window that has gone already cannot be closed; the processes end with this.
        let _ = self.page.driver.quit().await;
        drop(self.core);
        drop(self.driver);
    }

    /// Where everything that it keeps is.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Ends it as a person does and starts it again.
    ///
    /// # Errors
    /// When it does not start again.
    pub async fn reopen(&mut self) -> Result<()> {
        // A window that has gone already cannot be closed.
        let _ = self.page.driver.clone().quit().await;
        self.crash_and_reopen().await
    }

    /// Ends everything at once, without a word to anybody, as a power cut would, and opens it again.
    ///
    /// # Errors
    /// When it does not start again.
    pub async fn crash_and_reopen(&mut self) -> Result<()> {
        if let Some(core) = &mut self.core {
            core.kill();
        }
        self.driver.kill();
        end_windows_of(&self.home);
        let reopened = Self::open_on(self.host, self.display, &self.home, self.size).await?;
        let crashed = std::mem::replace(self, reopened);
        // There is nobody left to say goodbye to.
        let _ = crashed.page.driver.leak();
        Ok(())
    }

    async fn with_picture(&self, error: anyhow::Error) -> anyhow::Error {
        let host = if self.host == Host::Desktop { "desktop" } else { "browser" };
        let story = self.home.file_name().map(|name| name.to_string_lossy().replace('.', "")).unwrap_or_default();
        let name = format!("failed-story-{host}-{story}.png");
        let place = std::env::temp_dir().join(name);
        match self.page.screenshot(&place).await {
            Ok(()) => error.context(format!("the screen is in {}", place.display())),
            Err(_) => error.context("there was no screen to take a picture of"),
        }
    }
}

/// The window and the browser are children of their driver and outlive it: they are found by the home they were started
/// on.
fn end_windows_of(home: &Path) {
    let marker = browser::chromium_marker(home);
    let is_browser = |process: &PathBuf| {
        let arguments = std::fs::read(process.join("cmdline")).unwrap_or_default();
        arguments.split(|byte| *byte == 0).any(|argument| argument.starts_with(marker.as_bytes()))
    };
    for process in processes_of(home).into_iter().chain(processes().filter(is_browser)) {
        // It may have ended meanwhile.
        let _ = Command::new("kill").arg("-9").args(process.file_name()).stderr(Stdio::null()).status();
        while process.exists() && !is_ended(&process) {
            std::thread::yield_now();
        }
    }
}

/// Whether a process has ended and only waits to be asked how.
fn is_ended(process: &Path) -> bool {
    let stat = std::fs::read_to_string(process.join("stat")).unwrap_or_default();
    stat.rsplit_once(')').is_none_or(|(_, rest)| rest.trim_start().starts_with('Z'))
}

fn processes() -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir("/proc").into_iter().flatten().flatten().map(|process| process.path())
}

/// Every process that was started on a home: the window and what it started, as places in `/proc`.
#[must_use]
pub fn processes_of(home: &Path) -> Vec<PathBuf> {
    let marker = format!("XDG_DATA_HOME={}", home.join("data").display());
    let is_of = |process: &PathBuf| {
        let environment = std::fs::read(process.join("environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|variable| variable == marker.as_bytes())
    };
    processes().filter(is_of).collect()
}

/// Starts a program with a window of the desktop's toolkit on a home, with a driver on its page.
///
/// # Errors
/// When the driver or the program is missing or does not start.
pub async fn window(program: &Path, home: &Path) -> Result<(WebDriver, Process)> {
    let (driver, port) = window_driver(home)?;
    Ok((connected(program, port).await?, driver))
}

/// A driver that listens on a port; what it starts has this home.
///
/// # Errors
/// When it is missing or does not start.
pub fn window_driver(home: &Path) -> Result<(Process, u16)> {
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
            // A home lasts as long as its story: nothing is worth keeping in it, and its end is no fault.
            .env("MESA_SHADER_CACHE_DISABLE", "true")
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
    )?;
    driver.wait_for_port(port)?;
    Ok((driver, port))
}

/// Lets the driver at a port start a program.
///
/// # Errors
/// When it does not start.
pub async fn connected(program: &Path, port: u16) -> Result<WebDriver> {
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "wry")?;
    capabilities.set("webkitgtk:browserOptions", json!({ "binary": program, "args": [] }))?;
    Ok(WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?)
}

async fn desktop(home: &Path, size: Size) -> Result<Stage> {
    let (web_driver, driver) = window(&programs::built("iac-dharma")?, home).await?;
    web_driver.set_window_rect(0, 0, size.0, size.1).await?;
    Ok(Stage {
        host: Host::Desktop,
        page: Page::new(web_driver, Host::Desktop),
        driver,
        core: None,
        home: home.to_owned(),
        size,
        display: Display::Window,
    })
}

async fn served(home: &Path, size: Size, display: Display) -> Result<Stage> {
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

    let (web_driver, driver) = browser::start(home, &home.join(DOWNLOADS), size, display).await?;
    web_driver.goto(&link).await?;
    Ok(Stage {
        host: Host::Browser,
        page: Page::new(web_driver, Host::Browser),
        driver,
        core: Some(core),
        home: home.to_owned(),
        size,
        display,
    })
}
