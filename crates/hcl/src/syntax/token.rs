use crate::Span;

/// What a token is. The names follow HashiCorp's scanner, whose behaviour this one mirrors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TokenKind {
    /// Byte order mark at the start of the file.
    Bom,
    /// `\n` or `\r\n`.
    Newline,
    /// `# ...` or `// ...`, without its line end.
    LineComment,
    /// `/* ... */`.
    BlockComment,
    /// An identifier: letters, digits, `_` and `-`.
    Ident,
    /// A number literal.
    Number,
    /// `{`
    OBrace,
    /// `}`
    CBrace,
    /// `[`
    OBrack,
    /// `]`
    CBrack,
    /// `(`
    OParen,
    /// `)`
    CParen,
    /// The quote that opens a string.
    OQuote,
    /// The quote that closes a string; empty where the string is cut off by its line's end.
    CQuote,
    /// Literal text of a quoted string.
    QuotedLit,
    /// Literal text of a heredoc, at most one line.
    StringLit,
    /// `<<EOT` or `<<-EOT` with its line end.
    OHeredoc,
    /// The line that closes a heredoc, without its line end.
    CHeredoc,
    /// `${` or `${~`
    TemplateInterp,
    /// `%{` or `%{~`
    TemplateControl,
    /// `}` or `~}` that closes a template sequence.
    TemplateSeqEnd,
    /// `=`
    Equal,
    /// `==`
    EqualOp,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `!`
    Bang,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Star,
    /// `/`
    Slash,
    /// `%`
    Percent,
    /// `?`
    Question,
    /// `:`
    Colon,
    /// `::`
    DoubleColon,
    /// `,`
    Comma,
    /// `.`
    Dot,
    /// `...`
    Ellipsis,
    /// `=>`
    FatArrow,
    /// A character that the language does not use.
    Invalid,
    /// Bytes that are not UTF-8.
    BadUtf8,
    /// The end of the input.
    End,
}

impl TokenKind {
    /// Whether it opens a bracket of any sort (1), closes one (-1) or neither (0), as the formatter counts.
    pub(crate) fn bracket_change(self) -> i32 {
        match self {
            TokenKind::OBrace
            | TokenKind::OBrack
            | TokenKind::OParen
            | TokenKind::TemplateControl
            | TokenKind::TemplateInterp => 1,
            TokenKind::CBrace | TokenKind::CBrack | TokenKind::CParen | TokenKind::TemplateSeqEnd => -1,
            _ => 0,
        }
    }

    /// Whether it is a comment of either sort.
    pub fn is_comment(self) -> bool {
        matches!(self, TokenKind::LineComment | TokenKind::BlockComment)
    }
}

/// A token and where it stands. Between two tokens there is nothing but spaces and tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// Where it stands.
    pub const fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}
