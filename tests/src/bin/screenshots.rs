//! Takes pictures of the finished screens in the real window: `screenshots PLACE`; or of other projects:
//! `screenshots PLACE FOLDER...`. `cargo xtask screenshots` runs it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use system_tests::project::{Project, SHOP};
use system_tests::stage::Size;
use system_tests::{Host, Page, Stage};
use thirtyfour::{By, Key};

const SMALL: Size = Size(1280, 800);
const LARGE: Size = Size(1920, 1080);
const LIGHT: &str = "Use the light theme";
const DARK: &str = "Use the dark theme";
const CONTRAST: &str = "Use high contrast";

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().context("usage: screenshots PLACE [FOLDER]...")?;
    let projects: Vec<PathBuf> = arguments.collect();
    std::fs::create_dir_all(&folder)?;
    for old in std::fs::read_dir(&folder)? {
        let old = old?.path();
        if old.extension().is_some_and(|extension| extension == "png") {
            std::fs::remove_file(old)?;
        }
    }
    for (number, project) in (1..).zip(&projects) {
        for size in [SMALL, LARGE] {
            told(size, async |page| visit(&Album { page, folder: &folder }, project, number, size).await).await?;
        }
    }
    if !projects.is_empty() {
        return Ok(());
    }
    told(SMALL, async |page| small(&Album { page, folder: &folder }).await).await?;
    told(SMALL, async |page| review(&Album { page, folder: &folder }).await).await?;
    told(LARGE, async |page| large(&Album { page, folder: &folder }).await).await
}

/// Opens the desktop on an empty home, for as long as `tour` takes.
async fn told(size: Size, tour: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let home = tempfile::tempdir()?;
    let stage = Stage::open(Host::Desktop, home.path(), size).await?;
    let outcome = tour(&stage.page).await;
    stage.close().await;
    outcome
}

/// The screen, and where its pictures go.
struct Album<'a> {
    page: &'a Page,
    folder: &'a Path,
}

impl Album<'_> {
    async fn keep(&self, name: &str) -> Result<()> {
        self.page.settled().await?;
        self.page.screenshot(&self.folder.join(format!("{name}.png"))).await
    }

    async fn keep_in(&self, theme: &str, name: &str) -> Result<()> {
        self.page.run_command(theme).await?;
        self.keep(name).await
    }
}

/// The sample estate, screen by screen.
async fn small(album: &Album<'_>) -> Result<()> {
    let page = album.page;
    page.sees("See your infrastructure").await?;
    album.keep_in(LIGHT, "start").await?;
    page.click("Explore the sample").await?;
    page.find("//*[@role='tree']").await?;
    quiet(page).await?;
    album.keep("sample-light").await?;
    page.select_in_outline("shop").await?;
    album.keep_in(DARK, "sample-dark").await?;
    page.run_command("Add component").await?;
    page.find("//dialog//input").await?.send_keys("postgres").await?;
    album.keep("add").await?;
    page.press(Key::Escape).await?;
    album.keep_in(CONTRAST, "sample-contrast").await?;
    page.run_command(LIGHT).await?;
    page.select_in_outline("sessions").await?;
    page.run_command("Remove").await?;
    page.run_command("Compare with the latest version").await?;
    page.sees("removed").await?;
    quiet(page).await?;
    page.click("Changes").await?;
    page.run_command("Fit everything").await?;
    album.keep("compare").await
}

/// Somebody's project: its roots where it has several, what was not understood where anything was, the whole of it in light
/// and in dark, then its problems with a component selected, in dark and in high contrast.
async fn visit(album: &Album<'_>, project: &Path, number: usize, size: Size) -> Result<()> {
    let page = album.page;
    let name = project.file_name().unwrap_or_default().to_string_lossy();
    let picture = |what: &str| format!("{number}-{name}-{}-{what}", size.0);
    page.sees("See your infrastructure").await?;
    page.open_path(project).await?;
    // Which of several roots: asked before anything is opened.
    page.find("//*[@role='treeitem'] | //dialog//input[@type='radio'] | //dialog//*[@role='radiogroup']").await?;
    page.settled().await?;
    if page.shows("//dialog//*[@role='radiogroup']").await?.is_some() {
        album.keep(&picture("roots")).await?;
        page.click_in_dialog("Open").await?;
    }
    // What was not understood or left out: told over what was opened.
    page.find("//*[@role='treeitem']").await?;
    page.settled().await?;
    if !page.driver.find_all(By::XPath("//dialog//h2")).await?.is_empty() {
        album.keep(&picture("summary")).await?;
        page.press(Key::Escape).await?;
    }
    album.keep_in(LIGHT, &picture("light")).await?;
    album.keep_in(DARK, &picture("dark")).await?;
    page.click("Problems").await?;
    page.find("(//*[@role='treeitem'])[last()]").await?.click().await?;
    album.keep_in(DARK, &picture("problems-dark")).await?;
    album.keep_in(CONTRAST, &picture("problems-contrast")).await
}

/// A folder that was changed on both sides.
async fn review(album: &Album<'_>) -> Result<()> {
    let page = album.page;
    let project = Project::shop()?;
    page.sees("See your infrastructure").await?;
    page.run_command(LIGHT).await?;
    page.open_folder(&project).await?;
    page.run_command("Rename blueprint").await?;
    page.fill_in_dialog("Name", "ledger-prod").await?;
    page.confirm("Rename").await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;
    quiet(page).await?;
    page.click("Source").await?;
    page.sees_source("allocated_storage = 100").await?;
    album.keep("source").await?;
    project.write("main.tf", &SHOP.replace("allocated_storage = 50", "allocated_storage = 200"))?;
    page.click("Review").await?;
    page.sees("needs a decision").await?;
    album.keep("review").await
}

/// The sample on a large screen.
async fn large(album: &Album<'_>) -> Result<()> {
    let page = album.page;
    page.sees("See your infrastructure").await?;
    page.run_command(LIGHT).await?;
    page.click("Explore the sample").await?;
    page.select_in_outline("sessions").await?;
    page.click("Source").await?;
    page.run_command("Fit everything").await?;
    quiet(page).await?;
    album.keep("large-light").await?;
    album.keep_in(DARK, "large-dark").await
}

/// Closes what is said in passing.
async fn quiet(page: &Page) -> Result<()> {
    page.settled().await?;
    page.driver
        .execute("document.querySelectorAll('.notice button').forEach((button) => button.click());", Vec::new())
        .await?;
    Ok(())
}
