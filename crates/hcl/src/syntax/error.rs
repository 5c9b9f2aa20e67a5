use std::borrow::Cow;

use crate::Span;

/// Something in a text that the language does not allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} at line {line}, column {column}")]
pub struct SyntaxError {
    /// The bytes it is about.
    pub span: Span,
    /// Line of the first of them, from 1.
    pub line: u32,
    /// Column of the first of them in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: Cow<'static, str>,
    /// What to do about it.
    pub hint: Cow<'static, str>,
}

/// An error before its line and column are known.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) span: Span,
    pub(crate) message: Cow<'static, str>,
    pub(crate) hint: Cow<'static, str>,
}

impl Problem {
    pub(crate) fn new(
        span: Span,
        message: impl Into<Cow<'static, str>>,
        hint: impl Into<Cow<'static, str>>,
    ) -> Problem {
        Problem { span, message: message.into(), hint: hint.into() }
    }
}

/// A hostile file has an error on every byte; nobody reads past this many.
pub(crate) const MOST_ERRORS: usize = 1_000;
