//! The picture goes out as a file that others can open.

use anyhow::{Result, ensure};
use system_tests::project::Project;
use system_tests::{Host, Stage, system_dialogs};

crate::told_in_both!(the_picture_is_exported_as_svg_and_png);
crate::told_on_the_desktop!(a_card_gets_its_picture_when_it_comes_into_sight);

async fn the_picture_is_exported_as_svg_and_png(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    stage.page.open_folder(&project).await?;
    let svg = exported(stage, &project, "svg").await?;
    let text = String::from_utf8(svg.clone())?;
    for name in ["main", "data", "ledger", "orders"] {
        ensure!(text.contains(name), "“{name}” is written in the picture");
    }
    let (width, height) = stage.drawn(&svg, "image/svg+xml").await?;
    let png = exported(stage, &project, "png").await?;
    ensure!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png.ends_with(b"IEND\xaeB`\x82"), "the picture is whole");
    let (wide, high) = stage.drawn(&png, "image/png").await?;
    let (drawn, rastered) = (f64::from(width) / f64::from(height), f64::from(wide) / f64::from(high));
    ensure!((drawn - rastered).abs() < 0.02, "both show the same: {width} by {height}, {wide} by {high}");
    Ok(())
}

/// The picture as a person gets it: by the system's dialog on the desktop, as a download in a browser.
async fn exported(stage: &Stage, project: &Project, ending: &str) -> Result<Vec<u8>> {
    let name = format!("{}.{ending}", project.name());
    stage.page.run_command(&format!("Export picture as {}", ending.to_uppercase())).await?;
    let bytes = match stage.host {
        Host::Desktop => {
            let place = stage.home().join(&name);
            system_dialogs::answer("Save File", &place).await?;
            stage.page.sees(&format!("Saved {}", place.display())).await?;
            std::fs::read(place)?
        }
        Host::Browser => {
            let bytes = stage.downloaded(&name).await?;
            stage.page.sees(&format!("Saved {name}")).await?;
            bytes
        }
    };
    Ok(bytes)
}

async fn a_card_gets_its_picture_when_it_comes_into_sight(stage: &mut Stage) -> Result<()> {
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    let mut projects = Vec::new();
    for number in 0..16 {
        let topic = format!("resource \"aws_sns_topic\" \"topic{number}\" {{}}\n");
        let project = Project::with(&[("main.tf", &topic)])?;
        page.open_path(project.path()).await?;
        page.in_outline(&format!("topic{number}")).await?;
        projects.push(project);
    }
    page.driver.execute("location.hash = '#/';", Vec::new()).await?;
    let picture_of = |which: &str| format!("(//main//li[contains(@class, 'card')])[{which}]//img");
    page.find(&picture_of("1")).await?;
    page.find(&picture_of("4")).await?;
    page.settled().await?;
    ensure!(page.shows(&picture_of("last()")).await?.is_none(), "what nobody has seen yet is not drawn");
    page.driver.execute("document.querySelector('main .card:last-child').scrollIntoView();", Vec::new()).await?;
    page.find(&picture_of("last()")).await?;
    Ok(())
}
