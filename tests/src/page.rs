//! What a person sees and does: by role and name, as assistive technology does.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::{Key, WebDriver, WebElement};

use crate::Host;
use crate::browser::Browser;
use crate::project::Project;

/// So long may an answer take before the story fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
/// So often is looked again.
pub(crate) const LOOK: Duration = Duration::from_millis(25);

/// Looks until there is something to see.
///
/// # Errors
/// When there is nothing in time, with what was waited for, or when looking fails.
pub async fn until<T>(what: &str, look: impl AsyncFn() -> Result<Option<T>>) -> Result<T> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if Instant::now() > deadline {
            bail!("this did not come about: {what}");
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// The first element of an XPath that has a box and is not hidden.
const FIRST_VISIBLE: &str = "
    const found = document.evaluate(arguments[0], document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    for (let index = 0; index < found.snapshotLength; index++) {
        const element = found.snapshotItem(index);
        const style = getComputedStyle(element);
        if (element.getClientRects().length > 0 && style.visibility !== 'hidden') return element;
    }
    return null;";

/// Puts a file chooser into the page instead of opening it.
const KEEP_CHOOSER: &str =
    "HTMLInputElement.prototype.click = function () { this.ariaLabel = \"chooser\"; document.body.append(this); };";

/// WebKit's driver gives single files, not folders: what each is called within its folder is said beside it.
const NAME_WITHIN_FOLDER: &str = "
    const chooser = document.querySelector('input[type=file]');
    const paths = arguments[0];
    Object.defineProperty(File.prototype, 'webkitRelativePath', {
        configurable: true,
        get() { return paths[[...chooser.files].indexOf(this)] ?? ''; },
    });";

/// The screen of the product.
pub struct Page {
    /// The driver, for what has no word here.
    pub driver: WebDriver,
    /// Where the screens run.
    pub host: Host,
}

impl Page {
    /// The screen that a driver sees.
    #[must_use]
    pub fn new(driver: WebDriver, host: Host) -> Self {
        Self { driver, host }
    }

    /// The first visible element of an XPath.
    ///
    /// # Errors
    /// When none appears in time.
    pub async fn find(&self, path: &str) -> Result<WebElement> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // The driver's own idea of what is displayed fails inside dialogs, so the page is asked for boxes.
            let found = self.driver.execute(FIRST_VISIBLE, vec![path.into()]).await;
            if let Some(element) = found.ok().and_then(|found| found.element().ok()) {
                return Ok(element);
            }
            if Instant::now() > deadline {
                bail!("nothing on the screen is {path}");
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Clicks the button of this name.
    ///
    /// # Errors
    /// When there is none, or it cannot be clicked.
    pub async fn click(&self, name: &str) -> Result<()> {
        self.click_on(&button_named(name)).await
    }

    /// Clicks the button of this name in the dialog that is open.
    ///
    /// # Errors
    /// When there is none, or it cannot be clicked.
    pub async fn click_in_dialog(&self, name: &str) -> Result<()> {
        self.click_on(&format!("//dialog{}", button_named(name))).await
    }

    /// Clicks the button of this name in the dialog that is open, and waits until the dialog has done it and gone.
    ///
    /// # Errors
    /// When there is none, or the dialog stays.
    pub async fn confirm(&self, name: &str) -> Result<()> {
        self.click_in_dialog(name).await?;
        self.has_no("//dialog").await
    }

    /// Clicks the button that begins with this text.
    ///
    /// # Errors
    /// When there is none, or it cannot be clicked.
    pub async fn click_on_text(&self, text: &str) -> Result<()> {
        self.click_on(&format!("//main//button[starts-with(normalize-space(.), \"{text}\")]")).await
    }

    /// Presses `Open` in the dialog, where choosing alone did not do it.
    ///
    /// # Errors
    /// When it cannot be clicked.
    pub async fn open_if_asked(&self) -> Result<()> {
        let open = self.driver.find_all(By::XPath("//dialog//button[normalize-space(.)=\"Open\"]")).await?;
        if open.is_empty() { Ok(()) } else { self.click_in_dialog("Open").await }
    }

    /// Clicks what an XPath finds; where it is replaced or covered for a moment, once more.
    ///
    /// # Errors
    /// When there is nothing, or it stays covered.
    pub async fn click_on(&self, path: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.find(path).await?.click().await {
                Ok(()) => return Ok(()),
                Err(error) if Instant::now() > deadline => {
                    return Err(error).with_context(|| format!("{path} cannot be clicked"));
                }
                Err(_) => tokio::time::sleep(LOOK).await,
            }
        }
    }

    /// Waits until a text stands somewhere on the screen.
    ///
    /// # Errors
    /// When it does not appear in time.
    pub async fn sees(&self, text: &str) -> Result<WebElement> {
        // The innermost element that holds it all; marked letters may split a text.
        let holds = format!("contains(normalize-space(.), \"{text}\")");
        self.find(&format!("//body//*[{holds}][not(.//*[{holds}])]")).await
    }

    /// Waits until nothing visible is found by an XPath.
    ///
    /// # Errors
    /// When it stays.
    pub async fn has_no(&self, path: &str) -> Result<()> {
        until(&format!("{path} has gone"), async || {
            let found = self.driver.execute(FIRST_VISIBLE, vec![path.into()]).await;
            Ok(found.is_ok_and(|found| found.json().is_null()).then_some(()))
        })
        .await
    }

    /// Whether something visible is found by an XPath now; for [`until`].
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn shows(&self, path: &str) -> Result<Option<()>> {
        let found = self.driver.execute(FIRST_VISIBLE, vec![path.into()]).await?;
        Ok((!found.json().is_null()).then_some(()))
    }

    /// The field of this name.
    ///
    /// # Errors
    /// When none appears in time.
    pub async fn field(&self, name: &str) -> Result<WebElement> {
        let labelled = format!(
            "@aria-label=\"{name}\" or @id=//label[normalize-space(.)=\"{name}\"]/@for \
             or ancestor::label[starts-with(normalize-space(.), \"{name}\")]"
        );
        self.find(&format!("//*[self::input or self::textarea or self::select][{labelled}]")).await
    }

    /// Replaces what stands in a field.
    ///
    /// # Errors
    /// When there is no such field, or it takes no text.
    pub async fn fill(&self, name: &str, text: &str) -> Result<()> {
        let field = self.field(name).await?;
        field.click().await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Replaces what stands in a field of the dialog that is open.
    ///
    /// # Errors
    /// When there is no such field, or it takes no text.
    pub async fn fill_in_dialog(&self, name: &str, text: &str) -> Result<()> {
        let path = format!(
            "//dialog//*[self::input or self::textarea][ancestor::label[starts-with(normalize-space(.), \"{name}\")]]"
        );
        let field = self.find(&path).await?;
        field.click().await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Waits until a list that drops down in the dialog that is open shows this entry.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn shows_in_dialog(&self, name: &str, entry: &str) -> Result<()> {
        let path = format!("//dialog//select[ancestor::label[starts-with(normalize-space(.), \"{name}\")]]");
        until(&format!("the list “{name}” shows “{entry}”"), async || {
            let list = self.find(&path).await?.to_json()?;
            let shown = self.driver.execute("return arguments[0].selectedOptions[0]?.text;", vec![list]).await?;
            Ok((shown.json().as_str() == Some(entry)).then_some(()))
        })
        .await
    }

    /// Chooses an entry of a list that drops down in the dialog that is open.
    ///
    /// # Errors
    /// When there is no such list or no such entry.
    pub async fn choose_in_dialog(&self, name: &str, entry: &str) -> Result<()> {
        // The engine's own list is no part of the page: it is told what a person's choice tells it.
        const CHOOSE: &str = "
            const [list, entry] = arguments;
            const option = [...list.options].find((each) => each.text === entry || each.text.startsWith(entry + ' '));
            if (!option) return false;
            list.value = option.value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        until(&format!("the list “{name}” has “{entry}”"), async || {
            let path = format!("//dialog//select[ancestor::label[starts-with(normalize-space(.), \"{name}\")]]");
            let list = self.find(&path).await?.to_json()?;
            let chosen = self.driver.execute(CHOOSE, vec![list, entry.into()]).await?;
            Ok((chosen.json().as_bool() == Some(true)).then_some(()))
        })
        .await
    }

    /// Presses a key with whatever has the focus.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.driver.action_chain().key_down(key.clone()).key_up(key).perform().await?;
        Ok(())
    }

    /// Presses a letter while the control key is held.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn shortcut(&self, letter: char) -> Result<()> {
        let chain = self.driver.action_chain().key_down(Key::Control).key_down(letter).key_up(letter);
        chain.key_up(Key::Control).perform().await?;
        Ok(())
    }

    /// Saves what the screen shows.
    ///
    /// # Errors
    /// When the driver or the disk refuses.
    pub async fn screenshot(&self, place: &Path) -> Result<()> {
        // Painting without OpenGL, WebKitGTK's driver waits for the next change of the page, which a page at rest never makes.
        const STIR: &str = "
            const speck = document.createElement('div');
            speck.style.cssText = 'position:fixed;left:0;top:0;width:1px;height:1px;pointer-events:none';
            document.body.append(speck);
            let turns = 0;
            const stir = setInterval(() => {
                speck.style.background = turns % 2 ? 'rgb(0 0 0 / 1%)' : 'rgb(0 0 0 / 2%)';
                turns += 1;
                if (turns > 100) { clearInterval(stir); speck.remove(); }
            }, 20);";
        if self.host == Host::Desktop {
            self.driver.execute(STIR, Vec::new()).await?;
        }
        self.driver.screenshot(place).await?;
        Ok(())
    }
}

/// The button, menu item, link, option or tab of this name that can be used now; a tab's may be followed by a number.
fn button_named(name: &str) -> String {
    let plain = format!("normalize-space(.)=\"{name}\" or @aria-label=\"{name}\"");
    let tab = format!("@role='tab' and starts-with(normalize-space(.), \"{name}\")");
    let kind = "self::button or self::a or @role='menuitem' or @role='option' or @role='tab'";
    format!("//*[{kind}][not(@disabled)][{plain} or ({tab})]")
}

/// Whole ways through the screens that many stories take.
impl Page {
    /// Opens a folder as a person would on this host: by its path in the palette, or by a browser's file chooser.
    ///
    /// # Errors
    /// When the blueprint does not appear.
    pub async fn open_folder(&self, project: &Project) -> Result<()> {
        self.ask_for_folder(project).await?;
        self.find("//*[@role='tree']").await?;
        Ok(())
    }

    /// Types a folder's path into the command palette.
    ///
    /// # Errors
    /// When the palette does not offer to open it.
    pub async fn open_path(&self, folder: &Path) -> Result<()> {
        let path = folder.to_string_lossy().into_owned();
        self.shortcut('k').await?;
        let search = self.find("//dialog//input").await?;
        search.send_keys(&path).await?;
        self.sees(&format!("Open folder {path}")).await?;
        search.send_keys(Key::Enter + "").await?;
        Ok(())
    }

    /// Names the folder, as [`Page::open_folder`] does, and does not wait for what comes of it.
    ///
    /// # Errors
    /// When there is no way to name it.
    pub async fn ask_for_folder(&self, project: &Project) -> Result<()> {
        self.sees("See your infrastructure").await?;
        match self.host {
            Host::Desktop => self.open_path(project.path()).await,
            Host::Browser => self.choose_folder(project, async || self.click("Open folder…").await).await,
        }
    }

    /// Names the folder in the chooser that a browser opens when `ask` asks for one.
    ///
    /// # Errors
    /// When no chooser is asked for.
    pub async fn choose_folder(&self, project: &Project, ask: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        self.sees("See your infrastructure").await?;
        // The page asks for a chooser that a driver cannot see; put into the page, it can be given a path.
        self.driver.execute(KEEP_CHOOSER, Vec::new()).await?;
        ask().await?;
        let chooser = self.driver.query(By::Css("input[type=file]")).wait(PATIENCE, LOOK).first().await?;
        match Browser::told_in()? {
            Browser::Chromium => chooser.send_keys(project.path().to_string_lossy()).await?,
            Browser::MiniBrowser => {
                let files = project.files()?;
                let within = |file: &PathBuf| format!("{}/{}", project.name(), file.display());
                let relative: Vec<_> = files.iter().map(within).collect();
                self.driver.execute(NAME_WITHIN_FOLDER, vec![json!(relative)]).await?;
                let places: Vec<_> = files.iter().map(|file| project.path().join(file).display().to_string()).collect();
                chooser.send_keys(places.join("\n")).await?;
            }
        }
        // A chooser is no part of the page.
        self.driver.execute("arguments[0].remove();", vec![chooser.to_json()?]).await?;
        Ok(())
    }

    /// Opens a blueprint that is there already, by its entry in the sidebar.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn open_recent(&self, name: &str) -> Result<()> {
        self.click_on(&format!("//aside//*[self::a or self::button][contains(normalize-space(.), \"{name}\")]"))
            .await?;
        self.find("//*[@role='tree']").await?;
        Ok(())
    }

    /// The entry of a component in the outline.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn in_outline(&self, name: &str) -> Result<WebElement> {
        let named = format!(".//*[normalize-space(text())=\"{name}\"]");
        self.find(&format!("//*[@role='treeitem'][{named}]")).await
    }

    /// Selects a component by its entry in the outline.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn select_in_outline(&self, name: &str) -> Result<()> {
        let named = format!(".//*[normalize-space(text())=\"{name}\"]");
        self.click_on(&format!("//*[@role='treeitem'][{named}]")).await
    }

    /// Adds a component to what is selected by its entry in the outline.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn also_select_in_outline(&self, name: &str) -> Result<()> {
        let entry = self.in_outline(name).await?;
        let chain = self.driver.action_chain().key_down(Key::Control).click_element(&entry);
        chain.key_up(Key::Control).perform().await?;
        Ok(())
    }

    /// Waits until a line of the source shows this text.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn sees_source(&self, text: &str) -> Result<()> {
        self.find(&format!("//*[contains(@class, 'code-line')][contains(normalize-space(.), '{text}')]")).await?;
        Ok(())
    }

    /// Saves to the linked folder and waits until it is written.
    ///
    /// # Errors
    /// When it is not.
    pub async fn save_to_folder(&self) -> Result<()> {
        self.shortcut('k').await?;
        let search = self.find("//dialog//input").await?;
        search.send_keys("Save to folder").await?;
        search.send_keys(Key::Enter + "").await?;
        self.confirm("Save").await?;
        self.sees("Wrote").await?;
        Ok(())
    }
}

/// What others than the eyes are told.
impl Page {
    /// Runs a command by its name in the palette.
    ///
    /// # Errors
    /// When there is no such command.
    pub async fn run_command(&self, name: &str) -> Result<()> {
        self.shortcut('k').await?;
        self.find("//dialog//input").await?.send_keys(name).await?;
        self.click_on(&format!("//dialog//*[@role='option'][contains(normalize-space(.), \"{name}\")]")).await
    }

    /// Faults of the page for assistive technology: names, roles, ids, order, contrast. A list of our own, after the
    /// rules of WCAG 2.2 that a program can hold.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn accessibility_faults(&self) -> Result<Vec<String>> {
        let faults = self.driver.execute(include_str!("accessibility.js"), Vec::new()).await?;
        Ok(faults.convert()?)
    }
}

/// For pictures.
impl Page {
    /// Waits until no animation has run for twenty frames. What is still to come from the core is not waited for.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn settled(&self) -> Result<()> {
        const CALM_FRAMES: &str = "
            const done = arguments[0];
            const still = () => document.getAnimations().every((each) => each.playState !== 'running');
            let calm = 0;
            const frame = () => { calm = still() ? calm + 1 : 0; calm > 20 ? done() : requestAnimationFrame(frame); };
            requestAnimationFrame(frame);";
        self.driver.execute_async(CALM_FRAMES, Vec::new()).await?;
        Ok(())
    }
}
