//! From start to finish without a pointer; one always sees where the keyboard is.

use anyhow::{Result, ensure};
use system_tests::keyboard::Entry;
use system_tests::project::{Project, SHOP};
use system_tests::{Host, Page, Stage, until};
use thirtyfour::Key;

crate::told_in_both!(
    the_start_page_is_walked_with_tab,
    the_sample_is_opened_and_walked_with_the_keyboard,
    everything_from_opening_to_saving_is_done_with_the_keyboard,
);

async fn the_start_page_is_walked_with_tab(stage: &mut Stage) -> Result<()> {
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    for name in ["Open folder…", "Explore the sample", "New blueprint"] {
        page.tab_to(name).await?;
    }
    page.press(Key::Enter).await?;
    page.focus_comes_to("Name").await?;
    page.press(Key::Escape).await?;
    page.focus_comes_to("New blueprint").await?;
    page.shortcut(',').await?;
    page.sees("Reduce motion").await?;
    page.focus_is_seen("opening the settings").await?;
    page.press(Key::Escape).await?;
    page.focus_comes_to("New blueprint").await?;
    Ok(())
}

async fn the_sample_is_opened_and_walked_with_the_keyboard(stage: &mut Stage) -> Result<()> {
    let page = &stage.page;
    page.sees("See your infrastructure").await?;
    palette(page, "Explore the sample").await?;
    page.find("//*[@role='treeitem']").await?;
    page.focus_comes_to("Canvas").await?;
    page.pane_to("Outline of the blueprint").await?;
    let entries = walk(page).await?;
    ensure!(entries.len() > 10, "the sample has more than {} entries", entries.len());
    // Every entry says its place among its siblings, and each set is complete.
    for (index, entry) in entries.iter().enumerate() {
        let siblings = entries.iter().skip(index).take_while(|later| later.level >= entry.level);
        let after = siblings.filter(|later| later.level == entry.level).count();
        ensure!(u32::try_from(after)? == entry.of - entry.position + 1, "{entry:?} has {after} siblings from it on");
    }
    ensure!(entries.iter().any(|entry| entry.level > 2), "what is nested is walked into");
    Ok(())
}

async fn everything_from_opening_to_saving_is_done_with_the_keyboard(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    open_with_keys(page, &project).await?;

    // The outline is the graph as a tree.
    page.pane_to("Outline of the blueprint").await?;
    let names: Vec<_> = walk(page).await?.into_iter().map(|entry| (entry.name, entry.level)).collect();
    for (name, level) in [("main", 1), ("data", 2), ("ledger", 1), ("orders", 1)] {
        ensure!(
            names.iter().any(|(found, at)| found.starts_with(name) && *at == level),
            "{name} at {level}: {names:?}"
        );
    }
    page.type_text("main").await?;
    let network = page.outline_comes_to("main").await?;
    ensure!(network.open == Some(true) && network.selected, "{network:?}");
    page.press(Key::Left).await?;
    until("the network is closed", async || Ok(page.outline_entry().await?.filter(|at| at.open == Some(false))))
        .await?;
    page.press(Key::Right).await?;
    until("the network is open", async || Ok(page.outline_entry().await?.filter(|at| at.open == Some(true)))).await?;
    page.press(Key::Right).await?;
    let subnet = page.outline_comes_to("data").await?;
    ensure!(subnet.level == 2 && subnet.description.contains("main"), "{subnet:?}");
    page.press(Key::Left).await?;
    page.outline_comes_to("main").await?;

    // Search and jump.
    palette(page, "ledger").await?;
    page.outline_comes_to("ledger").await?;
    page.focus_is_seen("jumping to a component").await?;

    // Edit a field; the focus stays in it.
    page.pane_to("Inspector").await?;
    page.tab_to("allocated_storage").await?;
    page.type_anew("100").await?;
    page.press(Key::Enter).await?;
    page.sees("Saved").await?;
    page.focus_comes_to("allocated_storage").await?;
    page.press_with(&[Key::Alt], '1').await?;
    page.sees_source("allocated_storage = 100").await?;

    // Undo and redo, away from the text field, where they belong to the typing.
    page.pane_to("Outline of the blueprint").await?;
    page.shortcut('z').await?;
    page.sees_source("allocated_storage = 50").await?;
    page.press_with(&[Key::Control, Key::Shift], 'Z').await?;
    page.sees_source("allocated_storage = 100").await?;
    page.shortcut('z').await?;
    page.sees_source("allocated_storage = 50").await?;
    page.shortcut('y').await?;
    page.sees_source("allocated_storage = 100").await?;
    page.focus_comes_to("Outline of the blueprint").await?;

    // A version.
    page.shortcut('s').await?;
    page.focus_comes_to("What changed, and why").await?;
    page.type_text("more room for the ledger").await?;
    page.press_with(&[Key::Control], Key::Enter).await?;
    page.sees("Saved version").await?;
    page.focus_comes_to("Outline of the blueprint").await?;

    // Out to the files.
    page.press_with(&[Key::Control, Key::Shift], 'S').await?;
    page.sees("will change").await?;
    match page.host {
        Host::Desktop => {
            page.tab_to("Save elsewhere").await?;
            page.tab_to("Save").await?;
            page.press(Key::Enter).await?;
            page.sees("Wrote").await?;
            let expected = SHOP.replace("allocated_storage = 50", "allocated_storage = 100");
            let saved = project.read("main.tf")?;
            ensure!(saved == expected, "one number differs and nothing else, got:\n{saved}");
        }
        Host::Browser => {
            // What one came for has the focus at once.
            page.focus_comes_to("Download as zip").await?;
            page.press(Key::Enter).await?;
            stage.downloaded(&format!("{}.zip", project.name())).await?;
        }
    }
    page.focus_comes_to("Outline of the blueprint").await?;
    Ok(())
}

/// Opens a folder by its path in the palette; in a browser by the chooser that Ctrl+O asks for.
async fn open_with_keys(page: &Page, project: &Project) -> Result<()> {
    match page.host {
        Host::Desktop => {
            page.sees("See your infrastructure").await?;
            palette(page, &project.path().to_string_lossy()).await?;
        }
        Host::Browser => page.choose_folder(project, async || page.shortcut('o').await).await?,
    }
    page.find("//*[@role='treeitem']").await?;
    page.focus_comes_to("Canvas").await?;
    Ok(())
}

/// Opens the palette, types, and takes the first answer.
async fn palette(page: &Page, text: &str) -> Result<()> {
    page.shortcut('k').await?;
    page.focus_comes_to("Command palette").await?;
    page.type_text(text).await?;
    until(&format!("the palette answers to “{text}”"), async || {
        Ok(page.focus().await?.entry.contains(text).then_some(()))
    })
    .await?;
    page.press(Key::Enter).await
}

/// From the first entry of the outline to the last, by the arrow key.
async fn walk(page: &Page) -> Result<Vec<Entry>> {
    page.press(Key::Home).await?;
    let first = until("the first entry", async || {
        Ok(page.outline_entry().await?.filter(|at| at.level == 1 && at.position == 1 && at.selected))
    })
    .await?;
    page.press(Key::End).await?;
    let last = until("the last entry", async || {
        Ok(page.outline_entry().await?.filter(|at| at.name != first.name && at.selected))
    })
    .await?;
    page.press(Key::Home).await?;
    let mut at =
        until("the first entry again", async || Ok(page.outline_entry().await?.filter(|at| *at == first))).await?;
    let mut entries = vec![first];
    while at != last {
        page.press(Key::Down).await?;
        let before = at.clone();
        at = until(&format!("an entry after {before:?}"), async || {
            Ok(page.outline_entry().await?.filter(|now| *now != before && now.selected))
        })
        .await?;
        page.focus_is_seen("an arrow key").await?;
        entries.push(at.clone());
    }
    Ok(entries)
}
