//! Keys that end in a number change when a block before them comes or goes.

use domain::edit::Edit;
use domain::graph::ComponentKey;

use super::draft::Draft;
use super::locate;
use crate::source::definition;

/// Addresses that blocks without a name share.
const SHARED: [&str; 4] = ["terraform", "moved", "import", "removed"];

/// The blocks at addresses that an edit may number anew, as they were before it.
pub(super) struct Numbered {
    directory: String,
    /// Each address with the file and text of its blocks.
    blocks: Vec<(String, Vec<(String, String)>)>,
}

impl Numbered {
    /// What the edit may number anew.
    pub(super) fn before(draft: &Draft, edit: &Edit) -> Self {
        let (directory, addresses) = match edit {
            Edit::Remove { key } | Edit::MoveToFile { key, .. } => {
                let plain = key.address().split('#').next().unwrap_or_default();
                (key.directory().to_owned(), vec![plain.to_owned()])
            }
            Edit::Add { directory, kind, .. } if definition::is_numbered(*kind) => {
                (directory.clone(), SHARED.map(str::to_owned).to_vec())
            }
            Edit::Paste { directory, .. } => (directory.clone(), SHARED.map(str::to_owned).to_vec()),
            _ => (String::new(), Vec::new()),
        };
        let blocks = addresses.into_iter().map(|address| (address.clone(), blocks(draft, &directory, &address)));
        Self { blocks: blocks.collect(), directory }
    }

    /// Notes which keys are others now.
    pub(super) fn after(self, draft: &mut Draft) {
        for (address, before) in self.blocks {
            let mut after: Vec<Option<(String, String)>> =
                blocks(draft, &self.directory, &address).into_iter().map(Some).collect();
            let named = first_is_plain(draft, &self.directory, &address);
            let key = |at: usize| match (at, named) {
                (0, true) => ComponentKey::new(&self.directory, &address),
                _ => ComponentKey::new(&self.directory, &format!("{address}#{}", at + 1)),
            };
            for (old, (file, text)) in before.into_iter().enumerate() {
                let same = |other: &Option<(String, String)>, with_file: bool| {
                    other.as_ref().is_some_and(|other| other.1 == text && (!with_file || other.0 == file))
                };
                let found = [true, false]
                    .into_iter()
                    .find_map(|with_file| after.iter().position(|other| same(other, with_file)));
                let Some(new) = found else { continue };
                if let Some(slot) = after.get_mut(new) {
                    *slot = None;
                }
                if new != old {
                    draft.renamed.push((key(old), key(new)));
                }
            }
        }
    }
}

/// Whether the first block at an address has no number.
fn first_is_plain(draft: &Draft, directory: &str, address: &str) -> bool {
    let all = locate::at_address(&draft.sources, directory, address);
    !SHARED.contains(&address) && all.first().is_none_or(|found| !found.definition.is_numbered())
}

/// The file and text of each block at an address, as they are numbered.
fn blocks(draft: &Draft, directory: &str, address: &str) -> Vec<(String, String)> {
    let found = locate::at_address(&draft.sources, directory, address).into_iter();
    let text = |found: locate::Found<'_>| {
        let bytes = found.definition.span.slice(found.source.tree.source());
        let mut text = String::from_utf8_lossy(bytes).into_owned();
        if found.source.kind.is_json() {
            // Whether its type stands before it, and how it is indented, depends on what is around it.
            let body = text.find('{').and_then(|start| text.get(start..)).unwrap_or(&text);
            text = body.split_ascii_whitespace().collect();
        }
        (found.source.path.to_string(), text)
    };
    found.map(text).collect()
}
