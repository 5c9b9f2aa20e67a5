//! Bodies and expressions.

use super::super::token::TokenKind;
use super::{Lexer, Mode, identifier, template_mode};
use crate::Span;

impl Lexer<'_> {
    /// Reads tokens until a string, a heredoc or the end of a template sequence changes the mode.
    pub(super) fn main(&mut self) {
        let (mut braces, interpolation) = match self.modes.last() {
            Some(Mode::Main { braces, interpolation }) => (*braces, *interpolation),
            _ => (0, false),
        };
        while let Some(&byte) = self.source.get(self.position) {
            match byte {
                b' ' | b'\t' => self.position += 1,
                b'\n' => self.take(TokenKind::Newline, 1),
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                    let end = identifier::end(self.source, self.position + 1);
                    self.take(TokenKind::Ident, end - self.position);
                }
                b'"' => {
                    self.take(TokenKind::OQuote, 1);
                    self.remember_braces(braces);
                    self.modes.push(Mode::Quoted);
                    return;
                }
                b'=' => match self.at(self.position + 1) {
                    b'=' => self.take(TokenKind::EqualOp, 2),
                    b'>' => self.take(TokenKind::FatArrow, 2),
                    _ => self.take(TokenKind::Equal, 1),
                },
                b'.' => {
                    if self.at(self.position + 1) == b'.' && self.at(self.position + 2) == b'.' {
                        self.take(TokenKind::Ellipsis, 3);
                    } else {
                        self.take(TokenKind::Dot, 1);
                    }
                }
                b',' => self.take(TokenKind::Comma, 1),
                b'{' => {
                    self.take(TokenKind::OBrace, 1);
                    braces += 1;
                }
                b'}' => {
                    if interpolation && braces == 0 {
                        self.take(TokenKind::TemplateSeqEnd, 1);
                        self.modes.pop();
                        return;
                    }
                    self.take(TokenKind::CBrace, 1);
                    braces = braces.saturating_sub(1);
                }
                b'[' => self.take(TokenKind::OBrack, 1),
                b']' => self.take(TokenKind::CBrack, 1),
                b'(' => self.take(TokenKind::OParen, 1),
                b')' => self.take(TokenKind::CParen, 1),
                b'0'..=b'9' => self.number(),
                b'#' => self.line_comment(),
                b'/' => match self.at(self.position + 1) {
                    b'/' => self.line_comment(),
                    b'*' => self.block_comment(),
                    _ => self.take(TokenKind::Slash, 1),
                },
                b'\r' if self.at(self.position + 1) == b'\n' => self.take(TokenKind::Newline, 2),
                b':' if self.at(self.position + 1) == b':' => self.take(TokenKind::DoubleColon, 2),
                b':' => self.take(TokenKind::Colon, 1),
                b'?' => self.take(TokenKind::Question, 1),
                b'*' => self.take(TokenKind::Star, 1),
                b'+' => self.take(TokenKind::Plus, 1),
                b'-' => self.take(TokenKind::Minus, 1),
                b'%' => self.take(TokenKind::Percent, 1),
                b'!' if self.at(self.position + 1) == b'=' => self.take(TokenKind::NotEqual, 2),
                b'!' => self.take(TokenKind::Bang, 1),
                b'>' if self.at(self.position + 1) == b'=' => self.take(TokenKind::GreaterEqual, 2),
                b'>' => self.take(TokenKind::Greater, 1),
                b'<' if self.at(self.position + 1) == b'=' => self.take(TokenKind::LessEqual, 2),
                b'<' => {
                    if let Some((marker, length)) = self.heredoc_opening() {
                        self.take(TokenKind::OHeredoc, length);
                        self.remember_braces(braces);
                        self.modes.push(Mode::Heredoc { marker, start_of_line: true });
                        return;
                    }
                    self.take(TokenKind::Less, 1);
                }
                b'&' if self.at(self.position + 1) == b'&' => self.take(TokenKind::And, 2),
                b'|' if self.at(self.position + 1) == b'|' => self.take(TokenKind::Or, 2),
                b'~' if self.at(self.position + 1) == b'}' => {
                    self.take(TokenKind::TemplateSeqEnd, 2);
                    if interpolation && braces == 0 {
                        self.modes.pop();
                        return;
                    }
                    braces = braces.saturating_sub(1);
                }
                0x80.. => match identifier::non_ascii_start(self.source, self.position) {
                    Some(end) => self.take(TokenKind::Ident, end - self.position),
                    None => self.unknown_character(),
                },
                _ => self.take(TokenKind::Invalid, 1),
            }
        }
        self.remember_braces(braces);
    }

    fn remember_braces(&mut self, now: u32) {
        if let Some(Mode::Main { braces, .. }) = self.modes.last_mut() {
            *braces = now;
        }
    }

    /// The longest run of digits, dots and exponents that does not end with a dot.
    fn number(&mut self) {
        let mut position = self.position + 1;
        let mut end = position;
        loop {
            match self.at(position) {
                b'0'..=b'9' => {
                    position += 1;
                    end = position;
                }
                b'.' => position += 1,
                b'e' | b'E' => {
                    let sign = usize::from(matches!(self.at(position + 1), b'+' | b'-'));
                    if !self.at(position + 1 + sign).is_ascii_digit() {
                        break;
                    }
                    position += 2 + sign;
                    end = position;
                }
                _ => break,
            }
        }
        self.take(TokenKind::Number, end - self.position);
    }

    fn line_comment(&mut self) {
        let rest = self.source.get(self.position..).unwrap_or_default();
        let length = match memchr::memchr(b'\n', rest) {
            Some(end) if end > 0 && rest.get(end - 1) == Some(&b'\r') => end - 1,
            Some(end) => end,
            None => rest.len(),
        };
        self.take(TokenKind::LineComment, length);
    }

    fn block_comment(&mut self) {
        let start = self.position;
        let body = self.source.get(start + 2..).unwrap_or_default();
        match memchr::memmem::find(body, b"*/") {
            Some(length) => self.take(TokenKind::BlockComment, length + 4),
            None => {
                let end = self.source.len();
                self.problem(
                    start,
                    start + 2,
                    "the comment is not closed before the end of the file",
                    "add the closing `*/`",
                );
                self.take(TokenKind::Invalid, end - start);
            }
        }
    }

    /// `<<EOT` or `<<-EOT` and a line end: the span of the marker's name and the length of it all.
    fn heredoc_opening(&mut self) -> Option<(Span, usize)> {
        if self.at(self.position + 1) != b'<' {
            return None;
        }
        let start = self.position + 2 + usize::from(self.at(self.position + 2) == b'-');
        let end = match self.at(start) {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => identifier::end(self.source, start + 1),
            0x80.. => identifier::non_ascii_start(self.source, start)?,
            _ => return None,
        };
        let line_end = end + usize::from(self.at(end) == b'\r');
        if self.at(line_end) != b'\n' {
            return None;
        }
        let marker = self.source.get(start..end)?;
        if !self.has_marker_line(line_end + 1, marker) {
            self.problem(
                self.position,
                end,
                "the heredoc is not closed before the end of the file",
                "put its end marker alone on a line, followed by a line end",
            );
            return None;
        }
        Some((Span::new(start as u32, end as u32), line_end + 1 - self.position))
    }

    /// A heredoc without an end would swallow the rest of the file; whether one is ahead is looked up first.
    fn has_marker_line(&mut self, from: usize, marker: &[u8]) -> bool {
        let rest = self.source.get(from..).unwrap_or_default();
        let within_budget = rest.get(..self.look_ahead_left).unwrap_or(rest);
        let mut line_start = 0;
        for line_end in memchr::memchr_iter(b'\n', within_budget) {
            let line = within_budget.get(line_start..line_end).unwrap_or_default();
            line_start = line_end + 1;
            if template_mode::is_marker(line, marker) {
                self.look_ahead_left = self.look_ahead_left.saturating_sub(line_start);
                return true;
            }
        }
        self.look_ahead_left = self.look_ahead_left.saturating_sub(within_budget.len());
        within_budget.len() < rest.len()
    }

    fn unknown_character(&mut self) {
        match self.character_length(self.position) {
            0 => {
                let at = self.position;
                self.problem(at, at + 1, "these bytes are not UTF-8 text", "save the file in UTF-8 encoding");
                self.take(TokenKind::BadUtf8, 1);
            }
            length => self.take(TokenKind::Invalid, length),
        }
    }
}
