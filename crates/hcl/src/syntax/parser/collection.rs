//! Tuples, objects and the expressions that build them with `for`.

use super::super::node::{Kind, flag};
use super::super::token::{Token, TokenKind};
use super::{Failed, Parsed, Parser};

impl Parser<'_> {
    pub(super) fn tuple(&mut self) -> Parsed {
        let open = self.bump();
        let mark = self.pending.len();
        self.with_newlines(true, |parser| {
            if parser.next_is_word(b"for") {
                return parser.for_expression(open, TokenKind::CBrack);
            }
            while parser.peek() != TokenKind::CBrack {
                let item = parser.expression()?;
                parser.pending.push(item);
                match parser.peek() {
                    TokenKind::Comma => {
                        parser.bump();
                    }
                    TokenKind::CBrack => {}
                    _ => {
                        return Err(parser.fail(
                            "a comma or the closing bracket is expected here",
                            "separate items by commas and close the list with `]`",
                        ));
                    }
                }
            }
            let close = parser.bump();
            Ok(parser.node(Kind::Tuple, open.span().to(close.span()), 0, 0, mark))
        })
    }

    pub(super) fn object(&mut self) -> Parsed {
        let open = self.bump();
        let mark = self.pending.len();
        // `for` may stand on the next line, although new lines separate the items of an object.
        let after_brace = self.at;
        let is_for = self.with_newlines(true, |parser| Ok(parser.next_is_word(b"for")))?;
        if is_for {
            return self.with_newlines(true, |parser| parser.for_expression(open, TokenKind::CBrace));
        }
        self.at = after_brace;
        self.with_newlines(false, |parser| {
            loop {
                match parser.peek() {
                    TokenKind::Newline => {
                        parser.bump();
                    }
                    TokenKind::CBrace => break,
                    _ => parser.object_item()?,
                }
            }
            let close = parser.bump();
            Ok(parser.node(Kind::Object, open.span().to(close.span()), 0, 0, mark))
        })
    }

    fn object_item(&mut self) -> Result<(), Failed> {
        let mark = self.pending.len();
        let key = self.expression()?;
        self.pending.push(key);
        let flags = match self.peek() {
            TokenKind::Equal => 0,
            TokenKind::Colon => flag::COLON,
            TokenKind::Newline | TokenKind::Comma => {
                return Err(self.fail("the value of this key is missing", "write `key = value`"));
            }
            _ => {
                return Err(self.fail(
                    "an equals sign is expected here",
                    "write `key = value`; a key with dots or spaces in it goes in quotes",
                ));
            }
        };
        let separator = self.bump();
        let value = self.expression()?;
        self.pending.push(value);
        let span = self.span_of(key).to(self.span_of(value));
        let item = self.node(Kind::ObjectItem, span, separator.start, flags, mark);
        self.pending.push(item);
        match self.peek() {
            TokenKind::Comma | TokenKind::Newline => {
                self.bump();
                Ok(())
            }
            TokenKind::CBrace => Ok(()),
            _ => Err(self.fail(
                "a comma, a new line or the closing brace is expected here",
                "put each key on a line of its own, or separate them by commas, and close the object with `}`",
            )),
        }
    }

    /// After `[` or `{`, with `for` next. New lines do not count.
    fn for_expression(&mut self, open: Token, closing: TokenKind) -> Parsed {
        let mark = self.pending.len();
        self.bump();
        let mut flags = self.for_names()?;
        self.expect(TokenKind::Colon, "a colon is expected after the collection", "write `for item in list : result`")?;
        let first = self.expression()?;
        self.pending.push(first);
        if self.peek() == TokenKind::FatArrow {
            if closing == TokenKind::CBrack {
                return Err(
                    self.fail("a list has no keys", "use braces to build an object: `{ for ... : key => value }`")
                );
            }
            self.bump();
            flags |= flag::KEY;
            let value = self.expression()?;
            self.pending.push(value);
        } else if closing == TokenKind::CBrace {
            return Err(
                self.fail("the key of the object is missing", "write `key => value`, or use brackets to build a list")
            );
        }
        if self.peek() == TokenKind::Ellipsis {
            if closing == TokenKind::CBrack {
                return Err(
                    self.fail("a list cannot group its items", "use `...` only in `{ for ... : key => value... }`")
                );
            }
            self.bump();
            flags |= flag::GROUP;
        }
        if self.next_is_word(b"if") {
            self.bump();
            flags |= flag::CONDITION;
            let condition = self.expression()?;
            self.pending.push(condition);
        }
        let close =
            self.expect(closing, "the `for` expression must end here", "close it with the bracket that opened it")?;
        let kind = if closing == TokenKind::CBrace { Kind::ForObject } else { Kind::ForTuple };
        Ok(self.node(kind, open.span().to(close.span()), 0, flags, mark))
    }

    /// `key, value in collection`, left pending; returns which names there are.
    pub(super) fn for_names(&mut self) -> Result<u8, Failed> {
        const HINT: &str = "write `for item in list` or `for key, value in map`";
        let mut flags = 0;
        let name = self.expect(TokenKind::Ident, "a name is expected after `for`", HINT)?;
        self.push_leaf(Kind::Name, name.span());
        if self.peek() == TokenKind::Comma {
            self.bump();
            flags = flag::KEY_NAME;
            let name = self.expect(TokenKind::Ident, "a second name is expected after the comma", HINT)?;
            self.push_leaf(Kind::Name, name.span());
        }
        if !self.next_is_word(b"in") {
            return Err(self.fail("`in` is expected after the names", HINT));
        }
        self.bump();
        let collection = self.expression()?;
        self.pending.push(collection);
        Ok(flags)
    }
}
