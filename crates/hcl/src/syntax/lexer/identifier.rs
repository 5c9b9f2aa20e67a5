//! Which characters make an identifier.

/// The compatibility characters that Unicode takes out of `ID_Start` to get `XID_Start`; HashiCorp's scanner goes by `ID_Start`.
fn is_start(character: char) -> bool {
    unicode_ident::is_xid_start(character)
        || matches!(character as u32,
            0x037A | 0x0E33 | 0x0EB3 | 0x309B..=0x309C | 0xFC5E..=0xFC63 | 0xFDFA..=0xFDFB
            | 0xFE70 | 0xFE72 | 0xFE74 | 0xFE76 | 0xFE78 | 0xFE7A | 0xFE7C | 0xFE7E | 0xFF9E..=0xFF9F)
}

fn is_continue(character: char) -> bool {
    unicode_ident::is_xid_continue(character) || is_start(character)
}

const fn continues_identifier() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0usize;
    while byte < 128 {
        let b = byte as u8;
        // `const` evaluation has no iterators; the compiler checks the index.
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which checks the bounds")]
        {
            table[byte] = b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        }
        byte += 1;
    }
    table
}

static CONTINUE: [bool; 256] = continues_identifier();

fn character_at(source: &[u8], position: usize) -> Option<char> {
    let bytes = source.get(position..(position + 4).min(source.len()))?;
    let valid = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
    };
    valid.chars().next()
}

/// Where the identifier that starts at `position` ends; `None` if none starts there. The byte there is not ASCII.
pub(super) fn non_ascii_start(source: &[u8], position: usize) -> Option<usize> {
    let character = character_at(source, position)?;
    is_start(character).then(|| end(source, position + character.len_utf8()))
}

/// Where the identifier that goes on at `position` ends.
#[inline(always)]
pub(super) fn end(source: &[u8], mut position: usize) -> usize {
    loop {
        match source.get(position) {
            Some(byte) if CONTINUE.get(*byte as usize).copied().unwrap_or(false) => position += 1,
            Some(byte) if *byte >= 0x80 => match character_at(source, position) {
                Some(character) if is_continue(character) => position += character.len_utf8(),
                _ => return position,
            },
            _ => return position,
        }
    }
}

/// Whether `text` is an identifier of the language.
pub(crate) fn is_identifier(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    (is_start(first) || first == '_') && end(text.as_bytes(), first.len_utf8()) == text.len()
}
