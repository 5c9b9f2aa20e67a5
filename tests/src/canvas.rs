//! The pointer on the canvas: where a node is, and dragging it.

use anyhow::Result;
use serde::Deserialize;

use crate::{Page, until};

/// What a node covers, in pixels of the window.
#[derive(Debug, Clone, Copy, Deserialize, PartialEq)]
pub struct Place {
    /// The left edge.
    pub x: f64,
    /// The top edge.
    pub y: f64,
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
}

impl Place {
    /// Whole pixels of the middle.
    #[must_use]
    pub fn middle(&self) -> (i64, i64) {
        let whole = |value: f64| value.round() as i64;
        (whole(self.x + self.width / 2.0), whole(self.y + self.height / 2.0))
    }
}

/// The canvas tells assistive technology where the node is that one is at.
const FOCUSED: &str = r#"
    const node = document.getElementById("canvas-focus");
    if (!node || !node.getAttribute("aria-label").startsWith(arguments[0])) return null;
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x, y, width, height };"#;

impl Page {
    /// Where the node is that is selected alone, once nothing moves.
    ///
    /// # Errors
    /// When it is not on the canvas.
    pub async fn place_on_canvas(&self, name: &str) -> Result<Place> {
        self.settled().await?;
        until(&format!("“{name}” is on the canvas"), async || {
            Ok(self.driver.execute(FOCUSED, vec![name.into()]).await?.convert::<Option<Place>>()?)
        })
        .await
    }

    /// Takes hold at a place, moves by so many pixels in some steps, and lets go.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn drag(&self, from: (i64, i64), by: (i64, i64)) -> Result<()> {
        let mut chain = self.driver.action_chain().move_to(from.0, from.1).click_and_hold();
        // A hand goes there in steps; the first few pixels do not count as dragging.
        for step in 1..=4 {
            chain = chain.move_to(from.0 + by.0 * step / 4, from.1 + by.1 * step / 4);
        }
        chain.release().perform().await?;
        Ok(())
    }

    /// Clicks at a place of the window, with keys held.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn click_at(&self, at: (i64, i64), held: &[thirtyfour::Key]) -> Result<()> {
        let mut chain = self.driver.action_chain().move_to(at.0, at.1);
        for each in held {
            chain = chain.key_down(each.clone());
        }
        chain = chain.click();
        for each in held {
            chain = chain.key_up(each.clone());
        }
        chain.perform().await?;
        Ok(())
    }
}
