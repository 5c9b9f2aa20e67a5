//! Takes pictures of the finished screens in the real window: `screenshots FOLDER`. `cargo xtask screenshots` runs it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use system_tests::stage::Size;
use system_tests::{Host, Page, Stage};
use thirtyfour::Key;

const SIZES: [Size; 2] = [Size(1280, 800), Size(1920, 1080)];
const THEMES: [(&str, &str); 2] = [("light", "Use the light theme"), ("dark", "Use the dark theme")];

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).context("usage: screenshots FOLDER")?;
    std::fs::create_dir_all(&folder)?;
    for size in SIZES {
        let home = tempfile::tempdir()?;
        let stage = Stage::open(Host::Desktop, home.path(), size).await?;
        let outcome = tour(&stage.page, &folder, size).await;
        stage.close().await;
        outcome?;
    }
    Ok(())
}

/// The sample estate, screen by screen, in each theme.
async fn tour(page: &Page, folder: &Path, size: Size) -> Result<()> {
    let place = |name: &str, theme: &str| folder.join(format!("{name}-{}x{}-{theme}.png", size.0, size.1));
    page.sees("See your infrastructure").await?;
    for (theme, command) in THEMES {
        page.run_command(command).await?;
        page.settled().await?;
        page.screenshot(&place("start", theme)).await?;
    }
    page.click("Explore the sample").await?;
    page.select_in_outline("sessions").await?;
    page.click("Source").await?;
    for (theme, command) in THEMES {
        page.run_command(command).await?;
        page.run_command("Fit everything").await?;
        page.settled().await?;
        page.screenshot(&place("blueprint", theme)).await?;
    }
    page.run_command("Add component").await?;
    page.find("//dialog").await?;
    page.settled().await?;
    page.screenshot(&place("add", "dark")).await?;
    page.press(Key::Escape).await?;
    page.run_command("Remove").await?;
    page.run_command("Compare with the latest version").await?;
    page.sees("removed").await?;
    for (theme, command) in THEMES {
        page.run_command(command).await?;
        page.settled().await?;
        page.screenshot(&place("compare", theme)).await?;
    }
    Ok(())
}
