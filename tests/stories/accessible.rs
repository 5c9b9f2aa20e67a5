//! Every page can be used without seeing it and without a mouse.

use anyhow::{Result, ensure};
use system_tests::Stage;
use system_tests::project::{Project, SHOP};
use thirtyfour::Key;

crate::told_in_both!(every_page_has_names_roles_and_contrast, every_dialog_has_names_roles_and_contrast);
crate::told_on_the_desktop!(the_review_of_an_outside_change_has_names_roles_and_contrast);

const THEMES: [&str; 3] = ["Use the dark theme", "Use high contrast", "Use the light theme"];

async fn every_page_has_names_roles_and_contrast(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    in_each_theme(stage, "the start page").await?;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.field("allocated_storage").await?;
    for tab in ["Source", "Changes", "History", "Problems"] {
        page.click(tab).await?;
        in_each_theme(stage, &format!("a blueprint with its {tab}")).await?;
    }
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;
    page.run_command("Compare with the latest version").await?;
    page.sees("changed").await?;
    in_each_theme(stage, "a comparison").await?;
    page.run_command("All blueprints").await?;
    page.find("//main//a[contains(@class, 'card-link')]").await?;
    in_each_theme(stage, "the start page with a card").await
}

async fn every_dialog_has_names_roles_and_contrast(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    for theme in THEMES {
        page.run_command(theme).await?;
        page.select_in_outline("ledger").await?;
        page.field("allocated_storage").await?;
        for command in [
            "Settings",
            "Keyboard shortcuts",
            "Add component",
            "Connect with",
            "Rename",
            "Write a note",
            "Group selection",
            "Move to file",
            "Save version",
            "Save to folder",
            "Rename blueprint",
            "New blueprint",
        ] {
            page.run_command(command).await?;
            page.find("//dialog").await?;
            faultless(stage, &format!("“{command}” after “{theme}”")).await?;
            page.press(Key::Escape).await?;
            page.has_no("//dialog[@open]").await?;
        }
        page.shortcut('k').await?;
        page.find("//dialog//input").await?;
        faultless(stage, &format!("the palette after “{theme}”")).await?;
        page.press(Key::Escape).await?;
        page.has_no("//dialog[@open]").await?;
    }
    Ok(())
}

async fn the_review_of_an_outside_change_has_names_roles_and_contrast(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.fill("allocated_storage", "100").await?;
    page.press(Key::Tab).await?;
    page.sees("Saved").await?;
    project.write("main.tf", &SHOP.replace("allocated_storage = 50", "allocated_storage = 200"))?;
    page.sees("The folder has changed outside").await?;
    in_each_theme(stage, "what says that the folder changed").await?;
    page.click("Review").await?;
    page.sees("needs a decision").await?;
    in_each_theme(stage, "the review").await
}

async fn in_each_theme(stage: &Stage, what: &str) -> Result<()> {
    for theme in THEMES {
        stage.page.run_command(theme).await?;
        faultless(stage, &format!("{what} after “{theme}”")).await?;
    }
    Ok(())
}

/// Holds the page to what assistive technology needs.
async fn faultless(stage: &Stage, what: &str) -> Result<()> {
    // Colours fade when a theme changes.
    stage.page.settled().await?;
    let faults = stage.page.accessibility_faults().await?;
    ensure!(faults.is_empty(), "{what}:\n  {}", faults.join("\n  "));
    Ok(())
}
