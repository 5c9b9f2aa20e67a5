//! Versions are kept, listed, compared and brought back.

use anyhow::{Result, ensure};
use system_tests::project::{Project, SHOP};
use system_tests::{Page, Stage, until};
use thirtyfour::{By, Key};

crate::told_in_both!(a_version_is_saved_and_compared_with_now, an_older_version_is_brought_back);
crate::told_on_the_desktop!(a_thousand_differences_are_one_list_of_which_few_rows_exist);

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

async fn a_thousand_differences_are_one_list_of_which_few_rows_exist(stage: &mut Stage) -> Result<()> {
    const QUEUES: usize = 1_000;
    let text = |name: &str| -> String {
        let queue = |number| format!("resource \"aws_sqs_queue\" \"queue_{number}\" {{\n  name = \"{name}\"\n}}\n\n");
        (0..QUEUES).map(queue).collect()
    };
    let project = Project::with(&[("main.tf", &text("before"))])?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    project.replace("main.tf", &text("after"))?;
    page.click("Review").await?;
    page.sees("1,000 components changed in the folder and will be taken").await?;
    walk(page, "What came in", QUEUES).await?;
    page.click("Merge").await?;
    page.sees("Merged").await?;
    page.click("History").await?;
    page.click("Compare with now").await?;
    page.sees("1,000 changed").await?;
    walk(page, "What differs", QUEUES).await?;
    // Stepping goes round, from the end to the beginning, and takes the list along.
    page.run_command("Next change").await?;
    page.find("//*[@role='listitem'][@aria-posinset='1'][.//*[@aria-current='true']]").await?;
    page.run_command("Previous change").await?;
    page.find(&format!("//*[@role='listitem'][@aria-posinset='{QUEUES}'][.//*[@aria-current='true']]")).await?;
    ensure!(rows(page).await? < 100, "only what is near exists");
    Ok(())
}

/// Goes through a long list of differences with the keyboard and opens the last.
async fn walk(page: &Page, list: &str, length: usize) -> Result<()> {
    page.find(&format!("//*[@role='list'][@aria-label='{list}']")).await?;
    let existing = rows(page).await?;
    ensure!((1..100).contains(&existing), "{existing} rows of {list} exist");
    const PLACE: &str = "
        const row = document.activeElement.closest('[role=listitem]');
        return row && `${row.ariaPosInSet} of ${row.ariaSetSize}`;";
    let focused = async |number: usize| -> Result<()> {
        until(&format!("the focus is at {number} of {list}"), async || {
            let place = page.driver.execute(PLACE, Vec::new()).await?;
            Ok((place.json().as_str() == Some(&format!("{number} of {length}"))).then_some(()))
        })
        .await?;
        page.focus_is_seen(&format!("going to {number} of {list}")).await?;
        Ok(())
    };
    let first = page.find("(//*[@role='listitem']//button)[1]").await?;
    first.focus().await?;
    for (key, number) in [
        (Key::Down, 2),
        (Key::End, length),
        (Key::Up, length - 1),
        (Key::Home, 1),
        (Key::PageDown, 16),
        (Key::End, length),
    ] {
        page.press(key).await?;
        focused(number).await?;
    }
    page.press(Key::Enter).await?;
    page.find(&format!("//*[@role='listitem'][@aria-posinset='{length}']//*[contains(@class, 'field-differences')]"))
        .await?;
    focused(length).await
}

/// How many rows of differences exist.
async fn rows(page: &Page) -> Result<usize> {
    Ok(page.driver.find_all(By::Css(".difference")).await?.len())
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
