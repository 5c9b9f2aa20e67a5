//! Bytes to tokens. One pass, no recursion: nested templates are a stack of modes.

mod identifier;
mod main_mode;
mod template_mode;

pub(crate) use identifier::is_identifier;

use super::error::{MOST_ERRORS, Problem};
use super::token::{Token, TokenKind};
use crate::Span;

/// Everything the scanner says about a text.
pub(crate) struct Lexed {
    pub(crate) tokens: Vec<Token>,
    pub(crate) problems: Vec<Problem>,
}

/// What the text at the cursor is part of.
#[derive(Clone, Copy, Debug)]
enum Mode {
    /// Expressions and bodies; `interpolation` says that a template sequence opened it.
    Main { braces: u32, interpolation: bool },
    /// Inside of a quoted string.
    Quoted,
    /// Inside of a heredoc that ends with this marker.
    Heredoc { marker: Span, start_of_line: bool },
    /// A template that is a whole text of its own.
    BareTemplate,
}

/// Reads `source` as a file or an expression.
pub(crate) fn lex(source: &[u8]) -> Lexed {
    let mut lexer = Lexer::new(source, 0, source.len());
    if source.starts_with(b"\xef\xbb\xbf") {
        lexer.take(TokenKind::Bom, 3);
    }
    lexer.run(Mode::Main { braces: 0, interpolation: false })
}

/// Reads the part of `source` in `span` as a template without quotes.
pub(crate) fn lex_template(source: &[u8], span: Span) -> Lexed {
    Lexer::new(source, span.start as usize, span.end as usize).run(Mode::BareTemplate)
}

pub(super) struct Lexer<'s> {
    source: &'s [u8],
    position: usize,
    tokens: Vec<Token>,
    problems: Vec<Problem>,
    modes: Vec<Mode>,
    /// How many bytes may still be read while looking ahead for markers of heredocs: a hostile file has thousands of
    /// openings whose marker is far away or missing.
    look_ahead_left: usize,
}

impl<'s> Lexer<'s> {
    fn new(source: &'s [u8], start: usize, end: usize) -> Lexer<'s> {
        let source = source.get(..end).unwrap_or(source);
        let tokens = Vec::with_capacity((end - start.min(end)) / 5 + 8);
        let look_ahead_left = 8 * source.len() + 4096;
        Lexer { source, position: start, tokens, problems: Vec::new(), modes: Vec::new(), look_ahead_left }
    }

    fn run(mut self, mode: Mode) -> Lexed {
        self.modes.push(mode);
        while self.position < self.source.len() {
            match self.modes.last().copied() {
                Some(Mode::Main { .. }) | None => self.main(),
                Some(Mode::Quoted) => self.quoted(),
                Some(Mode::Heredoc { marker, start_of_line }) => self.heredoc(marker, start_of_line),
                Some(Mode::BareTemplate) => self.bare_template(),
            }
        }
        self.close_what_is_open();
        let end = self.source.len() as u32;
        self.tokens.push(Token { start: end, end, kind: TokenKind::End });
        Lexed { tokens: self.tokens, problems: self.problems }
    }

    #[inline(always)]
    fn at(&self, position: usize) -> u8 {
        match self.source.get(position) {
            Some(byte) => *byte,
            None => 0,
        }
    }

    #[inline(always)]
    fn take(&mut self, kind: TokenKind, length: usize) {
        let start = self.position;
        self.position = start + length;
        self.tokens.push(Token { start: start as u32, end: self.position as u32, kind });
    }

    fn problem(&mut self, start: usize, end: usize, message: &'static str, hint: &'static str) {
        if self.problems.len() < MOST_ERRORS {
            self.problems.push(Problem::new(Span::new(start as u32, end as u32), message, hint));
        }
    }

    /// How many bytes the character at `position` has, by the loose pattern that HashiCorp's scanner uses; 0 where the
    /// bytes do not follow it.
    fn character_length(&self, position: usize) -> usize {
        let length = match self.at(position) {
            0x00..=0x7F => 1,
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF7 => 4,
            _ => return 0,
        };
        let follow = self.source.get(position + 1..position + length);
        match follow {
            Some(bytes) if bytes.iter().all(|byte| *byte & 0xC0 == 0x80) => length,
            _ => 0,
        }
    }

    /// A string cannot go on past its line. Closes it, and every template sequence and string around it that is part
    /// of the same outermost quoted string, so that the next line is read as if nothing had happened.
    fn cut_off_string(&mut self) {
        let open =
            self.modes.iter().rposition(|mode| !matches!(mode, Mode::Quoted | Mode::Main { interpolation: true, .. }));
        let keep = open.map_or(1, |index| index + 1);
        // A quoted string directly inside of a heredoc's or bare template's sequence ends at that sequence.
        let keep = match self.modes.get(keep) {
            Some(Mode::Main { interpolation: true, .. }) => keep + 1,
            _ => keep,
        };
        while self.modes.len() > keep {
            let kind = match self.modes.pop() {
                Some(Mode::Quoted) => TokenKind::CQuote,
                _ => TokenKind::TemplateSeqEnd,
            };
            self.take(kind, 0);
        }
    }

    fn close_what_is_open(&mut self) {
        let end = self.source.len();
        while self.modes.len() > 1 {
            let (kind, message, hint) = match self.modes.pop() {
                Some(Mode::Quoted) => (
                    TokenKind::CQuote,
                    "the string is not closed before the end of the file",
                    "add the closing quote `\"`",
                ),
                Some(Mode::Heredoc { .. }) => (
                    TokenKind::CHeredoc,
                    "the heredoc is not closed before the end of the file",
                    "put its end marker alone on a line, followed by a line end",
                ),
                _ => (
                    TokenKind::TemplateSeqEnd,
                    "the template sequence is not closed before the end of the file",
                    "add the closing brace `}`, or write `$${` if a literal `${` is meant",
                ),
            };
            self.problem(end, end, message, hint);
            self.take(kind, 0);
        }
    }
}
