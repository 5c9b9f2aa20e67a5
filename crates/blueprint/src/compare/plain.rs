//! Text without what does not matter in it: white space, comments, optional commas.

use hcl::syntax::TokenKind;

use crate::piece;

/// Stands between two tokens.
const TOKEN: char = '\u{1e}';
/// Stands between two entries of a list, an object or a body.
const ENTRY: char = '\u{1f}';

/// The tokens of an expression or a body. Two texts that differ in formatting alone have the same.
pub(crate) fn plain(text: &str) -> String {
    let tree = piece::read(text);
    let mut result = String::with_capacity(text.len() * 2);
    // For each open bracket, whether a line break in it separates entries, as it does between braces.
    let mut breaks = vec![true];
    let mut is_new_entry = false;
    for token in tree.tokens() {
        match token.kind {
            TokenKind::Bom | TokenKind::BlockComment | TokenKind::End => continue,
            TokenKind::LineComment | TokenKind::Newline => {
                is_new_entry |= breaks.last().copied().unwrap_or(true);
                continue;
            }
            TokenKind::Comma => {
                is_new_entry = true;
                continue;
            }
            TokenKind::CBrace | TokenKind::CBrack | TokenKind::CParen | TokenKind::TemplateSeqEnd => {
                is_new_entry = false;
                if breaks.len() > 1 {
                    breaks.pop();
                }
            }
            TokenKind::OBrace => breaks.push(true),
            TokenKind::OBrack | TokenKind::OParen | TokenKind::TemplateInterp | TokenKind::TemplateControl => {
                breaks.push(false);
            }
            _ => {}
        }
        let after_opening = matches!(result.as_bytes(), [.., b'{' | b'[' | b'(']);
        if !result.is_empty() {
            result.push(if is_new_entry && !after_opening { ENTRY } else { TOKEN });
        }
        is_new_entry = false;
        result.push_str(text.get(token.start as usize..token.end as usize).unwrap_or_default());
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_makes_no_difference() {
        let cases = [
            ("1+2", "1 + 2 # why"),
            ("[a, b]", "[\n  a,\n  b,\n]"),
            ("{ a = 1, b = 2 }", "{\n  a = 1\n  b = 2\n}"),
            ("{ a = 1 }", "{\n  a   =  1 // one\n}"),
            ("f(a, b)", "f(\n a , /* c */ b\n)"),
            ("a ? b : c", "a?b:c"),
            ("x = 1\ny = 2\n", "x = 1\n\n  # about y\n  y = 2"),
            ("(\n a\n)", "(a)"),
            ("a[0]", "a [ 0 ]"),
        ];
        for (one, other) in cases {
            assert_eq!(plain(one), plain(other), "`{one}` and `{other}` say the same");
        }
    }

    #[test]
    fn content_makes_a_difference() {
        let cases = [
            ("\"a b\"", "\"a  b\""),
            ("\"# a\"", "\"# b\""),
            ("[a, b]", "[ab]"),
            ("a b", "ab"),
            ("a-b", "a - b"),
            ("<<EOT\n a\nEOT\n", "<<EOT\na\nEOT\n"),
            ("<<-EOT\n  a\n    b\n  EOT", "<<-EOT\n  a\n      b\n  EOT"),
            ("<<EOT\n# a\nEOT", "<<EOT\n# b\nEOT"),
            ("f(<<EOT\na, b\nEOT\n)", "f(<<EOT\na b\nEOT\n)"),
            ("x = 1\ny = 2", "x = 1 y = 2"),
            ("\"${a} b\"", "\"${a}b\""),
            ("[a, [b]]", "[a, b]"),
        ];
        for (one, other) in cases {
            assert_ne!(plain(one), plain(other), "`{one}` and `{other}` say different things");
        }
    }
}
