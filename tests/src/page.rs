//! What a person sees and does: by role and name, as assistive technology does.

use std::time::Duration;

use anyhow::{Context, Result};
use thirtyfour::prelude::*;
use thirtyfour::{Key, TypingData, WebDriver, WebElement};

use crate::Host;
use crate::project::Project;

/// So long may an answer take before the story fails.
const PATIENCE: Duration = Duration::from_secs(20);
/// So often is looked again.
const LOOK: Duration = Duration::from_millis(25);

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
        self.driver
            .query(By::XPath(path))
            .wait(PATIENCE, LOOK)
            .and_displayed()
            .first()
            .await
            .with_context(|| format!("nothing on the screen is {path}"))
    }

    /// The button, menu item, link or option of this name.
    ///
    /// # Errors
    /// When none appears in time.
    pub async fn button(&self, name: &str) -> Result<WebElement> {
        let named = format!("normalize-space(.)=\"{name}\" or @aria-label=\"{name}\"");
        self.find(&format!(
            "//*[self::button or self::a or @role='menuitem' or @role='option' or @role='tab'][{named}]"
        ))
        .await
    }

    /// Clicks the button of this name.
    ///
    /// # Errors
    /// When there is none, or it cannot be clicked.
    pub async fn click(&self, name: &str) -> Result<()> {
        self.button(name).await?.click().await.with_context(|| format!("`{name}` cannot be clicked"))
    }

    /// Waits until a text stands somewhere on the screen.
    ///
    /// # Errors
    /// When it does not appear in time.
    pub async fn sees(&self, text: &str) -> Result<WebElement> {
        self.find(&format!("//*[text()[contains(normalize-space(.), \"{text}\")]]")).await
    }

    /// The field of this name.
    ///
    /// # Errors
    /// When none appears in time.
    pub async fn field(&self, name: &str) -> Result<WebElement> {
        let labelled = format!("@aria-label=\"{name}\" or @id=//label[normalize-space(.)=\"{name}\"]/@for");
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

    /// Presses keys with whatever has the focus.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        self.driver.action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Saves what the screen shows.
    ///
    /// # Errors
    /// When the driver or the disk refuses.
    pub async fn screenshot(&self, place: &std::path::Path) -> Result<()> {
        self.driver.screenshot(place).await?;
        Ok(())
    }
}

/// Whole ways through the screens that many stories take.
impl Page {
    /// Opens a folder as a person would on this host: by its path in the palette, or by a browser's file chooser.
    ///
    /// # Errors
    /// When the blueprint does not appear.
    pub async fn open_folder(&self, project: &Project) -> Result<()> {
        let path = project.path().to_string_lossy().into_owned();
        match self.host {
            Host::Desktop => {
                self.sees("See your infrastructure").await?;
                self.press(Key::Control + "k").await?;
                let search = self.find("//*[@role='dialog']//input").await?;
                search.send_keys(&path).await?;
                self.sees(&format!("Open folder {path}")).await?;
                search.send_keys(Key::Enter + "").await?;
            }
            Host::Browser => {
                self.sees("See your infrastructure").await?;
                let chooser = self.driver.query(By::Css("input[type=file]")).wait(PATIENCE, LOOK).first().await?;
                chooser.send_keys(&path).await?;
            }
        }
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
        self.in_outline(name).await?.click().await?;
        Ok(())
    }

    /// Waits until a line of the source shows this text.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn sees_source(&self, text: &str) -> Result<()> {
        self.find(&format!("//*[contains(@class, 'source')]//*[contains(normalize-space(.), \"{text}\")]")).await?;
        Ok(())
    }

    /// Saves to the linked folder and waits until it is written.
    ///
    /// # Errors
    /// When it is not.
    pub async fn save_to_folder(&self) -> Result<()> {
        self.press(Key::Control + "k").await?;
        let search = self.find("//*[@role='dialog']//input").await?;
        search.send_keys("Save to folder").await?;
        search.send_keys(Key::Enter + "").await?;
        self.sees("will change").await?;
        self.click("Save").await?;
        self.sees("Wrote").await?;
        Ok(())
    }
}
