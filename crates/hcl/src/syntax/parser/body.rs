//! Bodies: attributes and blocks, one a line.

use super::super::node::{Kind, NodeId, flag};
use super::super::token::TokenKind;
use super::{Failed, Parser};
use crate::Span;

/// Why a body ended.
#[derive(PartialEq, Eq)]
enum BodyEnd {
    Brace,
    Missing,
}

impl Parser<'_> {
    /// The whole text as a body.
    pub(crate) fn file(&mut self) -> NodeId {
        let mark = self.pending.len();
        let start = if self.token(0).kind == TokenKind::Bom { self.token(0).end } else { 0 };
        self.items(false);
        self.report_duplicates(mark);
        self.node(Kind::Body, Span::new(start, self.source.len() as u32), 0, 0, mark)
    }

    /// Reads items up to the end of the body and leaves them pending.
    fn items(&mut self, nested: bool) -> BodyEnd {
        loop {
            match self.peek() {
                TokenKind::Newline => {
                    self.bump();
                }
                TokenKind::CBrace if nested => return BodyEnd::Brace,
                TokenKind::End => return if nested { BodyEnd::Missing } else { BodyEnd::Brace },
                TokenKind::Ident => {
                    if nested && self.items_close_blocks && self.item_at_line_start() {
                        return BodyEnd::Missing;
                    }
                    self.item();
                }
                TokenKind::CBrace => {
                    self.fail(
                        "this closing brace has no opening brace",
                        "remove it, or look for a brace too many above",
                    );
                    let brace = self.bump();
                    self.push_leaf(Kind::ErrorItem, brace.span());
                }
                TokenKind::OQuote => {
                    self.fail("an argument or block is expected here", "names of arguments and blocks are not quoted");
                    self.error_item(self.at);
                }
                _ => {
                    self.fail("an argument or block is expected here", "write `name = value` or `name \"label\" {`");
                    self.error_item(self.at);
                }
            }
        }
    }

    fn item(&mut self) {
        let start = self.at;
        let name = self.bump();
        match self.peek() {
            TokenKind::Equal => self.attribute(start, name.span(), false),
            TokenKind::OQuote | TokenKind::OBrace | TokenKind::Ident => {
                let mark = self.pending.len();
                let ignore_newlines = self.ignore_newlines;
                if self.block(start, name.span(), mark).is_err() {
                    self.ignore_newlines = ignore_newlines;
                    self.pending.truncate(mark);
                    self.error_item(start);
                }
            }
            _ => {
                self.problem(
                    name.span(),
                    "an argument or block is expected here",
                    "to set an argument write `=` and its value after the name",
                );
                self.error_item(start);
            }
        }
    }

    /// Everything from the token `start` to the end of the construct, as an item that was not understood.
    fn error_item(&mut self, start: usize) {
        let from = self.token(start).start;
        let end = self.recover(start);
        self.push_leaf(Kind::ErrorItem, Span::new(from, end.max(from)));
    }

    fn attribute(&mut self, start: usize, name: Span, single_line: bool) {
        let mark = self.pending.len();
        self.push_leaf(Kind::Name, name);
        let equals = self.bump();
        self.push_leaf(Kind::Equals, equals.span());
        let before = (self.pending.len(), self.ignore_newlines, self.depth);
        let value = match self.expression() {
            Ok(value) => value,
            Err(Failed) => {
                self.pending.truncate(before.0);
                (self.ignore_newlines, self.depth) = (before.1, before.2);
                let end = self.recover(start).max(equals.end);
                let from = self.value_start(equals.end, end);
                self.arena.leaf(Kind::ErrorExpr, Span::new(from, end), 0, 0)
            }
        };
        self.pending.push(value);
        let span = Span::new(name.start, self.span_of(value).end);
        let attribute = self.node(Kind::Attribute, span, 0, 0, mark);
        self.pending.push(attribute);
        if single_line {
            return;
        }
        match self.peek() {
            TokenKind::Newline | TokenKind::End => {}
            // An attribute whose value was not understood may stop at the brace of its block.
            TokenKind::CBrace if self.arena.node(value).kind == Kind::ErrorExpr => {}
            TokenKind::Comma => {
                self.fail("a comma does not separate arguments", "put each argument on a line of its own");
                self.error_item(self.at);
            }
            _ => {
                self.fail("the line must end after an argument", "put what follows on a line of its own");
                self.error_item(self.at);
            }
        }
    }

    /// Where a value that was not understood starts: after the blanks that follow its `=`.
    fn value_start(&self, after_equals: u32, end: u32) -> u32 {
        let text = Span::new(after_equals, end).slice(self.source);
        let blanks = text.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        after_equals + blanks as u32
    }

    fn block(&mut self, start: usize, name: Span, mark: usize) -> Result<(), Failed> {
        self.push_leaf(Kind::Name, name);
        loop {
            match self.peek() {
                TokenKind::OBrace => break,
                TokenKind::Ident => {
                    let label = self.bump();
                    self.push_leaf(Kind::Label, label.span());
                }
                TokenKind::OQuote => self.quoted_label()?,
                TokenKind::Equal => {
                    return Err(
                        self.fail("a block is not introduced by `=`", "remove the `=`, or the labels before it")
                    );
                }
                TokenKind::Newline => {
                    return Err(self.fail("the block has no body", "put its opening brace `{` on the same line"));
                }
                _ => return Err(self.fail("a label or an opening brace is expected here", "write `name \"label\" {`")),
            }
        }
        let open = self.bump();
        self.push_leaf(Kind::OpenBrace, open.span());
        self.enter()?;
        let end = self.block_body(start, open.span())?;
        self.depth -= 1;
        let close = match end {
            BodyEnd::Brace => {
                let close = self.bump();
                self.push_leaf(Kind::CloseBrace, close.span());
                close.end
            }
            BodyEnd::Missing => {
                self.found_unclosed_block = true;
                self.problem(
                    name.to(open.span()),
                    "this block is not closed",
                    "add the closing brace `}`, or look for a brace too many inside of it",
                );
                self.last_end
            }
        };
        let block = self.node(Kind::Block, Span::new(name.start, close), 0, 0, mark);
        self.pending.push(block);
        if end == BodyEnd::Brace && !matches!(self.peek(), TokenKind::Newline | TokenKind::End) {
            if self.peek() == TokenKind::CBrace {
                // The brace of the block around it, on the same line.
                self.fail("the line must end after a block", "put the closing brace on a line of its own");
            } else {
                self.fail("the line must end after a block", "put what follows on a line of its own");
                self.error_item(self.at);
            }
        }
        Ok(())
    }

    fn block_body(&mut self, start: usize, open: Span) -> Result<BodyEnd, Failed> {
        let items = self.pending.len();
        let end = match self.peek() {
            TokenKind::Newline | TokenKind::End | TokenKind::CBrace => {
                let end = self.items(true);
                self.report_duplicates(items);
                end
            }
            _ => self.single_attribute(start).map(|()| BodyEnd::Brace)?,
        };
        let body_end = match end {
            BodyEnd::Brace => self.next_token().start,
            BodyEnd::Missing => self.last_end.max(open.end),
        };
        let body = self.node(Kind::Body, Span::new(open.end, body_end), 0, 0, items);
        self.pending.push(body);
        Ok(end)
    }

    /// `{ name = value }` on one line.
    fn single_attribute(&mut self, start: usize) -> Result<(), Failed> {
        let name = self.expect(
            TokenKind::Ident,
            "an argument is expected here",
            "write `name = value`, or start a new line after the opening brace",
        )?;
        if self.peek() != TokenKind::Equal {
            return Err(self.fail(
                "a block on one line can only hold one argument",
                "write `name = value`, or start a new line after the opening brace",
            ));
        }
        let problems = self.problems.len();
        self.attribute(start, name.span(), true);
        if self.problems.len() > problems {
            return Err(Failed);
        }
        match self.peek() {
            TokenKind::CBrace => Ok(()),
            _ => Err(self.fail(
                "a block on one line can only hold one argument and must be closed on that line",
                "start a new line after the opening brace and put each argument on a line of its own",
            )),
        }
    }

    /// A quoted label: text, no template.
    fn quoted_label(&mut self) -> Result<(), Failed> {
        let open = self.bump();
        loop {
            match self.peek() {
                TokenKind::QuotedLit => {
                    self.bump();
                }
                TokenKind::CQuote => {
                    let close = self.bump();
                    let label = self.arena.leaf(Kind::Label, open.span().to(close.span()), 0, flag::QUOTED);
                    self.pending.push(label);
                    return Ok(());
                }
                _ => {
                    return Err(self.fail(
                        "a label cannot have a template in it",
                        "to write a literal `${` or `%{` double its first character",
                    ));
                }
            }
        }
    }

    /// Reports attributes that an earlier one of the same body already sets.
    fn report_duplicates(&mut self, mark: usize) {
        let mut names = Vec::new();
        let items = self.pending.get(mark..).unwrap_or_default();
        if items.len() < 2 {
            return;
        }
        for item in items {
            if self.arena.node(*item).kind == Kind::Attribute
                && let Some(name) = self.arena.children(*item).first()
            {
                let span = self.arena.node(*name).span;
                names.push((span.slice(self.source), span));
            }
        }
        let mut found = Vec::new();
        if names.len() <= 8 {
            for (index, (name, span)) in names.iter().enumerate() {
                if names.iter().take(index).any(|(earlier, _)| earlier == name) {
                    found.push(*span);
                }
            }
        } else {
            names.sort_unstable_by_key(|(name, span)| (*name, span.start));
            let twice = names.windows(2).filter_map(|pair| match pair {
                [(earlier, _), (name, span)] if earlier == name => Some(*span),
                _ => None,
            });
            found.extend(twice);
        }
        for span in found {
            self.problem(
                span,
                "this argument is already set above",
                "each argument can be set once; remove one of the two",
            );
        }
    }
}
