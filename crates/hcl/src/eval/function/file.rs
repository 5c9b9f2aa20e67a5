//! Files that the scope offers, and templates.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::Md5;
use sha1::Sha1;
use sha2::{Sha256, Sha512};

use super::arguments::Arguments;
use super::digest::{base64_digest, hex_digest};
use crate::eval::error::{Outcome, Stop};
use crate::eval::scope::{Resolved, Scope};
use crate::eval::value::{Unknown, Value};
use crate::syntax::parse_template;

fn read(arguments: &Arguments<'_, '_>) -> Outcome<Arc<[u8]>> {
    let path = arguments.text(0)?;
    let unknown = || Stop::Unknown(Unknown::new(format!("the file `{path}` was not read")));
    arguments.evaluator.scope.file(&path).ok_or_else(unknown)
}

fn text(bytes: &[u8]) -> Outcome<String> {
    String::from_utf8(bytes.to_vec())
        .map_err(|_| Stop::error("the file is not UTF-8 text", "use `filebase64` for other files"))
}

pub(super) fn file(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    text(&read(arguments)?).map(Value::string)
}

pub(super) fn fileexists(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    read(arguments).map(|_| Value::Bool(true))
}

pub(super) fn filebase64(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::string(STANDARD.encode(read(arguments)?)))
}

pub(super) fn filebase64sha256(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(base64_digest::<Sha256>(&read(arguments)?))
}

pub(super) fn filebase64sha512(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(base64_digest::<Sha512>(&read(arguments)?))
}

pub(super) fn filemd5(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(hex_digest::<Md5>(&read(arguments)?))
}

pub(super) fn filesha1(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(hex_digest::<Sha1>(&read(arguments)?))
}

pub(super) fn filesha256(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(hex_digest::<Sha256>(&read(arguments)?))
}

pub(super) fn filesha512(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(hex_digest::<Sha512>(&read(arguments)?))
}

pub(super) fn templatefile(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    render(arguments, &text(&read(arguments)?)?)
}

pub(super) fn templatestring(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    render(arguments, &arguments.text(0)?)
}

/// A template sees only the variables that it is given.
fn render(arguments: &Arguments<'_, '_>, source: &str) -> Outcome<Value> {
    let variables = arguments.object(1)?;
    let fragment = parse_template(source)
        .map_err(|error| Stop::error(format!("the template is not valid: {error}"), error.hint))?;
    struct Variables<'a>(&'a BTreeMap<Arc<str>, Value>, &'a dyn Scope);
    impl Scope for Variables<'_> {
        fn resolve(&self, root: &str, _: &[&str]) -> Option<Resolved> {
            self.0.get(root).map(|value| Resolved { value: value.clone(), used: 0 })
        }
        fn file(&self, path: &str) -> Option<Arc<[u8]>> {
            self.1.file(path)
        }
        fn call(&self, name: &str, values: &[Value]) -> Option<Value> {
            self.1.call(name, values)
        }
    }
    let scope = Variables(variables, arguments.evaluator.scope);
    arguments.evaluator.within(&scope, |evaluator| match evaluator.evaluate(fragment.expr(), None) {
        Ok(Value::Unknown(unknown)) => Err(Stop::Unknown(unknown)),
        // The place is one in the template, not in the expression that renders it.
        Err(Stop::Located(error)) => {
            Err(Stop::Error { message: format!("in the template: {}", error.message).into(), hint: error.hint })
        }
        other => other,
    })
}

pub(super) fn basename(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let path = arguments.text(0)?;
    let trimmed = path.trim_end_matches('/');
    let name = match trimmed.rsplit('/').next() {
        Some(name) if !name.is_empty() => name,
        _ if path.is_empty() => ".",
        _ => "/",
    };
    Ok(Value::from(name))
}

pub(super) fn dirname(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let path = arguments.text(0)?;
    let Some((directory, _)) = path.rsplit_once('/') else { return Ok(Value::from(".")) };
    let mut parts: Vec<&str> = Vec::new();
    for part in directory.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if path.starts_with('/') => {}
            part => parts.push(part),
        }
    }
    let clean = parts.join("/");
    Ok(Value::string(match (path.starts_with('/'), clean.is_empty()) {
        (true, _) => format!("/{clean}"),
        (false, true) => ".".to_owned(),
        (false, false) => clean,
    }))
}
