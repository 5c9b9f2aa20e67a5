//! A linked folder that changes outside.

use anyhow::{Result, ensure};
use system_tests::Stage;
use system_tests::project::{Project, SHOP};
use thirtyfour::Key;

crate::told_on_the_desktop!(an_outside_edit_is_reviewed_and_merged_with_ours);

async fn an_outside_edit_is_reviewed_and_merged_with_ours(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;

    let theirs = SHOP.replace("name = \"orders\"", "name = \"all-orders\"");
    project.write("main.tf", &theirs)?;
    page.sees("The folder has changed outside").await?;
    page.click("Review").await?;
    page.sees("Nothing needs a decision").await?;
    page.click("Merge").await?;
    page.sees("Merged").await?;

    page.save_to_folder().await?;
    let both = theirs.replace("allocated_storage = 50", "allocated_storage = 100");
    let saved = project.read("main.tf")?;
    ensure!(saved == both, "both sides' edits are there and nothing else differs, got:\n{saved}");
    Ok(())
}
