//! Unified differences as rows that can be shown one by one.

/// A row of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffRow {
    /// A file begins.
    File {
        /// Its path.
        path: String,
        /// Lines added.
        added: u32,
        /// Lines removed.
        removed: u32,
    },
    /// Lines are left out here.
    Gap,
    /// A line on both sides.
    Same {
        /// Its number in the older text.
        older: u32,
        /// Its number in the newer text.
        newer: u32,
        /// The line.
        text: String,
    },
    /// A line of the older text alone.
    Removed {
        /// Its number.
        older: u32,
        /// The line.
        text: String,
    },
    /// A line of the newer text alone.
    Added {
        /// Its number.
        newer: u32,
        /// The line.
        text: String,
    },
    /// A remark of the difference itself: no line feed at the end.
    Remark(String),
}

/// The rows of one file's difference.
pub fn rows(path: &str, unified: &str) -> Vec<DiffRow> {
    let mut rows = vec![DiffRow::File { path: path.to_owned(), added: 0, removed: 0 }];
    let (mut older, mut newer) = (0, 0);
    let (mut added_lines, mut removed_lines) = (0, 0);
    let mut inside = false;
    for line in unified.lines() {
        if let Some((older_start, newer_start)) = hunk(line) {
            (older, newer) = (older_start, newer_start);
            if inside || older_start > 1 {
                rows.push(DiffRow::Gap);
            }
            inside = true;
            continue;
        }
        if !inside {
            continue;
        }
        let mut letters = line.chars();
        match letters.next() {
            Some('+') => {
                rows.push(DiffRow::Added { newer, text: letters.as_str().to_owned() });
                newer += 1;
                added_lines += 1;
            }
            Some('-') => {
                rows.push(DiffRow::Removed { older, text: letters.as_str().to_owned() });
                older += 1;
                removed_lines += 1;
            }
            Some('\\') => rows.push(DiffRow::Remark(letters.as_str().trim().to_owned())),
            Some(' ') | None => {
                rows.push(DiffRow::Same { older, newer, text: letters.as_str().to_owned() });
                older += 1;
                newer += 1;
            }
            Some(_) => {}
        }
    }
    if let Some(DiffRow::File { added, removed, .. }) = rows.first_mut() {
        (*added, *removed) = (added_lines, removed_lines);
    }
    rows
}

/// Where the two sides of a hunk begin: `@@ -3,7 +3,8 @@`.
fn hunk(line: &str) -> Option<(u32, u32)> {
    let mut words = line.strip_prefix("@@ -")?.split(' ');
    let start = |word: &str| word.split(',').next()?.parse::<u32>().ok();
    let older = start(words.next()?)?;
    let newer = start(words.next()?.strip_prefix('+')?)?;
    Some((older, newer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_on_their_side() {
        let unified = "--- a/main.tf\n+++ b/main.tf\n@@ -3,3 +3,4 @@ resource\n a\n-b\n+c\n+d\n e\n\\ No newline at end of file\n@@ -20 +21 @@\n-x\n+y\n";
        let text = |text: &str| text.to_owned();
        assert_eq!(
            rows("main.tf", unified),
            [
                DiffRow::File { path: text("main.tf"), added: 3, removed: 2 },
                DiffRow::Gap,
                DiffRow::Same { older: 3, newer: 3, text: text("a") },
                DiffRow::Removed { older: 4, text: text("b") },
                DiffRow::Added { newer: 4, text: text("c") },
                DiffRow::Added { newer: 5, text: text("d") },
                DiffRow::Same { older: 5, newer: 6, text: text("e") },
                DiffRow::Remark(text("No newline at end of file")),
                DiffRow::Gap,
                DiffRow::Removed { older: 20, text: text("x") },
                DiffRow::Added { newer: 21, text: text("y") },
            ]
        );
    }

    #[test]
    fn a_removed_line_that_looks_like_a_header_is_a_line() {
        let rows = rows("x", "--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n--- old\n a\n");
        assert_eq!(rows[1], DiffRow::Removed { older: 1, text: "-- old".to_owned() });
    }
}
