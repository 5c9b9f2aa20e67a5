//! How two sets of files differ, line by line.

use std::collections::BTreeSet;

use domain::FileSet;

/// A file larger than this is only said to differ: nobody reads such a difference.
const LONGEST: usize = 4 << 20;

/// A unified difference of each file that differs, in path order, with three lines around each change.
///
/// A file that is new is compared with nothing, and so is one that is gone. A file that is no text, or a very large
/// one, is said to differ.
#[must_use]
pub fn difference(older: &FileSet, newer: &FileSet) -> Vec<(String, String)> {
    let paths: BTreeSet<&str> = older.iter().chain(newer.iter()).map(|(path, _)| path).collect();
    paths
        .into_iter()
        .filter_map(|path| {
            let (before, after) = (older.get(path), newer.get(path));
            (before != after).then(|| (path.to_owned(), unified(path, before.map(|b| &**b), after.map(|b| &**b))))
        })
        .collect()
}

fn unified(path: &str, before: Option<&[u8]>, after: Option<&[u8]>) -> String {
    let header = |bytes: Option<&[u8]>, side: char| match bytes {
        Some(_) => format!("{side}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let (old_name, new_name) = (header(before, 'a'), header(after, 'b'));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let texts = (std::str::from_utf8(before), std::str::from_utf8(after));
    let (Ok(before_text), Ok(after_text)) = texts else {
        return format!("Binary files {old_name} and {new_name} differ\n");
    };
    if before.len() + after.len() > LONGEST {
        return format!("Files {old_name} and {new_name} differ\n");
    }
    similar::TextDiff::from_lines(before_text, after_text)
        .unified_diff()
        .context_radius(3)
        .header(&old_name, &new_name)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &[u8])]) -> FileSet {
        let mut files = FileSet::new();
        for (path, bytes) in entries {
            files.insert(*path, *bytes).unwrap();
        }
        files
    }

    #[test]
    fn only_files_that_differ_are_shown() {
        let older = files(&[("same.tf", b"a\n"), ("main.tf", b"a\nb\nc\n"), ("gone.tf", b"x\n"), ("bin", b"\xff")]);
        let newer = files(&[("same.tf", b"a\n"), ("main.tf", b"a\nB\nc\n"), ("new.tf", b"y\n"), ("bin", b"\xfe")]);
        let shown = difference(&older, &newer);
        let paths: Vec<&str> = shown.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["bin", "gone.tf", "main.tf", "new.tf"]);
        assert_eq!(shown[2].1, "--- a/main.tf\n+++ b/main.tf\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
        assert!(shown[0].1.starts_with("Binary files"), "bytes that are no text are not shown");
        assert!(shown[3].1.starts_with("--- /dev/null\n"), "a new file has nothing before it");
    }
}
