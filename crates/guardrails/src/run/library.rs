//! What rules share: each rule is compiled with as much of it as it leads to, and no more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Engine;

use super::engine::library;
use crate::bundle::package;

/// The shared files of a bundle, and engines with parts of them.
pub(crate) struct Libraries<'b> {
    files: &'b [(String, String)],
    packages: Vec<Option<String>>,
    engines: BTreeMap<Vec<usize>, Arc<Engine>>,
}

impl<'b> Libraries<'b> {
    pub fn new(files: &'b [(String, String)]) -> Self {
        let packages = files.iter().map(|(_, source)| package(source).map(|name| format!("data.{name}"))).collect();
        Self { files, packages, engines: BTreeMap::new() }
    }

    /// An engine with all that a text leads to; `Err` has the file that cannot be read, and why.
    pub fn engine(&mut self, source: &str) -> Result<Arc<Engine>, (String, String)> {
        let mut needed = BTreeSet::new();
        let mut open = vec![source];
        while let Some(text) = open.pop() {
            for (index, package) in self.packages.iter().enumerate() {
                let named = package.as_ref().is_none_or(|package| text.contains(package.as_str()));
                if named && needed.insert(index) {
                    open.extend(self.files.get(index).map(|(_, source)| source.as_str()));
                }
            }
        }
        let needed: Vec<usize> = needed.into_iter().collect();
        if let Some(engine) = self.engines.get(&needed) {
            return Ok(Arc::clone(engine));
        }
        let files = needed.iter().filter_map(|index| self.files.get(*index));
        let engine = Arc::new(library(files.map(|(path, source)| (path.as_str(), source.as_str())))?);
        self.engines.insert(needed, Arc::clone(&engine));
        Ok(engine)
    }
}
