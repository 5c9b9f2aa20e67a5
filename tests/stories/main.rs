//! The stories; see `tests/src/lib.rs`. Each is told on both hosts where a browser can do it.

#![cfg(test)]

mod accessible;
mod drawing;
mod dropping;
mod editing;
mod editor;
mod folder;
mod keyboard;
mod opening;
mod pictures;
mod settings;
mod trouble;
mod versions;

/// Tells a story in the desktop window and in the browser.
macro_rules! told_in_both {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use system_tests::{Host, tell};

            #[tokio::test]
            async fn in_the_desktop_window() -> anyhow::Result<()> {
                tell(Host::Desktop, super::$name).await
            }

            #[tokio::test]
            async fn in_the_browser() -> anyhow::Result<()> {
                tell(Host::Browser, super::$name).await
            }
        }
    )+};
}

/// Tells a story that only a desktop can do.
macro_rules! told_on_the_desktop {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use system_tests::{Host, tell};

            #[tokio::test]
            async fn in_the_desktop_window() -> anyhow::Result<()> {
                tell(Host::Desktop, super::$name).await
            }
        }
    )+};
}

/// Tells a story in the desktop window and in a window of the browser, with a hand on the display itself.
macro_rules! told_on_the_display {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use system_tests::{Host, tell_on_the_display};

            #[tokio::test]
            async fn in_the_desktop_window() -> anyhow::Result<()> {
                tell_on_the_display(Host::Desktop, super::$name).await
            }

            #[tokio::test]
            async fn in_a_browsers_window() -> anyhow::Result<()> {
                tell_on_the_display(Host::Browser, super::$name).await
            }
        }
    )+};
}

pub(crate) use {told_in_both, told_on_the_desktop, told_on_the_display};
