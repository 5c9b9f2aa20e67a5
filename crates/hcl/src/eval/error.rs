use std::borrow::Cow;

use super::value::Unknown;
use crate::Span;

/// Why an expression has no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct EvalError {
    /// The part of the expression that it is about.
    pub span: Span,
    /// What is wrong.
    pub message: Cow<'static, str>,
    /// What to do about it.
    pub hint: Cow<'static, str>,
}

/// Why a computation did not go to its end.
#[derive(Clone, Debug)]
pub(super) enum Stop {
    /// It needs something that is not known.
    Unknown(Unknown),
    /// It is wrong.
    Error { message: Cow<'static, str>, hint: Cow<'static, str> },
    /// It takes too much work; nothing catches this.
    Limit,
    /// It is wrong, and where is known.
    Located(EvalError),
}

pub(super) type Outcome<T> = Result<T, Stop>;

impl Stop {
    pub(super) fn error(message: impl Into<Cow<'static, str>>, hint: impl Into<Cow<'static, str>>) -> Stop {
        Stop::Error { message: message.into(), hint: hint.into() }
    }

    /// The same, said of `span` unless a place inside of it is known.
    pub(super) fn at(self, span: Span) -> Stop {
        match self {
            Stop::Error { message, hint } => Stop::Located(EvalError { span, message, hint }),
            Stop::Unknown(_) | Stop::Limit | Stop::Located(_) => self,
        }
    }
}

impl From<Unknown> for Stop {
    fn from(unknown: Unknown) -> Stop {
        Stop::Unknown(unknown)
    }
}
