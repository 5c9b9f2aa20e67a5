//! What a drop means: one folder to open, or why there is none.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use folder::kind::Kind;
use serde::Serialize;

/// Why there is no folder to open in what was dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(crate) enum Refusal {
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

/// The one folder that was dropped, as itself or as configuration that lies in it.
pub(crate) fn folder_of(paths: &[PathBuf]) -> Result<PathBuf, Refusal> {
    let folders: BTreeSet<&Path> = paths.iter().filter_map(|path| holding(path)).collect();
    let mut folders = folders.into_iter();
    match (folders.next(), folders.len()) {
        (Some(folder), 0) => Ok(folder.to_owned()),
        (Some(_), more) => Err(Refusal::Several { folders: more + 1 }),
        (None, _) => {
            let first = paths.first();
            let name = first.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
            Err(match first.filter(|path| path.is_file()).and_then(|path| path.file_name()) {
                Some(file) => Refusal::File { name: file.to_string_lossy().into_owned() },
                None => Refusal::Unknown { name },
            })
        }
    }
}

/// The folder that a path stands for. A letter stands for no folder: what lies beside it was not meant.
pub(crate) fn holding(path: &Path) -> Option<&Path> {
    if path.is_dir() {
        return Some(path);
    }
    let of_terraform = match Kind::of(&path.file_name()?.to_string_lossy()) {
        Kind::Configuration | Kind::Values => path.is_file(),
        Kind::State | Kind::Other => false,
    };
    path.parent().filter(|_| of_terraform)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drop_is_one_folder_or_says_what_it_is() {
        let home = tempfile::tempdir().unwrap();
        let place = |path: &str| home.path().join(path);
        for folder in ["shop", "other", "empty"] {
            std::fs::create_dir(place(folder)).unwrap();
        }
        for file in ["shop/main.tf", "shop/variables.tf", "shop/prod.tfvars", "shop/letter.txt", "other/main.tf"] {
            std::fs::write(place(file), "").unwrap();
        }
        let dropped = |paths: &[&str]| folder_of(&paths.iter().map(|path| place(path)).collect::<Vec<_>>());
        let shop = Ok(place("shop"));
        assert_eq!(dropped(&["shop"]), shop);
        assert_eq!(dropped(&["shop/main.tf"]), shop, "configuration stands for its folder");
        assert_eq!(dropped(&["shop/prod.tfvars", "shop/main.tf", "shop/variables.tf"]), shop);
        assert_eq!(dropped(&["shop/letter.txt", "shop/main.tf"]), shop, "everything of a folder is that folder");
        assert_eq!(dropped(&["empty"]), Ok(place("empty")), "reading it says that it is empty");
        let several = Err(Refusal::Several { folders: 2 });
        assert_eq!(dropped(&["shop", "other"]), several);
        assert_eq!(dropped(&["shop/main.tf", "other/main.tf"]), several);
        assert_eq!(dropped(&["shop/letter.txt"]), Err(Refusal::File { name: "letter.txt".to_owned() }));
        let gone = place("gone.tf").to_string_lossy().into_owned();
        assert_eq!(dropped(&["gone.tf"]), Err(Refusal::Unknown { name: gone }), "what has gone lies nowhere");
        assert_eq!(folder_of(&[]), Err(Refusal::Unknown { name: String::new() }));
        let link = PathBuf::from("https://example.org/main.tf");
        let said = Err(Refusal::Unknown { name: "https://example.org/main.tf".to_owned() });
        assert_eq!(folder_of(&[link]), said);
    }
}
