//! Versions are kept, listed, compared and brought back.

use anyhow::{Result, ensure};
use system_tests::project::{Project, SHOP};
use system_tests::{Page, Stage};
use thirtyfour::Key;

crate::told_in_both!(a_version_is_saved_and_compared_with_now, an_older_version_is_brought_back);

async fn a_version_is_saved_and_compared_with_now(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    save(page, 2, "as it was found").await?;
    set_storage(page, "100").await?;
    page.click("History").await?;
    page.sees("as it was found").await?;
    page.click("Compare with the latest").await?;
    page.sees("1 changed").await?;
    page.sees("allocated_storage").await?;
    Ok(())
}

async fn an_older_version_is_brought_back(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    save(page, 2, "as it was found").await?;
    set_storage(page, "100").await?;
    page.select_in_outline("orders").await?;
    page.press(Key::Delete).await?;
    page.sees("Removed 1 component").await?;
    save(page, 3, "no queue, more room").await?;

    // Undo goes on behind a version.
    page.click("Undo").await?;
    page.in_outline("orders").await?;
    page.click("Redo").await?;
    page.click("History").await?;

    // What the second version changed: a field of one component, and another component removed.
    page.click_on(&of_version("no queue, more room", "What changed")).await?;
    page.sees("1 removed, 1 changed").await?;
    page.find("//*[@data-mark='removed'][@role='treeitem'][contains(normalize-space(.), 'orders')]").await?;
    page.find("//*[@data-mark='changed'][@role='treeitem'][contains(normalize-space(.), 'ledger')]").await?;
    page.run_command("Next change").await?;
    page.find("//*[contains(@class, 'difference-head')][@aria-current='true']").await?;
    page.run_command("Stop comparing").await?;
    page.click("History").await?;

    page.click_on(&of_version("as it was found", "Restore")).await?;
    page.sees("What is now is kept as a version first").await?;
    page.click_on(&of_version("as it was found", "Restore")).await?;
    page.sees("Restored version 2").await?;
    page.in_outline("orders").await?;
    page.select_in_outline("ledger").await?;
    page.click("Source").await?;
    page.sees_source("allocated_storage = 50").await?;
    let files = stage.hand_back(&project).await?;
    ensure!(files["main.tf"] == SHOP, "everything is as it was found, got:\n{}", files["main.tf"]);

    // The versions that were there are there still.
    let page = &stage.page;
    page.click("History").await?;
    for message in ["as it was found", "no queue, more room"] {
        page.sees(message).await?;
    }
    Ok(())
}

/// Saves a version; the first one is kept when a folder is opened.
async fn save(page: &Page, number: u32, message: &str) -> Result<()> {
    page.click("Save version").await?;
    page.fill_in_dialog("What changed, and why", message).await?;
    page.confirm("Save version").await?;
    page.sees(&format!("Saved version {number}")).await?;
    Ok(())
}

async fn set_storage(page: &Page, size: &str) -> Result<()> {
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", size).await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;
    Ok(())
}

/// A button in the line of a version.
fn of_version(message: &str, button: &str) -> String {
    format!("//li[.//*[normalize-space(.)='{message}']]//button[normalize-space(.)='{button}']")
}
