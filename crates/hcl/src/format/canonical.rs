//! The whole of `terraform fmt`: a few old spellings are replaced, then the blank space is laid out.

use super::layout::Layout;
use super::text::string_text;
use crate::Span;
use crate::syntax::{Attribute, Block, Body, ExprKind, Token, TokenKind, Tree, parse};

/// The text as `terraform fmt` would have it; `None` if there are errors in it, since `terraform fmt` refuses it then.
///
/// ```
/// let formatted = hcl::format::format_file(b"a=1\nlonger   = \"${var.x}\"\n").unwrap();
/// assert_eq!(formatted, b"a      = 1\nlonger = var.x\n");
/// ```
pub fn format_file(source: &[u8]) -> Option<Vec<u8>> {
    let tree = parse(source);
    if !tree.errors().is_empty() {
        return None;
    }
    let splices = canonical_splices(&tree, tree.body());
    if splices.is_empty() && !source.starts_with(b"\xef\xbb\xbf") {
        return Some(Layout::new(source, tree.tokens()).write(|_| true));
    }
    let mut text = crate::patch::splice(source, &splices);
    if text.starts_with(b"\xef\xbb\xbf") {
        text.drain(..3);
    }
    let tree = parse(text.as_slice());
    Some(Layout::new(&text, tree.tokens()).write(|_| true))
}

/// Whether `terraform fmt` would leave the text as it is. A text with errors is not formatted.
pub fn is_formatted(source: &[u8]) -> bool {
    let tree = parse(source);
    tree.errors().is_empty()
        && !source.starts_with(b"\xef\xbb\xbf")
        && canonical_splices(&tree, tree.body()).is_empty()
        && Layout::new(source, tree.tokens()).is_clean()
}

/// What `terraform fmt` replaces below `body` beside blank space: labels without quotes, strings that are nothing but
/// one interpolation, and type names of before Terraform 0.12.
pub(crate) fn canonical_splices(tree: &Tree, body: Body<'_>) -> Vec<(Span, Vec<u8>)> {
    let mut splices = Vec::new();
    let mut open = vec![(body, None::<Block<'_>>, 0usize)];
    while let Some((body, block, depth)) = open.pop() {
        for attribute in body.attributes() {
            let is_type =
                depth == 1 && attribute.name() == "type" && block.is_some_and(|block| block.block_type() == "variable");
            let replacement =
                if is_type { canonical_type(tree, attribute) } else { canonical_value(tree, attribute.expr().span()) };
            splices.extend(replacement.map(|text| (attribute.expr().span(), text)));
        }
        for block in body.blocks() {
            splices.extend(canonical_labels(tree, block));
            open.push((block.body(), Some(block), depth + 1));
        }
    }
    splices.sort_by_key(|(span, _)| span.start);
    splices
}

/// Labels are quoted and comments between them go; a comment after the last one stays.
fn canonical_labels(tree: &Tree, block: Block<'_>) -> Option<(Span, Vec<u8>)> {
    let mut labels = block.labels();
    let plain =
        |text: &[u8]| text.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
    let mut end = block.type_span().end;
    // Nearly all labels are plain words in quotes, one space apart.
    if labels.all(|label| {
        let span = label.span();
        let text = span.slice(tree.source());
        let near = span.start == end + 1;
        end = span.end;
        near && label.is_quoted() && plain(text.get(1..text.len().saturating_sub(1)).unwrap_or_default())
    }) {
        return None;
    }
    let between = Span::new(block.type_span().end, block.labels().last()?.span().end);
    let mut labels = Vec::new();
    let mut same = !has_comment(tree, between);
    for label in block.labels() {
        let tokens = tree.token_at(label.span().end) - tree.token_at(label.span().start);
        // The formatter understands labels of one piece of text; it drops the others.
        if tokens > 3 {
            same = false;
            continue;
        }
        let text = string_text(&label.text());
        same &= text.as_bytes() == label.span().slice(tree.source());
        labels.push(b' ');
        labels.extend_from_slice(text.as_bytes());
    }
    (!same).then_some((between, labels))
}

fn has_comment(tree: &Tree, span: Span) -> bool {
    let (start, end) = (tree.token_at(span.start), tree.token_at(span.end));
    tree.tokens().get(start..end).unwrap_or_default().iter().any(|token| token.kind.is_comment())
}

fn canonical_type(tree: &Tree, attribute: Attribute<'_>) -> Option<Vec<u8>> {
    let expr = attribute.expr();
    let new: &[u8] = match expr.kind() {
        ExprKind::Variable("list") => b"list(any)",
        ExprKind::Variable("map") => b"map(any)",
        ExprKind::Variable("set") => b"set(any)",
        ExprKind::Template(_) => match expr.span().slice(tree.source()) {
            b"\"string\"" => b"string",
            b"\"list\"" => b"list(string)",
            b"\"map\"" => b"map(string)",
            _ => return None,
        },
        _ => return None,
    };
    Some(new.to_vec())
}

/// The inside of `"${ ... }"`, if the value in `span` is nothing else.
fn canonical_value(tree: &Tree, span: Span) -> Option<Vec<u8>> {
    if !span.slice(tree.source()).starts_with(b"\"${") {
        return None;
    }
    let tokens = tree.tokens().get(tree.token_at(span.start)..tree.token_at(span.end))?;
    let [open, interpolation, inside @ .., end, close] = tokens else { return None };
    let wrapped = open.kind == TokenKind::OQuote
        && interpolation.kind == TokenKind::TemplateInterp
        && end.kind == TokenKind::TemplateSeqEnd
        && close.kind == TokenKind::CQuote;
    if !wrapped || inside.is_empty() {
        return None;
    }
    let mut quotes = 0;
    for token in inside {
        match token.kind {
            TokenKind::OQuote => quotes += 1,
            TokenKind::CQuote => quotes -= 1,
            TokenKind::TemplateInterp | TokenKind::TemplateSeqEnd | TokenKind::QuotedLit if quotes <= 0 => return None,
            _ => {}
        }
    }
    let is_newline = |token: &&Token| token.kind == TokenKind::Newline;
    let leading = inside.iter().take_while(is_newline).count();
    let trailing = inside.iter().rev().take_while(is_newline).count();
    let kept = inside.get(leading..inside.len().saturating_sub(trailing)).unwrap_or_default();
    let (first, last) = (kept.first()?, kept.last()?);
    let text = Span::new(first.start, last.end).slice(tree.source());
    // A line comment holds its own line end for the formatter and does not count as one.
    let mut lines = kept.windows(2).filter(|pair| match pair {
        [before, token] => token.kind == TokenKind::Newline && before.kind != TokenKind::LineComment,
        _ => false,
    });
    let in_parentheses = first.kind == TokenKind::OParen && last.kind == TokenKind::CParen;
    if lines.next().is_some() && !in_parentheses {
        return Some([b"(", text, b")"].concat());
    }
    Some(text.to_vec())
}
