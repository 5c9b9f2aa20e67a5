//! The text of quoted strings, heredocs and bare templates.

use super::super::token::TokenKind;
use super::{Lexer, Mode};
use crate::Span;

/// Whether a line of a heredoc is the one that ends it.
pub(super) fn is_marker(line: &[u8], marker: &[u8]) -> bool {
    if line.is_ascii() {
        // What Go takes for white space in ASCII; Rust's own test leaves out the vertical tab.
        let blank = |byte: &&u8| matches!(**byte, b' ' | b'\t' | b'\n' | b'\x0b' | b'\x0c' | b'\r');
        let start = line.iter().take_while(blank).count();
        let rest = line.get(start..).unwrap_or_default();
        let Some(after) = rest.strip_prefix(marker) else { return false };
        return after.iter().all(|byte| blank(&byte));
    }
    str::from_utf8(line).is_ok_and(|line| line.trim().as_bytes() == marker)
}

/// What stands at a `$` or `%` in a template.
enum Mark {
    /// `${` or `%{`, with the `~` if there is one.
    Opens(TokenKind, usize),
    /// `$${` or `%%{`.
    Escape,
    /// Just the character.
    Literal,
}

impl Lexer<'_> {
    fn mark(&self, position: usize) -> Mark {
        let first = self.at(position);
        let kind = if first == b'$' { TokenKind::TemplateInterp } else { TokenKind::TemplateControl };
        match self.at(position + 1) {
            b'{' => Mark::Opens(kind, 2 + usize::from(self.at(position + 2) == b'~')),
            second if second == first && self.at(position + 2) == b'{' => Mark::Escape,
            _ => Mark::Literal,
        }
    }

    fn open_sequence(&mut self, kind: TokenKind, length: usize) {
        self.take(kind, length);
        if let Some(Mode::Heredoc { start_of_line, .. }) = self.modes.last_mut() {
            *start_of_line = false;
        }
        self.modes.push(Mode::Main { braces: 0, interpolation: true });
    }

    fn literal(&mut self, kind: TokenKind, start: usize, end: usize) {
        if end > start {
            self.position = start;
            self.take(kind, end - start);
        }
    }

    /// Reads a quoted string up to its closing quote, its line's end or a template sequence.
    pub(super) fn quoted(&mut self) {
        let start = self.position;
        let mut position = start;
        loop {
            match self.source.get(position) {
                Some(b'"') => {
                    self.literal(TokenKind::QuotedLit, start, position);
                    self.take(TokenKind::CQuote, 1);
                    self.modes.pop();
                    return;
                }
                Some(b'$' | b'%') => {
                    // HashiCorp's scanner starts a token of its own at each of these; a strip mark looks at one token.
                    self.literal(TokenKind::QuotedLit, start, position);
                    match self.mark(position) {
                        Mark::Opens(kind, length) => self.open_sequence(kind, length),
                        Mark::Escape => self.take(TokenKind::QuotedLit, 3),
                        Mark::Literal => self.take(TokenKind::QuotedLit, 1),
                    }
                    return;
                }
                Some(b'\\') => position = self.escape(position),
                Some(b'\n' | b'\r') => {
                    self.literal(TokenKind::QuotedLit, start, position);
                    self.problem(
                        position,
                        position,
                        "the string is not closed on its line",
                        "add the closing quote `\"`; for text of several lines use `\\n` or a heredoc, like `<<EOT`",
                    );
                    self.cut_off_string();
                    return;
                }
                Some(0x80..) => position += self.text_character(position),
                Some(_) => position += 1,
                None => {
                    self.literal(TokenKind::QuotedLit, start, position);
                    return;
                }
            }
        }
    }

    /// Length of the character at `position`, at least 1; reports bytes that are not text.
    fn text_character(&mut self, position: usize) -> usize {
        match self.character_length(position) {
            0 => {
                self.problem(
                    position,
                    position + 1,
                    "these bytes are not UTF-8 text",
                    "save the file in UTF-8 encoding",
                );
                1
            }
            length => length,
        }
    }

    /// Steps over a backslash and what it escapes, and reports what is not an escape.
    fn escape(&mut self, position: usize) -> usize {
        let digits = match self.source.get(position + 1) {
            Some(b'n' | b'r' | b't' | b'"' | b'\\') => return position + 2,
            Some(b'u') => 4,
            Some(b'U') => 8,
            Some(b'\n' | b'\r') | None => return position + 1,
            Some(_) => {
                let length = self.text_character(position + 1);
                self.problem(
                    position,
                    position + 1 + length,
                    "this is not an escape sequence",
                    "escapes are `\\n`, `\\r`, `\\t`, `\\\"`, `\\\\`, `\\uNNNN` and `\\UNNNNNNNN`; write `\\\\` for a backslash",
                );
                return position + 1 + length;
            }
        };
        let rest = self.source.get(position + 2..).unwrap_or_default();
        let found = rest.iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit()).count();
        let end = position + 2 + found;
        let hex = rest.get(..found).and_then(|hex| str::from_utf8(hex).ok());
        let code = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok());
        if found < digits {
            self.problem(
                position,
                end,
                "this escape sequence is too short",
                "`\\u` takes four hexadecimal digits, `\\U` takes eight",
            );
        } else if code.and_then(char::from_u32).is_none() {
            self.problem(
                position,
                end,
                "this escape sequence is not a character",
                "use the number of a Unicode character",
            );
        }
        end
    }

    /// Reads one line of a heredoc, or up to a template sequence in it.
    pub(super) fn heredoc(&mut self, marker: Span, start_of_line: bool) {
        if start_of_line {
            let rest = self.source.get(self.position..).unwrap_or_default();
            let line = memchr::memchr(b'\n', rest).and_then(|end| rest.get(..end));
            if let Some(line) = line
                && is_marker(line, marker.slice(self.source))
            {
                let length = line.len() - usize::from(line.ends_with(b"\r"));
                self.take(TokenKind::CHeredoc, length);
                self.modes.pop();
                return;
            }
        }
        let at_line_end = self.text_line(true);
        if let Some(Mode::Heredoc { start_of_line, .. }) = self.modes.last_mut() {
            *start_of_line = at_line_end;
        }
    }

    /// Reads text of a template that is not quoted.
    pub(super) fn bare_template(&mut self) {
        self.text_line(false);
    }

    /// Reads text of a heredoc or bare template: at most one line. Returns whether its line end was read.
    fn text_line(&mut self, heredoc: bool) -> bool {
        let start = self.position;
        let mut position = start;
        loop {
            match self.source.get(position) {
                Some(b'\n') => {
                    self.literal(TokenKind::StringLit, start, position + 1);
                    return true;
                }
                Some(b'$' | b'%') if position > start => {
                    self.literal(TokenKind::StringLit, start, position);
                    return false;
                }
                Some(b'$' | b'%') => {
                    let length = match self.mark(position) {
                        Mark::Opens(kind, length) => {
                            self.open_sequence(kind, length);
                            return false;
                        }
                        Mark::Escape => 3,
                        Mark::Literal => 1,
                    };
                    let line_end = match (self.at(position + length), self.at(position + length + 1)) {
                        (b'\n', _) => 1,
                        (b'\r', b'\n') => 2,
                        _ => 0,
                    };
                    self.take(TokenKind::StringLit, length + line_end);
                    return line_end > 0;
                }
                Some(b'\r') => {
                    if heredoc && self.at(position + 1) != b'\n' {
                        self.problem(
                            position,
                            position + 1,
                            "a carriage return stands alone inside of a heredoc",
                            "end lines with `\\n` or `\\r\\n`",
                        );
                    }
                    position += 1;
                }
                Some(0x80..) => position += self.text_character(position),
                Some(_) => position += 1,
                None => {
                    self.literal(TokenKind::StringLit, start, position);
                    return false;
                }
            }
        }
    }
}
