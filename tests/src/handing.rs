//! What comes out: files saved to the folder or downloaded, pictures.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::project::Project;
use crate::stage::DOWNLOADS;
use crate::{Host, Stage, until};

impl Stage {
    /// Hands the blueprint's files back and gives their texts by path: saved to the linked folder on the desktop,
    /// downloaded and unpacked in a browser.
    ///
    /// # Errors
    /// When they do not come.
    pub async fn hand_back(&self, project: &Project) -> Result<BTreeMap<String, String>> {
        match self.host {
            Host::Desktop => {
                self.page.save_to_folder().await?;
                project.texts()
            }
            Host::Browser => {
                let archive = format!("{}.zip", project.name());
                self.page.run_command("Save to folder").await?;
                self.page.click_in_dialog("Download as zip").await?;
                unpacked(&self.downloaded(&archive).await?)
            }
        }
    }

    /// The file of this name once the browser has it whole; it is taken away, so that the name is free again.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn downloaded(&self, name: &str) -> Result<Vec<u8>> {
        let place = self.downloads().join(name);
        // Browsers give a file its name when it is whole.
        until(&format!("{} is there", place.display()), async || Ok(place.exists().then_some(()))).await?;
        let bytes = fs::read(&place)?;
        fs::remove_file(&place)?;
        Ok(bytes)
    }

    /// Where the browser puts what it downloads.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.home().join(DOWNLOADS)
    }

    /// Holds bytes to being a picture of this kind that the engine itself can draw; gives its width and height.
    ///
    /// # Errors
    /// When it is none.
    pub async fn drawn(&self, bytes: &[u8], content_type: &str) -> Result<(u32, u32)> {
        const DRAW: &str = "
            const [content, type, done] = arguments;
            const bytes = new Uint8Array(content);
            const text = new TextDecoder().decode(bytes);
            const fault = type.includes('xml')
                && new DOMParser().parseFromString(text, type).querySelector('parsererror');
            if (fault) { done({ fault: fault.textContent }); return; }
            const image = new Image();
            image.onload = () => done({ width: image.naturalWidth, height: image.naturalHeight });
            image.onerror = () => done({ fault: 'the engine cannot draw it' });
            const reader = new FileReader();
            reader.onload = () => { image.src = reader.result; };
            reader.readAsDataURL(new Blob([bytes], { type }));";
        let answer = self.page.driver.execute_async(DRAW, vec![json!(bytes), json!(content_type)]).await?;
        let answer = answer.json();
        let number =
            |name: &str| answer.get(name).and_then(serde_json::Value::as_u64).and_then(|n| u32::try_from(n).ok());
        let size = number("width").zip(number("height"));
        let (width, height) = size.with_context(|| format!("{content_type}: {answer}"))?;
        ensure!(width > 100 && height > 100, "a picture of {width} by {height} pixels shows nothing");
        Ok((width, height))
    }
}

/// The texts in an archive, by path.
fn unpacked(archive: &[u8]) -> Result<BTreeMap<String, String>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive))?;
    let mut texts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        texts.insert(file.name().to_owned(), text);
    }
    Ok(texts)
}

/// The texts below a folder, by path; what a version control keeps for itself is left out.
pub(crate) fn texts_below(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            let relative = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            if path.is_dir() && relative != ".git" {
                folders.push(path);
            } else if path.is_file() {
                texts.insert(relative, fs::read_to_string(&path)?);
            }
        }
    }
    Ok(texts)
}
