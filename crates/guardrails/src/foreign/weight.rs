//! How heavy a text is to read, before anybody reads it.

/// What of a text makes trees deep.
#[derive(Default)]
pub(crate) struct Weight {
    pub operators: usize,
    pub nesting: usize,
}

impl Weight {
    /// Counts outside of texts and comments.
    pub fn of(source: &str) -> Self {
        let mut weight = Self::default();
        let mut depth = 0_usize;
        let mut characters = source.chars();
        while let Some(c) = characters.next() {
            match c {
                '#' => while characters.next().is_some_and(|c| c != '\n') {},
                '`' => while characters.next().is_some_and(|c| c != '`') {},
                '"' => {
                    while let Some(c) = characters.next() {
                        match c {
                            '\\' => {
                                characters.next();
                            }
                            '"' => break,
                            _ => {}
                        }
                    }
                }
                '+' | '-' | '*' | '/' | '%' | '|' | '&' => weight.operators += 1,
                '[' | '{' | '(' => {
                    depth += 1;
                    weight.nesting = weight.nesting.max(depth);
                }
                ']' | '}' | ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        weight
    }
}
