//! Which blueprint belongs to which folder. Places on this machine never reach the core; they are kept here.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use domain::ids::BlueprintId;
use folder::journal::flush_folder;

/// The links, kept in a small file.
pub(crate) struct Links {
    file: PathBuf,
    folders: Mutex<BTreeMap<BlueprintId, PathBuf>>,
}

impl Links {
    /// The links kept in `file`; none when there is no such file yet. One that cannot be read is put aside.
    pub(crate) fn open(file: PathBuf) -> io::Result<Self> {
        let folders = match fs::read(&file) {
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(folders) => folders,
                Err(error) => {
                    tracing::warn!(%error, "the list of linked folders is damaged; it is put aside");
                    fs::rename(&file, file.with_extension("damaged"))?;
                    BTreeMap::new()
                }
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(error),
        };
        Ok(Self { file, folders: Mutex::new(folders) })
    }

    /// The folder of a blueprint.
    pub(crate) fn get(&self, blueprint: BlueprintId) -> Option<PathBuf> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).get(&blueprint).cloned()
    }

    /// Links a blueprint to a folder; it lasts once this returns.
    pub(crate) fn set(&self, blueprint: BlueprintId, folder: PathBuf) -> io::Result<()> {
        self.change(|folders| drop(folders.insert(blueprint, folder)))
    }

    /// Forgets the folder of a blueprint.
    pub(crate) fn remove(&self, blueprint: BlueprintId) -> io::Result<()> {
        self.change(|folders| drop(folders.remove(&blueprint)))
    }

    /// On the disk first: what cannot be kept is not remembered either.
    fn change(&self, change: impl FnOnce(&mut BTreeMap<BlueprintId, PathBuf>)) -> io::Result<()> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let mut changed = folders.clone();
        change(&mut changed);
        let draft = self.file.with_extension("draft");
        let mut file = fs::File::create(&draft)?;
        file.write_all(&serde_json::to_vec_pretty(&changed)?)?;
        file.sync_all()?;
        fs::rename(&draft, &self.file)?;
        if let Some(folder) = self.file.parent() {
            flush_folder(folder)?;
        }
        *folders = changed;
        Ok(())
    }
}
