//! The whole editor; after each edit the files say exactly what it means.

use anyhow::{Result, ensure};
use system_tests::project::{Project, SHOP, VARIABLES};
use system_tests::{Stage, until};
use thirtyfour::Key;

crate::told_in_both!(
    a_component_is_added_to_a_file_that_is_shown_and_can_be_changed,
    a_rename_rewrites_every_reference,
    components_are_connected_and_disconnected,
    groups_and_notes_stay_out_of_the_files,
    what_is_copied_is_pasted_and_what_is_removed_is_gone,
    nested_blocks_flags_and_raw_expressions_are_edited,
    cards_are_dragged_and_snap,
);

async fn a_component_is_added_to_a_file_that_is_shown_and_can_be_changed(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;

    page.run_command("Add component").await?;
    page.find("//dialog//input").await?.send_keys("aws_s3_bucket").await?;
    page.click_on("//dialog//*[@role='option'][1]").await?;
    page.fill_in_dialog("Name", "archive").await?;
    page.shows_in_dialog("File", "main.tf (where its neighbours are)").await?;
    page.choose_in_dialog("File", "variables.tf").await?;
    page.find("//dialog//*[contains(@class, 'preview-files')]//*[contains(normalize-space(.), 'variables.tf')]")
        .await?;
    page.confirm("Add").await?;
    page.in_outline("archive").await?;

    page.run_command("Add component").await?;
    page.find("//dialog//input").await?.send_keys("aws_sns_topic").await?;
    page.click_on("//dialog//*[@role='option'][1]").await?;
    page.fill_in_dialog("Name", "alarms").await?;
    page.shows_in_dialog("File", "main.tf (where its neighbours are)").await?;
    page.confirm("Add").await?;
    page.in_outline("alarms").await?;

    let files = stage.hand_back(&project).await?;
    let expected = format!("{VARIABLES}\nresource \"aws_s3_bucket\" \"archive\" {{}}\n");
    is_now(&files["variables.tf"], &expected)?;
    is_now(&files["main.tf"], &format!("{SHOP}\nresource \"aws_sns_topic\" \"alarms\" {{}}\n"))
}

async fn a_rename_rewrites_every_reference(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("main").await?;
    page.press(Key::F2).await?;
    page.fill_in_dialog("Name", "core").await?;
    page.confirm("Rename").await?;
    page.in_outline("core").await?;
    page.run_command("Show or hide variables and outputs").await?;
    page.select_in_outline("instance_class").await?;
    page.fill("Name", "ledger_class").await?;
    page.press(Key::Enter).await?;
    page.in_outline("ledger_class").await?;

    let files = stage.hand_back(&project).await?;
    let expected = SHOP
        .replace("resource \"aws_vpc\" \"main\"", "resource \"aws_vpc\" \"core\"")
        .replace("aws_vpc.main", "aws_vpc.core")
        .replace("var.instance_class", "var.ledger_class");
    is_now(&files["main.tf"], &expected)?;
    is_now(&files["variables.tf"], &VARIABLES.replace("\"instance_class\"", "\"ledger_class\""))
}

async fn components_are_connected_and_disconnected(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("ledger").await?;
    page.run_command("Connect with").await?;
    page.find("//dialog//input").await?.send_keys("orders").await?;
    page.click_on("//dialog//*[@role='option'][1]").await?;
    page.choose_in_dialog("In which attribute", "depends_on").await?;
    page.confirm("Connect").await?;
    page.sees("Uses").await?;
    let connected = stage.hand_back(&project).await?;
    let expected = SHOP
        .replace("  allocated_storage = 50\n", "  allocated_storage = 50\n\n  depends_on = [aws_sqs_queue.orders]\n");
    let other = SHOP.replace(
        "  allocated_storage = 50\n",
        "  allocated_storage = 50\n  depends_on        = [aws_sqs_queue.orders]\n",
    );
    let main = &connected["main.tf"];
    ensure!(*main == expected || *main == other, "one line is new and nothing else differs, got:\n{main}");

    let page = &stage.page;
    page.select_in_outline("orders").await?;
    page.sees("Used by").await?;
    page.select_in_outline("ledger").await?;
    page.click("Disconnect orders").await?;
    page.has_no("//button[@aria-label='Disconnect orders']").await?;
    let disconnected = stage.hand_back(&project).await?;
    is_now(&disconnected["main.tf"], SHOP)
}

async fn groups_and_notes_stay_out_of_the_files(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    // Several at once: one by a click, another by a click with Control.
    page.select_in_outline("ledger").await?;
    page.also_select_in_outline("orders").await?;
    page.sees("2 selected").await?;
    page.shortcut('g').await?;
    page.fill_in_dialog("Title", "Ordering").await?;
    page.confirm("Group").await?;
    page.in_outline("Ordering").await?;
    let inside = page.in_outline("ledger").await?;
    let level = inside.attr("aria-level").await?;
    ensure!(level.as_deref() == Some("2"), "the ledger stands inside the group, at level {level:?}");

    page.select_in_outline("ledger").await?;
    page.run_command("Write a note").await?;
    page.fill_in_dialog("Note", "ask finance before resizing").await?;
    page.confirm("Keep note").await?;
    page.sees("Saved").await?;

    page.click("Changes").await?;
    page.sees("Nothing has changed").await?;
    stage.crash_and_reopen().await?;
    let page = &stage.page;
    page.open_recent(&project.name()).await?;
    page.in_outline("Ordering").await?;
    page.select_in_outline("ledger").await?;
    let note = page.field("Note").await?.prop("value").await?;
    ensure!(note.as_deref() == Some("ask finance before resizing"), "the note is kept, got {note:?}");

    page.select_in_outline("Ordering").await?;
    page.run_command("Ungroup").await?;
    page.has_no("//*[@role='treeitem'][.//*[.='Ordering']]").await?;
    page.in_outline("orders").await?;
    ensure!(project.read("main.tf")? == SHOP, "no group and no note is written to a file");
    Ok(())
}

async fn what_is_copied_is_pasted_and_what_is_removed_is_gone(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("orders").await?;
    page.run_command("Copy").await?;
    page.sees("Copied 1 component").await?;
    page.run_command("Paste").await?;
    page.in_outline("orders_2").await?;
    page.select_in_outline("orders").await?;
    page.press(Key::Delete).await?;
    page.sees("Removed 1 component. Undo brings it back.").await?;
    let files = stage.hand_back(&project).await?;
    let queue = "resource \"aws_sqs_queue\" \"orders\" {\n  name = \"orders\"\n}\n";
    ensure!(SHOP.ends_with(queue), "the queue stands at the end of the shop");
    is_now(&files["main.tf"], &SHOP.replace("\"aws_sqs_queue\" \"orders\"", "\"aws_sqs_queue\" \"orders_2\""))?;

    let page = &stage.page;
    for _ in 0..2 {
        page.click("Undo").await?;
    }
    page.in_outline("orders").await?;
    let files = stage.hand_back(&project).await?;
    is_now(&files["main.tf"], SHOP)
}

async fn nested_blocks_flags_and_raw_expressions_are_edited(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.select_in_outline("main").await?;
    page.field("enable_dns_hostnames").await?.click().await?;
    page.sees("Saved").await?;
    page.click("Source").await?;
    page.sees_source("enable_dns_hostnames = false").await?;

    // What was a number becomes an expression, and a wrong one is refused with its reason.
    page.select_in_outline("ledger").await?;
    page.click("Edit allocated_storage as an expression").await?;
    page.fill("allocated_storage, expression", "50 +").await?;
    page.press(Key::Enter).await?;
    page.find("//*[contains(@class, 'field-refused')]").await?;
    page.fill("allocated_storage, expression", "50 * 2").await?;
    page.press(Key::Enter).await?;
    page.sees_source("allocated_storage = 50 * 2").await?;

    // An attribute that the type has, and one of its blocks.
    page.tab_to("Add attribute or block").await?;
    page.press(Key::Enter).await?;
    page.focus_comes_to("Add attribute or block").await?;
    page.type_text("multi_az").await?;
    page.press(Key::Enter).await?;
    page.focus_comes_to("multi_az").await?;
    page.press(Key::Space).await?;
    page.sees_source("multi_az").await?;
    page.click("Unset identifier").await?;
    page.has_no("//*[contains(@class, 'code-line')][contains(normalize-space(.), 'identifier')]").await?;
    let files = stage.hand_back(&project).await?;
    let expected = SHOP
        .replace("enable_dns_hostnames = true", "enable_dns_hostnames = false")
        .replace("  identifier        = \"ledger\"\n", "")
        .replace("  allocated_storage = 50\n", "  allocated_storage = 50 * 2\n  multi_az          = true\n");
    is_now(&files["main.tf"], &expected)
}

async fn cards_are_dragged_and_snap(stage: &mut Stage) -> Result<()> {
    let project = Project::shop()?;
    let page = &stage.page;
    page.open_folder(&project).await?;
    page.run_command("Zoom to 100 %").await?;
    page.select_in_outline("orders").await?;
    let before = page.place_on_canvas("orders").await?;
    page.drag(before.middle(), (61, 43)).await?;
    page.sees("Saved").await?;
    let snapped = page.place_on_canvas("orders").await?;
    let (across, down) = (snapped.x - before.x, snapped.y - before.y);
    ensure!(
        (across - 61.0).abs() <= 8.0 && (down - 43.0).abs() <= 8.0,
        "it goes with the pointer: {before:?} {snapped:?}"
    );

    // Without snapping it goes exactly as far as the pointer.
    page.run_command("Turn snapping on or off").await?;
    page.drag(snapped.middle(), (-37, 29)).await?;
    page.sees("Saved").await?;
    let free = page.place_on_canvas("orders").await?;
    ensure!(
        (free.x - snapped.x + 37.0).abs() < 1.0 && (free.y - snapped.y - 29.0).abs() < 1.0,
        "without snapping it goes exactly with the pointer: {snapped:?} {free:?}"
    );
    page.click("Undo").await?;
    until("it is back where it was", async || {
        Ok(((page.place_on_canvas("orders").await?.x - snapped.x).abs() < 1.0).then_some(()))
    })
    .await?;
    page.click("Changes").await?;
    page.sees("Nothing has changed").await?;
    Ok(())
}

fn is_now(text: &str, expected: &str) -> Result<()> {
    ensure!(text == expected, "this was expected:\n{expected}\n\nand this is there:\n{text}");
    Ok(())
}
