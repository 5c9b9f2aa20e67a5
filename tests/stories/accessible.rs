//! Every page can be used without seeing it and without a mouse.

use anyhow::{Result, ensure};
use system_tests::Stage;
use system_tests::project::Project;

crate::told_in_both!(every_page_has_names_roles_and_contrast);

async fn every_page_has_names_roles_and_contrast(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    faultless(stage, "the start page").await?;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.field("allocated_storage").await?;
    for tab in ["Source", "Changes", "History", "Problems"] {
        page.click(tab).await?;
        faultless(stage, &format!("a blueprint with its {tab}")).await?;
    }
    for theme in ["Use the dark theme", "Use high contrast", "Use the light theme"] {
        page.run_command(theme).await?;
        faultless(stage, &format!("a blueprint after “{theme}”")).await?;
    }
    for (command, what) in [
        ("Settings", "the settings"),
        ("Keyboard shortcuts", "the shortcuts"),
        ("Add component", "the palette of types"),
    ] {
        page.run_command(command).await?;
        page.find("//dialog").await?;
        faultless(stage, what).await?;
        page.press(thirtyfour::Key::Escape).await?;
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
