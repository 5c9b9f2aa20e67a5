use super::token::TokenKind;

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Operator {
    /// `||`
    Or,
    /// `&&`
    And,
    /// `==`
    Equal,
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
    /// `+`
    Add,
    /// `-` between two values
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Modulo,
    /// `-` before a value
    Negate,
    /// `!`
    Not,
}

const ALL: [Operator; 15] = [
    Operator::Or,
    Operator::And,
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::LessEqual,
    Operator::Greater,
    Operator::GreaterEqual,
    Operator::Add,
    Operator::Subtract,
    Operator::Multiply,
    Operator::Divide,
    Operator::Modulo,
    Operator::Negate,
    Operator::Not,
];

impl Operator {
    #[inline(always)]
    pub(crate) fn binary(token: TokenKind) -> Option<Operator> {
        Some(match token {
            TokenKind::Or => Operator::Or,
            TokenKind::And => Operator::And,
            TokenKind::EqualOp => Operator::Equal,
            TokenKind::NotEqual => Operator::NotEqual,
            TokenKind::Less => Operator::Less,
            TokenKind::LessEqual => Operator::LessEqual,
            TokenKind::Greater => Operator::Greater,
            TokenKind::GreaterEqual => Operator::GreaterEqual,
            TokenKind::Plus => Operator::Add,
            TokenKind::Minus => Operator::Subtract,
            TokenKind::Star => Operator::Multiply,
            TokenKind::Slash => Operator::Divide,
            TokenKind::Percent => Operator::Modulo,
            _ => return None,
        })
    }

    pub(crate) fn from_flags(flags: u8) -> Operator {
        ALL.get(flags as usize).copied().unwrap_or(Operator::Or)
    }

    /// Operators with a higher number bind tighter.
    pub(crate) fn tightness(self) -> u8 {
        match self {
            Operator::Or => 0,
            Operator::And => 1,
            Operator::Equal | Operator::NotEqual => 2,
            Operator::Less | Operator::LessEqual | Operator::Greater | Operator::GreaterEqual => 3,
            Operator::Add | Operator::Subtract => 4,
            Operator::Multiply | Operator::Divide | Operator::Modulo => 5,
            Operator::Negate | Operator::Not => 6,
        }
    }
}
