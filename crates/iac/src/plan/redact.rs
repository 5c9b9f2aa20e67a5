//! Taking secrets out of the text of a plan or a state, with every other byte left as it is.

use std::borrow::Cow;
use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use domain::planned::SENSITIVE;
use rayon::prelude::*;
use serde_json::Value;
use serde_json::value::RawValue;

use super::containers::{Container, containers};
use super::raw::{self, Pairs, Token, items, offset, pairs, tokens};
use crate::planned::secrets::{is_secret, is_secret_of_type};

/// A secret of this length is hidden wherever a text is equal to it.
const EQUAL: usize = 8;
/// A secret of this length is hidden wherever a text holds it.
const WITHIN: usize = 12;

/// The text without its secrets. `json` is where its document begins, and `top` the entries of that.
pub(super) fn redacted<'a>(text: &'a str, json: usize, top: &[(Cow<'_, str>, &RawValue)]) -> Cow<'a, str> {
    let containers = containers(top);
    let marked: Vec<(usize, usize)> =
        containers.par_iter().flat_map_iter(|container| marked(text, container)).collect();
    let secrets = secrets(text, &marked);
    let mut spans = marked;
    if !secrets.is_empty() {
        let known = Secrets::of(secrets);
        let elsewhere = containers.par_iter().flat_map_iter(|container| known.within(text, container.raw));
        let elsewhere: Vec<(usize, usize)> = elsewhere.collect();
        spans.extend(elsewhere);
        let end = top.last().map_or(json, |(_, last)| offset(text, last.get()) + last.get().len());
        spans.extend(known.around(text, json, end));
    }
    splice(text, spans, &format!("\"{SENSITIVE}\""))
}

/// Puts `instead` in the place of each span, of nested ones the outer.
fn splice<'a>(text: &'a str, mut spans: Vec<(usize, usize)>, instead: &str) -> Cow<'a, str> {
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    spans.sort_unstable_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let mut spliced = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end) in spans {
        if start < at {
            continue;
        }
        spliced.push_str(text.get(at..start).unwrap_or_default());
        spliced.push_str(instead);
        at = end;
    }
    spliced.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(spliced)
}

/// The secrets of a container by its marks and by the names in it.
fn marked(text: &str, container: &Container<'_>) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    for mark in &container.marks {
        by_mark(text, container.raw, mark, &mut spans);
    }
    by_name(text, container, &mut spans);
    spans
}

/// How deep a document nests was looked at before.
fn by_mark(text: &str, raw: &RawValue, mark: &Value, spans: &mut Vec<(usize, usize)>) {
    match mark {
        Value::Bool(true) => hide(text, raw.get(), spans),
        Value::Object(marks) if !marks.is_empty() => {
            for (name, raw) in pairs(raw) {
                if let Some(mark) = marks.get(&*name) {
                    by_mark(text, raw, mark, spans);
                }
            }
        }
        Value::Array(marks) if marks.iter().any(|mark| !is_empty(mark)) => {
            for (raw, mark) in items(raw).into_iter().zip(marks) {
                by_mark(text, raw, mark, spans);
            }
        }
        _ => {}
    }
}

fn is_empty(mark: &Value) -> bool {
    match mark {
        Value::Bool(mark) => !mark,
        Value::Object(marks) => marks.is_empty(),
        Value::Array(marks) => marks.is_empty(),
        _ => true,
    }
}

fn hide(text: &str, value: &str, spans: &mut Vec<(usize, usize)>) {
    let hidden = value.len() == SENSITIVE.len() + 2 && value.get(1..=SENSITIVE.len()) == Some(SENSITIVE);
    if !hidden && value != "null" {
        let start = offset(text, value);
        spans.push((start, start + value.len()));
    }
}

fn by_name(text: &str, container: &Container<'_>, spans: &mut Vec<(usize, usize)>) {
    let json = container.raw.get();
    let name_at = |span: (usize, usize)| json.get(span.0 + 1..span.1 - 1).unwrap_or_default();
    // For each object or list that is open, the name of the entry that is being read.
    let mut open: Vec<Option<(usize, usize)>> = Vec::new();
    tokens(json, |token, start, end| match token {
        Token::Open => open.push(None),
        Token::Close => drop(open.pop()),
        Token::Name => {
            if let Some(last) = open.last_mut() {
                *last = Some((start, end));
            }
        }
        Token::Text if end - start > 2 => {
            let mut names = open.iter().rev().filter_map(|name| name.map(name_at));
            // What configuration says of an attribute stands one level below its name.
            let nearest = names.by_ref().find(|name| *name != "constant_value");
            let secret = nearest.is_some_and(|name| is_secret(&container.type_name, name))
                || names.any(|name| is_secret_of_type(&container.type_name, name));
            if secret && nearest != Some("references") {
                hide(text, json.get(start..end).unwrap_or_default(), spans);
            }
        }
        Token::Text | Token::Other => {}
    });
}

/// The texts that are hidden, where they are long enough to be told from others.
fn secrets(text: &str, marked: &[(usize, usize)]) -> BTreeSet<String> {
    let mut secrets = BTreeSet::new();
    for (start, end) in marked {
        let json = text.get(*start..*end).unwrap_or_default();
        tokens(json, |token, start, end| {
            if token == Token::Text {
                let secret = decoded(json.get(start..end).unwrap_or_default());
                if secret.len() >= EQUAL && secret != SENSITIVE {
                    secrets.insert(secret.into_owned());
                }
            }
        });
    }
    secrets
}

/// The text that a quoted one stands for.
fn decoded(quoted: &str) -> Cow<'_, str> {
    if quoted.contains('\\') {
        serde_json::from_str::<String>(quoted).map_or(Cow::Borrowed(quoted), Cow::Owned)
    } else {
        Cow::Borrowed(quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default())
    }
}

struct Secrets {
    equal: BTreeSet<String>,
    within: Option<AhoCorasick>,
}

impl Secrets {
    fn of(equal: BTreeSet<String>) -> Self {
        let long: Vec<&String> = equal.iter().filter(|secret| secret.len() >= WITHIN).collect();
        let within = (!long.is_empty()).then(|| AhoCorasick::new(&long).ok()).flatten();
        Self { equal, within }
    }

    fn is_in(&self, text: &str) -> bool {
        self.equal.contains(text) || self.within.as_ref().is_some_and(|secrets| secrets.is_match(text))
    }

    /// Where the texts of a container hold a secret.
    fn within(&self, text: &str, container: &RawValue) -> Vec<(usize, usize)> {
        let json = container.get();
        let mut spans = Vec::new();
        tokens(json, |token, start, end| {
            let quoted = json.get(start..end).unwrap_or_default();
            if token == Token::Text && quoted.len() >= EQUAL + 2 && self.is_in(&decoded(quoted)) {
                hide(text, quoted, &mut spans);
            }
        });
        spans
    }

    /// Lines before and after the document that hold a secret.
    fn around(&self, text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
        let Some(secrets) = &self.within else { return Vec::new() };
        let mut spans = Vec::new();
        for (from, to) in [(0, start), (end, text.len())] {
            let part = text.get(from..to).unwrap_or_default();
            spans.extend(secrets.find_iter(part).map(|found| (from + found.start(), from + found.end())));
        }
        spans
    }
}

/// The text of what cannot be read, with every value masked: nobody can say which of them are secrets. Places stay what
/// they are, and so does the problem.
pub(super) fn masked(text: &str, json: usize, problem: &Problem) -> String {
    let end = match problem.kind {
        ProblemKind::Syntax => json + problem.at,
        ProblemKind::End | ProblemKind::Depth => text.len(),
    };
    let mut bytes = text.as_bytes().to_vec();
    let mut broken = end;
    tokens(text.get(json..end).unwrap_or_default(), |token, start, to| {
        let (start, to) = (json + start, json + to);
        let closed = to - start > 1 && bytes.get(to - 1) == Some(&b'"');
        match (token, closed || to < end) {
            (Token::Text, true) => mask(&mut bytes, start + 1, to - 1),
            // It is cut short by the end, or by what is wrong inside of it.
            (Token::Text, false) if problem.kind == ProblemKind::Syntax => broken = start,
            (Token::Text, false) => mask(&mut bytes, start + 1, to),
            _ => {}
        }
    });
    if problem.kind == ProblemKind::Syntax {
        if let Some(byte) = bytes.get_mut(broken).filter(|byte| byte.is_ascii() && !byte.is_ascii_whitespace()) {
            *byte = b'?';
        }
        let end = bytes.len();
        mask_letters(&mut bytes, broken + 1, end);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Every value of lines that are JSON, masked.
pub(super) fn masked_lines(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    tokens(text, |token, start, end| {
        if token == Token::Text {
            mask(&mut bytes, start + 1, end - 1);
        }
    });
    String::from_utf8_lossy(&bytes).into_owned()
}

fn mask(bytes: &mut [u8], start: usize, end: usize) {
    if let Some(part) = bytes.get_mut(start..end) {
        part.fill(b'*');
    }
}

fn mask_letters(bytes: &mut [u8], start: usize, end: usize) {
    for byte in bytes.get_mut(start..end).into_iter().flatten() {
        if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
            *byte = b'*';
        }
    }
}

/// What is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    /// Where, from the beginning of the document.
    pub(super) at: usize,
    pub(super) kind: ProblemKind,
    pub(super) message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProblemKind {
    /// It is no JSON from there on.
    Syntax,
    /// It ends too early.
    End,
    /// It nests too deep.
    Depth,
}

/// Where serde found a text to be wrong, as a place in the whole of it.
pub(super) fn place_of(error: &serde_json::Error, json: &str) -> usize {
    if error.is_eof() {
        return json.len();
    }
    let before: usize = json.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut at = (before + error.column().saturating_sub(1)).min(json.len());
    while !json.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Why the object at the beginning of `json` is none, if so.
pub(super) fn problem(json: &str) -> Option<Problem> {
    let mut read = serde_json::Deserializer::from_str(json);
    // What a wrapper says behind the object is no part of it.
    match <Pairs<'_> as serde::Deserialize>::deserialize(&mut read) {
        Err(error) => {
            let (kind, message) = match error.is_eof() {
                true => (ProblemKind::End, "the document ends too early".to_owned()),
                false => (ProblemKind::Syntax, "this is no JSON from here on".to_owned()),
            };
            Some(Problem { at: place_of(&error, json), kind, message })
        }
        Ok(Pairs(pairs)) => {
            let at =
                pairs.iter().find_map(|(_, value)| Some(offset(json, value.get()) + raw::too_deep(value.get())?))?;
            let message = format!("the document nests deeper than {} levels", raw::DEEPEST);
            Some(Problem { at, kind: ProblemKind::Depth, message })
        }
    }
}

/// The document at the beginning of `json`, which has no problem.
pub(super) fn top(json: &str) -> Pairs<'_> {
    let mut read = serde_json::Deserializer::from_str(json);
    <Pairs<'_> as serde::Deserialize>::deserialize(&mut read).unwrap_or(Pairs(Vec::new()))
}
