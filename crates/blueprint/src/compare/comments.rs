//! Whether two texts differ in their comments alone.

use hcl::syntax::TokenKind;
use iac::Project;

use crate::piece;

/// Whether a file differs in its comments alone.
pub(super) fn differ_in_file(older: &Project, newer: &Project, path: &str) -> bool {
    let has_comments = [".tf", ".tofu", ".tfvars", ".hcl"].iter().any(|ending| path.ends_with(ending));
    let (older, newer) = (older.files().get(path), newer.files().get(path));
    has_comments && older.zip(newer).is_some_and(|(older, newer)| differ_alone(older, newer))
}

/// Whether the comments of two texts differ and nothing else but blank lines does.
pub(super) fn differ_alone(older: &[u8], newer: &[u8]) -> bool {
    let (Ok(older), Ok(newer)) = (std::str::from_utf8(older), std::str::from_utf8(newer)) else { return false };
    let (older, newer) = (apart(older), apart(newer));
    older.text == newer.text && older.comments != newer.comments
}

/// A text without comments and blank lines, and its comments.
struct Apart {
    text: String,
    comments: Vec<String>,
}

fn apart(text: &str) -> Apart {
    let tree = piece::read(text);
    let mut apart = Apart { text: String::with_capacity(text.len()), comments: Vec::new() };
    let mut read = 0;
    for token in tree.tokens() {
        let (start, end) = (token.start as usize, token.end as usize);
        match token.kind {
            kind if kind.is_comment() => {
                apart.comments.push(text.get(start..end).unwrap_or_default().trim_end().to_owned());
            }
            TokenKind::Newline => {
                if !matches!(apart.text.as_bytes(), [] | [.., b'\n']) {
                    apart.text.push('\n');
                }
            }
            TokenKind::End => {}
            // Blanks in front of a comment or at a line's end go with it.
            _ => apart.text.push_str(text.get(read..end).unwrap_or_default()),
        }
        read = end;
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_what_is_around_them() {
        let cases = [
            ("a = 1 # one\n", "a = 1 # two\n", true),
            ("a = 1\n", "# why\na = 1\n", true),
            ("x {\n  # the range\n  a = 1\n}", "x {\n  # other\n  a = 1\n}", true),
            ("x {\n  a = 1\n}", "x {\n\n  // one\n  // two\n  a = 1 /* three */\n}", true),
            ("a = 1 # one\n", "a  = 1 # two\n", false),
            ("a = 1 # one\n", "a = 2 # two\n", false),
            ("a = 1\n\nb = 2\n", "a = 1\nb = 2\n", false),
            ("a = \"# one\"\n", "a = \"# two\"\n", false),
            ("a = <<E\n# one\nE\n", "a = <<E\n# two\nE\n", false),
            ("a = <<E\nx\n\nE\n# one\n", "a = <<E\nx\nE\n# two\n", false),
        ];
        for (older, newer, expected) in cases {
            assert_eq!(differ_alone(older.as_bytes(), newer.as_bytes()), expected, "`{older}` and `{newer}`");
        }
    }
}
