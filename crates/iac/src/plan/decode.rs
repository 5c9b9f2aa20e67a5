//! The text of a file in whatever it is encoded, and where in it JSON begins.

use std::borrow::Cow;

/// How a text is written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Without or with a byte order mark.
    Utf8 {
        /// Bytes before the text.
        mark: usize,
    },
    /// As PowerShell redirects output.
    Utf16 {
        /// Whether the lesser byte comes first.
        little: bool,
        /// Bytes before the text.
        mark: usize,
    },
}

/// The text of the bytes; `None` where they are no text.
pub(super) fn text(bytes: &[u8]) -> Option<(Cow<'_, str>, Encoding)> {
    let encoding = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Encoding::Utf8 { mark: 3 },
        [0xFF, 0xFE, ..] => Encoding::Utf16 { little: true, mark: 2 },
        [0xFE, 0xFF, ..] => Encoding::Utf16 { little: false, mark: 2 },
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Encoding::Utf16 { little: true, mark: 0 },
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Encoding::Utf16 { little: false, mark: 0 },
        _ => Encoding::Utf8 { mark: 0 },
    };
    match encoding {
        Encoding::Utf8 { mark } => Some((Cow::Borrowed(str::from_utf8(bytes.get(mark..)?).ok()?), encoding)),
        Encoding::Utf16 { little, mark } => {
            let (pairs, rest) = bytes.get(mark..)?.as_chunks::<2>();
            let unit = |pair: &[u8; 2]| if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) };
            let text: Result<String, _> = char::decode_utf16(pairs.iter().map(unit)).collect();
            text.ok().filter(|_| rest.is_empty()).map(|text| (Cow::Owned(text), encoding))
        }
    }
}

impl Encoding {
    /// The bytes of a text, led by the mark that `before` is led by.
    pub(super) fn bytes(self, text: &str, before: &[u8]) -> Vec<u8> {
        let (Self::Utf8 { mark } | Self::Utf16 { mark, .. }) = self;
        let mut bytes = before.get(..mark).unwrap_or_default().to_vec();
        match self {
            Self::Utf8 { .. } => bytes.extend_from_slice(text.as_bytes()),
            Self::Utf16 { little: true, .. } => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            Self::Utf16 { little: false, .. } => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        }
        bytes
    }

    /// Where in the bytes each of some places in the text is; they come in order.
    pub(super) fn places(self, text: &str, places: &mut [u32]) {
        match self {
            Self::Utf8 { mark: 0 } => {}
            Self::Utf8 { mark } => places.iter_mut().for_each(|place| *place += mark as u32),
            Self::Utf16 { mark, .. } => {
                let (mut at, mut units) = (0usize, 0usize);
                for place in places {
                    let passed = text.get(at..*place as usize).unwrap_or_default();
                    units += passed.encode_utf16().count();
                    at += passed.len();
                    *place = u32::try_from(mark + 2 * units).unwrap_or(u32::MAX);
                }
            }
        }
    }
}

/// What a text holds, by a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glance {
    /// A plan or a state from here on, or what would be one.
    Json(usize),
    /// The log of a run, line for line in JSON.
    Log,
    /// Neither.
    Nothing,
}

/// Looks for a plan or a state. Before it there may be what a wrapper said.
pub(super) fn glance(text: &str) -> Glance {
    let bytes = text.as_bytes();
    let find = |what: &str| memchr::memmem::find(bytes, what.as_bytes());
    let start = text.trim_start();
    if start.starts_with("{\"@level\"") || start.starts_with("{\"@message\"") {
        return Glance::Log;
    }
    if let Some(version) = find("\"format_version\"") {
        let before = text.get(..version).unwrap_or_default().trim_end();
        if before.ends_with('{') {
            return Glance::Json(before.len() - 1);
        }
        let said = ["\"planned_values\"", "\"resource_changes\"", "\"root_module\""];
        if said.iter().any(|what| find(what).is_some()) {
            return first_object(text).map_or(Glance::Nothing, Glance::Json);
        }
    } else if find("\"lineage\"").is_some() && find("\"resources\"").is_some() && find("\"serial\"").is_some() {
        return first_object(text).map_or(Glance::Nothing, Glance::Json);
    }
    Glance::Nothing
}

/// The first line that begins an object.
fn first_object(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('{') {
            return Some(at + line.len() - line.trim_start().len());
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_whatever_it_is_written_and_goes_back() {
        let plain = "warning: é𝄞\n{\"format_version\":\"1.2\"}";
        let utf16 = |little: bool, mark: &[u8]| {
            let units = plain.encode_utf16();
            let bytes: Vec<u8> =
                units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect();
            [mark, &bytes].concat()
        };
        let cases = [
            plain.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", plain.as_bytes()].concat(),
            utf16(true, b"\xFF\xFE"),
            utf16(false, b"\xFE\xFF"),
            utf16(true, b""),
            utf16(false, b""),
        ];
        for bytes in cases {
            let (read, encoding) = text(&bytes).unwrap();
            assert_eq!(read, plain);
            assert_eq!(encoding.bytes(&read, &bytes), bytes);
            let mut places = [0, plain.find('{').unwrap() as u32];
            encoding.places(&read, &mut places);
            let there = bytes.get(places[1] as usize..).unwrap();
            assert!(there.starts_with(b"{") || there.starts_with(b"\0{"), "{encoding:?}");
        }
        assert_eq!(text(b"\xFF\xFE\0"), None);
        assert_eq!(text(b"\xC3\x28"), None);
    }

    #[test]
    fn json_is_found_behind_what_a_wrapper_says() {
        let cases = [
            ("{\"format_version\":\"1.2\"}", Glance::Json(0)),
            ("{\n  \"format_version\": \"1.2\"\n}", Glance::Json(0)),
            ("12:00 INFO terragrunt\n12:01 {x}\n{\"format_version\":\"1.2\"}\nbye", Glance::Json(32)),
            ("[info] {\"format_version\":\"1.2\"}", Glance::Json(7)),
            ("note\n {\"configuration\":{},\"format_version\":\"1\",\"planned_values\":{}}", Glance::Json(6)),
            ("{\"version\":4,\"serial\":1,\"lineage\":\"x\",\"resources\":[]}", Glance::Json(0)),
            ("{\"@level\":\"info\",\"@message\":\"Terraform 1.5.0\"}\n", Glance::Log),
            ("{\"a\":1}", Glance::Nothing),
            ("", Glance::Nothing),
        ];
        for (text, expected) in cases {
            assert_eq!(glance(text), expected, "{text}");
        }
    }
}
