//! The text of a value, made ready for the place it goes to.

use super::PatchError;
use crate::format::{Layout, canonical_splices};
use crate::syntax::{Item, TokenKind, Tree, parse, parse_expression};

/// A valid value.
pub(super) struct Value {
    /// Its source text, with `\n` line ends.
    pub(super) text: String,
    /// Whether it ends with a heredoc, so that nothing may follow on its last line.
    pub(super) ends_with_heredoc: bool,
}

impl Value {
    /// Checks the text of a value. One that goes over several lines only as between parentheses gets parentheses.
    pub(super) fn new(text: &str) -> Result<Value, PatchError> {
        let text = text.replace("\r\n", "\n");
        if let Some(value) = as_attribute(&text) {
            return Ok(value);
        }
        let fragment = parse_expression(&text).map_err(PatchError::Value)?;
        let inner = fragment.expr().source().into_owned();
        as_attribute(&format!("({inner})")).or_else(|| as_attribute(&format!("({inner}\n)"))).ok_or_else(|| {
            let mut error = crate::SyntaxError {
                span: fragment.expr().span(),
                line: 1,
                column: 1,
                message: "the value cannot stand in an argument".into(),
                hint: "put it on one line or in parentheses".into(),
            };
            error.span.start = 0;
            PatchError::Value(error)
        })
    }

    /// As `terraform fmt` would write it: without a `"${ ... }"` around the whole of it.
    pub(super) fn canonical(self) -> Value {
        let source = format!("x = {}\n", self.text);
        let tree = parse(source.as_bytes());
        match canonical_splices(&tree, tree.body()).into_iter().next() {
            Some((_, new)) => match String::from_utf8(new).ok().and_then(|new| as_attribute(&new)) {
                Some(value) => value,
                None => self,
            },
            None => self,
        }
    }
}

fn as_attribute(text: &str) -> Option<Value> {
    let source = format!("x = {}\n", text.trim());
    let tree = parse(source.as_bytes());
    let mut items = tree.body().items();
    let (Some(Item::Attribute(attribute)), None) = (items.next(), items.next()) else { return None };
    if !tree.errors().is_empty() {
        return None;
    }
    let span = attribute.expr().span();
    let last = tree.token_at(span.end).checked_sub(1).and_then(|index| tree.token(index));
    let ends_with_heredoc = last.is_some_and(|token| token.kind == TokenKind::CHeredoc);
    Some(Value { text: attribute.expr().source().into_owned(), ends_with_heredoc })
}

/// The line end that a text uses: that of its first line.
pub(super) fn line_end(tree: &Tree) -> &'static str {
    let source = tree.source();
    match memchr::memchr(b'\n', source) {
        Some(at) if at > 0 && source.get(at - 1) == Some(&b'\r') => "\r\n",
        _ => "\n",
    }
}

/// The bytes of `text`, whose lines end with `\n`, with the line ends of the file.
pub(super) fn with_line_ends(text: &str, line_end: &str) -> Vec<u8> {
    if line_end == "\n" { text.as_bytes().to_vec() } else { text.replace('\n', line_end).into_bytes() }
}

/// Whole lines of source text, laid out and indented. Lines inside of heredocs stay where they are.
pub(super) fn indented(text: &str, indent: &str) -> String {
    let tree = parse(text.as_bytes());
    let laid_out = Layout::new(text.as_bytes(), tree.tokens()).write(|_| true);
    if indent.is_empty() {
        return String::from_utf8_lossy(&laid_out).into_owned();
    }
    let tree = parse(laid_out.as_slice());
    let layout = Layout::new(&laid_out, tree.tokens());
    let mut result = String::with_capacity(laid_out.len() + 64);
    let mut written = 0;
    for line in 0..layout.line_count() {
        let Some((start, end)) = layout.line_bounds(line) else { continue };
        let line_start = written;
        if laid_out.get(start as usize) != Some(&b'\n') {
            result.push_str(indent);
        }
        result.push_str(&String::from_utf8_lossy(laid_out.get(line_start..end as usize).unwrap_or_default()));
        written = end as usize;
    }
    result.push_str(&String::from_utf8_lossy(laid_out.get(written..).unwrap_or_default()));
    result
}
