//! Attribute paths: `engine`, `ingress[0].from_port`, `tags.Name`, `dynamic.setting[0].content[0].name`.

use std::fmt;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// A name: of an attribute, a block type, a block's label or a key.
    Name(String),
    /// `[0]`
    Index(usize),
    /// `["key"]`
    Key(String),
}

/// A path that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadPath;

/// Reads a path into its steps.
pub(crate) fn parse(path: &str) -> Result<Vec<Step>, BadPath> {
    let mut steps = Vec::new();
    let mut rest = path;
    let mut after_dot = true;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('[') {
            if after_dot && !steps.is_empty() {
                return Err(BadPath);
            }
            let (step, tail) = bracket(inside)?;
            steps.push(step);
            rest = tail;
        } else {
            if !after_dot {
                return Err(BadPath);
            }
            let (name, tail) = if rest.starts_with('"') {
                quoted(rest)?
            } else {
                let end = rest.find(['.', '[']).unwrap_or(rest.len());
                (rest.get(..end).unwrap_or_default().to_owned(), rest.get(end..).unwrap_or_default())
            };
            if name.is_empty() {
                return Err(BadPath);
            }
            steps.push(Step::Name(name));
            rest = tail;
        }
        after_dot = false;
        if let Some(tail) = rest.strip_prefix('.') {
            if tail.is_empty() {
                return Err(BadPath);
            }
            rest = tail;
            after_dot = true;
        }
    }
    if matches!(steps.first(), Some(Step::Name(_))) { Ok(steps) } else { Err(BadPath) }
}

fn bracket(inside: &str) -> Result<(Step, &str), BadPath> {
    if inside.starts_with('"') {
        let (key, tail) = quoted(inside)?;
        return Ok((Step::Key(key), tail.strip_prefix(']').ok_or(BadPath)?));
    }
    let (digits, tail) = inside.split_once(']').ok_or(BadPath)?;
    Ok((Step::Index(digits.parse().map_err(|_| BadPath)?), tail))
}

/// Reads a quoted text at the beginning of `text`, and gives what follows it.
fn quoted(text: &str) -> Result<(String, &str), BadPath> {
    let mut content = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Ok((content, text.get(at + 1..).unwrap_or_default())),
            '\\' => content.push(letters.next().ok_or(BadPath)?.1),
            _ => content.push(letter),
        }
    }
    Err(BadPath)
}

/// A name as it stands in a path: quoted where it could be taken for something else.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.is_empty() && !self.0.contains(['.', '[', ']', '"', '\\']) {
            return f.write_str(self.0);
        }
        f.write_str("\"")?;
        for letter in self.0.chars() {
            if matches!(letter, '"' | '\\') {
                f.write_str("\\")?;
            }
            write!(f, "{letter}")?;
        }
        f.write_str("\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Step {
        Step::Name(text.to_owned())
    }

    #[test]
    fn a_path_is_read_into_its_steps() {
        let cases = [
            ("engine", vec![name("engine")]),
            ("ingress[0].from_port", vec![name("ingress"), Step::Index(0), name("from_port")]),
            ("tags.Name", vec![name("tags"), name("Name")]),
            ("tags[\"a.b\"]", vec![name("tags"), Step::Key("a.b".to_owned())]),
            (
                "dynamic.setting[0].content[0].name",
                vec![name("dynamic"), name("setting"), Step::Index(0), name("content"), Step::Index(0), name("name")],
            ),
            ("provisioner.\"a.b\"[1].x", vec![name("provisioner"), name("a.b"), Step::Index(1), name("x")]),
            ("x[0][1]", vec![name("x"), Step::Index(0), Step::Index(1)]),
        ];
        for (path, steps) in cases {
            assert_eq!(parse(path), Ok(steps), "`{path}`");
        }
    }

    #[test]
    fn a_path_that_is_none_is_refused() {
        for path in ["", ".", "a.", ".a", "a..b", "a[", "a[x]", "a[0]b", "[0]", "a[\"x]", "a.[0]", "\"x"] {
            assert_eq!(parse(path), Err(BadPath), "`{path}`");
        }
    }

    #[test]
    fn a_quoted_name_reads_back() {
        for text in ["plain", "a.b", "a\"b\\c", "", "[0]"] {
            let path = format!("x.{}", Quoted(text));
            let expected = if text.is_empty() { Err(BadPath) } else { Ok(vec![name("x"), name(text)]) };
            assert_eq!(parse(&path), expected, "`{path}`");
        }
    }
}
