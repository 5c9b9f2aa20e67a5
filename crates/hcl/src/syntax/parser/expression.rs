//! Operators, terms and what follows a term.

use super::super::node::{Kind, NodeId, flag};
use super::super::token::TokenKind;
use super::{Parsed, Parser};
use crate::Span;
use crate::syntax::Operator;

impl Parser<'_> {
    pub(crate) fn expression(&mut self) -> Parsed {
        self.enter()?;
        let condition = self.binary(0)?;
        let result = if self.peek() == TokenKind::Question { self.conditional(condition)? } else { condition };
        self.depth -= 1;
        Ok(result)
    }

    fn conditional(&mut self, condition: NodeId) -> Parsed {
        let mark = self.pending.len();
        self.pending.push(condition);
        self.bump();
        let then = self.expression()?;
        self.pending.push(then);
        self.expect(
            TokenKind::Colon,
            "the conditional has no second result",
            "write `condition ? result : other`; between parentheses it may go over several lines",
        )?;
        let otherwise = self.expression()?;
        self.pending.push(otherwise);
        let span = self.span_of(condition).to(self.span_of(otherwise));
        Ok(self.node(Kind::Conditional, span, 0, 0, mark))
    }

    /// Operators that bind at least as tight as `tightness`, grouped from the left.
    fn binary(&mut self, tightness: u8) -> Parsed {
        let mut left = self.term_with_steps()?;
        loop {
            let Some(operator) = Operator::binary(self.peek()) else { return Ok(left) };
            if operator.tightness() < tightness {
                return Ok(left);
            }
            let sign = self.bump();
            let mark = self.pending.len();
            self.pending.push(left);
            let right = self.binary(operator.tightness() + 1)?;
            self.pending.push(right);
            let span = self.span_of(left).to(self.span_of(right));
            left = self.node(Kind::Binary, span, sign.start, operator as u8, mark);
        }
    }

    fn term_with_steps(&mut self) -> Parsed {
        let term = self.term()?;
        match self.peek() {
            TokenKind::Dot | TokenKind::OBrack => self.steps(term),
            _ => Ok(term),
        }
    }

    fn term(&mut self) -> Parsed {
        match self.peek() {
            TokenKind::Ident => self.word(),
            TokenKind::OQuote => self.quoted(),
            TokenKind::Number => self.number(),
            TokenKind::OBrack => self.tuple(),
            TokenKind::OBrace => self.object(),
            TokenKind::OParen => self.parenthesised(),
            TokenKind::OHeredoc => self.heredoc(),
            TokenKind::Minus => self.unary(Operator::Negate),
            TokenKind::Bang => self.unary(Operator::Not),
            TokenKind::Newline | TokenKind::End => {
                Err(self.fail("a value is missing here", "write a value; it starts on the same line"))
            }
            _ => {
                Err(self
                    .fail("a value is expected here", "write a string, a number, a reference or another expression"))
            }
        }
    }

    fn word(&mut self) -> Parsed {
        let word = self.bump();
        if matches!(self.peek(), TokenKind::OParen | TokenKind::DoubleColon) {
            return self.call(word.span());
        }
        let kind = match word.span().slice(self.source) {
            b"true" => Kind::True,
            b"false" => Kind::False,
            b"null" => Kind::Null,
            _ => Kind::Variable,
        };
        Ok(self.arena.leaf(kind, word.span(), 0, 0))
    }

    fn number(&mut self) -> Parsed {
        let number = self.next_token();
        if !is_number(number.span().slice(self.source)) {
            return Err(self.fail("this is not a number", "a number has at most one decimal point and one exponent"));
        }
        self.bump();
        Ok(self.arena.leaf(Kind::Number, number.span(), 0, 0))
    }

    fn parenthesised(&mut self) -> Parsed {
        let open = self.bump();
        let mark = self.pending.len();
        self.with_newlines(true, |parser| {
            let inner = parser.expression()?;
            parser.pending.push(inner);
            let close = parser.expect(
                TokenKind::CParen,
                "the parenthesis is not closed",
                "add the closing `)`, or an operator before what follows",
            )?;
            Ok(parser.node(Kind::Paren, open.span().to(close.span()), 0, 0, mark))
        })
    }

    fn unary(&mut self, operator: Operator) -> Parsed {
        let sign = self.bump();
        let mark = self.pending.len();
        self.enter()?;
        // Binds tighter than every binary operator, looser than the steps of its operand.
        let operand = self.term_with_steps()?;
        self.depth -= 1;
        self.pending.push(operand);
        let span = sign.span().to(self.span_of(operand));
        Ok(self.node(Kind::Unary, span, sign.start, operator as u8, mark))
    }

    fn call(&mut self, first: Span) -> Parsed {
        let mark = self.pending.len();
        let mut name = first;
        while self.peek() == TokenKind::DoubleColon {
            self.bump();
            let part = self.expect(
                TokenKind::Ident,
                "the name of the function is missing",
                "write `provider::name::function(...)`",
            )?;
            name = name.to(part.span());
        }
        if self.peek() != TokenKind::OParen {
            return Err(
                self.fail("the arguments of the function are missing", "write them in parentheses after its name")
            );
        }
        self.push_leaf(Kind::Name, name);
        self.bump();
        self.with_newlines(true, |parser| {
            let mut flags = 0;
            while parser.peek() != TokenKind::CParen {
                let argument = parser.expression()?;
                parser.pending.push(argument);
                match parser.peek() {
                    TokenKind::Comma => {
                        parser.bump();
                    }
                    TokenKind::Ellipsis => {
                        parser.bump();
                        flags = flag::EXPAND;
                        if parser.peek() != TokenKind::CParen {
                            return Err(
                                parser.fail("`...` must be the last thing before `)`", "expand only the last argument")
                            );
                        }
                    }
                    TokenKind::CParen => {}
                    _ => {
                        return Err(parser.fail(
                            "a comma or the closing parenthesis is expected here",
                            "separate arguments by commas and close the call with `)`",
                        ));
                    }
                }
            }
            let close = parser.bump();
            Ok(parser.node(Kind::Call, first.to(close.span()), 0, flags, mark))
        })
    }

    /// Attribute access, indexes and splats after a term.
    fn steps(&mut self, term: NodeId) -> Parsed {
        let mark = self.pending.len();
        self.pending.push(term);
        let mut after_attr_splat = false;
        loop {
            match self.peek() {
                TokenKind::Dot => {
                    let dot = self.bump();
                    match self.peek() {
                        TokenKind::Ident => {
                            let name = self.bump();
                            let id = self.arena.leaf(Kind::AttrStep, dot.span().to(name.span()), name.start, 0);
                            self.pending.push(id);
                        }
                        TokenKind::Number => {
                            let text = self.next_token().span().slice(self.source);
                            if text.contains(&b'.') || !is_number(text) {
                                return Err(self.fail(
                                    "two indexes in a row cannot be written with dots",
                                    "write them in brackets, like `[0][1]`",
                                ));
                            }
                            let number = self.bump();
                            let id = self.arena.leaf(Kind::LegacyIndex, dot.span().to(number.span()), number.start, 0);
                            self.pending.push(id);
                        }
                        TokenKind::Star if !after_attr_splat => {
                            let star = self.bump();
                            self.push_leaf(Kind::AttrSplat, dot.span().to(star.span()));
                            after_attr_splat = true;
                        }
                        TokenKind::Star => {
                            return Err(self.fail("a splat `.*` cannot be inside of another", "use `[*]` instead"));
                        }
                        _ => {
                            return Err(self.fail("the name of an attribute is missing", "write it after the dot"));
                        }
                    }
                }
                TokenKind::OBrack => {
                    let open = self.bump();
                    after_attr_splat = false;
                    if self.peek() == TokenKind::Star {
                        self.bump();
                        let close = self.expect(
                            TokenKind::CBrack,
                            "the splat is not closed",
                            "write `[*]` without anything inside",
                        )?;
                        self.push_leaf(Kind::FullSplat, open.span().to(close.span()));
                        continue;
                    }
                    let inner = self.pending.len();
                    let index = self.with_newlines(true, |parser| {
                        let key = parser.expression()?;
                        parser.pending.push(key);
                        let close =
                            parser.expect(TokenKind::CBrack, "the index is not closed", "add the closing `]`")?;
                        Ok(parser.node(Kind::Index, open.span().to(close.span()), 0, 0, inner))
                    })?;
                    self.pending.push(index);
                }
                _ => break,
            }
        }
        let span = Span::new(self.span_of(term).start, self.last_end);
        Ok(self.node(Kind::Traversal, span, 0, 0, mark))
    }
}

/// Digits, at most one point, then at most one exponent.
fn is_number(text: &[u8]) -> bool {
    let (mantissa, exponent) = match text.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()),
        None => (text, &b"0"[..]),
    };
    let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
    mantissa.iter().filter(|byte| **byte == b'.').count() <= 1
        && !exponent.is_empty()
        && exponent.iter().all(u8::is_ascii_digit)
}
