//! Hands on the keyboard alone: keys go to whatever has the focus, and the focus is asked for after each.

use anyhow::{Result, ensure};
use serde::Deserialize;
use thirtyfour::Key;

use crate::{Page, until};

/// What has the keyboard's focus.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct Focus {
    /// Its role.
    pub role: String,
    /// What it is called.
    pub name: String,
    /// The entry of a tree or a list that it names as the active one.
    #[serde(default)]
    pub entry: String,
    /// Whether it is in sight and one sees that it has the focus.
    pub shown: bool,
    /// The element, for a person who reads a failure.
    pub what: String,
}

/// The entry of the outline at which the keyboard is, as assistive technology is told.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub name: String,
    /// What it is connected with.
    pub description: String,
    /// How deep, from 1.
    pub level: u32,
    /// Its place among its siblings, from 1.
    pub position: u32,
    /// How many siblings there are with it.
    pub of: u32,
    /// Whether it is open, where there is something inside.
    pub open: Option<bool>,
    /// Whether it is selected.
    pub selected: bool,
}

const ENTRY: &str = r#"
    const tree = document.querySelector("[role=tree]");
    const item = tree && document.getElementById(tree.getAttribute("aria-activedescendant") ?? "");
    if (!item) return null;
    const number = (name) => Number(item.getAttribute(name));
    const open = item.getAttribute("aria-expanded");
    return {
        name: item.getAttribute("aria-label") ?? item.textContent.trim(),
        description: item.getAttribute("aria-description") ?? "",
        level: number("aria-level"), position: number("aria-posinset"), of: number("aria-setsize"),
        open: open === null ? null : open === "true",
        selected: item.getAttribute("aria-selected") === "true",
    };"#;

impl Page {
    /// Presses a key while others are held.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn press_with(&self, held: &[Key], key: impl Into<char>) -> Result<()> {
        let key = key.into();
        let mut chain = self.driver.action_chain();
        for each in held {
            chain = chain.key_down(each.clone());
        }
        chain = chain.key_down(key).key_up(key);
        for each in held.iter().rev() {
            chain = chain.key_up(each.clone());
        }
        chain.perform().await?;
        Ok(())
    }

    /// Types into whatever has the focus.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        self.driver.action_chain().send_keys(text).perform().await?;
        Ok(())
    }

    /// Replaces what stands in the field that has the focus.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn type_anew(&self, text: &str) -> Result<()> {
        self.shortcut('a').await?;
        self.type_text(text).await
    }

    /// What has the focus now.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn focus(&self) -> Result<Focus> {
        Ok(self.driver.execute(include_str!("focus.js"), Vec::new()).await?.convert()?)
    }

    /// Waits until what is called so has the focus, and one sees it.
    ///
    /// # Errors
    /// When it does not get it in time.
    pub async fn focus_comes_to(&self, name: &str) -> Result<Focus> {
        let wanted = format!("the focus is seen on “{name}”");
        let outcome = until(&wanted, async || {
            let focus = self.focus().await?;
            Ok((focus.shown && focus.name.starts_with(name)).then_some(focus))
        })
        .await;
        match outcome {
            Ok(focus) => Ok(focus),
            Err(error) => Err(error.context(format!("the focus is on {:?}", self.focus().await?))),
        }
    }

    /// Waits until something has the focus and one sees it: it is never lost.
    ///
    /// # Errors
    /// When nothing visible has it, with what was done before.
    pub async fn focus_is_seen(&self, after: &str) -> Result<Focus> {
        let wanted = format!("after {after} one sees what has the focus");
        let outcome = until(&wanted, async || Ok(Some(self.focus().await?).filter(|focus| focus.shown))).await;
        match outcome {
            Ok(focus) => Ok(focus),
            Err(error) => Err(error.context(format!("the focus is on {:?}", self.focus().await?))),
        }
    }

    /// Presses Tab until what is called so has the focus; at every stop one sees where it is.
    ///
    /// # Errors
    /// When it is not reached within a hundred stops.
    pub async fn tab_to(&self, name: &str) -> Result<()> {
        let mut stops = Vec::new();
        for _ in 0..100 {
            self.press(Key::Tab).await?;
            let focus = self.focus_is_seen("Tab").await?;
            if focus.name.starts_with(name) {
                return Ok(());
            }
            stops.push(focus.name);
        }
        ensure!(false, "Tab does not reach “{name}”; it stops at {stops:?}");
        Ok(())
    }

    /// Goes from pane to pane until what is called so has the focus.
    ///
    /// # Errors
    /// When no pane gives it to that.
    pub async fn pane_to(&self, name: &str) -> Result<()> {
        let mut stops = Vec::new();
        for _ in 0..12 {
            self.press(Key::F6).await?;
            let focus = self.focus_is_seen("F6").await?;
            if focus.name.starts_with(name) {
                return Ok(());
            }
            stops.push(focus.what);
        }
        ensure!(false, "F6 does not reach “{name}”; it stops at {stops:#?}");
        Ok(())
    }

    /// The entry of the outline at which the keyboard is.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn outline_entry(&self) -> Result<Option<Entry>> {
        Ok(self.driver.execute(ENTRY, Vec::new()).await?.convert()?)
    }

    /// Waits until the keyboard is at this entry of the outline.
    ///
    /// # Errors
    /// When it does not get there.
    pub async fn outline_comes_to(&self, name: &str) -> Result<Entry> {
        let wanted = format!("the outline is at “{name}”");
        let outcome = until(&wanted, async || {
            let entry = self.outline_entry().await?;
            Ok(entry.filter(|entry| entry.name.split([',', ' ']).next() == Some(name)))
        })
        .await;
        match outcome {
            Ok(entry) => Ok(entry),
            Err(error) => Err(error.context(format!("the outline is at {:?}", self.outline_entry().await?))),
        }
    }
}
