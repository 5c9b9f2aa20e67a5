use crate::syntax::TokenKind as Kind;

/// Whether `terraform fmt` puts a space between two tokens of a line. `before` is the token before `subject`; `is_in`
/// says that `subject` is the word `in`.
pub(super) fn space_between(subject: Kind, is_in: bool, before: Option<Kind>, after: Kind) -> bool {
    let opens = |kind: Kind| kind.bracket_change() > 0;
    let closes = |kind: Kind| kind.bracket_change() < 0;
    // The order of the rules matters: the first that fits decides.
    match (subject, after) {
        (_, Kind::Newline)
        | (Kind::Ident, Kind::OParen | Kind::DoubleColon)
        | (Kind::DoubleColon, Kind::Ident)
        | (Kind::Dot, _)
        | (_, Kind::Dot | Kind::Comma | Kind::Ellipsis) => false,
        (Kind::Comma, _) => true,
        (Kind::QuotedLit | Kind::StringLit | Kind::OQuote | Kind::OHeredoc, _)
        | (_, Kind::QuotedLit | Kind::StringLit | Kind::CQuote | Kind::CHeredoc) => false,
        _ if is_in && before == Some(Kind::Ident) => true,
        (subject, Kind::OBrack) if matches!(subject, Kind::Ident | Kind::Number) || closes(subject) => false,
        (Kind::Bang, _) => false,
        (Kind::Minus, _) => is_subtraction(before),
        (Kind::OBrace, Kind::CBrace) => false,
        (Kind::OBrace, _) | (_, Kind::CBrace) => true,
        (Kind::TemplateInterp | Kind::TemplateControl, Kind::OBrace) => true,
        (Kind::CBrace, Kind::TemplateSeqEnd) => true,
        (Kind::TemplateSeqEnd, Kind::TemplateInterp | Kind::TemplateControl) => false,
        (subject, after) => !opens(subject) && !closes(after),
    }
}

/// Whether a minus after this token takes one value from another, rather than turning one around.
fn is_subtraction(before: Option<Kind>) -> bool {
    !matches!(
        before,
        None | Some(
            Kind::OParen
                | Kind::OBrace
                | Kind::OBrack
                | Kind::Equal
                | Kind::Colon
                | Kind::Comma
                | Kind::Question
                | Kind::Plus
                | Kind::Star
                | Kind::Slash
                | Kind::Percent
                | Kind::Minus
                | Kind::EqualOp
                | Kind::NotEqual
                | Kind::Greater
                | Kind::GreaterEqual
                | Kind::Less
                | Kind::LessEqual
                | Kind::And
                | Kind::Or
                | Kind::Bang
        )
    )
}
