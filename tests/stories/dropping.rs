//! A folder dropped onto the window, and the dialogs of the system.

use anyhow::{Result, ensure};
use serde_json::json;
use system_tests::project::Project;
use system_tests::{Stage, system_dialogs};

crate::told_in_the_browser!(a_folder_held_over_the_page_is_invited);
crate::told_on_the_desktop!(a_folder_chosen_in_the_systems_dialog_is_opened_and_saved_elsewhere);

// What a driver drops lacks the entries by which a page reads a folder: what becomes of it is not told here.
async fn a_folder_held_over_the_page_is_invited(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    let folder = json!({ "items": [], "files": [project.path()], "dragOperationsMask": 1 });
    for event in ["dragEnter", "dragOver"] {
        let drag = json!({ "type": event, "x": 640, "y": 300, "data": folder });
        page.driver.cdp().send_raw("Input.dispatchDragEvent", drag).await?;
    }
    page.sees("Let go to open this folder").await?;
    let let_go = json!({ "type": "drop", "x": 640, "y": 300, "data": folder });
    page.driver.cdp().send_raw("Input.dispatchDragEvent", let_go).await?;
    page.has_no("//*[contains(@class, 'drop-hint')]").await?;
    page.sees("See your infrastructure").await?;
    Ok(())
}

async fn a_folder_chosen_in_the_systems_dialog_is_opened_and_saved_elsewhere(stage: &mut Stage) -> Result<()> {
    let (project, elsewhere) = (Project::shop()?, Project::with(&[])?);
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    // A person who changes their mind is left where they were.
    page.click("Open folder…").await?;
    system_dialogs::dismiss("Open folder").await?;
    page.sees("See your infrastructure").await?;
    page.click("Open folder…").await?;
    system_dialogs::answer("Open folder", project.path()).await?;
    page.in_outline("ledger").await?;

    page.run_command("Save to folder").await?;
    page.sees("Nothing differs from the folder").await?;
    page.click_in_dialog("Save elsewhere…").await?;
    system_dialogs::answer("Save to folder", elsewhere.path()).await?;
    page.has_no("//dialog").await?;
    page.sees(&format!("Wrote 2 files to {}", elsewhere.path().display())).await?;
    let (here, there) = (project.texts()?, elsewhere.texts()?);
    ensure!(here == there, "every file is there, byte for byte: {:?}", there.keys());
    Ok(())
}
