//! Names of blueprints.

use api::Problem;

use crate::problem::bad_value;

const LONGEST: usize = 200;

/// A name without white space around it, provided that it is one.
pub fn parse(name: &str) -> Result<String, Problem> {
    let name = name.trim();
    if name.is_empty() {
        return Err(bad_value("bad-name", "a blueprint needs a name").hint("give it at least one letter"));
    }
    if name.chars().count() > LONGEST {
        return Err(bad_value("bad-name", format!("the name is longer than {LONGEST} characters")).hint("shorten it"));
    }
    if name.chars().any(char::is_control) {
        return Err(bad_value("bad-name", "the name holds a line break or another control character")
            .hint("write it on one line"));
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_name_is_one_line_of_some_letters() {
        assert_eq!(parse("  Payments, prod ").unwrap(), "Payments, prod");
        assert!(parse(&"ü".repeat(200)).is_ok(), "characters count, not bytes");
        for bad in ["", "   ", "a\nb", "a\0b", &"x".repeat(201)] {
            assert_eq!(parse(bad).unwrap_err().code, "bad-name");
        }
    }
}
