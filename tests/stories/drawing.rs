//! From nothing to files, and several places at once.

use anyhow::{Result, ensure};
use system_tests::Stage;
use system_tests::project::Project;
use thirtyfour::Key;

crate::told_in_both!(
    a_blueprint_drawn_from_nothing_comes_out_as_files,
    a_folder_with_several_roots_asks_which,
    an_edit_of_a_module_called_twice_says_so,
);

async fn a_blueprint_drawn_from_nothing_comes_out_as_files(stage: &mut Stage) -> Result<()> {
    let page = &stage.page;
    page.click_on_text("New blueprint").await?;
    page.fill("Name", "garden").await?;
    page.click_in_dialog("Create").await?;
    page.sees("Nothing here yet").await?;
    page.run_command("Add component").await?;
    page.find("//dialog//input").await?.send_keys("aws_s3_bucket").await?;
    page.click_on("//dialog//*[@role='option'][1]").await?;
    page.fill("Name", "seeds").await?;
    page.click_in_dialog("Add").await?;
    page.select_in_outline("seeds").await?;
    page.click("Source").await?;
    page.sees_source("resource \"aws_s3_bucket\" \"seeds\"").await?;
    Ok(())
}

async fn a_folder_with_several_roots_asks_which(stage: &mut Stage) -> Result<()> {
    let bucket = |name: &str| format!("resource \"aws_s3_bucket\" \"{name}\" {{\n}}\n");
    let project = Project::with(&[("staging/main.tf", &bucket("small")), ("production/main.tf", &bucket("large"))])?;
    let page = &stage.page;
    page.ask_for_folder(&project).await?;
    page.sees("Which part of this folder?").await?;
    page.click_on(
        "//dialog//*[self::button or self::label or @role='option'][contains(normalize-space(.), 'production')]",
    )
    .await?;
    page.open_if_asked().await?;
    page.in_outline("large").await?;
    Ok(())
}

async fn an_edit_of_a_module_called_twice_says_so(stage: &mut Stage) -> Result<()> {
    let calls = "module \"east\" {\n  source = \"./bucket\"\n}\n\nmodule \"west\" {\n  source = \"./bucket\"\n}\n";
    let bucket = "resource \"aws_s3_bucket\" \"this\" {\n  force_destroy = false\n}\n";
    let project = Project::with(&[("main.tf", calls), ("bucket/main.tf", bucket)])?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("this").await?;
    page.sees("changes 2 places").await?;
    page.press(Key::Escape).await?;
    ensure!(project.read("bucket/main.tf")? == bucket, "looking changes nothing");
    Ok(())
}
