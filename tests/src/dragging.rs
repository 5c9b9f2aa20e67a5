//! A hand that drags something from another window of the display and lets it go over ours: what lies between is the
//! toolkit's own handing-over. No driver of the page has such a hand; `xdotool` has.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::Process;
use crate::system_dialogs::{window_called, xdotool};
use crate::{Page, programs, until};

/// The title of the window that is dragged from.
pub const SOURCE: &str = "Drag from here";
/// Its title while the window under the hand takes what is held.
pub const WELCOME: &str = "Can be let go";
/// Where that window stands: beside ours, which begins at the corner of the display and is 1280 wide.
const BESIDE: [&str; 2] = ["1500", "300"];
/// Places over our window that a hand goes through, none of them at its edge.
const OVER: [[&str; 2]; 4] = [["1100", "420"], ["900", "400"], ["700", "380"], ["640", "360"]];
/// Shown while something can be let go.
const HINT: &str = "//*[contains(@class, 'drop-hint')]";

/// Something in a hand, over no window of ours yet.
pub struct Held {
    source: Process,
}

impl Held {
    /// Files and folders of this machine, or whatever else has an address.
    ///
    /// # Errors
    /// When there is nothing to drag them from.
    pub async fn taken(what: &[&Path]) -> Result<Self> {
        until("the window of an earlier drag has gone", async || {
            Ok(window_called(SOURCE)?.or(window_called(WELCOME)?).is_none().then_some(()))
        })
        .await?;
        let source = Process::start(Command::new(programs::built("drag-source")?).args(what))?;
        let window = until("something to drag from", async || window_called(SOURCE)).await?;
        let [x, y] = BESIDE;
        // There is no window manager on the display that would place it.
        xdotool(&["windowmove", "--sync", &window, x, y])?;
        xdotool(&["mousemove", "--window", &window, "120", "60"])?;
        xdotool(&["mousedown", "1"])?;
        // A few pixels are not a drag yet.
        for x in ["110", "90", "60"] {
            xdotool(&["mousemove", "--window", &window, x, "60"])?;
        }
        Ok(Self { source })
    }

    /// Holds it over the page until the page says so and takes it.
    ///
    /// # Errors
    /// When it never does.
    pub async fn over(&self, page: &Page) -> Result<()> {
        for [x, y] in OVER {
            xdotool(&["mousemove", x, y])?;
        }
        // No hand is quite still, and what is under it is heard of as it moves.
        until("the page sees that something is held over it", async || {
            xdotool(&["mousemove_relative", "--", "4", "2"])?;
            xdotool(&["mousemove_relative", "--", "-4", "-2"])?;
            let welcome = window_called(WELCOME)?.is_some();
            Ok(page.shows(HINT).await?.filter(|()| welcome))
        })
        .await
    }

    /// Takes it away from the page again, still in the hand.
    ///
    /// # Errors
    /// When the page does not see that.
    pub async fn away(&self, page: &Page) -> Result<()> {
        for x in ["1200", "1400"] {
            xdotool(&["mousemove", x, "900"])?;
        }
        page.has_no(HINT).await
    }

    /// Lets it go where it is.
    ///
    /// # Errors
    /// When the page does not see that.
    pub async fn let_go(self, page: &Page) -> Result<()> {
        xdotool(&["mouseup", "1"])?;
        page.has_no(HINT).await
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // The button is held down for the whole display, and so for the next story.
        let _ = xdotool(&["mouseup", "1"]);
        self.source.kill();
    }
}
