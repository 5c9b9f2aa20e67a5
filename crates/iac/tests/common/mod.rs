//! Cases as text: files and what is expected of them, in sections that begin with `-- name --`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that cannot be read is a mistake in the case"
)]

use domain::FileSet;

/// A case: its sections in order.
pub struct Case {
    pub name: String,
    sections: Vec<(String, String)>,
}

/// Every case of a folder beside the tests, in order of their names.
pub fn cases(folder: &str) -> Vec<Case> {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "there is something to try");
    paths.iter().map(|path| Case::read(path)).collect()
}

impl Case {
    fn read(path: &std::path::Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut sections: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            let heading = line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --"));
            match (heading, sections.last_mut()) {
                (Some(heading), _) => sections.push((heading.to_owned(), String::new())),
                (None, Some((_, content))) => content.push_str(line),
                (None, None) => {}
            }
        }
        Self { name: path.file_stem().unwrap().to_string_lossy().into_owned(), sections }
    }

    /// The content of a section.
    pub fn section(&self, name: &str) -> Option<&str> {
        self.sections.iter().find(|(heading, _)| heading == name).map(|(_, content)| content.as_str())
    }

    /// Sections whose name begins with `prefix`, by the rest of their names.
    pub fn sections<'c>(&'c self, prefix: &'c str) -> impl Iterator<Item = (&'c str, &'c str)> {
        self.sections.iter().filter_map(move |(name, content)| Some((name.strip_prefix(prefix)?, content.as_str())))
    }

    /// The files that sections with this prefix give. `\r`, `\xEF` and the like in a section named `... escaped`
    /// stand for their bytes.
    pub fn files(&self, prefix: &str) -> FileSet {
        let mut files = FileSet::new();
        for (path, content) in self.sections(prefix) {
            match path.strip_suffix(" escaped") {
                Some(path) => files.insert(path, unescaped(content)).unwrap(),
                None => files.insert(path, content.as_bytes()).unwrap(),
            }
        }
        files
    }
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let after = &rest[at + 1..];
        if let Some(tail) = after.strip_prefix('r') {
            bytes.push(b'\r');
            rest = tail;
        } else if let Some(tail) = after.strip_prefix('x') {
            bytes.push(u8::from_str_radix(&tail[..2], 16).unwrap());
            rest = &tail[2..];
        } else {
            bytes.push(b'\\');
            rest = after;
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}
