//! A linked folder that changes outside.

use anyhow::{Result, ensure};
use system_tests::project::{Project, SHOP, VARIABLES};
use system_tests::{Page, Stage, until};
use thirtyfour::Key;

crate::told_on_the_desktop!(
    an_outside_edit_is_reviewed_and_merged_with_ours,
    a_field_that_both_changed_is_decided_by_a_person,
    a_component_removed_outside_and_edited_here_is_decided_by_a_person,
    an_editor_that_saves_by_renaming_is_noticed,
    a_branch_switch_comes_in_as_one_change,
    saving_over_a_folder_that_has_changed_writes_nothing,
);

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
    review(page).await?;
    page.sees("Nothing needs a decision").await?;
    page.click("Merge").await?;
    page.sees("Merged").await?;

    page.save_to_folder().await?;
    let both = theirs.replace("allocated_storage = 50", "allocated_storage = 100");
    let saved = project.read("main.tf")?;
    ensure!(saved == both, "both sides' edits are there and nothing else differs, got:\n{saved}");
    Ok(())
}

async fn a_field_that_both_changed_is_decided_by_a_person(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    for (field, value) in [("allocated_storage", "100"), ("engine", "mysql")] {
        page.fill(field, value).await?;
        page.press(Key::Tab).await?;
    }
    page.sees("Saved").await?;
    let theirs = SHOP.replace("allocated_storage = 50", "allocated_storage = 200").replace("postgres", "mariadb");
    project.write("main.tf", &theirs)?;
    review(page).await?;

    // Both values of both fields are named, with what was there before; nothing is merged before all are decided.
    page.sees("2 fields need a decision").await?;
    for (field, [before, ours, theirs]) in
        [("allocated_storage", ["50", "100", "200"]), ("engine", ["\"postgres\"", "\"mysql\"", "\"mariadb\""])]
    {
        let values = page.find(&format!("//fieldset[legend[.='{field}']]")).await?.text().await?;
        for value in [before, ours, theirs] {
            ensure!(values.contains(value), "{field} was {before}, here {ours}, in the folder {theirs}: {values}");
        }
    }
    let merge = page.find("//footer//button[starts-with(normalize-space(.), 'Merge')]").await?;
    ensure!(!merge.is_enabled().await?, "there is something to decide first");
    decide(page, "allocated_storage", "Here").await?;
    decide(page, "engine", "In the folder").await?;
    page.click("Merge").await?;
    page.sees("Merged").await?;
    page.save_to_folder().await?;
    let merged = theirs.replace("allocated_storage = 200", "allocated_storage = 100");
    let saved = project.read("main.tf")?;
    ensure!(saved == merged, "it is as it was decided, got:\n{saved}");

    // What was here before the merge is kept as a version.
    page.click("History").await?;
    page.click("Compare with now").await?;
    page.sees("1 changed").await?;
    page.click_on("//*[contains(@class, 'difference-head')]").await?;
    for value in ["\"mysql\"", "\"mariadb\""] {
        page.find(&format!("//*[contains(@class, 'field-differences')]//*[normalize-space(text())='{value}']")).await?;
    }
    Ok(())
}

async fn a_component_removed_outside_and_edited_here_is_decided_by_a_person(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("orders").await?;
    page.fill("name", "all-orders").await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;
    let queue = "\nresource \"aws_sqs_queue\" \"orders\" {\n  name = \"orders\"\n}\n";
    project.write("main.tf", &SHOP.replace(queue, ""))?;
    review(page).await?;
    page.sees("needs a decision").await?;
    page.click("Keep all of ours").await?;
    page.click("Merge").await?;
    page.sees("Merged").await?;
    page.in_outline("orders").await?;
    page.save_to_folder().await?;
    let saved = project.read("main.tf")?;
    ensure!(saved.contains("name = \"all-orders\""), "what was edited here is not lost, got:\n{saved}");
    Ok(())
}

async fn an_editor_that_saves_by_renaming_is_noticed(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    // Twice: a watch that follows the file and not the folder would miss the second.
    for (round, name) in ["first", "second"].into_iter().enumerate() {
        let theirs = SHOP.replace("name = \"orders\"", &format!("name = \"{name}\""));
        project.replace("main.tf", &theirs)?;
        review(page).await?;
        page.click("Merge").await?;
        page.click("Source").await?;
        page.select_in_outline("orders").await?;
        page.sees_source(&format!("name = \"{name}\""))
            .await
            .map_err(|error| error.context(format!("round {round}")))?;
    }
    Ok(())
}

async fn a_branch_switch_comes_in_as_one_change(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    project.git(&["init"])?;
    project.git(&["add", "."])?;
    project.git(&["commit", "--message", "the shop"])?;
    project.git(&["checkout", "-b", "wide"])?;
    for number in 0..40 {
        project.write(
            &format!("queue_{number:02}.tf"),
            &format!("resource \"aws_sqs_queue\" \"lane_{number:02}\" {{\n  name = \"lane-{number:02}\"\n}}\n"),
        )?;
    }
    project.write("main.tf", &SHOP.replace("name = \"orders\"", "name = \"all-orders\""))?;
    project.git(&["add", "."])?;
    project.git(&["commit", "--message", "many lanes"])?;
    project.git(&["checkout", "main"])?;

    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;
    project.git(&["checkout", "wide"])?;
    // The review shows what there was when it was opened; it is opened anew until all of the switch has come in.
    until("all lanes have come in", async || {
        review(page).await?;
        // The rows that are not in sight do not exist, but each says of how many it is one: forty lanes and the orders.
        let length = "return document.querySelector('section.review [role=listitem]')?.ariaSetSize;";
        let seen = page.driver.execute(length, Vec::new()).await?;
        let whole = seen.json().as_str() == Some("41");
        if !whole {
            page.click("Decide later").await?;
        }
        Ok(whole.then_some(()))
    })
    .await?;
    page.click("Merge").await?;
    page.sees("Merged").await?;
    page.in_outline("lane_39").await?;
    page.save_to_folder().await?;
    let saved = project.read("main.tf")?;
    let both = SHOP
        .replace("name = \"orders\"", "name = \"all-orders\"")
        .replace("allocated_storage = 50", "allocated_storage = 100");
    ensure!(saved == both, "the branch's and our edits are there, got:\n{saved}");
    ensure!(project.read("variables.tf")? == VARIABLES, "what neither changed stays");
    Ok(())
}

async fn saving_over_a_folder_that_has_changed_writes_nothing(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;
    page.run_command("Save to folder").await?;
    page.sees("will change").await?;
    // Between looking and saving somebody else writes.
    let theirs = SHOP.replace("name = \"orders\"", "name = \"all-orders\"");
    project.write("main.tf", &theirs)?;
    page.click_in_dialog("Save").await?;
    page.sees("The folder has changed since it was last read").await?;
    page.sees("nothing was written").await?;
    ensure!(project.read("main.tf")? == theirs, "nothing is written over what somebody else wrote");
    Ok(())
}

/// Opens the review once something has come in.
async fn review(page: &Page) -> Result<()> {
    page.sees("The folder has changed outside").await?;
    page.click("Review").await?;
    page.sees("What came in").await?;
    Ok(())
}

/// Chooses a side for a field that both changed.
async fn decide(page: &Page, field: &str, side: &str) -> Result<()> {
    page.click_on(&format!("//fieldset[legend[.='{field}']]//label[contains(normalize-space(.), '{side}')]")).await
}
