//! What a person sees and does: by role and name, as assistive technology does.

use std::time::Duration;

use anyhow::{Context, Result};
use thirtyfour::prelude::*;
use thirtyfour::{Key, TypingData, WebDriver, WebElement};

use crate::Host;

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
