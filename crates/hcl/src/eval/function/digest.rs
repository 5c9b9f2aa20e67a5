use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use super::arguments::Arguments;
use crate::eval::error::{Outcome, Stop};
use crate::eval::value::Value;

pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

pub(super) fn hex_digest<D: Digest>(bytes: &[u8]) -> Value {
    Value::string(hex(&D::digest(bytes)))
}

pub(super) fn base64_digest<D: Digest>(bytes: &[u8]) -> Value {
    Value::string(STANDARD.encode(D::digest(bytes)))
}

pub(super) fn base64sha256(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(base64_digest::<Sha256>(arguments.text(0)?.as_bytes()))
}

pub(super) fn base64sha512(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(base64_digest::<Sha512>(arguments.text(0)?.as_bytes()))
}

pub(super) fn md5(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(hex_digest::<Md5>(arguments.text(0)?.as_bytes()))
}

pub(super) fn sha1(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(hex_digest::<Sha1>(arguments.text(0)?.as_bytes()))
}

pub(super) fn sha256(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(hex_digest::<Sha256>(arguments.text(0)?.as_bytes()))
}

pub(super) fn sha512(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(hex_digest::<Sha512>(arguments.text(0)?.as_bytes()))
}

/// A UUID made of a namespace and a name.
pub(super) fn uuidv5(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let namespace = arguments.text(0)?;
    // The well-known namespaces of RFC 9562 differ in one digit.
    let namespace = match &*namespace {
        "dns" => "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "url" => "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
        "oid" => "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
        "x500" => "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
        other => other,
    };
    let digits: String = namespace.chars().filter(|character| *character != '-').collect();
    let number = (digits.len() == 32)
        .then(|| u128::from_str_radix(&digits, 16).ok())
        .flatten()
        .ok_or_else(|| Stop::error("the namespace is not a UUID", "use `dns`, `url`, `oid`, `x500` or a UUID"))?;
    let name = arguments.text(1)?;
    let digest = Sha1::new().chain_update(number.to_be_bytes()).chain_update(name.as_bytes()).finalize();
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(digest.get(..16).unwrap_or(&[0; 16]));
    let number = u128::from_be_bytes(bytes) & !(0xF << 76) & !(0x3 << 62) | (5 << 76) | (2 << 62);
    let text = format!("{number:032x}");
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    Ok(Value::string(format!("{}-{}-{}-{}-{}", part(0..8), part(8..12), part(12..16), part(16..20), part(20..32))))
}
