//! A set of files, as a project is read from a folder and written back to one.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Digest;

/// The version of the rule by which a set of files gets its digest.
const DIGEST_FORMAT: &[u8] = b"iac-dharma files 1";

/// Files by relative path, in path order.
///
/// Paths use `/`, never start with it and have no empty or `.` segment. They may *begin* with `..` segments: a
/// module that a project calls from beside its own folder. Such files are read and never written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, Arc<[u8]>>,
}

/// A file on the wire: its relative path and its bytes in base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FileEntry {
    /// Relative path, with `/`.
    pub path: String,
    /// The bytes, in base64.
    #[schema(value_type = String)]
    pub content: Content,
}

/// The bytes of a file; base64 on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content(pub Arc<[u8]>);

/// A path that a set of files does not take.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is not a plain relative path")]
pub struct BadPath(pub String);

impl FileSet {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a file.
    ///
    /// # Errors
    /// [`BadPath`] when the path is absolute, empty or not in its plainest form.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Result<(), BadPath> {
        let path = path.into();
        if !is_relative(&path) {
            return Err(BadPath(path));
        }
        self.files.insert(path, bytes.into());
        Ok(())
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) -> Option<Arc<[u8]>> {
        self.files.remove(path)
    }

    /// The bytes at a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    /// Every file, in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// How many bytes they have together.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.files.values().map(|bytes| bytes.len()).sum()
    }

    /// Whether the file at `path` is only read: it lies outside the project, or Terraform put it there.
    #[must_use]
    pub fn is_read_only(path: &str) -> bool {
        path.starts_with("../") || path.split('/').any(|segment| segment == ".terraform")
    }

    /// What this content is called: relative paths and bytes, never ids, people or places on a disk.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let digests: Vec<(&str, Digest)> = self.iter().map(|(path, bytes)| (path, Digest::of(bytes))).collect();
        Self::digest_of(digests.iter().map(|(path, digest)| (*path, digest)))
    }

    /// The same digest from the digests of the files, which must come in path order.
    pub fn digest_of<'a>(files: impl IntoIterator<Item = (&'a str, &'a Digest)>) -> Digest {
        let parts = files.into_iter().flat_map(|(path, digest)| [path.as_bytes(), digest.as_bytes().as_slice()]);
        Digest::of_parts(std::iter::once(DIGEST_FORMAT).chain(parts))
    }

    /// As sent over the wire.
    #[must_use]
    pub fn to_entries(&self) -> Vec<FileEntry> {
        self.files
            .iter()
            .map(|(path, bytes)| FileEntry { path: path.clone(), content: Content(bytes.clone()) })
            .collect()
    }

    /// From the wire.
    ///
    /// # Errors
    /// [`BadPath`] for the first path that is not relative and plain.
    pub fn from_entries(entries: Vec<FileEntry>) -> Result<Self, BadPath> {
        let mut files = Self::new();
        for entry in entries {
            files.insert(entry.path, entry.content.0)?;
        }
        Ok(files)
    }
}

/// Whether `path` is relative, uses `/`, and goes up only at its beginning.
fn is_relative(path: &str) -> bool {
    let has_drive = path.get(1..2) == Some(":");
    let below = path.split('/').skip_while(|segment| *segment == "..").collect::<Vec<_>>();
    let plain = below.iter().all(|segment| !matches!(*segment, "" | "." | ".."));
    plain && !below.is_empty() && !has_drive && !path.contains(['\\', '\0'])
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let bytes = STANDARD.decode(text.as_bytes()).map_err(serde::de::Error::custom)?;
        Ok(Self(bytes.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_not_plain_and_relative_is_refused() {
        for path in ["/etc/passwd", "..", "../..", "a/../b", "../a/../b", "a//b", "", ".", "c:/x", "a\\b", "a\0b"] {
            assert_eq!(
                FileSet::new().insert(path, *b""),
                Err(BadPath(path.to_owned())),
                "`{path}` must not name a file of a project"
            );
        }
    }

    #[test]
    fn a_module_beside_the_project_is_read_only() {
        let mut files = FileSet::new();
        files.insert("../shared/main.tf", *b"").unwrap();
        assert!(FileSet::is_read_only("../shared/main.tf"), "it belongs to somebody else");
        assert!(FileSet::is_read_only(".terraform/modules/vpc/main.tf"), "terraform init would overwrite it");
        assert!(!FileSet::is_read_only("modules/vpc/main.tf"), "it is part of the project");
    }

    #[test]
    fn the_digest_depends_on_paths_and_bytes_alone() {
        let mut one = FileSet::new();
        one.insert("main.tf", *b"a").unwrap();
        one.insert("b/x.tf", *b"").unwrap();
        let mut other = FileSet::new();
        other.insert("b/x.tf", *b"").unwrap();
        other.insert("main.tf", *b"a").unwrap();
        assert_eq!(one.digest(), other.digest(), "the order of insertion is not content");
        other.insert("main.tf", *b"b").unwrap();
        assert_ne!(one.digest(), other.digest(), "a changed byte is another content");
    }

    #[test]
    fn files_survive_the_wire() {
        let mut files = FileSet::new();
        files.insert("bin", [0u8, 255, 10, 13]).unwrap();
        let wire = serde_json::to_string(&files.to_entries()).unwrap();
        let back = FileSet::from_entries(serde_json::from_str(&wire).unwrap()).unwrap();
        assert_eq!(back, files);
    }
}
