//! One edit changes what it means, in the file and nowhere else.

use anyhow::{Result, ensure};
use system_tests::Stage;
use system_tests::project::{Project, SHOP};
use thirtyfour::Key;

crate::told_in_both!(an_edit_shows_in_the_source_and_undo_takes_it_back);
crate::told_on_the_desktop!(saving_to_the_folder_changes_only_what_was_meant, a_crash_loses_nothing);

async fn an_edit_shows_in_the_source_and_undo_takes_it_back(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.click("Source").await?;
    page.sees_source("allocated_storage = 100").await?;
    page.click("Undo").await?;
    page.sees_source("allocated_storage = 50").await?;
    Ok(())
}

async fn saving_to_the_folder_changes_only_what_was_meant(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.save_to_folder().await?;
    let expected = SHOP.replace("allocated_storage = 50", "allocated_storage = 100");
    let saved = project.read("main.tf")?;
    ensure!(saved == expected, "one number differs and nothing else, got:\n{saved}");
    Ok(())
}

async fn a_crash_loses_nothing(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    stage.page.open_folder(&project).await?;
    stage.page.select_in_outline("ledger").await?;
    stage.page.fill("allocated_storage", "100").await?;
    stage.page.press(Key::Tab).await?;
    stage.page.sees("Saved").await?;
    stage.crash_and_reopen().await?;

    stage.page.open_recent(&project.name()).await?;
    stage.page.select_in_outline("ledger").await?;
    stage.page.click("Source").await?;
    stage.page.sees_source("allocated_storage = 100").await?;
    Ok(())
}
