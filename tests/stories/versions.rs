//! Versions are kept, listed and compared.

use anyhow::Result;
use system_tests::Stage;
use system_tests::project::Project;
use thirtyfour::Key;

crate::told_in_both!(a_version_is_saved_and_compared_with_now);

async fn a_version_is_saved_and_compared_with_now(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.click("Save version").await?;
    page.fill("What changed, and why", "as it was found").await?;
    page.click_in_dialog("Save version").await?;
    page.sees("Saved version").await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.click("History").await?;
    page.sees("as it was found").await?;
    page.click("Compare with the latest").await?;
    page.sees("1 changed").await?;
    page.sees("allocated_storage").await?;
    Ok(())
}
