//! JSON with the place of everything in it: objects one level at a time, and tokens without a stack.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Values nest no deeper than this.
pub(super) const DEEPEST: usize = 100;

/// The entries of an object, in order, also where a name stands twice.
pub(super) struct Pairs<'a>(pub(super) Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Pairs<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(Name(name)) = map.next_key()? {
                    pairs.push((name, map.next_value()?));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// A name, borrowed where nothing in it is escaped.
struct Name<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// The entries of an object; none of what is no object.
pub(super) fn pairs(raw: &RawValue) -> Vec<(Cow<'_, str>, &RawValue)> {
    serde_json::from_str::<Pairs<'_>>(raw.get()).map(|pairs| pairs.0).unwrap_or_default()
}

/// The items of a list; none of what is no list.
pub(super) fn items(raw: &RawValue) -> Vec<&RawValue> {
    serde_json::from_str(raw.get()).unwrap_or_default()
}

/// The last entry of that name.
pub(super) fn entry<'a>(pairs: &[(Cow<'a, str>, &'a RawValue)], name: &str) -> Option<&'a RawValue> {
    pairs.iter().rev().find(|(known, _)| known == name).map(|(_, raw)| *raw)
}

/// Where a part of a text stands in it.
pub(super) fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// `{` or `[`
    Open,
    /// `}` or `]`
    Close,
    /// The name of an entry, with its quotes.
    Name,
    /// A text, with its quotes.
    Text,
    /// Any other value.
    Other,
}

/// Visits the tokens of JSON with their places. Of what is no JSON it visits what it takes for tokens.
pub(super) fn tokens(json: &str, mut visit: impl FnMut(Token, usize, usize)) {
    let bytes = json.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => {
                visit(Token::Open, at, at + 1);
                at += 1;
            }
            b'}' | b']' => {
                visit(Token::Close, at, at + 1);
                at += 1;
            }
            b'"' => {
                let end = end_of_text(bytes, at);
                let mut next = end;
                while bytes.get(next).is_some_and(u8::is_ascii_whitespace) {
                    next += 1;
                }
                let is_name = bytes.get(next) == Some(&b':');
                visit(if is_name { Token::Name } else { Token::Text }, at, end);
                at = if is_name { next + 1 } else { end };
            }
            b',' | b':' => at += 1,
            byte if byte.is_ascii_whitespace() => at += 1,
            _ => {
                let start = at;
                while bytes.get(at).is_some_and(|byte| {
                    !matches!(byte, b',' | b':' | b'"' | b'{' | b'}' | b'[' | b']') && !byte.is_ascii_whitespace()
                }) {
                    at += 1;
                }
                visit(Token::Other, start, at);
            }
        }
    }
}

/// One past the closing quote of the text that opens at `start`.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes.get(at) == Some(&b'"') {
            return at + 1;
        }
        at += 2;
    }
    bytes.len()
}

/// Where JSON first nests deeper than it may.
pub(super) fn too_deep(json: &str) -> Option<usize> {
    let (mut depth, mut found) = (0usize, None);
    tokens(json, |token, start, _| match token {
        Token::Open => {
            depth += 1;
            if depth > DEEPEST && found.is_none() {
                found = Some(start);
            }
        }
        Token::Close => depth = depth.saturating_sub(1),
        Token::Name | Token::Text | Token::Other => {}
    });
    found
}
