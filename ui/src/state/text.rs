//! A source file cut into lines once, so that any of them is at hand whatever the file's size.

use super::highlight::{Carry, carries};

/// A text and where its lines begin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceText {
    text: String,
    /// First byte and one past the last byte of each line, its end of line left out.
    lines: Vec<(usize, usize)>,
    carries: Vec<Carry>,
}

impl SourceText {
    /// Cuts a text.
    pub fn new(text: String) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let kept = line.trim_end_matches('\n').trim_end_matches('\r').len();
            lines.push((start, start + kept));
            start += line.len();
        }
        let carries = carries(lines.iter().map(|(start, end)| text.get(*start..*end).unwrap_or_default()));
        Self { text, lines, carries }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// A line, from 0, with what it begins with.
    pub fn line(&self, index: usize) -> Option<(&str, &Carry)> {
        let (start, end) = *self.lines.get(index)?;
        Some((self.text.get(start..end)?, self.carries.get(index)?))
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_whatever_ends_them() {
        let text = SourceText::new("a\r\n\nb = <<X\nc".to_owned());
        let lines: Vec<&str> = (0..text.len()).filter_map(|index| text.line(index)).map(|(line, _)| line).collect();
        assert_eq!(lines, ["a", "", "b = <<X", "c"]);
        assert_eq!(text.line(3).unwrap().1, &Carry::Heredoc("X".to_owned()));
        assert_eq!(SourceText::new(String::new()).len(), 0);
    }
}
