//! The makers of types.

use std::borrow::Cow;

use serde::Serialize;

/// Whose a type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Amazon Web Services.
    Aws,
    /// Microsoft Azure, its directory included.
    Azure,
    /// Google Cloud.
    Google,
    /// Kubernetes and Helm.
    Kubernetes,
    /// Random values, keys, files, times: what runs on the machine that deploys.
    Utility,
    /// Anyone else.
    Other,
}

/// The first word of the type names of each provider.
const PREFIXES: [(&str, Provider); 19] = [
    ("archive", Provider::Utility),
    ("aws", Provider::Aws),
    ("awscc", Provider::Aws),
    ("azapi", Provider::Azure),
    ("azuread", Provider::Azure),
    ("azurerm", Provider::Azure),
    ("cloudinit", Provider::Utility),
    ("external", Provider::Utility),
    ("google", Provider::Google),
    ("helm", Provider::Kubernetes),
    ("http", Provider::Utility),
    ("kubernetes", Provider::Kubernetes),
    ("local", Provider::Utility),
    ("null", Provider::Utility),
    ("random", Provider::Utility),
    ("template", Provider::Utility),
    ("terraform", Provider::Utility),
    ("time", Provider::Utility),
    ("tls", Provider::Utility),
];

impl Provider {
    /// Whose the type of this name is, by its first word.
    #[must_use]
    pub fn of_type(type_name: &str) -> Self {
        let prefix = type_name.split('_').next().unwrap_or_default();
        PREFIXES.iter().find(|(word, _)| *word == prefix).map_or(Self::Other, |(_, provider)| *provider)
    }

    /// What a person calls the provider of a type: `AWS`, `Azure`, and `Cloudflare` for `cloudflare_record`.
    #[must_use]
    pub fn name_for(self, type_name: &str) -> Cow<'static, str> {
        match self {
            Self::Aws => Cow::Borrowed("AWS"),
            Self::Azure => Cow::Borrowed("Azure"),
            Self::Google => Cow::Borrowed("Google Cloud"),
            Self::Kubernetes => Cow::Borrowed("Kubernetes"),
            Self::Utility => Cow::Borrowed("Utilities"),
            Self::Other => {
                let mut letters = type_name.split('_').next().unwrap_or_default().chars();
                match letters.next() {
                    Some(first) => Cow::Owned(first.to_uppercase().chain(letters).collect()),
                    None => Cow::Borrowed("Unknown"),
                }
            }
        }
    }
}
