//! The stories; see `tests/src/lib.rs`. Each is told on both hosts where a browser can do it.

#![cfg(test)]

mod editing;
mod folder;
mod opening;
mod versions;

/// Tells a story in the desktop window and in the browser.
macro_rules! told_in_both {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use system_tests::{Host, Stage};

            #[tokio::test]
            async fn in_the_desktop_window() -> anyhow::Result<()> {
                super::$name(Stage::open(Host::Desktop).await?).await
            }

            #[tokio::test]
            async fn in_the_browser() -> anyhow::Result<()> {
                super::$name(Stage::open(Host::Browser).await?).await
            }
        }
    )+};
}

/// Tells a story that only a desktop can do.
macro_rules! told_on_the_desktop {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use system_tests::{Host, Stage};

            #[tokio::test]
            async fn in_the_desktop_window() -> anyhow::Result<()> {
                super::$name(Stage::open(Host::Desktop).await?).await
            }
        }
    )+};
}

pub(crate) use {told_in_both, told_on_the_desktop};
