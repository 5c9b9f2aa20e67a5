//! `.terraform/modules/modules.json`: where `terraform init` put the modules it fetched.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::paths;

/// Directories of fetched modules by the path of calls that leads to them: `network.subnets`.
#[derive(Debug, Default)]
pub(crate) struct Manifest {
    directories: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Listing {
    #[serde(rename = "Modules", default)]
    modules: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "Key", default)]
    key: String,
    #[serde(rename = "Dir", default)]
    directory: String,
}

impl Manifest {
    /// Where the listing stands under the root module's directory.
    pub(crate) const PATH: &'static str = ".terraform/modules/modules.json";

    /// Reads the listing of the root at `root`; a listing that cannot be read lists nothing.
    pub(crate) fn read(root: &str, bytes: &[u8]) -> Self {
        let Ok(listing) = serde_json::from_slice::<Listing>(bytes) else { return Self::default() };
        let directories = listing
            .modules
            .into_iter()
            .filter(|entry| !entry.key.is_empty())
            .filter_map(|entry| Some((entry.key, paths::resolve(root, &entry.directory)?)))
            .collect();
        Self { directories }
    }

    /// Every call path with the directory it leads to.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.directories.iter().map(|(key, directory)| (key.as_str(), directory.as_str()))
    }

    /// The directory that the calls of `key` lead to.
    pub(crate) fn directory(&self, key: &str) -> Option<&str> {
        self.directories.get(key).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_leads_from_call_paths_to_directories() {
        let listing = br#"{"Modules":[{"Key":"","Source":"","Dir":"."},
            {"Key":"vpc","Source":"registry.terraform.io/x/vpc/aws","Version":"5.0.0","Dir":".terraform/modules/vpc"},
            {"Key":"vpc.inner","Source":"./modules/inner","Dir":".terraform/modules/vpc/modules/inner"}]}"#;
        let manifest = Manifest::read("envs/prod", listing);
        assert_eq!(manifest.directory("vpc"), Some("envs/prod/.terraform/modules/vpc"));
        assert_eq!(manifest.directory("vpc.inner"), Some("envs/prod/.terraform/modules/vpc/modules/inner"));
        assert_eq!(manifest.directory(""), None, "the root itself is no call");
    }

    #[test]
    fn a_broken_listing_lists_nothing() {
        for bytes in [&b""[..], b"[]", b"{\"Modules\":3}", b"\xff\xfe"] {
            assert_eq!(Manifest::read(".", bytes).directory("vpc"), None);
        }
    }
}
