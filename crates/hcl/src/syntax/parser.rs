//! Tokens to a tree. Mirrors HashiCorp's parser in what it accepts; goes its own way in how it recovers.

mod body;
mod collection;
mod expression;
mod recovery;
mod template;

use super::error::{MOST_ERRORS, Problem};
use super::node::{Arena, Kind, NodeId};
use super::token::{Token, TokenKind};
use crate::Span;

/// How deep expressions and blocks may nest. Hand-written files stay below ten, generated ones below fifty; the stack
/// of a thread holds this many levels many times over even in an unoptimised build.
pub(crate) const DEEPEST: u32 = 200;

/// An expression could not be understood; the problem is already recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failed;

pub(crate) type Parsed = Result<NodeId, Failed>;

pub(crate) struct Parser<'s> {
    source: &'s [u8],
    tokens: &'s [Token],
    /// Index of the next token.
    at: usize,
    /// Where the last token that was taken ends.
    last_end: u32,
    ignore_newlines: bool,
    depth: u32,
    pub(crate) arena: Arena,
    /// Finished nodes whose parent is not.
    pub(crate) pending: Vec<NodeId>,
    pub(crate) problems: Vec<Problem>,
    /// Second try on a file in which a block is not closed: what looks like an item at the very start of a line closes
    /// every block that is still open.
    items_close_blocks: bool,
    pub(crate) found_unclosed_block: bool,
    template: template::TemplateState,
}

impl<'s> Parser<'s> {
    pub(crate) fn new(source: &'s [u8], tokens: &'s [Token], items_close_blocks: bool) -> Parser<'s> {
        Parser {
            source,
            tokens,
            at: 0,
            last_end: tokens.first().map_or(0, |token| token.start),
            ignore_newlines: false,
            depth: 0,
            arena: Arena::with_capacity(tokens.len()),
            pending: Vec::with_capacity(64),
            problems: Vec::new(),
            items_close_blocks,
            found_unclosed_block: false,
            template: template::TemplateState::default(),
        }
    }

    /// Goes on at another token, with nothing open.
    pub(crate) fn seek(&mut self, index: usize) {
        self.at = index;
        self.last_end = self.token(index).start;
        self.ignore_newlines = false;
        self.depth = 0;
    }

    /// A whole text that is one expression. New lines do not matter in it.
    pub(crate) fn lone_expression(&mut self) -> Parsed {
        self.ignore_newlines = true;
        let expression = self.expression()?;
        match self.peek() {
            TokenKind::End => Ok(expression),
            _ => {
                Err(self.fail("there is something after the expression", "remove it, or join the two with an operator"))
            }
        }
    }

    #[inline(always)]
    fn token(&self, index: usize) -> Token {
        match self.tokens.get(index) {
            Some(token) => *token,
            None => Token { start: self.last_end, end: self.last_end, kind: TokenKind::End },
        }
    }

    /// The next token that counts, skipping comments and, between brackets, new lines.
    #[inline(always)]
    fn peek(&mut self) -> TokenKind {
        loop {
            match self.token(self.at).kind {
                TokenKind::LineComment | TokenKind::BlockComment | TokenKind::Bom => self.at += 1,
                TokenKind::Newline if self.ignore_newlines => self.at += 1,
                kind => return kind,
            }
        }
    }

    /// The token that [`Parser::peek`] saw.
    #[inline(always)]
    fn next_token(&mut self) -> Token {
        self.peek();
        self.token(self.at)
    }

    /// Takes the next token that counts.
    #[inline(always)]
    fn bump(&mut self) -> Token {
        let token = self.next_token();
        if token.kind != TokenKind::End {
            self.at += 1;
            self.last_end = token.end;
        }
        token
    }

    fn next_is_word(&mut self, word: &[u8]) -> bool {
        let token = self.next_token();
        token.kind == TokenKind::Ident && token.span().slice(self.source) == word
    }

    fn expect(&mut self, kind: TokenKind, message: &'static str, hint: &'static str) -> Result<Token, Failed> {
        match self.peek() {
            found if found == kind => Ok(self.bump()),
            _ => Err(self.fail(message, hint)),
        }
    }

    /// Runs `read` with new lines counting or not, as between brackets.
    #[inline(always)]
    fn with_newlines<T>(
        &mut self,
        ignore: bool,
        read: impl FnOnce(&mut Self) -> Result<T, Failed>,
    ) -> Result<T, Failed> {
        let before = std::mem::replace(&mut self.ignore_newlines, ignore);
        let result = read(self);
        self.ignore_newlines = before;
        result
    }

    /// Goes one level down, unless that is too deep.
    fn enter(&mut self) -> Result<(), Failed> {
        if self.depth >= DEEPEST {
            return Err(self.fail("this is nested too deeply", "move a part of it into a local value"));
        }
        self.depth += 1;
        Ok(())
    }

    /// Records a problem with the next token.
    fn fail(&mut self, message: &'static str, hint: &'static str) -> Failed {
        let token = self.next_token();
        let (message, hint) = match token.kind {
            TokenKind::Invalid | TokenKind::BadUtf8 => unknown_character(token.span().slice(self.source)),
            _ => (message, hint),
        };
        let end = match token.kind {
            TokenKind::Newline | TokenKind::End => token.start,
            _ => token.end,
        };
        self.problem(Span::new(token.start, end), message, hint);
        Failed
    }

    fn problem(&mut self, span: Span, message: &'static str, hint: &'static str) {
        if self.problems.len() < MOST_ERRORS {
            self.problems.push(Problem::new(span, message, hint));
        }
    }

    #[inline(always)]
    fn node(&mut self, kind: Kind, span: Span, data: u32, flags: u8, mark: usize) -> NodeId {
        self.arena.branch(kind, span, data, flags, &mut self.pending, mark)
    }

    #[inline(always)]
    fn span_of(&self, id: NodeId) -> Span {
        self.arena.node(id).span
    }

    #[inline(always)]
    fn push_leaf(&mut self, kind: Kind, span: Span) {
        let id = self.arena.leaf(kind, span, 0, 0);
        self.pending.push(id);
    }
}

fn unknown_character(bytes: &[u8]) -> (&'static str, &'static str) {
    match bytes {
        b"`" => ("a backtick does not belong here", "for text of several lines use a heredoc, like `<<EOT`"),
        b"'" => ("a single quote does not belong here", "put strings in double quotes"),
        b";" => ("a semicolon does not belong here", "separate arguments by new lines and items by commas"),
        b"&" => ("`&` is not an operator", "for a logical `and` write `&&`"),
        b"|" => ("`|` is not an operator", "for a logical `or` write `||`"),
        b"~" | b"^" => ("bitwise operators are not supported", "for a logical `not` write `!`"),
        b"\r" => ("a carriage return stands alone", "end lines with `\\n` or `\\r\\n`"),
        b"\0" => ("a zero byte does not belong here", "save the file as UTF-8 text"),
        b"\xE2\x80\x9C" | b"\xE2\x80\x9D" => ("a curly quote does not belong here", "use the straight quote `\"`"),
        _ => ("this character is not used in the language", "remove it, or put it inside of a string"),
    }
}
