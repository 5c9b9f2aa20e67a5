//! Colours for source text: comments, strings, numbers, keywords, names of blocks and attributes. Light on purpose; it never judges.

use std::ops::Range;

/// What a stretch of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// `# …`, `// …`, `/* … */`
    Comment,
    /// Quoted text, heredocs.
    Text,
    /// Numbers, `true`, `false`, `null`.
    Number,
    /// The word that opens a block.
    Keyword,
    /// The name of an attribute.
    Name,
    /// Everything else.
    Plain,
}

/// What goes over from one line to the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Carry {
    /// Nothing.
    #[default]
    None,
    /// A `/*` that has not been closed.
    Comment,
    /// A heredoc that ends at this word.
    Heredoc(String),
}

/// The stretches of one line in order, covering it, and what goes over to the next line.
pub fn line(text: &str, carry: &Carry) -> (Vec<(Range<usize>, Ink)>, Carry) {
    match carry {
        Carry::Heredoc(word) => {
            let next = if text.trim() == word { Carry::None } else { carry.clone() };
            return (vec![(0..text.len(), Ink::Text)], next);
        }
        Carry::Comment => {
            return match text.find("*/") {
                None => (vec![(0..text.len(), Ink::Comment)], Carry::Comment),
                Some(end) => {
                    let mut stretches = vec![(0..end + 2, Ink::Comment)];
                    let next = plain(text, end + 2, &mut stretches);
                    (stretches, next)
                }
            };
        }
        Carry::None => {}
    }
    let mut stretches = Vec::new();
    let next = plain(text, 0, &mut stretches);
    (stretches, next)
}

/// What each line begins with, for lines that are looked at one by one later.
pub fn carries<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Carry> {
    let mut carry = Carry::None;
    lines
        .map(|text| {
            // Most lines can change nothing; they are not looked at closer.
            let next = if carry == Carry::None && !text.contains("/*") && !text.contains("<<") {
                Carry::None
            } else {
                line(text, &carry).1
            };
            std::mem::replace(&mut carry, next)
        })
        .collect()
}

fn plain(text: &str, from: usize, stretches: &mut Vec<(Range<usize>, Ink)>) -> Carry {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut at = from;
    let mut first_word = text.get(..from).is_some_and(|before| before.trim().is_empty());
    let mut push = |range: Range<usize>, ink: Ink| match stretches.last_mut() {
        Some((last, last_ink)) if *last_ink == ink && last.end == range.start => last.end = range.end,
        _ => stretches.push((range, ink)),
    };
    while at < bytes.len() {
        let start = at;
        match byte(at) {
            b'#' => {
                push(start..bytes.len(), Ink::Comment);
                return Carry::None;
            }
            b'/' if byte(at + 1) == b'/' => {
                push(start..bytes.len(), Ink::Comment);
                return Carry::None;
            }
            b'/' if byte(at + 1) == b'*' => match text.get(at + 2..).and_then(|rest| rest.find("*/")) {
                Some(length) => {
                    at += length + 4;
                    push(start..at, Ink::Comment);
                }
                None => {
                    push(start..bytes.len(), Ink::Comment);
                    return Carry::Comment;
                }
            },
            b'"' => {
                at = end_of_text(bytes, at + 1);
                push(start..at, Ink::Text);
                first_word = false;
            }
            b'<' if byte(at + 1) == b'<' => {
                let word = text.get(at + 2..).unwrap_or_default().trim_start_matches('-').trim();
                push(start..bytes.len(), Ink::Text);
                let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
                return if is_word { Carry::Heredoc(word.to_owned()) } else { Carry::None };
            }
            b'0'..=b'9' => {
                while byte(at).is_ascii_alphanumeric() || byte(at) == b'.' && byte(at + 1).is_ascii_digit() {
                    at += 1;
                }
                push(start..at, Ink::Number);
            }
            letter if letter.is_ascii_alphabetic() || letter == b'_' || letter >= 0x80 => {
                while byte(at).is_ascii_alphanumeric() || matches!(byte(at), b'_' | b'-') || byte(at) >= 0x80 {
                    at += 1;
                }
                let word = text.get(start..at).unwrap_or_default();
                push(start..at, word_ink(word, text.get(at..).unwrap_or_default(), first_word));
                first_word = false;
            }
            other => {
                at += 1;
                first_word &= other.is_ascii_whitespace();
                push(start..at, Ink::Plain);
            }
        }
    }
    Carry::None
}

fn word_ink(word: &str, after: &str, first: bool) -> Ink {
    if matches!(word, "true" | "false" | "null") {
        return Ink::Number;
    }
    let after = after.trim_start();
    let assigned = after.starts_with('=') && !after.starts_with("==") && !after.starts_with("=>");
    if first && assigned {
        Ink::Name
    } else if first && (after.starts_with('{') || after.starts_with('"') && after.trim_end().ends_with(['{', '}'])) {
        Ink::Keyword
    } else {
        Ink::Plain
    }
}

/// One past the closing quote, with interpolations inside taken as part of the text.
fn end_of_text(bytes: &[u8], mut at: usize) -> usize {
    // What one is inside of, the innermost last: a quoted text, or an interpolation with so many open braces.
    let mut inside: Vec<Option<usize>> = vec![None];
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1);
        match (inside.last_mut(), byte) {
            (Some(None), b'\\') => at += 1,
            (Some(None), b'$' | b'%') if next == Some(byte) && bytes.get(at + 2) == Some(&b'{') => at += 2,
            (Some(None), b'$' | b'%') if next == Some(&b'{') => {
                at += 1;
                inside.push(Some(1));
            }
            (Some(None), b'"') => {
                inside.pop();
                if inside.is_empty() {
                    return at + 1;
                }
            }
            (Some(Some(_)), b'"') => inside.push(None),
            (Some(Some(depth)), b'{') => *depth += 1,
            (Some(Some(1)), b'}') => drop(inside.pop()),
            (Some(Some(depth)), b'}') => *depth -= 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inks(text: &str) -> Vec<(&str, Ink)> {
        line(text, &Carry::None)
            .0
            .into_iter()
            .map(|(range, ink)| (&text[range], ink))
            .filter(|(text, _)| !text.trim().is_empty())
            .collect()
    }

    #[test]
    fn words_get_the_ink_of_what_they_are() {
        assert_eq!(
            inks(r#"resource "aws_vpc" "main" {"#),
            [("resource", Ink::Keyword), (r#""aws_vpc""#, Ink::Text), (r#""main""#, Ink::Text), (" {", Ink::Plain)]
        );
        assert_eq!(
            inks("  size = 8 # big"),
            [("size", Ink::Name), (" = ", Ink::Plain), ("8", Ink::Number), ("# big", Ink::Comment)]
        );
        assert_eq!(inks("  ingress {"), [("ingress", Ink::Keyword), (" {", Ink::Plain)]);
        assert_eq!(inks(r#"x = "a${lookup({b="}"}, "c")}d" + e"#)[2], (r#""a${lookup({b="}"}, "c")}d""#, Ink::Text));
    }

    #[test]
    fn comments_and_heredocs_go_over_lines() {
        let text = "a = <<-EOT\n  # no comment\n  EOT\nb = 1 /* c\nd */ e = 2";
        let carries = carries(text.lines());
        assert_eq!(
            carries,
            [Carry::None, Carry::Heredoc("EOT".into()), Carry::Heredoc("EOT".into()), Carry::None, Carry::Comment]
        );
        let (last, _) = line("d */ e = 2", &Carry::Comment);
        assert_eq!(last.first(), Some(&(0..4, Ink::Comment)));
    }

    #[test]
    fn every_line_is_covered_whatever_stands_in_it() {
        for text in
            ["", "\"", "\"\\", "/*", "<<", "<<-", "é = \"é${", "a\u{0}b", "}}}", "1.2.3", "\"${\"${\"", "%{", "😀"]
        {
            let (stretches, _) = line(text, &Carry::None);
            let mut end = 0;
            for (range, _) in &stretches {
                assert_eq!(range.start, end, "`{text}` is covered without a gap");
                assert!(text.get(range.clone()).is_some(), "`{text}` is cut between letters");
                end = range.end;
            }
            assert_eq!(end, text.len(), "`{text}` is covered to its end");
        }
    }
}
