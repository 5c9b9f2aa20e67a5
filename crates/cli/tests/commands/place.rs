//! Folders to run the program on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that goes away with the test.
pub struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn with(files: &[(&str, &[u8])]) -> Self {
        let place = Self::empty();
        for (path, content) in files {
            place.put(path, content);
        }
        place
    }

    /// The sample estate.
    pub fn sample() -> Self {
        let place = Self::empty();
        for (path, content) in iac::sample().iter() {
            place.put(path, content);
        }
        place
    }

    /// What languages and systems make of files.
    pub fn traps() -> Self {
        Self::with(&[
            ("bom_and_crlf.tf", b"\xef\xbb\xbfvariable \"a\" {\r\n  default = 1\r\n}\r\n"),
            ("mixed_ends.tf", b"locals {\n  a = 1\r\n  b = 2\n}\r\n"),
            ("no_end_of_line.tf", b"locals { c = 1 }"),
            ("empty.tf", b""),
            ("not_utf8.tf", b"# caf\xe9\nlocals {\n  d = \"na\xefve\"\n}\n"),
            ("unicode.tf", "locals {\n  größe = \"日本語 e\u{301} 👩‍👩‍👧\"\n}\n".as_bytes()),
            ("tabs.tf", b"locals {\n\te\t=\t[\n\t\t1,\n\t\t2,\n\t]\n}\n\n\n"),
            ("heredoc.tf", b"locals {\n  f = <<-EOT\n      a\n    ${local.c} %{if true}x%{endif}\n  EOT\n  g = 1\n}\n"),
            ("or.tf", b"locals {\n  h = (true ||\n    false)\n  i = true ? 1 : (\n    2\n  )\n}\n"),
            ("for.tf", b"locals {\n  j = { for k, v in {\n    a = 1 } :\n    k => v...\n    if v > 0 }\n}\n"),
            ("duplicate_keys.tf", b"locals {\n  k = {\n    a = 1\n    a = 2\n  }\n}\n"),
            ("twice.tf", b"resource \"x\" \"y\" {}\nresource \"x\" \"y\" {}\n"),
            ("broken.tf", b"resource \"aws_vpc\" {\n  cidr_block = \n"),
            ("json.tf.json", b"{\"locals\": {\"l\": \"${1 + 2}\"}}\n"),
            ("values.auto.tfvars", b"a   =   2 # kept\r\n"),
            ("logo.png", b"\x89PNG\r\n\x1a\n\0\0\xff"),
            ("deep/er/main.tf", b"module \"up\" {\n  source = \"../..\"\n}\n"),
        ])
    }

    pub fn put(&self, path: &str, content: &[u8]) -> PathBuf {
        let target = self.path().join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(&target, content).unwrap();
        target
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Every file with its bytes.
    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files_in(self.path())
    }
}

pub fn files_in(top: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![top.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(top).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}
