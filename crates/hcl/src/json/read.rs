use super::document::{Kind, Node};
use crate::Span;
use crate::syntax::{MOST_ERRORS, Problem};

/// As deep as expressions of the native form.
const DEEPEST: u32 = 200;

const COMMA_OR_END: &str = "separate them by commas and close the bracket";

pub(super) struct Reader<'s> {
    source: &'s [u8],
    at: usize,
    depth: u32,
    pub(super) nodes: Vec<Node>,
    pub(super) children: Vec<u32>,
    pending: Vec<u32>,
    pub(super) problems: Vec<Problem>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s [u8]) -> Reader<'s> {
        let at = if source.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        Reader {
            source,
            at,
            depth: 0,
            nodes: Vec::new(),
            children: Vec::new(),
            pending: Vec::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn document(&mut self) -> Option<u32> {
        if self.source.len() > u32::MAX as usize / 2 {
            self.source = &[];
            self.problem(0, "the text is longer than 2 gigabytes", "split it into several files");
            return None;
        }
        if self.peek().is_none() {
            self.problem(self.at, "the file is empty", "write an object: `{}`");
            return None;
        }
        let root = self.value();
        if self.peek().is_some() {
            self.problem(self.at, "there is something after the value", "a JSON file holds one value");
        }
        Some(root)
    }

    fn problem(&mut self, at: usize, message: &'static str, hint: &'static str) {
        if self.problems.len() < MOST_ERRORS {
            let end = (at + 1).min(self.source.len());
            self.problems.push(Problem::new(Span::new(at as u32, end.max(at) as u32), message, hint));
        }
    }

    /// The next byte that is not blank.
    fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.source.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                byte => return Some(*byte),
            }
        }
        None
    }

    fn node(&mut self, kind: Kind, start: usize, data: u32, mark: usize) -> u32 {
        let children = self.children.len() as u32;
        self.children.extend(self.pending.drain(mark..));
        let child_count = self.children.len() as u32 - children;
        let span = Span::new(start as u32, self.at as u32);
        self.nodes.push(Node { kind, span, children, child_count, data });
        self.nodes.len() as u32 - 1
    }

    fn leaf(&mut self, kind: Kind, start: usize, data: u32) -> u32 {
        self.node(kind, start, data, self.pending.len())
    }

    fn value(&mut self) -> u32 {
        let next = self.peek();
        let start = self.at;
        match next {
            Some(b'"') => self.string(),
            Some(b'{' | b'[') if self.depth >= DEEPEST => {
                self.problem(start, "this is nested too deeply", "make it flatter");
                self.skip()
            }
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                let words: [(&[u8], Kind); 3] = [(b"true", Kind::True), (b"false", Kind::False), (b"null", Kind::Null)];
                for (word, kind) in words {
                    let rest = self.source.get(start..).unwrap_or_default();
                    if rest.starts_with(word) && !rest.get(word.len()).is_some_and(u8::is_ascii_alphanumeric) {
                        self.at += word.len();
                        return self.leaf(kind, start, 0);
                    }
                }
                self.problem(
                    start,
                    "a value is expected here",
                    "write a string in quotes, a number, an object or a list",
                );
                self.skip()
            }
        }
    }

    /// Skips to the next comma or closing bracket of this level.
    fn skip(&mut self) -> u32 {
        let start = self.at;
        let mut open = 0u32;
        while let Some(byte) = self.source.get(self.at) {
            match byte {
                b'"' => {
                    self.string_end();
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' if open == 0 => break,
                b'}' | b']' => open -= 1,
                b',' if open == 0 => break,
                _ => {}
            }
            self.at += 1;
        }
        self.leaf(Kind::Error, start, 0)
    }

    fn number(&mut self) -> u32 {
        let start = self.at;
        let is_part = |byte: &&u8| matches!(**byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
        let text = self.source.get(start..).unwrap_or_default();
        let text = text.get(..text.iter().take_while(is_part).count()).unwrap_or_default();
        self.at += text.len();
        if !is_number(text) {
            self.problem(start, "this is not a number", "write it like `1`, `0.5` or `1e3`");
            return self.leaf(Kind::Error, start, 0);
        }
        self.leaf(Kind::Number, start, 0)
    }

    fn string(&mut self) -> u32 {
        let start = self.at;
        let escapes = self.string_end();
        self.leaf(Kind::String, start, u32::from(escapes))
    }

    /// Steps over a string and reports what is wrong in it; says whether it has escapes.
    fn string_end(&mut self) -> bool {
        let start = self.at;
        self.at += 1;
        let mut escapes = false;
        loop {
            match self.source.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    let text = self.source.get(start..self.at).unwrap_or_default();
                    if str::from_utf8(text).is_err() {
                        self.problem(start, "the string is not UTF-8 text", "save the file in UTF-8 encoding");
                    }
                    return escapes;
                }
                Some(b'\\') => {
                    escapes = true;
                    let hex = self.source.get(self.at + 2..self.at + 6).unwrap_or_default();
                    match self.source.get(self.at + 1) {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
                        Some(b'u') if hex.len() == 4 && hex.iter().all(u8::is_ascii_hexdigit) => self.at += 6,
                        _ => {
                            self.problem(self.at, "this is not an escape sequence", "write `\\\\` for a backslash");
                            self.at += 1;
                        }
                    }
                }
                Some(0..=0x1f) => {
                    self.problem(
                        self.at,
                        "the string is not closed on its line",
                        "add the closing quote, or write `\\n`",
                    );
                    if self.source.get(self.at) == Some(&b'\n') {
                        return escapes;
                    }
                    self.at += 1;
                }
                Some(_) => self.at += 1,
                None => {
                    self.problem(start, "the string is not closed", "add the closing quote");
                    return escapes;
                }
            }
        }
    }

    fn array(&mut self) -> u32 {
        let start = self.at;
        let mark = self.pending.len();
        self.at += 1;
        self.depth += 1;
        if self.peek() == Some(b']') {
            self.at += 1;
        } else {
            loop {
                let item = self.value();
                self.pending.push(item);
                if !self.separator(start, b']') {
                    break;
                }
            }
        }
        self.depth -= 1;
        self.node(Kind::Array, start, 0, mark)
    }

    fn object(&mut self) -> u32 {
        let start = self.at;
        let mark = self.pending.len();
        self.at += 1;
        self.depth += 1;
        if self.peek() == Some(b'}') {
            self.at += 1;
        } else {
            loop {
                if let Some(member) = self.member() {
                    self.pending.push(member);
                }
                if !self.separator(start, b'}') {
                    break;
                }
            }
        }
        self.depth -= 1;
        self.node(Kind::Object, start, 0, mark)
    }

    fn member(&mut self) -> Option<u32> {
        let next = self.peek();
        let start = self.at;
        let mark = self.pending.len();
        if next != Some(b'"') {
            self.problem(start, "a name is expected here", "write `\"name\": value`");
            self.skip();
            return None;
        }
        let key = self.string();
        if self.peek() != Some(b':') {
            self.problem(self.at, "a colon is expected here", "write `\"name\": value`");
            self.skip();
            return None;
        }
        let colon = self.at as u32;
        self.at += 1;
        let value = self.value();
        self.pending.extend([key, value]);
        Some(self.node(Kind::Member, start, colon, mark))
    }

    /// Steps over a comma (true) or the closing bracket (false), reporting whatever stands there instead.
    fn separator(&mut self, start: usize, closing: u8) -> bool {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                if self.peek() == Some(closing) {
                    self.problem(self.at, "there is nothing after the comma", "remove the comma before the bracket");
                    self.at += 1;
                    return false;
                }
                self.peek().is_some()
            }
            Some(byte) if byte == closing => {
                self.at += 1;
                false
            }
            Some(byte) => {
                self.problem(self.at, "a comma or the closing bracket is expected here", COMMA_OR_END);
                if matches!(byte, b'}' | b']') {
                    return false;
                }
                self.skip();
                match self.peek() {
                    Some(b',') => {
                        self.at += 1;
                        true
                    }
                    Some(byte) if byte == closing => {
                        self.at += 1;
                        false
                    }
                    _ => false,
                }
            }
            None => {
                self.problem(start, "the bracket is not closed", "add the closing bracket");
                false
            }
        }
    }
}

fn is_number(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(text);
    let mut rest = text.get(whole..).unwrap_or_default();
    if whole == 0 || (whole > 1 && text.starts_with(b"0")) {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix(b".") {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        rest = fraction.get(count..).unwrap_or_default();
    }
    if let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        let count = digits(exponent);
        return count > 0 && count == exponent.len();
    }
    rest.is_empty()
}
