//! A folder dropped onto the window, and the dialogs of the system.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use system_tests::dragging::Held;
use system_tests::project::Project;
use system_tests::{Host, Page, Stage, system_dialogs};

crate::told_on_the_display!(
    a_folder_let_go_over_the_window_is_opened,
    what_is_not_one_folder_with_terraform_is_refused_with_what_it_is,
    a_drop_takes_no_dialog_away_that_holds_something,
    configuration_that_is_dropped_is_opened_by_a_name,
);
crate::told_on_the_desktop!(a_folder_chosen_in_the_systems_dialog_is_opened_and_saved_elsewhere,);

async fn a_folder_let_go_over_the_window_is_opened(stage: &mut Stage) -> Result<()> {
    // As people call their folders.
    let (home, shop) = (Project::with(&[])?, Project::shop()?);
    let place = home.path().join("Our shop, 100 % cloud (été)");
    fs::rename(shop.path(), &place)?;
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    let held = Held::taken(&[&place]).await?;
    held.over(page).await?;
    page.sees("Let go to open this folder").await?;
    // Taken away, nothing happens; held over it again, it is invited again.
    held.away(page).await?;
    page.sees("See your infrastructure").await?;
    held.over(page).await?;
    held.let_go(page).await?;
    page.in_outline("ledger").await?;
    page.sees("Our shop, 100 % cloud (été)").await?;
    if stage.host == Host::Desktop {
        // It is the blueprint's folder from now on.
        page.select_in_outline("ledger").await?;
        page.fill("allocated_storage", "100").await?;
        page.save_to_folder().await?;
        let saved = fs::read_to_string(place.join("main.tf"))?;
        ensure!(saved.contains("allocated_storage = 100"), "it is saved where it was dropped from, got:\n{saved}");
    }
    Ok(())
}

async fn what_is_not_one_folder_with_terraform_is_refused_with_what_it_is(stage: &mut Stage) -> Result<()> {
    let home = Project::with(&[("papers/letter.txt", "Dear Ada,\n"), ("papers/numbers.csv", "1,2\n"), ("a/a.tf", "")])?;
    fs::create_dir(home.path().join("nothing"))?;
    let place = |path: &str| home.path().join(path);
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    let refused = async |paths: &[&Path], what: &str| -> Result<()> {
        drop_on(page, paths).await?;
        page.sees(what).await?;
        page.sees("that has the .tf files").await?;
        page.confirm("Close").await?;
        page.sees("Folders that you open are listed here").await?;
        Ok(())
    };
    refused(&[&place("papers/letter.txt")], "letter.txt is a file, not a folder with Terraform").await?;
    refused(&[&place("nothing")], "There is no Terraform in nothing: it holds nothing to read").await?;
    refused(&[&place("papers")], "There is no Terraform in papers: 2 files of another kind").await?;
    refused(&[&place("papers"), &place("a")], "2 folders were dropped; one is opened at a time").await?;
    if stage.host == Host::Desktop {
        // A browser takes a link for a page to go to, and no page hears of that.
        let held = Held::taken(&[Path::new("https://example.org/main.tf")]).await?;
        held.over(page).await?;
        held.let_go(page).await?;
        page.sees("https://example.org/main.tf is no folder of this machine").await?;
        page.confirm("Close").await?;
    }
    let shop = Project::shop()?;
    drop_on(page, &[shop.path()]).await?;
    page.in_outline("ledger").await?;
    Ok(())
}

async fn a_drop_takes_no_dialog_away_that_holds_something(stage: &mut Stage) -> Result<()> {
    let (shop, other) =
        (Project::shop()?, Project::with(&[("main.tf", "resource \"aws_sns_topic\" \"alarms\" {}\n")])?);
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    page.click_on_text("New blueprint").await?;
    page.fill_in_dialog("Name", "Draft of the year").await?;
    let held = Held::taken(&[shop.path()]).await?;
    held.over(page).await?;
    page.sees("Finish or close the dialog first").await?;
    held.let_go(page).await?;
    page.sees("A dialog was open, so the folder was not opened").await?;
    let name = page.field("Name").await?.prop("value").await?;
    ensure!(name.as_deref() == Some("Draft of the year"), "what was written is there, got {name:?}");
    page.press(thirtyfour::Key::Escape).await?;
    page.has_no("//dialog").await?;
    drop_on(page, &[shop.path()]).await?;
    page.in_outline("ledger").await?;
    // One that holds nothing gives way.
    page.shortcut('k').await?;
    page.find("//dialog//input").await?;
    drop_on(page, &[other.path()]).await?;
    page.in_outline("alarms").await?;
    // Which of its roots a folder is looked at from is to be decided; the folder would go with the question.
    let stacks = Project::with(&[
        ("blue/main.tf", "resource \"aws_sns_topic\" \"blue\" {}\n"),
        ("green/main.tf", "resource \"aws_sns_topic\" \"green\" {}\n"),
    ])?;
    drop_on(page, &[stacks.path()]).await?;
    page.sees("Which part of this folder?").await?;
    drop_on(page, &[shop.path()]).await?;
    page.sees("A dialog was open, so the folder was not opened").await?;
    page.click_in_dialog("Open").await?;
    page.in_outline("blue").await?;
    Ok(())
}

async fn configuration_that_is_dropped_is_opened_by_a_name(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    // It stands for its folder; of which a browser tells nothing, so that there it stands for itself.
    let (dropped, name) = match stage.host {
        Host::Desktop => ("variables.tf", project.name()),
        Host::Browser => ("main.tf", "main.tf".to_owned()),
    };
    drop_on(page, &[&project.path().join(dropped)]).await?;
    page.in_outline("ledger").await?;
    page.find(&format!("//aside//*[self::a or self::button][contains(normalize-space(.), \"{name}\")]")).await?;
    Ok(())
}

async fn drop_on(page: &Page, paths: &[&Path]) -> Result<()> {
    let held = Held::taken(paths).await?;
    held.over(page).await?;
    held.let_go(page).await
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
