//! From an empty start to a blueprint on the screen.

use anyhow::Result;
use system_tests::Stage;
use system_tests::project::Project;

crate::told_in_both!(the_sample_opens_and_says_that_it_is_one, a_folder_becomes_a_blueprint);

async fn the_sample_opens_and_says_that_it_is_one(stage: &mut Stage) -> Result<()> {
    let page = &stage.page;
    page.sees("See your infrastructure as it is written").await?;
    page.click("Explore the sample").await?;
    page.sees("sample").await?;
    page.in_outline("sessions").await?;
    Ok(())
}

async fn a_folder_becomes_a_blueprint(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    for name in ["main", "data", "ledger", "orders"] {
        page.in_outline(name).await?;
    }
    Ok(())
}
