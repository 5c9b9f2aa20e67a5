//! What the host of the page can do besides reaching the core: folders, files, the clipboard.
//!
//! - [`tauri`]: the bridge of the desktop's shell
//! - [`desktop`]: folders on this machine, through the shell
//! - [`browser`]: folders and files as far as a browser lets a page
//! - [`archive`]: a set of files as one download
//! - [`clipboard`]: copied text

pub mod archive;
pub mod browser;
pub mod clipboard;
pub mod desktop;
pub mod tauri;

use domain::FileEntry;
use serde::Deserialize;

/// A folder that was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OpenedFolder {
    /// Its place on this machine; empty in a browser, which does not tell.
    #[serde(default)]
    pub path: String,
    /// Its name.
    pub name: String,
    /// Its files.
    pub files: Vec<FileEntry>,
    /// Files that only lend values.
    pub values_only: Vec<FileEntry>,
    /// What was left out.
    pub skipped: Vec<Skipped>,
}

/// Why there is no folder to open in what was dropped.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Refusal {
    /// A file that is none of Terraform's.
    File {
        /// Its name.
        name: String,
    },
    /// More than one folder.
    Several {
        /// How many.
        folders: usize,
    },
    /// Nothing that is on this machine: a link, or something that has gone.
    Unknown {
        /// As much as was said of it.
        name: String,
    },
}

/// A file or folder that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Skipped {
    /// Relative path.
    pub path: String,
    /// Why, for a person.
    pub reason: String,
}

/// How far reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub struct Progress {
    /// Files read.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}
