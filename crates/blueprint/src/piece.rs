//! A piece of a file, such as one expression, read by itself.

use hcl::syntax::Tree;

/// Reads a piece of a file. A heredoc ends with its line's end, which an expression cut out of its line lacks: without
/// it the text inside would be taken for the language.
pub(crate) fn read(text: &str) -> Tree {
    if text.contains("<<") && !text.ends_with('\n') {
        return hcl::parse(format!("{text}\n").into_bytes());
    }
    hcl::parse(text.as_bytes())
}
