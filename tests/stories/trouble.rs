//! What is wrong is said with what, where and what to do; the rest works, and nothing is lost.

use std::fs;

use anyhow::{Result, ensure};
use system_tests::project::{Project, SHOP};
use system_tests::{Stage, until};
use thirtyfour::Key;

crate::told_in_both!(
    a_folder_without_terraform_is_refused_with_what_to_do,
    a_syntax_error_is_shown_with_its_place_and_the_rest_works,
);
crate::told_on_the_desktop!(
    a_path_that_leads_nowhere_is_refused_with_what_to_do,
    a_file_that_cannot_be_read_is_named_and_the_rest_opens,
    a_folder_that_has_gone_is_said_and_the_blueprint_stays,
    saving_where_nothing_may_be_written_says_so,
);

async fn a_folder_without_terraform_is_refused_with_what_to_do(stage: &mut Stage) -> Result<()> {
    let project = Project::with(&[("letter.txt", "Dear Ada,\n"), ("numbers.csv", "1,2\n")])?;
    let page = &stage.page;
    page.ask_for_folder(&project).await?;
    page.sees("This folder could not be opened").await?;
    page.sees(&format!("There is no Terraform in {}: 2 files of another kind", project.name())).await?;
    page.sees("Open the folder that has the .tf files").await?;
    page.click_in_dialog("Close").await?;
    // Nothing is left behind, and the next folder opens.
    let shop = Project::shop()?;
    page.open_folder(&shop).await?;
    page.in_outline("ledger").await?;
    Ok(())
}

async fn a_path_that_leads_nowhere_is_refused_with_what_to_do(stage: &mut Stage) -> Result<()> {
    let project = Project::with(&[("main.tf", SHOP)])?;
    let nowhere = project.path().join("not-here");
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    page.shortcut('k').await?;
    page.find("//dialog//input").await?.send_keys(nowhere.to_string_lossy()).await?;
    page.sees("Open folder").await?;
    page.press(Key::Enter).await?;
    page.sees("This folder could not be opened").await?;
    page.sees(&format!("{} is not a folder", nowhere.display())).await?;
    page.sees("Check the path").await?;
    page.press(Key::Escape).await?;
    page.focus_is_seen("closing the problem").await?;
    // A file of Terraform's stands for its folder.
    page.open_path(&project.path().join("main.tf")).await?;
    page.in_outline("ledger").await?;
    Ok(())
}

async fn a_syntax_error_is_shown_with_its_place_and_the_rest_works(stage: &mut Stage) -> Result<()> {
    let broken = "resource \"aws_s3_bucket\" \"half\" {\n  bucket = = \"x\"\n}\n\n# kept: ü ≠ ∅\nresource \"aws_sns_topic\" \"alarms\" {\n  name = \"alarms\"\n}\n";
    let project = Project::with(&[("main.tf", SHOP), ("broken.tf", broken)])?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.sees("1 was understood in part").await?;
    page.sees("broken.tf:2").await?;
    page.click_in_dialog("Show blueprint").await?;
    for name in ["ledger", "alarms"] {
        page.in_outline(name).await?;
    }
    page.sees("1 place not understood").await?;
    page.click("Problems").await?;
    page.click_on("//*[contains(@class, 'problem-row')][.//*[starts-with(normalize-space(.), 'broken.tf:2')]]").await?;
    page.sees_source("bucket = = \"x\"").await?;
    page.find("//*[contains(@class, 'code-line-marked')][contains(normalize-space(.), 'bucket = = \"x\"')]").await?;

    // Even the file with the error can be edited where it is understood.
    page.select_in_outline("alarms").await?;
    page.fill("name", "alerts").await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;
    let files = stage.hand_back(&project).await?;
    ensure!(files["main.tf"] == SHOP, "the other file is as it was");
    let expected = broken.replace("name = \"alarms\"", "name = \"alerts\"");
    ensure!(files["broken.tf"] == expected, "every other byte is as it was, got:\n{}", files["broken.tf"]);
    Ok(())
}

async fn a_file_that_cannot_be_read_is_named_and_the_rest_opens(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    // A link to nowhere can be read by nobody, not even by root.
    std::os::unix::fs::symlink("nowhere.tf", project.path().join("dangling.tf"))?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.sees("Left out").await?;
    page.sees("dangling.tf").await?;
    page.click_in_dialog("Show blueprint").await?;
    page.in_outline("ledger").await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.save_to_folder().await?;
    let saved = project.read("main.tf")?;
    ensure!(saved == SHOP.replace("= 50", "= 100"), "it is saved as always, got:\n{saved}");
    let link = fs::read_link(project.path().join("dangling.tf"))?;
    ensure!(link.to_str() == Some("nowhere.tf"), "what could not be read is left alone");
    Ok(())
}

async fn a_folder_that_has_gone_is_said_and_the_blueprint_stays(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    stage.page.open_folder(&project).await?;
    stage.page.select_in_outline("ledger").await?;
    stage.page.fill("allocated_storage", "100").await?;
    stage.page.press(Key::Tab).await?;
    stage.page.sees("Saved").await?;
    let elsewhere = project.path().with_extension("elsewhere");
    fs::rename(project.path(), &elsewhere)?;
    stage.crash_and_reopen().await?;

    let page = &stage.page;
    page.open_recent(&project.name()).await?;
    page.sees(&format!("The folder of this blueprint is gone: {}", project.path().display())).await?;
    page.sees("The blueprint has everything").await?;
    page.select_in_outline("ledger").await?;
    page.click("Source").await?;
    page.sees_source("allocated_storage = 100").await?;
    // Put back, it is the blueprint's folder again.
    fs::rename(&elsewhere, project.path())?;
    stage.crash_and_reopen().await?;
    let page = &stage.page;
    page.open_recent(&project.name()).await?;
    page.save_to_folder().await?;
    let saved = project.read("main.tf")?;
    ensure!(saved == SHOP.replace("= 50", "= 100"), "nothing was lost, got:\n{saved}");
    Ok(())
}

async fn saving_where_nothing_may_be_written_says_so(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;
    page.run_command("Save to folder").await?;
    page.sees("will change").await?;
    // Where a folder is expected there is a file now: nobody can write into that, not even root.
    let elsewhere = project.path().with_extension("elsewhere");
    fs::rename(project.path(), &elsewhere)?;
    fs::write(project.path(), "a file")?;
    page.click_in_dialog("Save").await?;
    page.sees("The folder of this blueprint is gone").await?;
    fs::remove_file(project.path())?;
    fs::rename(&elsewhere, project.path())?;
    ensure!(project.read("main.tf")? == SHOP, "nothing was written");
    page.click_in_dialog("Save").await?;
    page.sees("Wrote").await?;
    until("it is saved", async || Ok((project.read("main.tf")? == SHOP.replace("= 50", "= 100")).then_some(()))).await
}
