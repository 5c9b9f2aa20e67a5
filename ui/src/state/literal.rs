//! Plain values in the configuration language: what a text field, a number field and a switch can edit.

/// An expression as a field sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// A quoted text without interpolation, unescaped.
    Text(String),
    /// A number as written.
    Number(String),
    /// `true` or `false`.
    Flag(bool),
    /// Anything else: references, calls, lists, interpolated texts.
    Expression,
}

impl Literal {
    /// What an expression is.
    pub fn of(expression: &str) -> Self {
        let expression = expression.trim();
        match expression {
            "true" => return Self::Flag(true),
            "false" => return Self::Flag(false),
            _ => {}
        }
        if is_number(expression) {
            return Self::Number(expression.to_owned());
        }
        unquote(expression).map_or(Self::Expression, Self::Text)
    }
}

/// Whether the text is a number of the language: `8`, `-0.5`, `1e9`.
pub fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'))
        && text.parse::<f64>().is_ok()
}

/// The text in quotes, escaped so that it means exactly itself.
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '$' | '%' if rest.peek() == Some(&'{') => {
                quoted.push(letter);
                quoted.push(letter);
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// The text that a quoted literal means; `None` when it is none, or holds an interpolation.
fn unquote(expression: &str) -> Option<String> {
    let inside = expression.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '"' | '\n' => return None,
            '\\' => text.push(match rest.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '"' => '"',
                '\\' => '\\',
                'u' => hex(&mut rest, 4)?,
                'U' => hex(&mut rest, 8)?,
                _ => return None,
            }),
            '$' | '%' if rest.peek() == Some(&'{') => return None,
            '$' | '%' if rest.peek() == Some(&letter) => {
                let mut ahead = rest.clone();
                ahead.next();
                if ahead.peek() == Some(&'{') {
                    rest.next();
                    rest.next();
                    text.push(letter);
                    text.push('{');
                } else {
                    text.push(letter);
                }
            }
            other => text.push(other),
        }
    }
    Some(text)
}

fn hex(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, digits: usize) -> Option<char> {
    let mut number = 0;
    for _ in 0..digits {
        number = number * 16 + rest.next()?.to_digit(16)?;
    }
    char::from_u32(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_values_are_told_from_expressions() {
        let text = |text: &str| Literal::Text(text.to_owned());
        let number = |text: &str| Literal::Number(text.to_owned());
        for (expression, literal) in [
            (r#""postgres""#, text("postgres")),
            (r#""""#, text("")),
            (r#""a \"b\" \\ \n""#, text("a \"b\" \\ \n")),
            (r#""\u00e9""#, text("é")),
            (r#""costs $5 and 5%""#, text("costs $5 and 5%")),
            (r#""$${kept}""#, text("${kept}")),
            (r#""$$ alone""#, text("$$ alone")),
            (r#""${var.a}""#, Literal::Expression),
            (r#""%{ if x }y%{ endif }""#, Literal::Expression),
            (r#""a" + "b""#, Literal::Expression),
            ("8", number("8")),
            ("-0.5", number("-0.5")),
            ("1e9", number("1e9")),
            ("1 + 1", Literal::Expression),
            ("1-1", Literal::Expression),
            ("true", Literal::Flag(true)),
            ("false", Literal::Flag(false)),
            ("null", Literal::Expression),
            ("var.region", Literal::Expression),
            ("[]", Literal::Expression),
            ("<<EOT\nx\nEOT", Literal::Expression),
            ("", Literal::Expression),
        ] {
            assert_eq!(Literal::of(expression), literal, "`{expression}`");
        }
    }

    #[test]
    fn a_quoted_text_means_itself() {
        for text in ["", "a", "\"", "\\", "\\n", "line\nbreak\r\t", "${a}", "%{a}", "$", "$${a}", "$${", "é😀", "100%"]
        {
            assert_eq!(Literal::of(&quote(text)), Literal::Text(text.to_owned()), "`{text}` quoted is {}", quote(text));
        }
    }
}
