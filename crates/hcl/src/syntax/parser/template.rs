//! Strings, heredocs and what stands between `${` and `}` in them.

use super::super::node::{Kind, NodeId, flag};
use super::super::token::{Token, TokenKind};
use super::{Failed, Parsed, Parser};
use crate::Span;

/// What the parts of the template that is being read tell each other.
#[derive(Default)]
pub(super) struct TemplateState {
    /// The last sequence ended with `~}`.
    trim_next: bool,
    /// The token before is this literal, which a `${~` trims.
    last_literal: Option<NodeId>,
    /// The parts of a `<<-` heredoc in order: a literal, or a sequence.
    flush: Option<Vec<Option<NodeId>>>,
}

/// What ends a run of parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Close,
    Else,
    EndIf,
    EndFor,
}

impl Parser<'_> {
    pub(super) fn quoted(&mut self) -> Parsed {
        let open = self.bump();
        self.template(open.start, Kind::Quoted, TokenKind::CQuote, 0, 0)
    }

    pub(super) fn heredoc(&mut self) -> Parsed {
        let open = self.bump();
        let flags = if open.span().slice(self.source).starts_with(b"<<-") { flag::FLUSH } else { 0 };
        self.template(open.start, Kind::Heredoc, TokenKind::CHeredoc, open.end, flags)
    }

    /// A whole text that is one template.
    pub(crate) fn lone_template(&mut self) -> Parsed {
        let start = self.token(self.at).start;
        self.template(start, Kind::BareTemplate, TokenKind::End, start, 0)
    }

    fn template(&mut self, start: u32, kind: Kind, closing: TokenKind, data: u32, flags: u8) -> Parsed {
        let flush = (kind == Kind::Heredoc && flags & flag::FLUSH != 0).then(Vec::new);
        let state = TemplateState { flush, ..TemplateState::default() };
        let outer = std::mem::replace(&mut self.template, state);
        let mark = self.pending.len();
        let stop = self.parts(closing)?;
        if stop != Stop::Close {
            return Err(
                self.fail("this directive ends nothing", "remove it, or add the `%{ if }` or `%{ for }` before it")
            );
        }
        let close = self.bump();
        let state = std::mem::replace(&mut self.template, outer);
        if let Some(parts) = state.flush {
            self.take_indentation_away(&parts);
        }
        Ok(self.node(kind, Span::new(start, close.end), data, flags, mark))
    }

    /// Reads parts, leaves them pending, and stops before the closing token or after an `else` or end directive.
    fn parts(&mut self, closing: TokenKind) -> Result<Stop, Failed> {
        loop {
            let token = self.token(self.at);
            match token.kind {
                TokenKind::QuotedLit | TokenKind::StringLit => {
                    self.at += 1;
                    self.last_end = token.end;
                    self.literal(token);
                }
                TokenKind::TemplateInterp => {
                    self.open_sequence(token);
                    let mark = self.pending.len();
                    let expression = self.with_newlines(true, Self::expression)?;
                    self.pending.push(expression);
                    let close = self.close_sequence()?;
                    let part = self.node(Kind::Interpolation, token.span().to(close), 0, 0, mark);
                    self.pending.push(part);
                }
                TokenKind::TemplateControl => {
                    self.open_sequence(token);
                    if let Some(stop) = self.directive(token, closing)? {
                        return Ok(stop);
                    }
                }
                kind if kind == closing => return Ok(Stop::Close),
                _ => return Err(self.fail("the template is not closed", "add what closes it")),
            }
        }
    }

    fn literal(&mut self, token: Token) {
        let escapes = if token.kind == TokenKind::QuotedLit { flag::ESCAPES } else { 0 };
        let trim = if std::mem::take(&mut self.template.trim_next) { flag::TRIM_START } else { 0 };
        let id = self.arena.leaf(Kind::Literal, token.span(), 0, escapes | trim);
        self.pending.push(id);
        self.template.last_literal = Some(id);
        if let Some(flush) = &mut self.template.flush {
            flush.push(Some(id));
        }
    }

    fn open_sequence(&mut self, token: Token) {
        self.at += 1;
        self.last_end = token.end;
        self.template.trim_next = false;
        let before = self.template.last_literal.take();
        if token.end - token.start == 3
            && let Some(literal) = before.and_then(|id| self.arena.node_mut(id))
        {
            literal.flags |= flag::TRIM_END;
        }
        if let Some(flush) = &mut self.template.flush {
            flush.push(None);
        }
    }

    fn close_sequence(&mut self) -> Result<Span, Failed> {
        let close = self.with_newlines(true, |parser| {
            parser.expect(
                TokenKind::TemplateSeqEnd,
                "the template sequence must end here",
                "close it with `}`; to write a literal `${` double its first character",
            )
        })?;
        self.template.trim_next = close.end - close.start == 2;
        Ok(close.span())
    }

    /// After `%{`. Returns what it stops, if it is an `else` or an end.
    fn directive(&mut self, open: Token, closing: TokenKind) -> Result<Option<Stop>, Failed> {
        let keyword = self.with_newlines(true, |parser| {
            parser.expect(
                TokenKind::Ident,
                "the name of a directive is expected here",
                "directives are `if`, `else`, `endif`, `for` and `endfor`",
            )
        })?;
        let stop = match keyword.span().slice(self.source) {
            b"if" => return self.if_directive(open, closing).map(|()| None),
            b"for" => return self.for_directive(open, closing).map(|()| None),
            b"else" => Stop::Else,
            b"endif" => Stop::EndIf,
            b"endfor" => Stop::EndFor,
            _ => {
                self.problem(
                    keyword.span(),
                    "this is not a directive",
                    "directives are `if`, `else`, `endif`, `for` and `endfor`; to write a literal `%{` double the `%`",
                );
                return Err(Failed);
            }
        };
        self.close_sequence()?;
        Ok(Some(stop))
    }

    fn if_directive(&mut self, open: Token, closing: TokenKind) -> Result<(), Failed> {
        self.enter()?;
        let mark = self.pending.len();
        let condition = self.with_newlines(true, Self::expression)?;
        self.pending.push(condition);
        self.close_sequence()?;
        let mut stop = self.part_list(closing)?;
        if stop == Stop::Else {
            stop = self.part_list(closing)?;
        }
        self.depth -= 1;
        self.finish_directive(Kind::IfDirective, 0, open, mark, stop == Stop::EndIf)
    }

    fn for_directive(&mut self, open: Token, closing: TokenKind) -> Result<(), Failed> {
        self.enter()?;
        let mark = self.pending.len();
        let flags = self.with_newlines(true, Self::for_names)?;
        self.close_sequence()?;
        let stop = self.part_list(closing)?;
        self.depth -= 1;
        self.finish_directive(Kind::ForDirective, flags, open, mark, stop == Stop::EndFor)
    }

    fn part_list(&mut self, closing: TokenKind) -> Result<Stop, Failed> {
        let start = self.last_end;
        let mark = self.pending.len();
        let stop = self.parts(closing)?;
        let children = self.pending.get(mark..).unwrap_or_default();
        let end = children.last().map_or(start, |last| self.arena.node(*last).span.end);
        let parts = self.node(Kind::Parts, Span::new(start, end), 0, 0, mark);
        self.pending.push(parts);
        Ok(stop)
    }

    fn finish_directive(
        &mut self,
        kind: Kind,
        flags: u8,
        open: Token,
        mark: usize,
        matching: bool,
    ) -> Result<(), Failed> {
        if !matching {
            self.problem(
                open.span(),
                "this directive is not ended",
                "every `%{ if }` needs its `%{ endif }`, every `%{ for }` its `%{ endfor }`",
            );
            return Err(Failed);
        }
        let directive = self.node(kind, Span::new(open.start, self.last_end), 0, flags, mark);
        self.pending.push(directive);
        Ok(())
    }

    /// The rule of `<<-`: the smallest indentation of the lines goes from all of them. It looks at the text of the
    /// tokens after strip marks did their work, as HashiCorp's parser does, oddities included.
    fn take_indentation_away(&mut self, parts: &[Option<NodeId>]) {
        let mut smallest = u32::MAX;
        let mut line_starts = Vec::new();
        let mut at_line_start = true;
        for part in parts {
            let Some(id) = part else {
                if std::mem::take(&mut at_line_start) {
                    smallest = 0;
                }
                continue;
            };
            let node = self.arena.node(*id);
            let text = String::from_utf8_lossy(node.span.slice(self.source));
            let mut text = &*text;
            if node.flags & flag::TRIM_START != 0 {
                text = text.trim_start();
            }
            if node.flags & flag::TRIM_END != 0 {
                text = text.trim_end();
            }
            if std::mem::take(&mut at_line_start) {
                let rest = text.trim_start();
                if !(rest.is_empty() && text.ends_with('\n')) {
                    let blanks = text.get(..text.len() - rest.len()).unwrap_or_default();
                    smallest = smallest.min(blanks.chars().count() as u32);
                    line_starts.push(*id);
                }
            }
            at_line_start = text.ends_with('\n');
        }
        for id in line_starts {
            if let Some(node) = self.arena.node_mut(id) {
                node.data = smallest;
            }
        }
    }
}
