use super::token::{Token, TokenKind};
use super::tree::Tree;
use crate::Span;

/// What stands in a text beside its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriviaKind {
    /// `# ...` or `// ...`
    LineComment,
    /// `/* ... */`
    BlockComment,
    /// A line with nothing but spaces; its span holds them and the line end.
    BlankLine,
}

/// A comment or a blank line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trivia {
    /// Which of them.
    pub kind: TriviaKind,
    /// Where it stands.
    pub span: Span,
}

impl Tree {
    /// Comments and blank lines, in order. Blank lines inside of strings and heredocs are text, not listed here.
    pub fn trivia(&self) -> impl Iterator<Item = Trivia> + '_ {
        let mut line_start = Some(0);
        self.tokens.iter().filter_map(move |token| {
            let at_line_start = line_start.take();
            match token.kind {
                TokenKind::LineComment => Some(Trivia { kind: TriviaKind::LineComment, span: token.span() }),
                TokenKind::BlockComment => Some(Trivia { kind: TriviaKind::BlockComment, span: token.span() }),
                TokenKind::Newline => {
                    line_start = Some(token.end);
                    at_line_start.map(|start| Trivia { kind: TriviaKind::BlankLine, span: Span::new(start, token.end) })
                }
                TokenKind::Bom => {
                    line_start = Some(token.end);
                    None
                }
                _ => None,
            }
        })
    }

    /// Index of the first token that starts at `offset` or after.
    pub(crate) fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.start < offset)
    }

    pub(crate) fn token(&self, index: usize) -> Option<Token> {
        self.tokens.get(index).copied()
    }

    /// The comments on the lines right above `span`, which starts a line, without a blank line between.
    pub fn leading_comments(&self, span: Span) -> Option<Span> {
        let first = self.token_at(span.start);
        let mut index = first;
        let mut start = None;
        // Each round steps over one line that holds only comments.
        while let Some(line_end) = index.checked_sub(1) {
            if self.token(line_end)?.kind != TokenKind::Newline {
                break;
            }
            let mut at = line_end;
            while let Some(before) = at.checked_sub(1).and_then(|at| self.token(at)) {
                if !before.kind.is_comment() {
                    break;
                }
                at -= 1;
            }
            let starts_line = match at.checked_sub(1).and_then(|at| self.token(at)) {
                Some(before) => matches!(before.kind, TokenKind::Newline | TokenKind::Bom),
                None => true,
            };
            if at == line_end || !starts_line {
                break;
            }
            start = self.token(at).map(|token| token.start);
            index = at;
        }
        let end = self.token(first.checked_sub(2)?)?.end;
        start.map(|start| Span::new(start, end))
    }

    /// The comment after `span` on its last line.
    pub fn trailing_comment(&self, span: Span) -> Option<Span> {
        let token = self.token(self.token_at(span.end))?;
        token.kind.is_comment().then(|| token.span())
    }
}
