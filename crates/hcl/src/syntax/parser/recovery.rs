//! Where to go on after something was not understood.

use super::super::token::TokenKind;
use super::Parser;

impl Parser<'_> {
    /// Skips to the end of the construct that starts at the token `start` and returns where its last token ends.
    ///
    /// It ends with the line on which its brackets are balanced; before a brace that closes the body around it; or,
    /// if a bracket is not closed, before a line that looks like the next item.
    pub(super) fn recover(&mut self, start: usize) -> u32 {
        // What was not understood may be the first thing of the next item: the line ends before it count as well.
        let mut failed_at = self.at;
        while failed_at > start + 1
            && matches!(
                self.token(failed_at - 1).kind,
                TokenKind::Newline | TokenKind::LineComment | TokenKind::BlockComment
            )
        {
            failed_at -= 1;
        }
        let indent = self.column(start);
        let mut open = 0i64;
        let mut end = self.token(start).start;
        let mut index = start;
        loop {
            let token = self.token(index);
            match token.kind {
                TokenKind::End => break,
                TokenKind::Newline => {
                    if index >= failed_at && (open <= 0 || self.looks_like_next_item(index + 1, indent)) {
                        break;
                    }
                }
                TokenKind::CBrace if open <= 0 && index >= failed_at => break,
                kind => {
                    open += i64::from(kind.bracket_change());
                    end = token.end;
                }
            }
            index += 1;
        }
        self.at = index;
        self.last_end = end;
        end
    }

    /// Whether the next token stands at the very start of its line and starts what looks like an item.
    pub(super) fn item_at_line_start(&mut self) -> bool {
        self.peek();
        self.looks_like_next_item(self.at, 0)
    }

    fn looks_like_next_item(&self, index: usize, indent: usize) -> bool {
        let column = self.column(index);
        match self.token(index).kind {
            TokenKind::CBrace => column < indent,
            TokenKind::Ident if column <= indent => {
                self.token(index + 1).kind == TokenKind::Equal || self.is_block_header(index)
            }
            _ => false,
        }
    }

    /// `name label "label" {`
    fn is_block_header(&self, start: usize) -> bool {
        // A header has a handful of labels of three tokens each; the bound keeps hostile lines cheap.
        for index in start + 1..start + 32 {
            match self.token(index).kind {
                TokenKind::Ident | TokenKind::OQuote | TokenKind::QuotedLit | TokenKind::CQuote => {}
                kind => return kind == TokenKind::OBrace,
            }
        }
        false
    }

    /// How many bytes of its line stand before a token that is the first on it; large if it is not the first.
    fn column(&self, index: usize) -> usize {
        let start = self.token(index).start;
        match index.checked_sub(1).map(|before| self.token(before)) {
            None => start as usize,
            Some(before) if before.kind == TokenKind::Newline => (start - before.end) as usize,
            Some(before) if before.kind == TokenKind::Bom => (start - before.end) as usize,
            Some(_) => usize::MAX,
        }
    }
}
