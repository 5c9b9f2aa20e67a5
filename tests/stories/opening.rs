//! From an empty start to a blueprint on the screen.

use anyhow::Result;
use system_tests::Stage;
use system_tests::project::Project;

crate::told_in_both!(the_sample_opens_and_says_that_it_is_one, a_folder_becomes_a_blueprint);
crate::told_on_the_desktop!(a_long_import_is_given_up_and_leaves_nothing);

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

async fn a_long_import_is_given_up_and_leaves_nothing(stage: &mut Stage) -> Result<()> {
    // So many files that giving up comes first, also where everything is fast.
    let large = Project::with(&[])?;
    for number in 0..20_000 {
        large.write(&format!("bucket_{number}.tf"), &format!("resource \"aws_s3_bucket\" \"b{number}\" {{\n}}\n"))?;
    }
    let page = &stage.page;
    page.ask_for_folder(&large).await?;
    page.click_in_dialog("Cancel").await?;
    page.has_no("//dialog[@open]").await?;
    // Nothing of it is there, and the next folder opens.
    let shop = Project::shop()?;
    page.open_folder(&shop).await?;
    page.in_outline("ledger").await?;
    page.has_no(&format!("//*[contains(normalize-space(text()), '{}')]", large.name())).await?;
    Ok(())
}
