use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::arguments::Arguments;
use crate::eval::error::{Outcome, Stop};
use crate::eval::value::Value;

fn decode(text: &str) -> Outcome<Vec<u8>> {
    // Line ends inside are allowed.
    let text: String = text.chars().filter(|character| !matches!(character, '\r' | '\n')).collect();
    STANDARD.decode(text).map_err(|_| Stop::error("this is not base64", "check the text"))
}

pub(super) fn base64decode(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let bytes = decode(&arguments.text(0)?)?;
    let text = String::from_utf8(bytes);
    text.map(Value::string)
        .map_err(|_| Stop::error("the decoded bytes are not UTF-8 text", "use it where base64 is accepted"))
}

pub(super) fn base64encode(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::string(STANDARD.encode(arguments.text(0)?.as_bytes())))
}

/// The encodings that take no tables.
enum Encoding {
    Utf8,
    Utf16 { little: bool },
    Latin1,
}

impl Encoding {
    fn named(name: &str) -> Outcome<Encoding> {
        match name.to_ascii_uppercase().as_str() {
            "UTF-8" | "UTF8" => Ok(Encoding::Utf8),
            "UTF-16LE" => Ok(Encoding::Utf16 { little: true }),
            "UTF-16BE" => Ok(Encoding::Utf16 { little: false }),
            "ISO-8859-1" | "LATIN1" => Ok(Encoding::Latin1),
            _ => Err(Stop::Unknown(crate::eval::Unknown::new(format!("the encoding `{name}` is not computed here")))),
        }
    }
}

pub(super) fn textencodebase64(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = arguments.text(0)?;
    let bytes = match Encoding::named(&arguments.text(1)?)? {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16 { little: true } => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16 { little: false } => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Latin1 => {
            let wrong = |_| Stop::error("the text has characters that the encoding has not", "use another encoding");
            text.chars().map(|character| u8::try_from(character as u32).map_err(wrong)).collect::<Outcome<_>>()?
        }
    };
    Ok(Value::string(STANDARD.encode(bytes)))
}

pub(super) fn textdecodebase64(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let bytes = decode(&arguments.text(0)?)?;
    let wrong = || Stop::error("the bytes are not text in this encoding", "use another encoding");
    let units = |read: fn([u8; 2]) -> u16| -> Outcome<String> {
        let pairs = bytes.chunks(2).map(|pair| <[u8; 2]>::try_from(pair).map(read).map_err(|_| wrong()));
        String::from_utf16(&pairs.collect::<Outcome<Vec<u16>>>()?).map_err(|_| wrong())
    };
    let text = match Encoding::named(&arguments.text(1)?)? {
        Encoding::Utf8 => String::from_utf8(bytes).map_err(|_| wrong())?,
        Encoding::Utf16 { little: true } => units(u16::from_le_bytes)?,
        Encoding::Utf16 { little: false } => units(u16::from_be_bytes)?,
        Encoding::Latin1 => bytes.iter().map(|byte| *byte as char).collect(),
    };
    Ok(Value::string(text))
}

pub(super) fn urlencode(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = arguments.text(0)?;
    let mut result = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => result.push(byte as char),
            b' ' => result.push('+'),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(result, "%{byte:02X}");
            }
        }
    }
    Ok(Value::string(result))
}

pub(super) fn csvdecode(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = arguments.text(0)?;
    arguments.evaluator.spend(text.len())?;
    let mut rows = csv_rows(&text)?.into_iter();
    let header: Vec<Arc<str>> = rows
        .next()
        .ok_or_else(|| Stop::error("the CSV text has no header line", "start it with the names of the columns"))?
        .into_iter()
        .map(Into::into)
        .collect();
    let mut items = Vec::new();
    for row in rows {
        if row.len() != header.len() {
            return Err(Stop::error(
                format!("a line of the CSV text has {} fields, its header has {}", row.len(), header.len()),
                "give every line the same number of fields",
            ));
        }
        arguments.evaluator.spend(row.len())?;
        let entries: BTreeMap<Arc<str>, Value> = header.iter().cloned().zip(row.into_iter().map(Value::from)).collect();
        items.push(Value::object(entries));
    }
    Ok(Value::list(items))
}

/// The fields of each line, by RFC 4180. Blank lines are left out.
fn csv_rows(text: &str) -> Outcome<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut field = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if field.is_empty() => loop {
                match characters.next() {
                    Some('"') if characters.peek() == Some(&'"') => {
                        characters.next();
                        field.push('"');
                    }
                    Some('"') => break,
                    Some(inside) => field.push(inside),
                    None => return Err(Stop::error("a quote in the CSV text is not closed", "close it with `\"`")),
                }
            },
            ',' => row.push(std::mem::take(&mut field)),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' => {
                if !row.is_empty() || !field.is_empty() {
                    row.push(std::mem::take(&mut field));
                    rows.push(std::mem::take(&mut row));
                }
            }
            other => field.push(other),
        }
    }
    if !row.is_empty() || !field.is_empty() {
        row.push(field);
        rows.push(row);
    }
    Ok(rows)
}
