//! A folder from a stranger can hold what looks like a save that was cut short; it has no power there.

#![cfg(test)]

use std::fs;
use std::path::Path;

use domain::{Digest, FileSet};
use folder::journal::{FOLDER, JOURNAL, LOCK, Recovery};
use folder::{RecoverError, WriteError, recover, write};

/// A project in a folder that holds something beside it: `outside/victim` is not the project's.
struct Stranger {
    parent: tempfile::TempDir,
}

impl Stranger {
    fn new() -> Self {
        let stranger = Self { parent: tempfile::tempdir().unwrap() };
        for folder in ["outside", "top/.git/hooks", "top/real"] {
            fs::create_dir_all(stranger.parent.path().join(folder)).unwrap();
        }
        stranger.put("outside/victim", "theirs");
        stranger.put("top/.git/config", "theirs");
        stranger.put("top/main.tf", "theirs");
        stranger
    }

    fn top(&self) -> std::path::PathBuf {
        self.parent.path().join("top")
    }

    fn put(&self, path: &str, content: &str) {
        fs::write(self.parent.path().join(path), content).unwrap();
    }

    #[cfg(unix)]
    fn link(&self, path: &str, leads_to: &str) {
        std::os::unix::fs::symlink(leads_to, self.parent.path().join(path)).unwrap();
    }

    /// The folder of a save with two contents and a journal of `replace` and `remove`.
    fn journal(&self, replace: &[(&str, &str)], remove: &[&str]) {
        fs::create_dir(self.top().join(FOLDER)).unwrap();
        for staged in ["0", "1"] {
            self.put(&format!("top/{FOLDER}/{staged}"), "strange");
        }
        let before = |target: &str| fs::read(self.top().join(target)).ok().map(|bytes| Digest::of(&bytes).to_string());
        let replace: Vec<_> = replace
            .iter()
            .map(|(staged, target)| serde_json::json!({ "staged": staged, "target": target, "before": before(target) }))
            .collect();
        let remove: Vec<_> =
            remove.iter().map(|target| serde_json::json!({ "target": target, "before": before(target) })).collect();
        let journal = serde_json::json!({ "replace": replace, "remove": remove });
        self.put(&format!("top/{FOLDER}/{JOURNAL}"), &journal.to_string());
    }

    /// Every file of the parent folder but those of the save, with what is in it.
    fn content(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        collect(self.parent.path(), &mut files);
        files.sort();
        files
    }
}

fn collect(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() && entry.file_name() != FOLDER {
            collect(&entry.path(), files);
        } else if entry.file_type().unwrap().is_file() {
            files.push((entry.path().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap()));
        }
    }
}

/// Neither opening nor saving believes it, and nothing at all has changed.
fn is_not_believed(stranger: &Stranger, what: &str) {
    let before = stranger.content();
    let error = recover(&stranger.top()).unwrap_err();
    assert!(matches!(error, RecoverError::Untrusted(..)), "{what}: {error}");
    assert!(error.hint().contains(FOLDER), "{what}: a person learns what to remove");
    let error = write(&stranger.top(), &FileSet::new(), &FileSet::new()).unwrap_err();
    assert!(matches!(error, WriteError::Unrecovered(RecoverError::Untrusted(..))), "{what}: {error}");
    assert_eq!(stranger.content(), before, "{what}");
}

#[test]
fn a_place_that_is_not_in_the_project_is_neither_written_nor_removed() {
    for target in [
        "../outside/victim",
        "../outside/new",
        "real/../../outside/victim",
        "",
        ".git/config",
        ".git/hooks/pre-commit",
        "real/.git",
        "real/.GIT",
        ".terraform/modules/vpc/main.tf",
        ".dharma-save/1",
        "node_modules/x.js",
    ] {
        let stranger = Stranger::new();
        stranger.journal(&[("0", "main.tf"), ("1", target)], &[]);
        is_not_believed(&stranger, &format!("replacing `{target}`"));
        let stranger = Stranger::new();
        stranger.journal(&[("0", "main.tf")], &[target]);
        is_not_believed(&stranger, &format!("removing `{target}`"));
    }
    let stranger = Stranger::new();
    let absolute = stranger.parent.path().join("outside/victim");
    stranger.journal(&[("0", "main.tf"), ("1", absolute.to_str().unwrap())], &[]);
    is_not_believed(&stranger, "an absolute path");
}

#[test]
fn a_content_from_elsewhere_is_not_moved_into_the_project() {
    for staged in ["../main.tf", "../../outside/victim", "", ".", "lock", "journal.json", "0/../1", "/etc/hostname"] {
        let stranger = Stranger::new();
        stranger.journal(&[("0", "main.tf"), (staged, "new.tf")], &[]);
        is_not_believed(&stranger, &format!("content from `{staged}`"));
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_project_leads_no_journal_out_of_it() {
    for (link, leads_to, target) in [
        ("top/out", "../outside", "out/victim"),
        ("top/out", "../outside", "out/new"),
        ("top/main2.tf", "../outside/victim", "main2.tf"),
        ("top/hooks", ".git/hooks", "hooks/pre-commit"),
        ("top/real/config", "../.git/config", "real/config"),
    ] {
        let stranger = Stranger::new();
        stranger.link(link, leads_to);
        stranger.journal(&[("0", "main.tf"), ("1", target)], &[]);
        is_not_believed(&stranger, &format!("replacing `{target}` through `{link}`"));
    }
}

#[cfg(unix)]
#[test]
fn no_file_of_a_save_may_be_a_link() {
    for name in [LOCK, JOURNAL, "0"] {
        let stranger = Stranger::new();
        stranger.journal(&[("0", "main.tf")], &[]);
        let place = stranger.top().join(FOLDER).join(name);
        if place.exists() {
            fs::rename(&place, stranger.parent.path().join("outside/victim")).unwrap();
        }
        stranger.link(&format!("top/{FOLDER}/{name}"), "../../outside/victim");
        is_not_believed(&stranger, &format!("`{name}` is a link"));
    }
}

#[cfg(unix)]
#[test]
fn the_folder_of_a_save_may_not_be_a_link() {
    let stranger = Stranger::new();
    stranger.journal(&[("0", "main.tf")], &[]);
    fs::rename(stranger.top().join(FOLDER), stranger.parent.path().join("outside/save")).unwrap();
    stranger.link(&format!("top/{FOLDER}"), "../outside/save");
    is_not_believed(&stranger, "the folder is a link");
}

#[test]
fn what_is_no_journal_is_said_to_be_damaged() {
    for text in ["", "[]", "{\"replace\":1}", "\0"] {
        let stranger = Stranger::new();
        stranger.journal(&[], &[]);
        stranger.put(&format!("top/{FOLDER}/{JOURNAL}"), text);
        is_not_believed(&stranger, &format!("the journal {text:?}"));
    }
}

#[test]
fn a_journal_that_a_save_could_have_written_is_finished() {
    let stranger = Stranger::new();
    stranger.journal(&[("0", "main.tf"), ("1", "real/new.tf")], &[]);
    assert_eq!(recover(&stranger.top()).unwrap(), Recovery::Finished);
    for path in ["main.tf", "real/new.tf"] {
        assert_eq!(fs::read_to_string(stranger.top().join(path)).unwrap(), "strange");
    }
}
