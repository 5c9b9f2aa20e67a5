//! Compliance frameworks: controls by their official ids, each with the rules that bear on it or with what people look at.
//!
//! - [`Framework::read`]: a framework from its file; `policies/frameworks` holds those that come with the product
//! - [`Framework::comply`]: how a content stands against it, by what was found

mod measure;
mod read;

use std::sync::{Arc, LazyLock};

use domain::Digest;
use domain::evidence::compliance::Framework as About;
use include_dir::{Dir, include_dir};

use crate::glob::matches as fits;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../policies/frameworks");

static BUILT_IN: LazyLock<Vec<Arc<Framework>>> = LazyLock::new(|| {
    let mut files: Vec<_> =
        FILES.files().filter(|file| file.path().extension().is_some_and(|end| end == "toml")).collect();
    files.sort_by_key(|file| file.path());
    let read =
        files.iter().filter_map(|file| Framework::of_file(&file.path().to_string_lossy(), file.contents(), true).ok());
    read.map(Arc::new).collect()
});

/// The frameworks that come with the product, by the names of their files.
#[must_use]
pub fn frameworks() -> &'static [Arc<Framework>] {
    &BUILT_IN
}

/// A framework.
#[derive(Debug, Clone)]
pub struct Framework {
    about: About,
    digest: Digest,
    controls: Vec<Control>,
}

#[derive(Debug, Clone)]
struct Control {
    id: String,
    title: String,
    group: String,
    description: String,
    /// Ids of rules, or patterns with `*`.
    rules: Vec<String>,
    manual: Option<String>,
}

impl Framework {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.about.id
    }

    /// What it is, without its controls.
    #[must_use]
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// What its file is called.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// The controls that a rule bears on: `cis-aws:2.2.1`.
    pub fn controls_of<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = String> + 'a {
        let bears = move |control: &&Control| control.rules.iter().any(|pattern| fits(pattern, rule));
        self.controls.iter().filter(bears).map(|control| format!("{}:{}", self.about.id, control.id))
    }

    /// Every rule, or pattern of rules, that a control names, with the control.
    pub fn named_rules(&self) -> impl Iterator<Item = (&str, &str)> {
        self.controls.iter().flat_map(|control| control.rules.iter().map(|rule| (control.id.as_str(), rule.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_framework_that_comes_with_the_product_can_be_read() {
        let files = FILES.files().filter(|file| file.path().extension().is_some_and(|end| end == "toml"));
        for file in files {
            let read = Framework::of_file(&file.path().to_string_lossy(), file.contents(), true);
            assert!(read.is_ok(), "{:?}", read.err());
        }
    }
}
