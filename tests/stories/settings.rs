//! How a person likes it stays.

use anyhow::{Result, ensure};
use system_tests::{Page, Stage, until};
use thirtyfour::Key;

crate::told_in_both!(settings_last_and_themes_differ);

async fn settings_last_and_themes_differ(stage: &mut Stage) -> Result<()> {
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    let mut grounds = Vec::new();
    for (command, word) in
        [("Use the light theme", "light"), ("Use the dark theme", "dark"), ("Use high contrast", "contrast")]
    {
        page.run_command(command).await?;
        until(&format!("the theme is {word}"), async || Ok((theme(page).await? == word).then_some(()))).await?;
        page.settled().await?;
        grounds.push(ground(page).await?);
    }
    ensure!(grounds[0] != grounds[1] && grounds[1] != grounds[2], "the grounds differ: {grounds:?}");

    page.run_command("Settings").await?;
    for name in ["Reduce motion", "Snap while dragging"] {
        page.field(name).await?.click().await?;
    }
    page.click_on("//dialog//label[normalize-space(.)='Dark']").await?;
    page.press(Key::Escape).await?;
    page.run_command("Show or hide the sidebar").await?;
    page.settled().await?;
    // A page that is loaded anew says what is kept.
    until("the core keeps it", async || {
        page.driver.refresh().await?;
        page.find("//main").await?;
        Ok((theme(page).await? == "dark" && is_hidden(page, "aside.sidebar").await?).then_some(()))
    })
    .await?;

    stage.reopen().await?;
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    until("the theme is dark again", async || Ok((theme(page).await? == "dark").then_some(()))).await?;
    until("the sidebar stays away", async || Ok(is_hidden(page, "aside.sidebar").await?.then_some(()))).await?;
    page.run_command("Settings").await?;
    for (name, on) in [("Reduce motion", true), ("Snap while dragging", false)] {
        let is_on = page.field(name).await?.prop("checked").await?;
        ensure!(is_on.as_deref() == Some(if on { "true" } else { "false" }), "{name} is {is_on:?}");
    }
    let moves = "return [...document.querySelectorAll('*')].some((each) => \
        getComputedStyle(each).transitionDuration.split(',').some((time) => parseFloat(time) > 0.01));";
    let moves = page.driver.execute(moves, Vec::new()).await?;
    ensure!(moves.json().as_bool() == Some(false), "nothing moves where motion is reduced");
    Ok(())
}

async fn theme(page: &Page) -> Result<String> {
    let theme = page.driver.execute("return document.documentElement.dataset.theme ?? '';", Vec::new()).await?;
    Ok(theme.convert()?)
}

async fn ground(page: &Page) -> Result<String> {
    let ground = page.driver.execute("return getComputedStyle(document.body).backgroundColor;", Vec::new()).await?;
    Ok(ground.convert()?)
}

async fn is_hidden(page: &Page, selector: &str) -> Result<bool> {
    let hidden = "return document.querySelector(arguments[0]) === null;";
    Ok(page.driver.execute(hidden, vec![selector.into()]).await?.convert()?)
}
